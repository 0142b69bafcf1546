"""Frees at the start what a former process had claimed at the database, and adopts the calendar of the pack."""

from collections.abc import Mapping
from datetime import datetime

from bot.delivery.outbox_rows import Render
from bot.delivery.settle import post
from bot.usecases.appeals import calendars
from bot.usecases.people import sign_in_pictures
from bot.usecases.people.accounts import BOT_NAME
from bot.usecases.reach import letters
from storage.engine import leases, other_processes, signs_of_life
from storage.engine import settings as facts
from storage.engine.database import Transaction
from storage.mail import inbox, outbox, readings
from storage.reports import exports
from storage.tenure import import_tables


def adopt_calendar(tx: Transaction, render: Render, now: datetime) -> None:
    """Move the dates of open appeals if the calendar is not that of the last start."""
    post(tx, calendars.adopt(tx, now=now), render, None, now)


def claim_alone(tx: Transaction, bot_name: str, web_url: str, budgets: Mapping[str, int]) -> None:
    """Free what the former process had claimed, if this process is the only one at the database."""
    facts.put(tx, BOT_NAME, bot_name)
    letters.keep_budgets(tx, budgets)
    sign_in_pictures.keep_page(tx, web_url)
    if other_processes.is_alone(tx):
        inbox.release(tx)
        outbox.release(tx)
        leases.release(tx)
        exports.TO_MAKE.release(tx)
        import_tables.TO_READ.release(tx)
        readings.TO_READ.release(tx)
        signs_of_life.clear(tx)
