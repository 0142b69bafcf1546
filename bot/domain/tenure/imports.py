"""What is taken over from tables that people fill in: staff to invite, enterprises, days, and earlier appeals."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from bot.domain.appeals.reckoning import Moving
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Role


class Import(StrEnum):
    STAFF = "staff"
    ENTERPRISES = "enterprises"
    HOLIDAYS = "holidays"
    APPEALS = "appeals"


class Field(StrEnum):
    """A column that a table may have."""

    NAME = "name"
    ROLE = "role"
    DEPARTMENT = "department"
    CODE = "code"
    REGION = "region"
    EMAIL = "email"
    DAY = "day"
    IS = "is"
    TEXT = "text"
    KIND = "kind"
    FILED = "filed"
    ANSWERED = "answered"
    ANSWER = "answer"
    RATING = "rating"
    SESSION = "session"


FIELDS = {
    Import.STAFF: (Field.NAME, Field.ROLE, Field.DEPARTMENT, Field.EMAIL),
    Import.ENTERPRISES: (Field.NAME, Field.CODE, Field.REGION),
    Import.HOLIDAYS: (Field.DAY, Field.IS),
    Import.APPEALS: (
        *(Field.CODE, Field.TEXT, Field.KIND, Field.DEPARTMENT, Field.FILED),
        *(Field.ANSWERED, Field.ANSWER, Field.RATING, Field.SESSION),
    ),
}
OPTIONAL = frozenset({Field.EMAIL})  # columns that a table may lack
Cells = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table, with its number as the spreadsheet shows it."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class FilledIn:
    """A table that somebody filled in; `letters` names the columns as the spreadsheet does."""

    kind: Import
    lines: tuple[Line, ...]
    letters: Mapping[Field, str]

    def place(self, fault: "Fault") -> str:
        """Return how the spreadsheet names the cell, such as C5, or only the row."""
        return f"{self.letters.get(fault.field, '') if fault.field else ''}{fault.number}"

    def as_text(self) -> str:
        """Return the table as it is stored until somebody decides."""
        lines = [[line.number, dict(line.cells)] for line in self.lines]
        return json.dumps([self.kind, lines, dict(self.letters)], ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        kind, lines, letters = json.loads(text)
        read = (Line(number, {Field(name): said for name, said in cells.items()}) for number, cells in lines)
        return cls(Import(kind), tuple(read), {Field(name): letter for name, letter in letters.items()})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell; `field` None: with the row."""

    number: int
    field: Field | None
    problem: BadInput


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody whom the table invites."""

    name: str
    role: Role
    department: str | None
    email: str = ""

    @property
    def key(self) -> object:
        """What no two rows of a table may share."""
        return self.name, self.role, self.department


@dataclass(frozen=True, slots=True)
class Firm:
    """An enterprise that the table makes known."""

    name: str
    code: str
    region: str

    @property
    def key(self) -> object:
        """As above."""
        return self.code


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as the State Council's calendar says; `works`: it is a working day."""

    day: date
    works: bool

    @property
    def key(self) -> object:
        """As above."""
        return self.day


@dataclass(frozen=True, slots=True)
class Past:
    """An appeal of an earlier session with its answer; `rating` None: it was not rated."""

    enterprise: int
    text: str
    kind: str
    department: str
    filed_at: datetime
    answered_at: datetime
    answer: str
    rating: Satisfaction | None
    session: int | None

    @property
    def key(self) -> object:
        """As above."""
        return self.enterprise, self.text, self.filed_at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: `link` is the payload of an invite; `known`: it was there already.

    `changed`: the e-mail address of who was there already is another now; `waits`: their invite is still to be used.
    """

    number: int
    name: str
    known: bool
    link: str = ""
    changed: bool = False
    waits: bool = False


def as_text(outcomes: Iterable[Outcome]) -> str:
    """Return what became of the rows as it is stored until the file of it has gone."""
    return json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False)


def outcomes_in(text: str) -> tuple[Outcome, ...]:
    return tuple(Outcome(**load) for load in json.loads(text))


class TableState(StrEnum):
    """How far a table is that was sent in chat."""

    SENT = "SENT"  # still to be fetched and read
    UNFIT = "UNFIT"  # it can't be read, or has wrong cells
    TRIED = "TRIED"  # it can be taken over, which is still to be decided
    TAKEN = "TAKEN"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True)
class ImportTable:
    """A table that an administrator sent in chat; `content` and `outcomes` are what was read and done, as texts."""

    id: int
    person: PersonId
    sent_at: datetime
    state: TableState
    file_id: str
    name: str
    size: int
    content: str
    outcomes: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are new, and how many were there already, of which `changed` with another e-mail address."""

    new: int
    known: int
    changed: int


@dataclass(frozen=True, slots=True)
class Result:
    """Either faults, and then nothing is done, or what becomes of each row.

    `moving`: the dates of open appeals that imported days move; `told` are to be posted with the same transaction.
    """

    outcomes: tuple[Outcome, ...] = ()
    faults: tuple[Fault, ...] = ()
    moving: Moving | None = None
    told: tuple[Notice, ...] = ()

    @property
    def counts(self) -> Counts:
        known = [outcome for outcome in self.outcomes if outcome.known]
        return Counts(len(self.outcomes) - len(known), len(known), sum(outcome.changed for outcome in known))
