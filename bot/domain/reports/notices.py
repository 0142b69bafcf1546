"""Notices that show the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import InPlace, Notice
from bot.domain.classes.notices import CountedClass
from bot.domain.classes.tally import ClassTally
from bot.domain.people.person import Role
from bot.domain.reports.codes import Narrow
from bot.domain.reports.figures import Counts, Cut, Group, Handler
from bot.domain.reports.presses import ListSpared, Numbers
from bot.domain.time.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersAsked(InPlace):
    """Asks for a view of the figures. They are counted when it is sent, so that counting holds up no writer."""

    CODE: ClassVar[str] = "numbers_asked"
    view: Numbers


@dataclass(frozen=True, slots=True)
class Frame:
    """What all views say: for whom and when they were counted; `sessions` names those that occur by year and number."""

    view: Numbers
    role: Role
    span: Span
    narrowed: tuple[Narrow, ...] = ()
    department: str | None = None
    sessions: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    now: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersShown(Notice):
    """The card of figures.

    `public` stands beside an enterprise's own counts; `open_now` counts open appeals of any time; `first` is when
    the first was filed. `classes` are for staff, where nothing narrows the figures.
    """

    CODE: ClassVar[str] = "numbers_shown"
    frame: Frame
    counts: Counts
    open_now: int
    public: Counts | None = None
    first: datetime | None = None
    newest: int | None = None
    demo: bool = False
    classes: ClassTally | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersCut(Notice):
    """A page of the table by one cut."""

    CODE: ClassVar[str] = "numbers_cut"
    frame: Frame
    cut: Cut
    rows: tuple[Counts, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersCounted(Notice):
    """Every count, with a button to the appeals behind it."""

    CODE: ClassVar[str] = "numbers_counted"
    frame: Frame
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersBehind(Notice):
    """A page of the appeals that a figure counts; `opens`: the reader may open them.

    `kept_back` are those with business secrets that the reader does not handle: they are counted, not named.
    """

    CODE: ClassVar[str] = "numbers_behind"
    frame: Frame
    group: Group
    views: tuple[AppealView, ...]
    total: int
    opens: bool
    kept_back: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersRated(Notice):
    """How answers were rated, and who had answered.

    `reasons` for dissatisfaction are given by name, "" for own words.
    """

    CODE: ClassVar[str] = "numbers_rated"
    frame: Frame
    counts: Counts
    reasons: tuple[tuple[str, int], ...]
    handlers: tuple[Handler, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersMeaning(Notice):
    CODE: ClassVar[str] = "numbers_meaning"
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class SparedListed(Notice):
    """A page of the classes that spared appeals in a span, of those that the reader sees; `count`: so many in all."""

    CODE: ClassVar[str] = "spared_listed"
    view: ListSpared
    span: Span
    entries: tuple[CountedClass, ...]
    total: int
    count: int
