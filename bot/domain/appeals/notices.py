"""What is told about an appeal, to whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.appeal import Action, Appeal
from bot.domain.appeals.basis import basis
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import STATES
from bot.domain.appeals.survey import Survey
from bot.domain.base.notice import NEWS, Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.base.party import Party
from bot.domain.base.press import Press
from bot.domain.base.terms import Terms
from bot.domain.people.person import EnterpriseState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """An appeal as one viewer may see and move it at `now`; `grounds` say why it stands as it does."""

    appeal: Appeal
    enterprise: str
    viewer: Party
    allowed: tuple[Action, ...]
    survey: Survey | None = None
    files: int = 0
    contributions: tuple[Event, ...] = ()
    notes: tuple[Event, ...] = ()
    follows: str = ""
    handler: str = ""
    may_follow: bool = False
    grounds: tuple[Event, ...] = ()
    standing: EnterpriseState = EnterpriseState.VERIFIED
    now: datetime | None = None

    def is_past(self, when: datetime | None) -> bool:
        return when is not None and self.now is not None and when < self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutAppeal(Notice):
    view: AppealView

    @property
    def appeal_id(self) -> int | None:
        return self.view.appeal.id

    @property
    def terms(self) -> Terms:
        """What waits for the enterprise is over once the appeal stands otherwise; the rest is news."""
        appeal = self.view.appeal
        return Terms((appeal.state, appeal.round)) if STATES[appeal.state].owner is Party.MEMBER else NEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(AboutAppeal):
    """A move of the table, told to those whom its row names."""

    CODE: ClassVar[str] = "moved"
    action: Action
    by: Party
    department: str | None = None
    words: str = ""
    reason: str = ""
    note: str = ""
    escalation: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Moved):
    """The same move, confirmed to who made it."""

    CODE: ClassVar[str] = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(AboutAppeal):
    """A timer's reminder; pointless after `until`, when what it reminds of is not ahead any more.

    `reached`: of those whom it goes to, the parties of whom somebody can be reached.
    `department`: that whose contribution is awaited, when it is told so itself.
    """

    CODE: ClassVar[str] = "due"
    kind: TimerKind
    reached: frozenset[Party] = frozenset()
    until: datetime | None = None
    department: str | None = None
    escalation: int | None = None

    @property
    def terms(self) -> Terms:
        stands = basis(self.view.appeal, self.kind, self.department)
        return Terms(stands, self.kind, self.department or "", until=self.until)

    @property
    def repeats(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown(AboutAppeal):
    """The appeal's card, posted anew at the person's own wish; `back`: to the list from which it was opened."""

    CODE: ClassVar[str] = "card_shown"
    back: Press | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryShown(AboutAppeal):
    CODE: ClassVar[str] = "history_shown"
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A push, or a call, about an appeal as those who steer see it; `arrived` None: it waits, or is held back.

    `title`: the first line of what was told, as HTML; `seen` is when it was on a screen, where the channel knows.
    """

    role: Role | None
    department: str | None
    at: datetime
    arrived: bool | None
    over: bool = False
    by_phone: bool = False
    title: str = ""
    seen: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveriesShown(AboutAppeal):
    """The newest pushes about an appeal; `over` ones said nothing true any more when they would have left."""

    CODE: ClassVar[str] = "deliveries_shown"
    deliveries: tuple[Delivery, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneShown(AboutAppeal):
    CODE: ClassVar[str] = "phone_shown"
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyToTell(AboutAppeal):
    """Nobody of the `roles` can be reached, in the department if it is one's: a coordinator's matter."""

    CODE: ClassVar[str] = "nobody_to_tell"
    roles: tuple[Role, ...]
    department: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStale(Notice):
    """A message that shows an appeal is older than the appeal: the card is edited, a push loses its buttons."""

    CODE: ClassVar[str] = "card_stale"
    card: int
    message: int | None = None
    buttons_only: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.ATTACHMENT
    attachment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentSent(PaperSent):
    """The `place`th of `total` files of an appeal."""

    CODE: ClassVar[str] = "attachment_sent"
    attachment: int
    appeal: int
    number: str
    place: int
    total: int
    name: str

    @property
    def appeal_id(self) -> int | None:
        return self.appeal

    @property
    def order(self) -> Order:
        return AttachmentOrder(self.attachment)
