"""Notices about an appeal to the people whom it concerns, and the view of an appeal that they carry."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import STATES
from bot.domain.appeals.remedies import Remedy
from bot.domain.appeals.survey import Survey
from bot.domain.appeals.timer_facts import basis
from bot.domain.base.notice import NEWS, Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.base.party import Party
from bot.domain.base.press import Press
from bot.domain.base.terms import Terms
from bot.domain.people.person import EnterpriseState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """An appeal as one viewer may see and move it at `now`. `grounds` are the reasons that explain its state."""

    appeal: Appeal
    enterprise: str
    viewer: Party
    allowed: tuple[Action, ...]
    survey: Survey | None = None
    files: int = 0
    answer_files: int = 0
    contributions: tuple[Event, ...] = ()
    notes: tuple[Event, ...] = ()
    additions: tuple[Event, ...] = ()
    follows: str = ""
    handler: str = ""
    may_file_again: bool = False
    grounds: tuple[Event, ...] = ()
    standing: EnterpriseState = EnterpriseState.VERIFIED
    now: datetime | None = None
    remedy: Remedy | None = None

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
        """What the enterprise has to decide is over once the appeal has moved on; everything else stays news."""
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
    """Confirms a move to the person who made it."""

    CODE: ClassVar[str] = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(AboutAppeal):
    """A reminder by a timer; it says nothing useful after `until`.

    `reached`: the parties of which somebody can be reached, of those who are reminded. `department`: the assisting
    department whose contribution is awaited, if it is reminded itself.
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
    """The appeal's card as a new message, because its reader asked for it.

    `back` leads to the list from which it was opened. `asked` is what its reader asked for and can't do now.
    """

    CODE: ClassVar[str] = "card_shown"
    back: Press | None = None
    asked: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryShown(AboutAppeal):
    CODE: ClassVar[str] = "history_shown"
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class NudgeSent:
    """An SMS or e-mail that says that messages wait; `arrived` is None while it waits itself."""

    by: str
    at: datetime
    arrived: bool | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message or call about an appeal, as coordinators see it.

    `arrived` is None while it waits or is held. `title` is its first line as HTML; `seen` is when it was on a
    screen, where the channel tells. `nudge` is the SMS or e-mail that said that it waits.
    """

    role: Role | None
    department: str | None
    at: datetime
    arrived: bool | None
    over: bool = False
    by_phone: bool = False
    title: str = ""
    seen: datetime | None = None
    nudge: NudgeSent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveriesShown(AboutAppeal):
    """The newest messages about an appeal. Those marked `over` were no longer true when they should have left."""

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
    """For coordinators: none of the people with these roles can be reached, in the department if one is named."""

    CODE: ClassVar[str] = "nobody_to_tell"
    roles: tuple[Role, ...]
    department: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStale(Notice):
    """A message about an appeal is older than the appeal: a card is edited, a push loses its buttons."""

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
    """One file of an appeal, number `place` of `total`."""

    CODE: ClassVar[str] = "attachment_sent"
    attachment: int
    appeal: int
    number: str
    place: int
    total: int
    name: str
    of_answer: bool = False

    @property
    def appeal_id(self) -> int | None:
        return self.appeal

    @property
    def order(self) -> Order:
        return AttachmentOrder(self.attachment)
