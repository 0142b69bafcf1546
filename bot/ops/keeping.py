"""The command `python -m bot retention`: counts what has been kept as long as was promised, or deletes it at once."""

import argparse
from datetime import datetime
from functools import partial

from bot.config.loader import load
from bot.config.settings import Settings
from bot.delivery.settle import post
from bot.domain.tenure.keeping import Expired, Kept, Whose
from bot.programme import Programme
from bot.texts.render import Words, render
from bot.usecases.people.accounts import bot_name
from bot.usecases.tenure import retention
from storage.engine.database import Database, Transaction, open_database
from storage.engine.upgrade import upgrade

COMMAND = "retention"
NAMES = {
    Whose.MEMBER: "members of enterprises",
    Whose.COUNTER: "contacts entered at the counter",
    Whose.NOBODY: "others who once wrote",
}


async def run(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    """Print what was found, and delete it if asked; the running bot does the same each night."""
    upgrade(settings.database_url)
    database = await open_database(settings.database_url, Programme.of(load(settings.pack)))
    try:
        found = await database.read(retention.look, now=now)
        print(*_lines(found), sep="\n")
        if not args.dry_run:
            await let_go(database, now)
            print("done; each is noted in the audit")
    finally:
        await database.close()
    return 0


def _lines(found: Expired) -> list[str]:
    people = [f"{name}: {found.people.get(whose, 0)}" for whose, name in NAMES.items()]
    return [*people, f"requests to join: {found.requests}", f"notes in the audit: {found.records}"]


async def let_go(database: Database, now: datetime) -> None:
    """Do the steps of a night one after another."""
    for what in (Kept.PEOPLE, Kept.RECORDS):
        up_to: int | None = 0
        while up_to is not None:
            up_to = await database.write(partial(_step, what, up_to, now))


def _step(what: Kept, after: int, now: datetime, tx: Transaction) -> int | None:
    words = Words(tx.programme.pack, bot_name(tx))
    up_to, notices = retention.STEPS[what](tx, after, now)
    post(tx, notices, lambda notice: render(notice, words), None, now)
    return up_to
