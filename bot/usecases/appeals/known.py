"""What holds of an appeal at a moment: the facts that the guards of the table look at."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from bot.domain.appeals import moves
from bot.domain.appeals.appeal import Action, Appeal, Outcome, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import RETURNS_MAX
from bot.domain.appeals.sampling import is_sampled
from bot.domain.appeals.situation import Fact, MoreTime, Situation
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import shanghai_date
from storage.appeals import appeals, seats
from storage.engine.database import Transaction
from storage.people import people

UNANSWERED = frozenset({State.TRIAGE, *moves.GIVEN})


@dataclass(frozen=True)  # no slots: what was read once is kept
class Known:
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


def _situation(it: Known) -> Situation:
    more, within = _more_time(it), _is_within_window(it)
    held = {
        **_of_answer(it.appeal),
        **_of_programme(it),
        Fact.MAY_RETURN: _may_return(it),
        Fact.MAY_DISOWN: _may_disown(it),
        Fact.DISOWNED: _is_disowned(it),
        Fact.MAY_REROUTE: _may_reroute(it),
        Fact.MAY_OBJECT: not it.appeal.objected and within,
        Fact.MAY_RERATE: _may_rerate(it),
        Fact.MAY_REOPEN: within,
        Fact.MAY_ASK_TIME: _may_ask_time(it, more),
        Fact.MAY_URGE: _may_urge(it),
        Fact.MAY_PROMPT: _may_prompt(it),
        Fact.LEAD_IS_THERE: it.appeal.state is State.ASSIGNED and _is_there(it, Role.CONTACT),
        Fact.NO_HEAD_THERE: it.appeal.state is State.SIGN_OFF and not _is_there(it, Role.HEAD),
        Fact.HAS_COLLEAGUE: bool(colleagues(it.tx, it.appeal)),
    }
    return Situation(frozenset(fact for fact, holds in held.items() if holds), more)


def _of_answer(appeal: Appeal) -> dict[Fact, bool]:
    """Return what the appeal itself says."""
    return {
        Fact.REWORKED: appeal.reworked,
        Fact.PROMISED: appeal.outcome is Outcome.LONG_TERM,
        Fact.FOLLOWS_PLAN: appeal.follows_plan,
        Fact.ASKED_IN_HANDLING: appeal.resume_state in {State.HANDLING, State.ASSIGNED},
        Fact.HAS_LEAD: appeal.lead is not None,
        Fact.NO_PLAN: not appeal.follows_plan,
    }


def _of_programme(it: Known) -> dict[Fact, bool]:
    """Return what the pack and the sessions say."""
    tx, appeal, pack = it.tx, it.appeal, it.tx.programme.pack
    return {
        Fact.SIGNS_OFF: any(one.signs_off for one in pack.departments if one.name == appeal.lead),
        Fact.BOOKED: _may_be_heard(it),
        Fact.AT_SESSION: appeal.state in UNANSWERED and seats.under_way(tx, appeal) is not None,
        Fact.SAMPLED: is_sampled(appeal.number, appeal.round, pack.limits.visit_sample_percent),
        Fact.MAY_ASK: appeal.questions < pack.limits.questions_max,
    }


def _may_be_heard(it: Known) -> bool:
    """Before an answer, its enterprise has a seat at a session."""
    unheard = it.appeal.state in UNANSWERED - {State.SCHEDULED} and not it.appeal.follows_plan
    return unheard and seats.ahead(it.tx, it.appeal, it.now) is not None


def _is_within_window(it: Known) -> bool:
    """A settled appeal can still be taken up again."""
    settled, programme = it.appeal.settled_at, it.tx.programme
    return settled is not None and it.now <= programme.calendar.due(settled, programme.pack.limits.reopen_days)


def _may_return(it: Known) -> bool:
    """Within its limit from the assignment, unless somebody of the department has said that they accept it."""
    appeal, programme = it.appeal, it.tx.programme
    waits = appeal.state is State.ASSIGNED
    if appeal.returns >= RETURNS_MAX or appeal.follows_plan or not (waits or _kept_silent(it)):
        return False
    since = appeal.clock_from if waits else appeal.assigned_at or appeal.clock_from
    return it.now <= programme.calendar.due(since, programme.pack.limits.return_days)


def _kept_silent(it: Known) -> bool:
    """Whether the department has the appeal in hand because it did not say anything in time."""
    told = moves.ACCEPTS | moves.GIVES_LEAD
    last = next((one.action for one in reversed(it.past) if one.action in told), None)
    return it.appeal.state is State.HANDLING and last is not None and last.is_by_default


def _since_lead(it: Known) -> tuple[Event, ...]:
    """Return what has happened since the department came to lead the appeal."""
    given = [number for number, one in enumerate(it.past) if one.action in moves.GIVES_LEAD]
    return it.past[given[-1] :] if given else it.past


def _may_disown(it: Known) -> bool:
    """Once while it leads; not where a return is still open to it, nor after a ruling or its own plan."""
    appeal = it.appeal
    if appeal.state is not State.HANDLING or appeal.follows_plan or appeal.returns >= RETURNS_MAX or _may_return(it):
        return False
    return all(one.action is not moves.DISOWNS for one in _since_lead(it))


def _is_disowned(it: Known) -> bool:
    said = [one.action for one in _since_lead(it) if one.action in {moves.DISOWNS, moves.KEEPS}]
    return bool(said) and said[-1] is moves.DISOWNS


def _may_reroute(it: Known) -> bool:
    """Once, before an answer: what the coordinators decide then binds."""
    if it.appeal.follows_plan or it.appeal.state not in {State.ASSIGNED, State.HANDLING}:
        return False
    return all(event.action is not Action.REROUTE for event in it.past)


def _is_there(it: Known, role: Role) -> bool:
    """Whether somebody of the lead department can be reached: nobody accepts or signs by keeping silent."""
    lead = it.appeal.lead
    return lead is not None and any(one.is_there for one in people.of_role(it.tx, role, lead))


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


def _more_time(it: Known) -> MoreTime | None:
    return MoreTime.of(it.past, it.appeal.round) if it.appeal.state is State.HANDLING else None


def _may_ask_time(it: Known, asked: MoreTime | None) -> bool:
    """Time is asked for before the last working day begins, once while nobody has decided."""
    appeal, programme = it.appeal, it.tx.programme
    if appeal.follows_plan or asked is None or asked.asked_days is not None or appeal.due_at is None:
        return False
    return it.now < programme.calendar.before(appeal.due_at, programme.pack.limits.extension_ask_days - 1)


def _may_urge(it: Known) -> bool:
    """The date has passed until when the state's owner was to act, and the last urging lies some working days back."""
    due = _late_from(it)
    if due is None or it.now <= due:
        return False
    urged = [event.at for event in it.past if event.action.urges]
    programme = it.tx.programme
    return not urged or it.now > programme.calendar.due(urged[-1], programme.pack.limits.urge_every_days)


