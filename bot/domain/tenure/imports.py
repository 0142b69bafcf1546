"""What is taken over from tables that people fill in: staff to invite, enterprises, days, and earlier appeals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.appeals.reckoning import Moving
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.errors import BadInput
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

    `changed`: the e-mail address of who was there already is another now.
    """

    number: int
    name: str
    known: bool
    link: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Either faults, and then nothing is done, or what becomes of each row.

    `moving`: the dates of open appeals that imported days move; `told` are to be posted with the same transaction.
    """

    outcomes: tuple[Outcome, ...] = ()
    faults: tuple[Fault, ...] = ()
    moving: Moving | None = None
    told: tuple[Notice, ...] = ()
