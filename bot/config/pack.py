"""The programme pack as typed values: everything that a province decides and the program only carries out."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.config.base import Base
from bot.config.english import English
from bot.config.likeness import Likeness
from bot.config.limits import Limits
from bot.config.nudges import Nudges
from bot.config.privacy import Privacy
from bot.config.weighed import Weighed
from bot.config.words import Local, Phrases, Word


class DepartmentKind(StrEnum):
    PROVINCIAL = "provincial"
    CENTRAL = "central"
    UTILITY = "utility"


@dataclass(frozen=True, slots=True)
class Department:
    name: str
    kind: DepartmentKind
    duties: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    signs_off: bool = False
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A 州市 that takes appeals; `aliases` and `counties` are what people call it and what lies in it.

    `division` is the beginning of its 行政区划代码 (GB/T 2260), as credit codes have it; empty: not known.
    """

    name: str
    region: str
    aliases: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    division: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of appeal; `reply_days` are working days."""

    name: str
    reply_days: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """How long things are kept: people's contact data, audit entries, technical rows, unfinished forms, licences."""

    contact_months: int  # after the last appeal was settled
    record_months: int
    line_days: int  # calendar days, as the next
    draft_days: int
    licence_days: int = 90  # a picture of a licence that nobody decided on


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When the classifier may decide: the score of the first, and its distance to the second."""

    score: float
    margin: float


@dataclass(frozen=True, slots=True)
class Hours:
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the State Council's calendar."""

    workdays: frozenset[dt.date] = frozenset()
    holidays: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to choose from; `hint` says where to go instead or what to do."""

    code: str
    name: str
    hint: str = ""
    gone: bool = False  # not to be chosen any more; what was decided for it can still be read


def offered(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return the reasons that can be chosen."""
    return tuple(reason for reason in reasons if not reason.gone)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What enterprises read besides when they begin or ask; an empty one is left out."""

    welcome: str = ""
    office: str = ""  # when the counter can be reached
    contact: str = ""  # how
    fees: str = ""  # the answer to who asks what it costs
    how_many: str = ""  # the answer to who asks how many appeals may be filed


@dataclass(frozen=True, slots=True)
class Reasons:
    decline: tuple[Reason, ...]
    return_: tuple[Reason, ...]
    dissatisfied: tuple[Reason, ...]
    closing: tuple[Reason, ...]
    cause: tuple[Reason, ...]  # of a class issue


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session (坐诊场次); moments are aware. What was never published is None or empty."""

    year: int
    number: int
    name: str
    theme: str
    form: str
    place: str
    capacity: int
    departments: tuple[str, ...]
    date: dt.date | None = None
    time: dt.time | None = None
    held_at: dt.datetime | None = None
    booking_opens: dt.datetime | None = None
    booking_closes: dt.datetime | None = None
    archived: bool = False
    enterprises: int | None = None
    appeals: int | None = None
    source: str = ""


Assignee = Department | Place


@dataclass(frozen=True)
class Pack:
    """A programme's data after checking: every name that one file uses is defined in another."""

    name: str
    number_prefix: str
    zone: ZoneInfo
    default_place: str
    sentences: Sentences
    privacy: Privacy
    abroad: frozenset[str]  # channels by which messages leave the country
    departments: tuple[Department, ...]
    places: tuple[Place, ...]
    local: Local
    themes: tuple[Theme, ...]
    kinds: tuple[Kind, ...]
    phrases: Phrases
    limits: Limits
    nudges: Nudges
    keep: Keep
    thresholds: Thresholds
    hours: Hours
    calendar: Calendar
    reasons: Reasons
    sessions: tuple[SessionPlan, ...]
    base: Base
    resemblance: tuple[Weighed, ...]  # of pieces of the examples
    likeness: Likeness
    english: English

    @cached_property
    def assignees(self) -> tuple[Assignee, ...]:
        """Everybody to whom an appeal can be assigned: departments, then places."""
        return (*self.departments, *self.places)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        return tuple(place.region for place in self.places)

    def region_of(self, division: str) -> str | None:
        """Return the region in which the six digits of a 行政区划代码 lie; None if they are of no region here."""
        near = [place for place in self.places if place.division and division.startswith(place.division)]
        return max(near, key=lambda place: len(place.division)).region if near else None

    def department(self, name: str) -> Department:
        """Return the department of exactly this name, or raise KeyError."""
        return self._departments[name]

    def kind(self, name: str) -> Kind:
        """Return the kind of exactly this name, or raise KeyError."""
        return {kind.name: kind for kind in self.kinds}[name]

    def find_department(self, text: str) -> Department | None:
        """Return the department that has this name, alias or former name; None if there is none."""
        return self._by_any_name.get("".join(text.split()))

    def find_assignee(self, text: str) -> Assignee | None:
        """Return the department or 州市 that has this name, alias or former name; None if there is none."""
        name = "".join(text.split())
        places = {called: place for place in self.places for called in (*place.aliases, place.region, place.name)}
        return self._by_any_name.get(name) or places.get(name)

    def is_place(self, name: str) -> bool:
        return any(place.name == name for place in self.places)

    def is_assignee(self, name: str) -> bool:
        return name in self._departments or self.is_place(name)

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.name: department for department in self.departments}

    @cached_property
    def _by_any_name(self) -> dict[str, Department]:
        names = {name: d for d in self.departments for name in (*d.former, *d.aliases)}
        return names | self._departments
