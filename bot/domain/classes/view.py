"""A class issue as somebody sees it: its members without who asked, and over what they are spread."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.base.ids import AppealId
from bot.domain.classes.answering import ReplyCounts
from bot.domain.classes.class_issue import ClassAction, ClassIssue, MemberStanding
from bot.domain.classes.course import Course
from bot.domain.classes.effect import Effect
from bot.domain.classes.history import ClassEvent
from bot.domain.classes.measure import Measure
from bot.domain.time.calendar import shanghai_date

NO_REPLIES = ReplyCounts()
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MemberLook:
    """A member.

    `enterprise` is its number, by which enterprises are counted: no name is shown. Of a `confidential` one `text` is
    only there for coordinators.
    """

    appeal: AppealId
    number: str
    text: str
    state: State
    enterprise: int
    region: str
    lead: str | None
    filed_at: datetime
    likeness: float
    standing: MemberStanding
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Over how many enterprises, which regions, departments and months, such as 2024-10, and from when to when."""

    members: int
    enterprises: int
    regions: Counts
    departments: Counts
    first: datetime | None
    last: datetime | None
    months: Counts


@dataclass(frozen=True, slots=True)
class ClassView:
    """`owner` is the name of who answers for it; `allowed`: what its viewer may do now.

    `course`: what came before and after its measures, None: none is in force; `notes`: how it went, newest first;
    `note_by`: until when the next is due.
    """

    issue: ClassIssue
    members: tuple[MemberLook, ...]
    allowed: tuple[ClassAction, ...]
    owner: str = ""
    measures: tuple[Measure, ...] = ()
    effects: tuple[Effect, ...] = ()
    replies: ReplyCounts = NO_REPLIES
    course: Course | None = None
    notes: tuple[ClassEvent, ...] = ()
    note_by: datetime | None = None

    @property
    def sure(self) -> tuple[MemberLook, ...]:
        return tuple(look for look in self.members if look.standing is MemberStanding.IN)

    @property
    def probable(self) -> tuple[MemberLook, ...]:
        return tuple(look for look in self.members if look.standing is MemberStanding.PROBABLE)


def spread(members: Iterable[MemberLook]) -> Spread:
    every = list(members)
    filed = sorted(look.filed_at for look in every)
    return Spread(
        members=len(every),
        enterprises=len({look.enterprise for look in every}),
        regions=tuple(Counter(look.region for look in every).most_common()),
        departments=tuple(Counter(look.lead for look in every if look.lead).most_common()),
        first=filed[0] if filed else None,
        last=filed[-1] if filed else None,
        months=tuple(sorted(Counter(f"{shanghai_date(at):%Y-%m}" for at in filed).items())),
    )
