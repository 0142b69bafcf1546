"""What the forms of inviting, registering and checking enterprises have gathered, as typed records."""

from dataclasses import dataclass

from bot.domain.base.content import File
from bot.domain.people.person import Role
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited(Record):
    """Whom an invite is for; a department is asked only for a role that belongs to one."""

    role: Role
    department: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSaid(Record):
    """The credit code of an enterprise, and its name where one is registered under it; both "" before that."""

    uscc: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutEnterprise(Record):
    """A form about one enterprise: why it is refused, or a picture of its licence."""

    enterprise: int
    words: str = ""
    licence: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(Record):
    """The name under which somebody claims a code as theirs."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSaid(Record):
    """The new number of a member; `told` is the one that stood in the sentence which asked for the change."""

    phone: str = ""
    told: str = ""
