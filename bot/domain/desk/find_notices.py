"""Notices of a search."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.desk.presses import Facet
from bot.domain.people.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FindAsked(Notice):
    """Explains what can be searched for, to somebody who named nothing.

    `offers` are stored searches with their words, as buttons.
    """

    CODE: ClassVar[str] = "find_asked"
    role: Role | None
    offers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Notice):
    """A page of results.

    `search` is the stored search to which its buttons refer; `more`: there are more results than were read.
    """

    CODE: ClassVar[str] = "found"
    line: str
    search: int
    views: tuple[AppealView, ...]
    total: int
    more: bool
    page: int
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetsShown(Notice):
    """Offers what the found appeals differ in; `total`: so many were found."""

    CODE: ClassVar[str] = "facets_shown"
    line: str
    search: int
    total: int
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value by which a search can be narrowed: as its button holds it, as it is said, and of how many appeals."""

    code: str
    said: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValuesShown(Notice):
    """Offers the values that most of the found appeals have."""

    CODE: ClassVar[str] = "facet_values_shown"
    line: str
    search: int
    total: int
    facet: Facet
    values: tuple[FacetValue, ...]
