"""Notices about the standing of an enterprise."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import InPlace, Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.people.details import EnterpriseChange
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import Enterprise


@dataclass(frozen=True, slots=True)
class Belongs:
    """A member, or somebody who asks to be one.

    `name` is masked; `claim` is the name under which they claim the code.
    """

    person: int
    name: str
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterprisesShown(Notice):
    """A page of the enterprises that wait for a coordinator, or what was found by `words`."""

    CODE: ClassVar[str] = "enterprises_shown"
    enterprises: tuple[Enterprise, ...]
    total: int
    page: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseShown(InPlace):
    """For coordinators: an enterprise, its members, those who ask to join, and the decisions that are possible."""

    CODE: ClassVar[str] = "enterprise_shown"
    enterprise: Enterprise
    members: tuple[Belongs, ...]
    asking: tuple[Belongs, ...]
    allowed: tuple[EnterpriseAction, ...]
    former: tuple[str, ...] = ()
    renamed: EnterpriseChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseNumbers(Notice):
    """Full names and phone numbers, shown on a tap that is logged."""

    CODE: ClassVar[str] = "enterprise_numbers"
    enterprise: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseDecided(Notice):
    """Confirms a decision to the person who made it."""

    CODE: ClassVar[str] = "enterprise_decided"
    action: EnterpriseAction
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseJudged(Notice):
    """Tells a decision to the enterprise's people, and to whoever claimed the code."""

    CODE: ClassVar[str] = "enterprise_judged"
    action: EnterpriseAction
    enterprise: Enterprise
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeClaimed(Notice):
    """For coordinators: somebody claims that another enterprise registered with their code."""

    CODE: ClassVar[str] = "code_claimed"
    enterprise: Enterprise
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWaiting(Notice):
    CODE: ClassVar[str] = "claim_waiting"
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOffered(Notice):
    """For a member of another enterprise who was let in; the person still has to agree."""

    CODE: ClassVar[str] = "join_offered"
    person: int
    before: str
    enterprise: str


@dataclass(frozen=True, slots=True)
class LicenceOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.LICENCE
    enterprise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceSent(PaperSent):
    """The picture of an enterprise's 营业执照, for the coordinator who checks it."""

    CODE: ClassVar[str] = "licence_sent"
    enterprise: int
    name: str

    @property
    def order(self) -> Order:
        return LicenceOrder(self.enterprise)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLost(Notice):
    """For the coordinator who looked: the picture can't be opened any more; its enterprise was asked for another."""

    CODE: ClassVar[str] = "licence_lost"
    enterprise: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceWanted(Notice):
    """For its people: the picture did not come and is to be sent again."""

    CODE: ClassVar[str] = "licence_wanted"
    enterprise: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceTaken(Notice):
    """For who sent it again."""

    CODE: ClassVar[str] = "licence_taken"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCame(Notice):
    """For coordinators: the picture that was lost was sent again."""

    CODE: ClassVar[str] = "licence_came"
    enterprise: int
    name: str
