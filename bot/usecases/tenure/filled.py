"""What the forms about joining, staff, departments, settings and one's own data have gathered, as typed records."""

import datetime as dt
from dataclasses import dataclass

from bot.domain.base.content import File
from bot.domain.base.ids import PersonId
from bot.domain.people.details import Detail
from bot.domain.people.person import Role, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.department import Fate
from bot.domain.tenure.settings import Section, Value
from bot.usecases.forms.record import Record
from bot.usecases.people.filled import CodeSaid

NO_DEPUTY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering(CodeSaid):
    """A registration as far as it is filled in; `said` is a problem that was told before, `early` what was given."""

    said: str = ""
    early: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEnterprise(Registering):
    """A registration; `name` and `region` are "" where the enterprise is registered and its members are asked."""

    contact: str
    phone: str
    name: str = ""
    region: str = ""
    licence: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Record):
    """An invite that somebody opened: the hash of its code."""

    invite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered(Opened):
    """Who somebody is that takes the office of an invite."""

    name: str
    post: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutStaff(Record):
    """What is to become of a person, and the standing that the button showed.

    `role` and `department` are a new post, `held` the one that the person had when it was chosen.
    """

    person: PersonId
    action: StandingAction
    standing: Standing | None = None
    role: Role | None = None
    department: str | None = None
    held: tuple[Role | None, str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought(Record):
    """The words by which some of the staff are found."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging(CodeSaid):
    """The record of an enterprise that ends; the code is that of the record that stays, as far as it was said."""

    enterprise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutDepartment(Record):
    """A department and what becomes of it, as far as that was chosen; `new`: the name that stands afterwards."""

    department: str
    fate: Fate | None = None
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentsFate(AboutDepartment):
    """What becomes of a department from which day on; `seen`: how many departments had changed when that was asked."""

    fate: Fate
    at: dt.date
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceBegun(Record):
    """An absence as far as it was said; `change` is asked of whoever has noted one.

    `both`: the first day, if it was said together with the last.
    """

    change: str = ""
    first: dt.date | None = None
    both: str = ""

    @property
    def ends(self) -> bool:
        """Whether the noted absence ends."""
        return self.change == "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceSaid(AbsenceBegun):
    """The first and last day of an absence, and who stands in."""

    first: dt.date
    last: dt.date
    deputy: str = NO_DEPUTY

    @property
    def colleague(self) -> PersonId | None:
        return None if self.deputy == NO_DEPUTY else int(self.deputy)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutDetail(Record):
    """What of an enterprise or its member is changed, and to what: one of the four is asked."""

    detail: Detail
    name: str = ""
    region: str = ""
    contact: str = ""
    phone: str = ""

    @property
    def after(self) -> str:
        said = {
            Detail.NAME: self.name,
            Detail.REGION: self.region,
            Detail.CONTACT: self.contact,
            Detail.PHONE: self.phone,
        }
        return said[self.detail]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """What somebody corrects of their own data: name, phone or e-mail address, or that they have none any more."""

    which: str
    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def columns(self) -> dict[str, str]:
        """Return what is stored, by the person's column."""
        said = {"name": self.name, "phone": self.phone, "email": self.email}
        return {"email": ""} if self.which == "no_email" else {self.which: said[self.which]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Record):
    """The version of the privacy notice to which somebody consents."""

    consent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSection(Record):
    """The kind of settings that are changed."""

    group: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits(AboutSection):
    """The settings that are changed, each with its value before and after; None: as the pack's files say."""

    edits: tuple[tuple[str, Value | None, Value | None], ...]
