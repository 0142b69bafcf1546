"""`python -m bot audit verify`: whether the record of who saw and changed what is as it was written."""

import argparse
import sys
from datetime import datetime

from storage.engine.audit_check import Fault, FaultKind, Found, hash_of, verify
from storage.engine.database import Database

COMMAND, VERIFY = "audit", "verify"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser(COMMAND, help="find a row of the audit that was changed, dropped or put in")
    made.add_argument("what", choices=[VERIFY], help="walk through all rows; exit code 1: something is wrong")
    made.add_argument("--seen", metavar="ROW:HASH", help="what an earlier verify said of the newest row")


async def show(args: argparse.Namespace, database: Database, _: datetime) -> int:
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


async def _as_seen(database: Database, row: int, hashed: str) -> list[str]:
    now = await database.read(hash_of, row)
    if now == hashed:
        return []
    return [f"row {row} is not there" if now is None else f"row {row} has another hash than was seen before: {now}"]


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
