"""An appeal in somebody's eyes: what it is to them and what they may do now."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from bot.domain.appeals import grounds, moves
from bot.domain.appeals.appeal import Action, Appeal, Outcome, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import RETURNS_MAX, TABLE
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.sampling import is_sampled
from bot.domain.appeals.situation import Fact, MoreTime, Situation
from bot.domain.base.errors import NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role
from storage.appeals import appeals, seats
from storage.engine.database import Transaction
from storage.people import people


def load(tx: Transaction, actor: Actor, row: AppealId) -> Appeal:
    """Return the appeal locked; who is nothing to it learns no more than that there is none."""
    appeal = appeals.load(tx, row)
    if appeal is None or not appeal.parties(actor):
        raise NotFound
    return appeal


def peek(tx: Transaction, actor: Person, row: AppealId) -> Appeal:
    """Return the appeal for reading only, to whom it concerns."""
    appeal = appeals.peek(tx, row)
    if appeal is None or not appeal.parties(actor):
        raise NotFound
    return appeal


@dataclass(frozen=True)  # no slots: what was read once is kept
class Standing:
    """One appeal as it is at `now`: what all who look at it share is read once, and only if somebody asks."""

    tx: Transaction
    appeal: Appeal
    now: datetime

    @cached_property
    def past(self) -> tuple[Event, ...]:
        return appeals.history(self.tx, self.appeal.id)

    @cached_property
    def situation(self) -> Situation:
        """What the guards look at."""
        return _situation(self)

    def seen_by(self, viewer: Person, was: Party | None = None) -> AppealView:
        """Return what `viewer` sees and may do; `was`: their part, if a move just ended it."""
        appeal, parties = self.appeal, self.appeal.parties(viewer)
        allowed = TABLE.allowed(appeal.state, parties, self.situation)
        over = appeal.state is State.CLOSED and Action.REOPEN not in allowed
        return replace(
            glance(self.tx, appeal, viewer, was),
            allowed=allowed,
            survey=appeals.survey_of(self.tx, appeal.id, appeal.rated_round),
            files=appeals.count_files(self.tx, appeal.id, answers_shown(appeal, viewer)),
            contributions=_contributions(self),
            follows=_number(self.tx, appeal.follows),
            handler=_handler(self.tx, appeal),
            may_follow=over and Party.MEMBER in parties,
            grounds=grounds.grounds(appeal, self.past) if grounds.wanted(appeal) else (),
            now=self.now,
        )


def view(tx: Transaction, appeal: Appeal, viewer: Person, now: datetime, was: Party | None = None) -> AppealView:
    """Return the appeal with what one `viewer` sees and may do; where there are several, one Standing serves them."""
    return Standing(tx, appeal, now).seen_by(viewer, was)


def situation(tx: Transaction, appeal: Appeal, now: datetime) -> Situation:
    return Standing(tx, appeal, now).situation


def _situation(it: Standing) -> Situation:
    more, within = _more_time(it), _is_within_window(it)
    held = {
        **_of_answer(it.appeal),
        **_of_programme(it),
        Fact.MAY_RETURN: _may_return(it),
        Fact.MAY_REROUTE: _may_reroute(it),
        Fact.MAY_OBJECT: not it.appeal.objected and within,
        Fact.MAY_RERATE: _may_rerate(it),
        Fact.MAY_REOPEN: within,
        Fact.MAY_ASK_TIME: _may_ask_time(it, more),
        Fact.MAY_URGE: _may_urge(it),
        Fact.HAS_COLLEAGUE: bool(colleagues(it.tx, it.appeal)),
    }
    return Situation(frozenset(fact for fact, holds in held.items() if holds), more)


def _of_answer(appeal: Appeal) -> dict[Fact, bool]:
    """Return what the appeal itself says."""
    return {
        Fact.REWORKED: appeal.reworked,
        Fact.PROMISED: appeal.outcome is Outcome.LONG_TERM,
        Fact.FOLLOWS_PLAN: appeal.follows_plan,
        Fact.ASKED_IN_HANDLING: appeal.resume_state is State.HANDLING,
    }


def _of_programme(it: Standing) -> dict[Fact, bool]:
    """Return what the pack and the sessions say."""
    tx, appeal, pack = it.tx, it.appeal, it.tx.programme.pack
    return {
        Fact.SIGNS_OFF: any(one.signs_off for one in pack.departments if one.name == appeal.lead),
        Fact.BOOKED: appeal.state is State.TRIAGE and seats.ahead(tx, appeal, it.now) is not None,
        Fact.AT_SESSION: appeal.session is not None and seats.is_under_way(tx, appeal),
        Fact.SAMPLED: is_sampled(appeal.number, appeal.round, pack.limits.visit_sample_percent),
        Fact.MAY_ASK: appeal.questions < pack.limits.questions_max,
    }


def _is_within_window(it: Standing) -> bool:
    """A settled appeal can still be taken up again."""
    settled, programme = it.appeal.settled_at, it.tx.programme
    return settled is not None and it.now <= programme.calendar.due(settled, programme.pack.limits.reopen_days)


def _may_return(it: Standing) -> bool:
    programme = it.tx.programme
    until = programme.calendar.due(it.appeal.clock_from, programme.pack.limits.return_days)
    return it.appeal.returns < RETURNS_MAX and it.now <= until


def _may_reroute(it: Standing) -> bool:
    """Once, before an answer: what the coordinators decide then binds."""
    if it.appeal.follows_plan or it.appeal.state not in {State.ASSIGNED, State.HANDLING}:
        return False
    return all(event.action is not Action.REROUTE for event in it.past)


def colleagues(tx: Transaction, appeal: Appeal) -> list[Person]:
    """Return those of the lead department to whom the appeal could be handed over."""
    if appeal.lead is None or appeal.state not in moves.IN_HAND:
        return []
    found = [one for one in people.of_role(tx, Role.CONTACT, appeal.lead) if one.is_there]
    others = [one for one in found if one.id != appeal.handler]
    return others if appeal.handler is not None or len(found) > 1 else []


def more_time(tx: Transaction, appeal: Appeal) -> MoreTime | None:
    """Return the extensions of the round; None where none can be asked for."""
    return MoreTime.of(appeals.history(tx, appeal.id), appeal.round) if appeal.state is State.HANDLING else None


def _more_time(it: Standing) -> MoreTime | None:
    return MoreTime.of(it.past, it.appeal.round) if it.appeal.state is State.HANDLING else None


def _may_ask_time(it: Standing, asked: MoreTime | None) -> bool:
    """Time is asked for before the last working day begins, once while nobody has decided."""
    appeal, programme = it.appeal, it.tx.programme
    if appeal.follows_plan or asked is None or asked.asked_days is not None or appeal.due_at is None:
        return False
    return it.now < programme.calendar.before(appeal.due_at, programme.pack.limits.extension_ask_days - 1)


def _may_urge(it: Standing) -> bool:
    """The due date has passed, and the last urging lies some working days back."""
    if it.appeal.due_at is None or it.now <= it.appeal.due_at:
        return False
    urged = [event.at for event in it.past if event.action.urges]
    programme = it.tx.programme
    return not urged or it.now > programme.calendar.due(urged[-1], programme.pack.limits.urge_every_days)


def _may_rerate(it: Standing) -> bool:
    appeal = it.appeal
    survey = appeals.survey_of(it.tx, appeal.id, appeal.rated_round) if _is_undecided(it) else None
    window = timedelta(hours=it.tx.programme.pack.limits.rerate_hours)
    return survey is not None and survey.rated_at is not None and it.now <= survey.rated_at + window


def _is_undecided(it: Standing) -> bool:
    """Whether nobody of the desk has made up their mind about the rating."""
    appeal = it.appeal
    if appeal.state is State.HANDLING:
        return appeal.follows_plan and _plan_began_with(it) is Action.RATE
    upheld = appeal.state is State.VISIT and _was_upheld(it)
    return appeal.state in {State.CLOSED, State.REVIEW, State.VISIT} and not upheld


def _plan_began_with(it: Standing) -> Action | None:
    """Return what made the department follow its plan: a rating, the survey's end, or the coordinators' decision."""
    return next((one.action for one in reversed(it.past) if one.takes_up_plan), None)


def _was_upheld(it: Standing) -> bool:
    return any(event.action is Action.UPHOLD and event.round == it.appeal.round for event in it.past)


def _number(tx: Transaction, row: AppealId | None) -> str:
    found = appeals.peek(tx, row) if row is not None else None
    return found.number if found else ""


def _handler(tx: Transaction, appeal: Appeal) -> str:
    found = people.find(tx, appeal.handler) if appeal.handler is not None else None
    return found.name if found else ""


def _contributions(it: Standing) -> tuple[Event, ...]:
    """Return the newest contribution of each assisting department."""
    assisting = it.appeal.assisting
    past = [one for one in it.past if one.action.contributes] if assisting else []
    newest = {one.department: one for one in past if one.department in assisting}
    return tuple(newest.values())


def answers_shown(appeal: Appeal, viewer: Person) -> int | None:
    """Return the round up to which the viewer may see what came with answers; None: all."""
    if Party.MEMBER not in appeal.parties(viewer):
        return None
    return appeal.round if appeal.answered_at is not None else appeal.round - 1


def glance(tx: Transaction, appeal: Appeal, viewer: Person, was: Party | None = None) -> AppealView:
    """Return the appeal as a line of a list names it, without a look at what may be done with it."""
    enterprise = people.enterprise_by_id(tx, appeal.enterprise)
    return AppealView(
        appeal=appeal,
        enterprise=enterprise.name,
        standing=enterprise.state,
        viewer=min(appeal.parties(viewer), key=list(Party).index, default=was or Party.SYSTEM),
        allowed=(),
    )
