"""What is taken over from tables that people fill in: the staff to invite, and enterprises that are known already."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.errors import BadInput
from bot.domain.people.person import Role


class Import(StrEnum):
    STAFF = "staff"
    ENTERPRISES = "enterprises"


class Field(StrEnum):
    """A column that a table may have."""

    NAME = "name"
    ROLE = "role"
    DEPARTMENT = "department"
    CODE = "code"
    REGION = "region"


FIELDS = {
    Import.STAFF: (Field.NAME, Field.ROLE, Field.DEPARTMENT),
    Import.ENTERPRISES: (Field.NAME, Field.CODE, Field.REGION),
}
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

    @property
    def key(self) -> object:
        """What no two rows of a table may share."""
        return self


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
class Outcome:
    """What becomes of a row: `link` is the payload of an invite; `known`: nothing, it was there already."""

    number: int
    name: str
    known: bool
    link: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Either faults, and then nothing is done, or what becomes of each row."""

    outcomes: tuple[Outcome, ...] = ()
    faults: tuple[Fault, ...] = ()
