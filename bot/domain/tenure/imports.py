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
    EMAIL = "email"


FIELDS = {
    Import.STAFF: (Field.NAME, Field.ROLE, Field.DEPARTMENT, Field.EMAIL),
    Import.ENTERPRISES: (Field.NAME, Field.CODE, Field.REGION),
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
    """Either faults, and then nothing is done, or what becomes of each row."""

    outcomes: tuple[Outcome, ...] = ()
    faults: tuple[Fault, ...] = ()
