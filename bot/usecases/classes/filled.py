"""What the forms about class issues and their answers have gathered, as typed records."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.action import Outcome
from bot.domain.base.content import File
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.classes.class_issue import ClassId, ClassState
from bot.domain.classes.measure import MeasureKind
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutClass(Record):
    """A form about one class, and the state in which its button showed it."""

    class_issue: ClassId
    state: ClassState


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded(AboutClass):
    """Why a class is refused, or how its lead gets on."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(AboutClass):
    """The name and the cause that a class gets."""

    name: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutMember(AboutClass):
    """The appeal that is put into a class or taken out of it."""

    appeal: AppealId


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(AboutClass):
    """The class that takes this one over."""

    into: ClassId


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided(AboutClass):
    """The numbers of the members that become a class of their own, as far as they were chosen."""

    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Led(AboutClass):
    """Who is to lead a class, as far as it was said: department, those that assist, and a person."""

    lead: str = ""
    assisting: tuple[str, ...] = ()
    owner: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed(Led):
    """Who leads a class: the day by which it is to be solved was asked."""

    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached(AboutClass):
    """The files that came with a measure's form so far."""

    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure(Attached):
    """A measure that is planned; `responsible` is "" for the department that leads the class."""

    kind: MeasureKind
    words: str
    planned: datetime
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutMeasure(Attached):
    """A measure that is in force, since which month or day ("" for today) and by which paper, or gets files."""

    measure: int
    since: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectBegun(AboutClass):
    """Which effect is stated anew, 0 for a new one, and whether it is planned or in force."""

    effect: int = 0
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectStated(EffectBegun):
    """An effect that was stated; `since` is "" where it was not asked."""

    words: str
    amount: str
    unit: str
    source: str
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBegun(AboutClass):
    """The answer to all members of a class, as far as it is written."""

    outcome: Outcome | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(AnswerBegun):
    """The answer to all members of a class."""

    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutAnswer(Record):
    """One answer to all, and the member for which a handler words it anew: 0 as long as none was chosen."""

    answer: int
    appeal: AppealId = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceSpared(Record):
    """An appeal that was not filed because a measure helped: the row that counts it, until it is filed all the same."""

    was_spared: int | None = None
