"""What use cases return: who is told what, as facts without wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.appeal import Action, Appeal, Event, Survey
from bot.domain.deadlines import TimerKind
from bot.domain.errors import Refusal
from bot.domain.people import ChatId, Party, Role
from bot.domain.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something for one chat; `appeal_id` ties a push to its appeal's history."""

    to: ChatId

    @property
    def appeal_id(self) -> int | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An appeal as one viewer may see and move it."""

    appeal: Appeal
    enterprise: str
    viewer: Party
    allowed: tuple[Action, ...]
    survey: Survey | None = None
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutAppeal(Notice):
    case: Case

    @property
    def appeal_id(self) -> int | None:
        return self.case.appeal.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(AboutAppeal):
    """A move of the table, told to those whom its row names."""

    action: Action
    by: Party
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Moved):
    """The same move, confirmed to who made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(AboutAppeal):
    """A timer's reminder."""

    kind: TimerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAsked(AboutAppeal):
    """The satisfaction survey of the answered round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown(AboutAppeal):
    """The appeal's card, posted anew at the person's own wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryShown(AboutAppeal):
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneShown(AboutAppeal):
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyToTell(AboutAppeal):
    """The department has no contact who can be reached: a coordinator's matter."""

    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStale(Notice):
    """A message that shows an appeal is older than the appeal: the card is edited, a push loses its buttons."""

    card: int
    message: int | None = None
    buttons_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Notice):
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Notice):
    """An update broke the program; it is kept for an administrator."""

    arrival: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter(Notice):
    """For administrators: what kept failing."""

    source: str
    row: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyPrivate(Notice):
    """The bot works in private chats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting(Notice):
    """What the bot is for; `role` None: a stranger."""

    role: Role | None
    name: str
    department: str | None
    enterprise: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Notice):
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuSet(Notice):
    """The command menu of a role, for the messenger's own menu."""

    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard(Notice):
    """Nothing waits for what was sent."""

    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCommand(Notice):
    command: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditIgnored(Notice):
    """An edited message changes nothing."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Notice):
    """A step of a form; `facts` is what the question shows, `controls` the form's own buttons."""

    form: str
    step: str
    draft: int
    stamp: int
    options: tuple[Option, ...] = ()
    controls: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTaken(Notice):
    """One of several parts was added to a form's step."""

    form: str
    step: str
    draft: int
    stamp: int
    count: int
    length: int
    controls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOver(Notice):
    """The form that asked in `message` is done: its buttons go."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Notice):
    """A form was given up; None: there was none."""

    form: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(Notice):
    name: str
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAsked(Notice):
    """For those who may let somebody in; `phone` is not part of it on purpose."""

    person: int
    name: str
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWaiting(Notice):
    enterprise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDecided(Notice):
    enterprise: str
    let_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSettled(Notice):
    """For who decided."""

    name: str
    let_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteMade(Notice):
    role: Role
    department: str | None
    link: str
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Notice):
    role: Role
    department: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown(Notice):
    """A list of appeals, each a button; `title` names which list."""

    title: str
    cases: tuple[Case, ...]
    total: int
    page: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """An open session as an enterprise sees it."""

    session: Session
    booking: int | None = None
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsShown(Notice):
    seats: tuple[Seat, ...]
    may_book: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(Notice):
    session: Session
    slot: int
    booking: int
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(Notice):
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsShown(Notice):
    """`department` None: all of them; `public`: totals only."""

    stats: "Stats"
    department: str | None
    public: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """n of N; never shown without its N."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Stats:
    total: int
    by_state: tuple[tuple[str, int], ...]
    by_department: tuple[tuple[str, int], ...]
    closed: Ratio
    on_time: Ratio
    satisfied: Ratio
    rated: Ratio
