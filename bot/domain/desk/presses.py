"""Buttons of lists, searches and dead letters."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.dead_letter import Source
from bot.domain.base.press import Menu, Press
from bot.domain.desk.morning import Wait
from bot.domain.desk.record import RecordGroup


@dataclass(frozen=True, slots=True)
class Replay(Press):
    """Try a dead letter again."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True)
class Open(Press):
    """Open an appeal's card from a page of a list; the card leads back to that page."""

    appeal: int
    menu: Menu
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenWaiting(Press):
    """Open an appeal's card from a list behind the morning message."""

    appeal: int
    wait: Wait
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenFound(Press):
    """Open an appeal's card from the results of a search."""

    appeal: int
    search: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Waits(Press):
    """Show what a line of the morning message counts as a list; `page` counts from 0."""

    wait: Wait
    page: int = 0


class Standing(StrEnum):
    """How far an appeal is: a coarse state, by which a search is narrowed at once."""

    LATE = "LATE"
    OPEN = "OPEN"
    SETTLED = "SETTLED"


@dataclass(frozen=True, slots=True)
class Find(Press):
    """Repeat a stored search; `page` counts from 0."""

    search: int
    page: int = 0


class Facet(StrEnum):
    """What found appeals may differ in, and by which a search is narrowed."""

    STATE = "STATE"
    DEPARTMENT = "DEPARTMENT"
    REGION = "REGION"
    THEME = "THEME"
    KIND = "KIND"
    MONTH = "MONTH"
    STANDING = "STANDING"  # offered below the list itself


@dataclass(frozen=True, slots=True)
class Facets(Press):
    """Show in what the appeals of a stored search differ."""

    search: int


@dataclass(frozen=True, slots=True)
class FacetValues(Press):
    """Show how many appeals of a stored search have which state, department and so on."""

    search: int
    facet: Facet


@dataclass(frozen=True, slots=True)
class FindWith(Press):
    """Repeat a stored search among the appeals with this value.

    It is a state, a standing, a month as 202410, or a place in the pack.
    """

    search: int
    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class ReadRecords(Press):
    """Turn to a page of the audit log that a search found; `page` counts from 0."""

    search: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ExportRecords(Press):
    """Send as a file what a search of the audit log found."""

    search: int


@dataclass(frozen=True, slots=True)
class ReadGroup(Press):
    """Show the entries of the audit log of one group."""

    group: RecordGroup


@dataclass(frozen=True, slots=True)
class Many(Press):
    """Begin a bulk act with what stands in a list; `page` is the one that was shown."""

    menu: Menu
    page: int = 0


@dataclass(frozen=True, slots=True)
class ManyFound(Press):
    """The same with what a search found."""

    search: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class UndoBulk(Press):
    bulk: int
