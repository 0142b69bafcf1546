"""The operators' commands doctor, backup, restore, dead, stats, audit and retention, with their arguments."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.config.loader import load
from bot.config.settings import Settings
from bot.domain.base.dead_letter import Letter, Source
from bot.ops import auditing, figures, keeping
from bot.ops.backup import back_up
from bot.ops.doctor import examine, exit_code
from bot.ops.fatal import sentence
from bot.ops.restore import restore
from bot.programme import Programme
from bot.usecases.desk import backups, dead_letters
from storage.appeals.facts import complete
from storage.engine.database import Database, open_database
from storage.engine.unfit import Unfit, printable
from storage.engine.upgrade import upgrade
from storage.mail import dead

ALL = "all"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to argparse's subparsers."""
    commands.add_parser("doctor", help="look the house over: a line each, exit code 0, 1 or 2")
    copy = commands.add_parser("backup", help="write everything into one archive; the bot may run meanwhile")
    copy.add_argument("target", type=Path, help="FILE.tar.gz, or a folder for a file named by the time")
    back = commands.add_parser("restore", help="bring a backup back into an empty place, on either engine")
    back.add_argument("archive", type=Path)
    back.add_argument("--database-url", help="instead of DATABASE_URL")
    back.add_argument("--files-dir", type=Path, help="instead of FILES_DIR")
    letters = commands.add_parser("dead", help="list what was given up; --replay puts it back in line")
    letters.add_argument("--replay", metavar="ID", help=f"such as inbox:12, or {ALL}")
    figures.add(commands)
    auditing.add(commands)
    kept = commands.add_parser(keeping.COMMAND, help="take away names, numbers and notes that were kept for their time")
    kept.add_argument("--dry-run", action="store_true", help="only count them")


def run(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    """Run the command and return the exit code."""
    try:
        return asyncio.run(_RUN[args.command](args, settings, now))  # type: ignore[arg-type]  # each is a coroutine
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return 1


async def _doctor(_: argparse.Namespace, settings: Settings, now: datetime) -> int:
    findings = await examine(settings, now)
    print(*findings, sep="\n")
    return exit_code(findings)


async def _backup(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    made = back_up(settings.database_url, settings.files_dir, args.target, now, settings.backup_key.get_secret_value())
    print(f"{made.archive}: {made.rows} rows, {made.files} files")
    for digest in made.missing:
        print(f"the file {digest} is missing or damaged in {settings.files_dir}", file=sys.stderr)
    if made.missing:
        return 1
    await _noted(settings, now)
    return 0


async def _noted(settings: Settings, now: datetime) -> None:
    """Note the backup in the database; if that fails, the backup is good all the same."""
    try:
        programme = Programme.of(load(settings.pack))
        database = await open_database(settings.database_url, programme)
        try:
            await database.write(backups.made, now=now)
        finally:
            await database.close()
    except Exception as error:
        if (said := sentence(error)) is None:
            raise
        print(f"the backup is made, but the bot does not know of it: {said}", file=sys.stderr)


async def _restore(args: argparse.Namespace, settings: Settings, _: datetime) -> int:
    url, folder = args.database_url or settings.database_url, args.files_dir or settings.files_dir
    done = restore(args.archive, url, folder, settings.backup_key.get_secret_value())
    print(f"{done.rows} rows and {done.files} files are back")
    return 0


async def _dead(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    async with _house(settings) as database:
        if args.replay is None:
            found, _ = await database.read(dead.letters, size=sys.maxsize)
            print(*map(_line, found), sep="\n") if found else print("no dead letters")
            return 0
        try:
            wanted = None if args.replay == ALL else _named(args.replay)
        except ValueError:
            print(f"{args.replay} is no ID: it is one of the list, such as inbox:12, or {ALL}", file=sys.stderr)
            return 2
        count = await database.write(dead_letters.replay_by_operator, wanted, now=now)
    if wanted is not None and not count:
        print(f"{args.replay} is no dead letter", file=sys.stderr)
        return 1
    print(f"{count} back in line; the running bot takes them up")
    return 0


def _line(letter: Letter) -> str:
    name = f"{letter.source}:{letter.row}"
    return f"{name:<14}  {letter.at:%Y-%m-%d %H:%M:%SZ}  {letter.attempts} attempts  {printable(letter.error)}"


def _named(name: str) -> tuple[Source, int]:
    source, _, number = name.partition(":")
    return Source(source), int(number)


async def _stats(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    async with _house(settings) as database:
        return await figures.show(args, database, now)


async def _audit(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    async with _house(settings) as database:
        return await auditing.show(args, database, now)


@asynccontextmanager
async def _house(settings: Settings) -> AsyncIterator[Database]:
    programme = Programme.of(load(settings.pack))
    upgrade(settings.database_url)
    database = await open_database(settings.database_url, programme)
    while await database.write(complete):
        pass
    try:
        yield database
    finally:
        await database.close()


_RUN: dict[str, Callable[[argparse.Namespace, Settings, datetime], Awaitable[int]]] = {
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "dead": _dead,
    "stats": _stats,
    auditing.COMMAND: _audit,
    keeping.COMMAND: keeping.run,
}
COMMANDS = tuple(_RUN)
