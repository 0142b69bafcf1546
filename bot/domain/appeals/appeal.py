"""Defines an appeal (诉求): what is known of it, and what somebody is to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.appeals.action import Ground, Outcome, State
from bot.domain.appeals.source import Source
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role, System


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal; every moment is aware UTC.

    `handler`: the person of the lead department who works on it; `prepared`: an answer for its session, not sent;
    `at_counter`: the enterprise has no chat; `awaited`: assisting departments whose contribution is due at
    `assist_due_at`; `noted_at`: when a long-term plan was last reported on; `plan_rounds`: rounds that followed a plan.
    """

    id: AppealId
    number: str
    enterprise: int
    filed_by: PersonId | None
    filed_at: datetime
    text: str
    kind: str
    theme: str
    region: str
    verdict: dict[str, Any]
    state: State
    round: int
    lead: str | None
    assisting: tuple[str, ...]
    clock_from: datetime
    session: int | None = None
    session_at: datetime | None = None
    resume_state: State | None = None
    handler: PersonId | None = None
    assigned_at: datetime | None = None
    awaited: tuple[str, ...] = ()
    assist_due_at: datetime | None = None
    accepted_at: datetime | None = None
    contacted_at: datetime | None = None
    due_at: datetime | None = None
    original_due_at: datetime | None = None
    paused_at: datetime | None = None
    answered_at: datetime | None = None
    settled_at: datetime | None = None
    outcome: Outcome | None = None
    answer: str = ""
    prepared: str = ""
    plan: str = ""
    noted_at: datetime | None = None
    plan_rounds: int = 0
    follows: AppealId | None = None
    ground: Ground | None = None
    reply_days: int | None = None
    returns: int = 0
    questions: int = 0
    objected: bool = False
    accepted_by_default: bool = False
    demo: bool = False
    source: Source = Source.CHAT
    at_counter: bool = False
    confidential: bool = False

    @property
    def reworked(self) -> bool:
        """Whether this round began because the enterprise was not satisfied, and not because a plan is followed."""
        return self.round - self.plan_rounds > 1

    @property
    def follows_plan(self) -> bool:
        """Whether the department has to report on a long-term plan (长期推进) and to answer at its end."""
        return self.noted_at is not None

    @property
    def rated_round(self) -> int:
        """The round whose answer can be rated. A plan is carried out in the round after its answer."""
        return self.round - 1 if self.follows_plan and self.state in _PLAN_STANDS else self.round

    def parties(self, actor: Actor) -> frozenset[Party]:
        """Return what `actor` is to this appeal; an empty set for somebody who has nothing to do with it."""
        if isinstance(actor, System):
            return frozenset({Party.SYSTEM})
        return frozenset(party for party, holds in _PARTIES.items() if holds(self, actor))


_PLAN_STANDS = frozenset({State.ASSIGNED, State.HANDLING, State.NEEDS_INFO})  # the answer that ends it is not written

_PARTIES: dict[Party, Callable[[Appeal, Person], bool]] = {
    Party.MEMBER: lambda a, p: p.role is Role.MEMBER and p.enterprise == a.enterprise,
    Party.LEAD: lambda a, p: p.role is Role.CONTACT and p.department is not None and p.department == a.lead,
    Party.ASSISTING: lambda a, p: p.role is Role.CONTACT and p.department in a.assisting,
    Party.HEAD: lambda a, p: p.role is Role.HEAD and p.department is not None and p.department == a.lead,
    Party.ASSISTING_HEAD: lambda a, p: p.role is Role.HEAD and p.department in a.assisting,
    Party.COORDINATOR: lambda _, p: p.role is Role.COORDINATOR,
    Party.SUPERVISOR: lambda _, p: p.role is Role.SUPERVISOR,
    Party.COUNTER: lambda a, p: a.at_counter and p.role is Role.COORDINATOR,
}
