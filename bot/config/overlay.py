"""Puts single settings of a pack in the place of the written ones, and checks them as the pack's files are checked.

A setting has a key such as `limits.accept_days`, `kinds.服务需求`, `days.2027-02-06` or `decline.R1.name`.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import date, time

from bot.config import readers
from bot.config.limits import Limits
from bot.config.pack import Calendar, Kind, Pack, Reason, Reasons, offered
from bot.config.privacy import Privacy
from bot.config.problems import Fault, PackError, Problem, Rule
from bot.config.source import Source
from bot.config.table import Table

Value = str | int | float
Settings = Mapping[str, Value]
WORK, OFF = "work", "off"  # what a day may be
_NUMBER = re.compile(r"(?<![0-9-])[0-9]+(?![0-9-])")
NAME = "chat"  # in the place of the file's name
LIMITS = tuple(field.name for field in fields(Limits) if field.type is int)
LISTS = tuple(field.name for field in fields(Reasons))
PARTS = ("name", "hint", "gone")
GONE = "yes"


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
            yield from ((f"{which}.{reason.code}.{part}", getattr(reason, part)) for part in PARTS[:2])
            yield from ((f"{which}.{reason.code}.gone", GONE),) if reason.gone else ()
    yield from ((f"keep.{name}", months) for name, months in asdict(pack.keep).items())
    yield "texts.place", pack.default_place
    yield from ((f"texts.{name}", said) for name, said in asdict(pack.sentences).items())
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
            known[code] = _reason(known.get(code, Reason(code, code)), part, value, problems)
        if not offered(tuple(known.values())):
            problem = f"{which} has no reason left; expected at least one"
            _table({}, problems).report(which, problem, rule=Rule(Fault.LAST, which))
        return replace(pack, reasons=replace(pack.reasons, **{which: tuple(known.values())}))

    return change


def _reason(before: Reason, part: str, value: Value, problems: list[Problem]) -> Reason:
    if part == "gone":
        return replace(before, gone=value == GONE)
    said = _table({part: value}, problems).text(part) if part == PARTS[0] else str(value)
    return replace(before, name=said) if part == PARTS[0] else replace(before, hint=said)


def _keep(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    """Return the pack with other times of keeping; the notice, which names two of them, says the same."""
    kept = readers.keep(_table({**asdict(pack.keep), **mine}, problems))
    months = {
        pack.keep.contact_months: kept.contact_months,
        pack.keep.record_months: kept.record_months,
    }
    said = {
        str(number): _NUMBER.sub(lambda found: str(months.get(int(found[0]), found[0])), paragraph)
        for number, paragraph in enumerate(pack.privacy.paragraphs, 1)
    }
    changed = replace(pack, keep=kept)
    return changed if tuple(said.values()) == pack.privacy.paragraphs else _privacy(changed, said, problems)


def _texts(pack: Pack, mine: Settings, problems: list[Problem]) -> Pack:
    said = asdict(pack.sentences) | {name: text for name, text in mine.items() if name != "place"}
    place = _table({"place": mine.get("place", pack.default_place)}, problems).text("place")
    return replace(pack, default_place=place, sentences=readers.sentences(_table(said, problems)))


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
    "keep.": _keep,
    "texts.": _texts,
    "privacy.": _privacy,
}
