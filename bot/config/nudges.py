"""Reads how who did not look at a message is told again, for each kind of message."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.config.table import Table
from bot.domain.people.channel import EMAIL, SMS
from bot.domain.reach.nudge import NudgeKind

WAYS = (SMS, EMAIL)


@dataclass(frozen=True, slots=True)
class Nudge:
    """After `hours` working hours unseen it is told by the first of the ways in `by` that the person has.

    After `call_hours` more an enterprise is put onto the phone list; 0: never.
    """

    hours: int
    by: tuple[str, ...]
    call_hours: int = 0


Nudges = Mapping[NudgeKind, Nudge]


def read(tables: Iterable[Table]) -> Nudges:
    """Read the rule of each kind; a kind without one is told by SMS or e-mail after four hours."""
    found = dict.fromkeys(NudgeKind, Nudge(4, WAYS))
    for table in tables:
        kind, by = table.text("kind"), table.texts("by")
        if kind not in set(NudgeKind):
            table.report("kind", f"kind is “{kind}”; expected {', '.join(NudgeKind)}")
            continue
        for way in by:
            if way not in WAYS:
                table.report("by", f"by holds “{way}”; expected {' or '.join(WAYS)}", way)
        hours, more = table.number("hours", 1, 250), table.number("call_hours", 0, 250)
        found[NudgeKind(kind)] = Nudge(hours, tuple(way for way in by if way in WAYS), more)
    return found
