"""Defines a search among appeals: what is looked for, and how much the person searching may see."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.time.spans import Span


class Trait(StrEnum):
    """What has happened to an appeal, besides its state."""

    SATISFIED = "SATISFIED"
    FAIRLY = "FAIRLY"
    UNSATISFIED = "UNSATISFIED"
    REWORKED = "REWORKED"
    RETURNED = "RETURNED"
    EXTENDED = "EXTENDED"  # more time was asked for


@dataclass(frozen=True, slots=True)
class Besides:
    """What is not looked for: an appeal with one of these is left out."""

    states: tuple[State, ...] = ()
    departments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that must stand in the text or the enterprise's name; an appeal of one of `enterprises` fits as well."""

    letters: str
    enterprises: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A search.

    Every filled field has to fit, in a list at least one of its values. `places` are regions and their governments,
    `tail` the last digits of an appeal's number, `tails` those of others. `callers` are the enterprises whose phone
    number ends with the first; `late`: the date has passed, by `late_days` at least; `due` is when it will; `among` are
    appeals of which it must be one; `handlers` are who may work on it. Each of the `traits` has to fit.
    """

    words: tuple[Word, ...] = ()
    states: tuple[State, ...] = ()
    departments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    span: Span | None = None
    tail: str = ""
    callers: tuple[int, ...] = ()
    late: bool = False
    due: Span | None = None
    among: tuple[int, ...] | None = None
    traits: tuple[Trait, ...] = ()
    handlers: tuple[int, ...] | None = None
    besides: Besides = Besides()
    late_days: int = 0
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see: their enterprise's appeals, those that a department leads or assists, or all."""

    enterprise: int | None = None
    department: str | None = None


def is_listed(appeal: Appeal, who: Person) -> bool:
    """Whether the appeal is in the lists of `who`; one with business secrets is only in those of whoever handles it."""
    parties = appeal.parties(who)
    return bool(parties - {Party.SUPERVISOR} if appeal.confidential else parties)
