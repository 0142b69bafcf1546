"""Buttons about people and enterprises."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn(Press):
    """Let a second person of the same enterprise in, or not."""

    person: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Reenter(Press):
    """Who is not on the staff or no member any more begins anew, as anybody may."""


@dataclass(frozen=True, slots=True)
class TakePlace(Press):
    """The last word of who was let in by another enterprise."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Claim(Press):
    """Who asks to join says instead that the code is theirs."""


class OfEnterprise(StrEnum):
    PAGE = "P"
    NUMBERS = "N"
    APPROVE = "A"
    REFUSE = "R"
    RESUBMIT = "S"
    KEEP = "K"
    REPLACE = "C"
    MEMBERS = "M"


@dataclass(frozen=True, slots=True)
class AtEnterprise(Press):
    """What a coordinator does about an enterprise's standing; `person`: whose claim is ruled on, 0 for nobody."""

    what: OfEnterprise
    enterprise: int
    person: int = 0
