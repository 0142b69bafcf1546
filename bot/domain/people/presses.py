"""Buttons about people and enterprises."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn(Press):
    """Let a further person into an enterprise, or refuse them."""

    person: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Reenter(Press):
    """Begin anew as a newcomer, after one has left the staff or an enterprise."""


@dataclass(frozen=True, slots=True)
class TakePlace(Press):
    """Agree to belong to the other enterprise that has let one in, or not."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Claim(Press):
    """Say that the code is one's own, instead of asking to join."""


@dataclass(frozen=True, slots=True)
class JudgeName(Press):
    """Let an enterprise have its new name, or not."""

    change: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class UndoMerge(Press):
    """Show what would become of two records that were made one if they were two again."""

    merge: int


@dataclass(frozen=True, slots=True)
class PartEnterprises(Press):
    """Two records that were made one are two again."""

    merge: int


@dataclass(frozen=True, slots=True)
class FreeInvite(Press):
    """Let the own invite be opened by somebody else than who opened it first; `mark` begins its hash."""

    mark: str


class OfEnterprise(StrEnum):
    PAGE = "P"
    NUMBERS = "N"
    APPROVE = "A"
    REFUSE = "R"
    RESUBMIT = "S"
    KEEP = "K"
    REPLACE = "C"
    MEMBERS = "M"
    MERGE = "G"
    LICENCE = "L"
    SEND_LICENCE = "F"


@dataclass(frozen=True, slots=True)
class AtEnterprise(Press):
    """A coordinator's action on an enterprise's standing; `person` is whoever claims the code, 0 for nobody."""

    what: OfEnterprise
    enterprise: int
    person: int = 0
