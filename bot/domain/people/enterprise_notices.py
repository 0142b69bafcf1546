"""What is told about an enterprise's standing."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import InPlace, Notice
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import Enterprise


@dataclass(frozen=True, slots=True)
class Belongs:
    """A member, or who asks to be one; `name` is masked, `claim` the name under which the code is claimed."""

    person: int
    name: str
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterprisesShown(Notice):
    """A page of the enterprises that wait for a coordinator."""

    CODE: ClassVar[str] = "enterprises_shown"
    enterprises: tuple[Enterprise, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseShown(InPlace):
    """For coordinators: an enterprise, who belongs to it and asks to, and what may be decided."""

    CODE: ClassVar[str] = "enterprise_shown"
    enterprise: Enterprise
    members: tuple[Belongs, ...]
    asking: tuple[Belongs, ...]
    allowed: tuple[EnterpriseAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseNumbers(Notice):
    """Full names and numbers, on a tap that is noted."""

    CODE: ClassVar[str] = "enterprise_numbers"
    enterprise: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseDecided(Notice):
    """For who decided."""

    CODE: ClassVar[str] = "enterprise_decided"
    action: EnterpriseAction
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseJudged(Notice):
    """For the enterprise's people, and for who claimed that it is theirs."""

    CODE: ClassVar[str] = "enterprise_judged"
    action: EnterpriseAction
    enterprise: Enterprise
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeClaimed(Notice):
    """For coordinators: somebody says that another has registered their enterprise's code."""

    CODE: ClassVar[str] = "code_claimed"
    enterprise: Enterprise
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWaiting(Notice):
    CODE: ClassVar[str] = "claim_waiting"
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOffered(Notice):
    """For a member of another enterprise who was let in: the last word is theirs."""

    CODE: ClassVar[str] = "join_offered"
    person: int
    before: str
    enterprise: str
