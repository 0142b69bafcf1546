"""`python -m bot audit`: print or export the audit log, or verify that it is as it was written."""

import argparse
import csv
import sys
from datetime import datetime
from pathlib import Path

from bot.domain.base.errors import BadInput
from bot.domain.desk.record import NamedRecord, RecordSought
from bot.papers import cells
from bot.texts.desk import record_words
from bot.texts.desk import records as said
from bot.texts.style import noted
from bot.usecases.desk import auditing
from storage.desk import records
from storage.engine import audit
from storage.engine.audit_check import Fault, FaultKind, Found, hash_of, verify
from storage.engine.database import Database, Transaction
from storage.engine.unfit import printable

COMMAND, VERIFY = "audit", "verify"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser(COMMAND, help="print who saw or changed what; verify: find a row that is not as written")
    made.add_argument(
        "what", nargs="?", choices=[VERIFY], help="walk through all rows; exit code 1: something is wrong"
    )
    made.add_argument("--person", metavar="NAME", help="who did it, or whom it is about")
    made.add_argument("--appeal", metavar="NUMBER")
    made.add_argument("--kind", metavar="KIND", help="a code, a group or a part of its Chinese words")
    made.add_argument("--days", type=int, metavar="N", help="of the last N days")
    made.add_argument("--csv", type=Path, metavar="PATH", help="write it there; noted")
    made.add_argument("--seen", metavar="ROW:HASH", help="what an earlier verify said of the newest row")


async def show(args: argparse.Namespace, database: Database, now: datetime) -> int:
    """Verify, or print or write what is asked for; return the exit code."""
    if args.what == VERIFY:
        return await _verify(args, database)
    words = [args.person, args.appeal, args.kind, record_words.last(args.days) if args.days else None]
    try:
        sought = await database.read(auditing.understand, " ".join(filter(None, words)), now=now)
    except BadInput as wrong:
        print(f"{wrong.facts.get('word')} is no name, number of an appeal or kind", file=sys.stderr)
        return 2
    found = await database.study(_every, sought)
    if args.csv is None:
        print(*map(_line, found), sep="\n") if found else print("no rows")
        return 0
    _write(args.csv, found)
    await database.write(_note, len(found), now=now)
    print(f"{len(found)} rows are in {args.csv}")
    return 0


def _every(tx: Transaction, sought: RecordSought) -> list[NamedRecord]:
    return [auditing.named(tx, record) for record in records.every(tx, sought)]


def _note(tx: Transaction, count: int, *, now: datetime) -> None:
    audit.note(tx, None, "audit_export", "audit", now, count=count)


def _line(record: NamedRecord) -> str:
    who, what = said.by(record), f"{noted.kind(record.record.action)}: {said.about(record)}"
    return printable(
        "  ".join([f"{record.record.id}", f"{record.record.at:%Y-%m-%d %H:%M:%SZ}", who, what, said.details(record)])
    )


def _write(target: Path, found: list[NamedRecord]) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([column.head for column in said.COLUMNS])
        out.writerows([cells.written(column.value(record)) for column in said.COLUMNS] for record in found)


async def _verify(args: argparse.Namespace, database: Database) -> int:
    """Say which rows are not as they were written; return the exit code."""
    found = await database.study(verify)
    wrong = [_sentence(fault) for fault in found.faults]
    if args.seen:
        row, _, hashed = args.seen.partition(":")
        if not row.isdecimal() or not hashed:
            print(f"{args.seen} is not what verify said: write it as 12:9f86d0…", file=sys.stderr)
            return 2
        wrong += await _as_seen(database, int(row), hashed)
    print(*(wrong or [_sound(found)]), sep="\n")
    return 1 if wrong else 0


async def _as_seen(database: Database, entry: int, hashed: str) -> list[str]:
    now = await database.read(hash_of, entry)
    if now == hashed:
        return []
    return [f"row {entry} is not there" if now is None else f"row {entry} has another hash than was seen before: {now}"]


def _sound(found: Found) -> str:
    if not found.rows:
        return "0 rows"
    return f"{found.rows} rows are as they were written; the newest is {found.head.row}:{found.head.hash}"


def _sentence(fault: Fault) -> str:
    if fault.kind is FaultKind.CHANGED:
        return f"row {fault.row} was changed"
    if fault.kind is FaultKind.PUT_IN:
        return f"row {fault.row} was put in"
    after = f"after row {fault.row}" if fault.row else "before the first"
    return f"rows are missing {after}" + (f", before row {fault.later}" if fault.later else "")
