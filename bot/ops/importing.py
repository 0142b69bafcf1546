"""`python -m bot import`: tables that somebody filled in, tried first, then taken over."""

import argparse
import sys
from datetime import datetime
from functools import partial
from itertools import chain, count
from pathlib import Path

from bot.config.loader import load
from bot.config.problems import PackError
from bot.config.settings import Settings
from bot.delivery.settle import post
from bot.domain.appeals.reckoning import Moving
from bot.domain.tenure.imports import FilledIn, Import, Result
from bot.domain.time.calendar import SHANGHAI
from bot.papers import filled_in, spreadsheet
from bot.programme import Programme
from bot.texts.refusals import plainly
from bot.texts.render import Words, render
from bot.texts.tenure import imports as said
from bot.usecases.people.accounts import bot_name, hashed, invite_in
from bot.usecases.tenure import importing
from storage.engine import engines
from storage.engine.database import Transaction
from storage.engine.durable import sync
from storage.engine.migrate import migrate
from storage.people import people

COMMAND = "import"
OLD, AS_NEW = (".xls", ".et", ".ods"), "it is of an old or another format; open it and save it as .xlsx"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser(COMMAND, help="take over staff, enterprises, days off or earlier appeals from FILE")
    made.add_argument("kind", choices=[kind.value for kind in Import])
    made.add_argument("file", type=Path, metavar="TABLE", help=".xlsx or .csv")
    made.add_argument("--template", action="store_true", help="write an empty table with examples into FILE instead")
    made.add_argument(
        "--apply", action="store_true", help="do it, not only try it, and write FILE-result.xlsx with the links"
    )


def run(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    """Return the exit code: 0 done or could be done, 2 with faults, of which each is named by its cell."""
    kind, file = Import(args.kind), args.file
    if (ending := file.suffix.lower()) not in ((".xlsx",) if args.template else filled_in.KINDS):
        wanted = f"FILE ends with {' or '.join(filled_in.KINDS)}; a template with .xlsx"
        return _complain(f"{file}: {AS_NEW if ending in OLD else wanted}")
    if args.template:
        file.write_bytes(filled_in.empty(kind))
        print(f"{file}: fill it in from row 2; the examples are to be replaced")
        return 0
    try:
        table = filled_in.read(str(file), file.read_bytes(), kind)
    except PackError as wrong:
        return _complain(str(wrong))
    except (OSError, ValueError) as wrong:
        return _complain(f"{file}: {_why(wrong)}")
    return _take_over(table, args, settings, now)


def _why(wrong: Exception) -> str:
    """Say why the file is no table that can be tried."""
    match wrong:
        case filled_in.NotThatTable():
            return f"the heads lack the columns {', '.join(wrong.missing)}; --template writes them"
        case spreadsheet.OldExcel():
            return AS_NEW
        case _:
            return "it can't be read as a spreadsheet; save it as .xlsx or .csv"


def _take_over(table: FilledIn, args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    programme = Programme.of(load(settings.pack))
    migrate(settings.database_url)
    engine = engines.writing(settings.database_url)
    with engine.connect() as connection, connection.begin() as transaction:
        tx = Transaction(connection, programme)
        _rescue(tx, args.file)
        result, name = importing.take_over(tx, table, now=now), bot_name(tx)
        post(tx, list(result.told), partial(render, words=Words(tx.programme.pack, name)), None, now)
        if not args.apply or result.faults:
            transaction.rollback()
        elif result.outcomes:
            _write(_unfinished(args.file), filled_in.result(result.outcomes, name))  # links that would be lost else
    engine.dispose()
    if result.faults or not result.outcomes:
        return _name(table, args.file, result)
    return _report(args.file, result, applied=args.apply)


def _unfinished(file: Path) -> Path:
    """Return where the result stands until it is known that the import was done."""
    return file.with_name(f"{file.stem}-result.xlsx.part")


def _rescue(tx: Transaction, file: Path) -> None:
    """Keep the result of an import that was done when its process was killed: its links are nowhere else."""
    left = _unfinished(file)
    if not left.exists():
        return
    links = filter(None, map(invite_in, filled_in.texts(left.read_bytes())))
    if any(people.invited(tx, hashed(link)) for link in links):
        target = left.replace(_free(file))
        print(f"{file}: an import was cut off after it was done; see {target}, which only you may read")
    else:
        left.unlink()


def _write(target: Path, content: bytes) -> None:
    """Write what only the owner may read; it is on the disk when this returns."""
    target.touch(mode=0o600)
    target.write_bytes(content)
    sync(target)
    sync(target.parent)


def _name(table: FilledIn, file: Path, result: Result) -> int:
    """Name each wrong cell, as the spreadsheet does."""
    for fault in result.faults:
        head = said.head_of(table.kind, fault)
        print(f"{file}:{table.place(fault)} {head}: {plainly(fault.problem)}", file=sys.stderr)
    return _complain(f"{len(result.faults)} wrong, nothing was changed" if result.faults else f"{file}: no rows")


def _report(file: Path, result: Result, *, applied: bool) -> int:
    if result.moving:
        print(*_moves(result.moving), sep="\n")
    counted = f"{result.counts.new} new, {result.counts.known} known already"
    if not applied:
        print(f"{file}: {counted}; nothing was changed, --apply does it")
        return 0
    target = _free(file)
    _unfinished(file).replace(target)
    print(f"{file}: {counted}; see {target}, which only you may read")
    return 0


def _free(file: Path) -> Path:
    """Return a name for the result beside the file; what an earlier import gave, with its links, stays."""
    names = (f"{file.stem}-result{number}.xlsx" for number in chain(("",), map("-{}".format, count(2))))
    return next(path for path in map(file.with_name, names) if not path.exists())


def _moves(moving: Moving) -> list[str]:
    """Name each open appeal whose answer is due at another time by the imported days."""
    count = f"{len(moving.dates)} of {moving.open_ones} open appeals: the date of the answer moves"
    more = f"; {moving.reminders} others: only reminders move" if moving.reminders else ""
    dates = [f"  {moved.number}: {_local(moved.before)} -> {_local(moved.after)}" for moved in moving.dates]
    return [count + more, *dates]


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _complain(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 2
