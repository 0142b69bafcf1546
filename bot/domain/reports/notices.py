"""The numbers as their readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import InPlace, Notice
from bot.domain.people.person import Role
from bot.domain.reports.codes import Narrow
from bot.domain.reports.figures import Counts, Cut, Group, Handler
from bot.domain.reports.presses import Numbers
from bot.domain.time.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersAsked(InPlace):
    """A look at the numbers, which are counted when it goes: the counting holds up nobody who writes."""

    CODE: ClassVar[str] = "numbers_asked"
    view: Numbers


@dataclass(frozen=True, slots=True)
class Frame:
    """What all looks say: of whom and when; `sessions` name those that occur by year and number."""

    view: Numbers
    role: Role
    span: Span
    narrowed: tuple[Narrow, ...] = ()
    department: str | None = None
    sessions: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    now: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersShown(Notice):
    """The card: `public` beside an enterprise's own counts, `open_now` at any time; `first`: the first filed."""

    CODE: ClassVar[str] = "numbers_shown"
    frame: Frame
    counts: Counts
    open_now: int
    public: Counts | None = None
    first: datetime | None = None
    newest: int | None = None
    demo: bool = False


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
    """Every count with a button to the appeals behind it."""

    CODE: ClassVar[str] = "numbers_counted"
    frame: Frame
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersBehind(Notice):
    """A page of the appeals that a number counts; `opens`: the reader may open them."""

    CODE: ClassVar[str] = "numbers_behind"
    frame: Frame
    group: Group
    views: tuple[AppealView, ...]
    total: int
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersRated(Notice):
    """How answers were rated: speed and attitude, why not satisfied (names, "": own words), and who had answered."""

    CODE: ClassVar[str] = "numbers_rated"
    frame: Frame
    counts: Counts
    reasons: tuple[tuple[str, int], ...]
    handlers: tuple[Handler, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersMeaning(Notice):
    CODE: ClassVar[str] = "numbers_meaning"
    frame: Frame
