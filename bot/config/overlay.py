"""Puts single settings of a pack in the place of the written ones, and checks them as the pack's files are checked.

A setting has a key such as `limits.accept_days`, `kinds.服务需求`, `days.2027-02-06` or `decline.R1.name`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import date, time

from bot.config import readers
from bot.config.limits import Limits
from bot.config.pack import Calendar, Kind, Pack, Reason, Reasons
from bot.config.privacy import Privacy
from bot.config.problems import PackError, Problem
from bot.config.source import Source
from bot.config.table import Table

Value = str | int | float
Settings = Mapping[str, Value]
WORK, OFF = "work", "off"  # what a day may be
NAME = "chat"  # in the place of the file's name
LIMITS = tuple(field.name for field in fields(Limits) if field.type is int)
LISTS = tuple(field.name for field in fields(Reasons))
PARTS = ("name", "hint")


def upon(pack: Pack, settings: Settings) -> Pack:
    """Return the pack with the settings; raise PackError for what the pack's own rules refuse."""
    problems: list[Problem] = []
    for begin in _CHANGES:
        pack = _one_kind(pack, settings, begin, problems)
    if problems:
        raise PackError(*problems)
    return pack


def as_far_as_it_goes(pack: Pack, settings: Settings) -> Pack:
    """Return the pack with the settings. Those of a kind that the pack, changed since, refuses stay as it has them."""
    for begin in _CHANGES:
        problems: list[Problem] = []
        changed = _one_kind(pack, settings, begin, problems)
        pack = pack if problems else changed
    return pack


def _one_kind(pack: Pack, settings: Settings, begin: str, problems: list[Problem]) -> Pack:
    mine = {key.removeprefix(begin): value for key, value in settings.items() if key.startswith(begin)}
    return _CHANGES[begin](pack, mine, problems) if mine else pack


def values(pack: Pack) -> Iterator[tuple[str, Value]]:
    """Yield each setting of a pack with its value."""
    yield from ((f"limits.{name}", getattr(pack.limits, name)) for name in LIMITS)
    yield from ((f"kinds.{kind.name}", kind.reply_days) for kind in pack.kinds)
    yield from ((f"thresholds.{name}", value) for name, value in asdict(pack.thresholds).items())
    yield from (("hours.opens", f"{pack.hours.opens:%H:%M}"), ("hours.closes", f"{pack.hours.closes:%H:%M}"))
    yield from ((f"days.{day}", WORK) for day in sorted(pack.calendar.workdays))
    yield from ((f"days.{day}", OFF) for day in sorted(pack.calendar.holidays))
    for which in LISTS:
        for reason in getattr(pack.reasons, which):
            yield from ((f"{which}.{reason.code}.{part}", getattr(reason, part)) for part in PARTS)
    yield "texts.place", pack.default_place
    yield from ((f"privacy.{n}", said) for n, said in enumerate(pack.privacy.paragraphs, 1))


def _table(given: Mapping[str, object], problems: list[Problem]) -> Table:
    return Table(Source(NAME, "", problems), dict(given))


def _limits(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    known = {name: getattr(pack.limits, name) for name in LIMITS}
    given = known | {name: value for name, value in mine.items() if name in known}
    types = {"attachment_types": list(pack.limits.attachment_types)}
    return replace(pack, limits=readers.limits(_table(given | types, problems)))


def _kinds(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    def changed(kind: Kind) -> Kind:
        if kind.name not in mine:
            return kind
        days = _table({"reply_days": mine[kind.name]}, problems).number("reply_days", 1, readers.MOST_REPLY_DAYS)
        return replace(kind, reply_days=days)

    return replace(pack, kinds=tuple(map(changed, pack.kinds)))


def _thresholds(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    return replace(pack, thresholds=readers.thresholds(_table({**asdict(pack.thresholds), **mine}, problems)))


def _hours(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    said = {"opens": pack.hours.opens, "closes": pack.hours.closes}
    said |= {name: time.fromisoformat(str(value)) for name, value in mine.items()}
    return replace(pack, hours=readers.hours(_table(said, problems)))


def _days(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    said = {date.fromisoformat(day): what for day, what in mine.items()}
    works, off = ({day for day, what in said.items() if what == each} for each in (WORK, OFF))
    days: Calendar = pack.calendar
    table = {"workdays": [*days.workdays - off | works], "holidays": [*days.holidays - works | off]}
    return replace(pack, calendar=readers.calendar(_table(table, problems)))


def _reasons(which: str) -> Callable[[Pack, Settings, list[Problem]], Pack]:
    def change(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
        known: dict[str, Reason] = {reason.code: reason for reason in getattr(pack.reasons, which)}
        for key, value in mine.items():
            code, _, part = key.rpartition(".")
            table = _table({"code": code, part: value}, problems)
            said = table.text(part) if part == PARTS[0] else str(value)
            known[code] = replace(known.get(code, Reason(code, code)), **{part: said})
        return replace(pack, reasons=replace(pack.reasons, **{which: tuple(known.values())}))

    return change


def _texts(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    return replace(pack, default_place=_table(mine, problems).text("place"))


def _privacy(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    """Return the pack with another notice. It has a version of its own, so that everybody is asked again."""
    said = [str(mine.get(str(n), text)) for n, text in enumerate(pack.privacy.paragraphs, 1)]
    mark = hashlib.sha256("\n".join(said).encode()).hexdigest()[:6]
    given = {"version": f"{pack.privacy.version}-{mark}", "controller": pack.privacy.controller, "paragraphs": said}
    notice: Privacy = readers.privacy(_table(given | {"by_web": pack.privacy.by_web}, problems))
    return replace(pack, privacy=notice)


_CHANGES: Mapping[str, Callable[[Pack, Settings, list[Problem]], Pack]] = {
    "limits.": _limits,
    "kinds.": _kinds,
    "thresholds.": _thresholds,
    "hours.": _hours,
    "days.": _days,
    **{f"{which}.": _reasons(which) for which in LISTS},
    "texts.": _texts,
    "privacy.": _privacy,
}