def _late_from(it: Known) -> datetime | None:
    """Return the date of an answer, or until when the desk has to decide about one."""
    if it.appeal.state is State.REVIEW:
        return it.tx.programme.calendar.due(it.appeal.clock_from, it.tx.programme.pack.limits.rework_decision_days)
    return it.appeal.due_at


def _may_prompt(it: Known) -> bool:
    """Coordinators press once a day."""
    pressed = [event.at for event in it.past if event.action is moves.PROMPTS]
    return not pressed or shanghai_date(it.now) > shanghai_date(pressed[-1])


def _may_rerate(it: Known) -> bool:
    appeal = it.appeal
    survey = appeals.survey_of(it.tx, appeal.id, appeal.rated_round) if _is_undecided(it) else None
    window = timedelta(hours=it.tx.programme.pack.limits.rerate_hours)
    return survey is not None and survey.rated_at is not None and it.now <= survey.rated_at + window


def _is_undecided(it: Known) -> bool:
    """Whether nobody of the desk has made up their mind about the rating."""
    appeal = it.appeal
    if appeal.state is State.HANDLING:
        return appeal.follows_plan and _plan_began_with(it) is Action.RATE
    upheld = appeal.state is State.VISIT and _was_upheld(it)
    return appeal.state in {State.CLOSED, State.REVIEW, State.VISIT} and not upheld


def _plan_began_with(it: Known) -> Action | None:
    """Return what made the department follow its plan: a rating, the survey's end, or the coordinators' decision."""
    return next((one.action for one in reversed(it.past) if one.takes_up_plan), None)


def _was_upheld(it: Known) -> bool:
    return any(event.action is Action.UPHOLD and event.round == it.appeal.round for event in it.past)
