"""The command `python -m bot export`: writes all rows into a file, beside the running bot."""

import argparse
import sys
from datetime import datetime, time
from pathlib import Path

from bot.config.loader import load
from bot.config.settings import Settings
from bot.domain.reports.export import Scope, Sheet
from bot.domain.time.calendar import DAY, SHANGHAI
from bot.ops.days import day
from bot.papers.export import Order, write
from bot.programme import Programme
from storage.appeals.facts import complete
from storage.engine import audit, engines
from storage.engine.database import Transaction
from storage.engine.upgrade import upgrade
from storage.reports import export_rows

COMMAND = "export"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser(COMMAND, help="write all rows into FILE.xlsx, or those of one sheet into FILE.csv")
    made.add_argument("target", type=Path, metavar="FILE")
    made.add_argument("--sheet", choices=[sheet.value for sheet in Sheet], help="which one, for .csv; else appeals")
    made.add_argument("--from", dest="first", type=_moment, help="the first day, such as 2024-10-01")
    made.add_argument("--to", dest="until", type=_day_after, help="the last day")
    made.add_argument("--until", type=_moment, help=argparse.SUPPRESS)
    made.add_argument("--now", type=_moment, help=argparse.SUPPRESS)  # of who asked for it in the chat
    made.add_argument("--personal", action="store_true", help="with names, phones and free text; noted")
    made.add_argument("--logged", action="store_true", help=argparse.SUPPRESS)  # when it was asked for in the chat


def _moment(text: str) -> datetime:
    """Return the beginning of the day, or the moment with its zone, which the running bot passes."""
    return datetime.fromisoformat(text) if "T" in text else datetime.combine(day(text), time(), SHANGHAI)


def _day_after(text: str) -> datetime:
    return datetime.combine(day(text) + DAY, time(), SHANGHAI)


def run(args: argparse.Namespace, settings: Settings, now: datetime) -> int:
    """Write the file, print the progress, and return the exit code."""
    if args.first and args.until and args.first >= args.until:
        print("--from is after --to: there is nothing in between", file=sys.stderr)
        return 2
    if args.target.suffix not in {".xlsx", ".csv"}:
        print(f"{args.target}: FILE ends with .xlsx or .csv", file=sys.stderr)
        return 2
    programme, scope = Programme.of(load(settings.pack)), Scope(args.first, args.until, args.personal)
    if not args.logged:
        upgrade(settings.database_url)
        _prepare(settings.database_url, programme, scope, now)
    args.target.parent.mkdir(parents=True, exist_ok=True)
    sheet = Sheet(args.sheet or Sheet.APPEALS) if args.target.suffix == ".csv" else None
    _write(settings.database_url, programme, Order(args.target, sheet, scope, programme.pack, args.now or now))
    return 0


def _prepare(url: str, programme: Programme, scope: Scope, now: datetime) -> None:
    """Note the export in the audit log, and make sure that every appeal is counted, as the running bot does."""
    engine, bounds = engines.writing(url), (scope.first, scope.until)
    first, until = (moment.isoformat() if moment else "" for moment in bounds)
    with engine.begin() as connection:
        tx = Transaction(connection, programme)
        audit.note(tx, None, COMMAND, COMMAND, now, first=first, until=until, personal=scope.personal)
    more = 1
    while more:
        with engine.begin() as connection:
            more = complete(Transaction(connection, programme))
    engine.dispose()


def _write(url: str, programme: Programme, order: Order) -> None:
    engine = engines.reading(url)
    with engine.begin() as connection:
        tx = Transaction(connection, programme)
        sheets = [order.sheet] if order.sheet else list(Sheet)
        total = sum(export_rows.count(tx, sheet, order.scope) for sheet in sheets)
        print(f"0/{total}", flush=True)
        for done in write(order, lambda sheet: export_rows.pages(tx, sheet, order.scope, now=order.now)):
            print(f"{done}/{total}", flush=True)
    engine.dispose()
