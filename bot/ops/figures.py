"""The command `python -m bot stats`: prints the same figures as the chat."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import datetime

from bot.domain.reports.figures import GROUPS, RATES, Counts, Cut, Key, Selection
from bot.domain.time.calendar import DAY
from bot.domain.time.spans import Span, between
from bot.ops.days import day
from storage.engine.database import Database, Transaction
from storage.reports import counting
from storage.sessions import sessions


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser("stats", help="print the numbers")
    made.add_argument("--from", dest="first", type=day, metavar="DAY", help="filed on it or later")
    made.add_argument("--to", dest="last", type=day, metavar="DAY", help="filed on it or before")
    cuts = [cut.value for cut in Cut]
    made.add_argument("--by", choices=cuts, metavar="CUT", help=f"one of {', '.join(cuts)}")
    made.add_argument("--demo", action="store_true", help="of the demonstration data, which else are left out")
    made.add_argument("--json", action="store_true")


async def show(args: argparse.Namespace, database: Database, now: datetime) -> int:
    """Print the figures of the days, and those by the cut; return the exit code."""
    try:
        span = between(args.first, args.last + DAY if args.last else None)
    except ValueError:
        print(f"--from {args.first} is after --to {args.last}", file=sys.stderr)
        return 2
    which = Selection(span.first, span.until, demo=args.demo)
    total = await database.study(counting.total, which, now=now)
    rows = await database.study(_rows, which, Cut(args.by), now=now) if args.by else []
    print(_as_json(args, span, total, rows) if args.json else "\n".join(_as_text(total, rows)))
    return 0


def _rows(tx: Transaction, which: Selection, by: Cut, *, now: datetime) -> list[Counts]:
    """Return the counts by the cut; a session is named by its year and number, such as 2024-4."""
    rows = counting.cut(tx, which, [by], now=now)
    return [replace(counts, key=(_session(tx, counts.key[0]),)) for counts in rows] if by is Cut.SESSION else rows


def _session(tx: Transaction, row: Key) -> Key:
    held = sessions.peek(tx, int(row)) if row is not None else None
    return f"{held.year}-{held.number}" if held else row


def _as_json(args: argparse.Namespace, span: Span, total: Counts, rows: list[Counts]) -> str:
    days = {"from": _iso(span.first), "to": _iso(span.until), "demo": args.demo}  # `to`: without that moment
    by = {"by": args.by, "rows": [{args.by: counts.key[0], **_plain(counts)} for counts in rows]} if args.by else {}
    return json.dumps({**days, **_plain(total), **by}, ensure_ascii=False)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _plain(counts: Counts) -> dict[str, object]:
    rates = {key: counts.ratio(rate) for key, rate in RATES.items()}
    facts = {key: {"part": ratio.part, "whole": ratio.whole} for key, ratio in rates.items()}
    return {"counts": dict(counts.of), "enterprises": counts.enterprises, "rates": facts}


def _as_text(total: Counts, rows: list[Counts]) -> list[str]:
    lines = [f"{name}\t{total.of[name]}" for name in GROUPS]
    lines += [f"enterprises\t{total.enterprises}"]
    lines += [f"rate {key}\t{_rate(total, key)}" for key in RATES]
    for counts in rows:
        name = "-" if counts.key[0] is None else counts.key[0]
        text = "\t".join(f"{key} {_rate(counts, key)}" for key in RATES)
        lines.append(f"{name}\treceived {counts.of['received']}\t{text}")
    return lines


def _rate(counts: Counts, key: str) -> str:
    ratio = counts.ratio(RATES[key])
    return f"{ratio.part}/{ratio.whole}"
