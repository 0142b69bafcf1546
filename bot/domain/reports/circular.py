"""Defines the monthly circular (通报): its table of moves, its figures, and the sections that people write."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table
from bot.domain.classes.effect import Stated
from bot.domain.classes.tally import ClassTally, Mechanism
from bot.domain.reports.figures import RATES, Group, Ratio

REMINDED_DAYS = 5  # the first working days of a month, on which last month's is missed until it is begun


class CircularState(StrEnum):
    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    SENT = "SENT"


class CircularAction(StrEnum):
    PREPARE = "PREPARE"
    EDIT = "EDIT"
    SUBMIT = "SUBMIT"
    SIGN = "SIGN"
    RECALL = "RECALL"
    SEND = "SEND"


class Section(StrEnum):
    """A section that people write; all others are figures."""

    OPENING = "opening"
    PROBLEMS = "problems"
    DEMANDS = "demands"


@dataclass(frozen=True, slots=True)
class Circular:
    """A circular.

    `words` are the sections written by people; `facts` are the figures from the signature on, None before.
    """

    id: int
    year: int
    month: int
    state: CircularState
    words: Mapping[str, str]
    facts: Mapping[str, object] | None
    made_by: PersonId
    made_at: datetime
    signed_by: PersonId | None = None
    signed_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one department; `department` None stands for appeals that are not assigned yet."""

    department: str | None
    of: Mapping[str, int] = field(hash=False)

    def count(self, group: Group) -> int:
        """Return how many there are; 0 for figures that an older circular does not have."""
        return self.of.get(group.key, 0)

    def ratio(self, key: str) -> Ratio:
        rate = RATES[key]
        return Ratio(self.count(rate.part), self.count(rate.whole))


@dataclass(frozen=True, slots=True)
class Entry:
    """An appeal whose escalation reached the circular in this month."""

    appeal: int
    number: str
    department: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted at `at` of the appeals filed in the month; `reasons` of dissatisfaction are counted by name."""

    at: datetime
    total: Line
    lines: tuple[Line, ...]
    listed: tuple[Entry, ...]
    reasons: tuple[tuple[str, int], ...] = ()
    classes: ClassTally | None = None

    def as_data(self) -> dict[str, object]:
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Figures":
        lines = tuple(Line(**line) for line in data["lines"])
        listed = tuple(Entry(**item) for item in data["listed"])
        reasons = tuple((str(name), int(count)) for name, count in data.get("reasons", ()))
        held = data.get("classes") or {}
        named = {"fresh": tuple(Mechanism(**item) for item in held.get("fresh", ()))}
        there = {"effects": tuple(Stated(**effect) for effect in held.get("effects", ()))}
        classes = ClassTally(**{**held, **named, **there}) if held else None
        return cls(datetime.fromisoformat(data["at"]), Line(**data["total"]), lines, listed, reasons, classes)


@dataclass(frozen=True, slots=True)
class CircularDocument:
    """What the document is made from; `name` is the programme's."""

    circular: Circular
    figures: Figures
    name: str


@dataclass(frozen=True, slots=True)
class CircularSituation:
    """What the guard looks at: whether the month is over."""

    over: bool


def _over(circular_situation: CircularSituation) -> bool:
    return circular_situation.over


S, A, P = CircularState, CircularAction, Party
CircularMove = Move[CircularState, CircularAction, CircularSituation]

_RULES = dict.fromkeys((S.DRAFT, S.SIGNED), Rule(P.COORDINATOR, ("MONTH",)))
_MOVES: tuple[CircularMove, ...] = (
    CircularMove(A.PREPARE, (None,), P.COORDINATOR, S.DRAFT),
    CircularMove(A.EDIT, (S.DRAFT,), P.COORDINATOR, None),
    CircularMove(A.EDIT, (S.DRAFT,), P.SUPERVISOR, None),
    CircularMove(A.SUBMIT, (S.DRAFT,), P.COORDINATOR, None, (P.SUPERVISOR,), _over),
    CircularMove(A.SIGN, (S.DRAFT,), P.SUPERVISOR, S.SIGNED, (P.COORDINATOR,), _over),
    CircularMove(A.RECALL, (S.SIGNED,), P.COORDINATOR, S.DRAFT, (P.SUPERVISOR,)),
    CircularMove(A.RECALL, (S.SIGNED,), P.SUPERVISOR, S.DRAFT, (P.COORDINATOR,)),
    CircularMove(A.SEND, (S.SIGNED,), P.COORDINATOR, S.SENT, (P.HEAD, P.LEAD, P.SUPERVISOR)),
)

TABLE = Table(_MOVES, _RULES, frozenset({S.SENT}))
