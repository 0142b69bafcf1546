"""Finds out the facts about an appeal on which the guards of the table depend."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from bot.domain.appeals import moves
from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event, standing
from bot.domain.appeals.moves import RETURNS_MAX
from bot.domain.appeals.sampling import is_sampled
from bot.domain.appeals.situation import Fact, MoreTime, Situation
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import shanghai_date
from storage.appeals import appeals, hearings
from storage.engine.database import Transaction
from storage.people import people

UNANSWERED = frozenset({State.TRIAGE, *moves.GIVEN})


@dataclass(frozen=True)  # no slots: what was read once is kept
class Known:
    """One appeal at `now`. What several readers need is read once, and only when it is needed."""

    tx: Transaction
    appeal: Appeal
    now: datetime

    @cached_property
    def past(self) -> tuple[Event, ...]:
        return standing(appeals.history(self.tx, self.appeal.id))

    @cached_property
    def situation(self) -> Situation:
        """The facts for the guards of the table."""
        return _situation(self)


def _situation(known: Known) -> Situation:
    more, within = _more_time(known), _is_within_window(known)
    held = {
        **_of_answer(known.appeal),
        **_of_programme(known),
        Fact.MAY_RETURN: _may_return(known),
        Fact.MAY_DISOWN: _may_disown(known),
        Fact.DISOWNED: _is_disowned(known),
        Fact.MAY_REROUTE: _may_reroute(known),
        Fact.MAY_OBJECT: not known.appeal.objected and within,
        Fact.MAY_RERATE: _may_rerate(known),
        Fact.MAY_REOPEN: within,
        Fact.MAY_ASK_TIME: _may_ask_time(known, more),
        Fact.MAY_URGE: _may_urge(known),
        Fact.MAY_PROMPT: _may_prompt(known),
        Fact.LEAD_IS_THERE: known.appeal.state is State.ASSIGNED and _is_there(known, Role.CONTACT),
        Fact.NO_HEAD_THERE: known.appeal.state is State.SIGN_OFF and not _is_there(known, Role.HEAD),
        Fact.HAS_COLLEAGUE: bool(colleagues(known.tx, known.appeal)),
    }
    return Situation(frozenset(fact for fact, holds in held.items() if holds), more)


def _of_answer(appeal: Appeal) -> dict[Fact, bool]:
    """Return the facts that the appeal itself shows."""
    return {
        Fact.REWORKED: appeal.reworked,
        Fact.PROMISED: appeal.outcome is Outcome.LONG_TERM,
        Fact.FOLLOWS_PLAN: appeal.follows_plan,
        Fact.ASKED_IN_HANDLING: appeal.resume_state in {State.HANDLING, State.ASSIGNED},
        Fact.SEALED: appeal.confidential,
        Fact.UNSEALED: not appeal.confidential,
        Fact.HAS_LEAD: appeal.lead is not None,
        Fact.NO_PLAN: not appeal.follows_plan,
    }


def _of_programme(known: Known) -> dict[Fact, bool]:
    """Return the facts that the pack and the sessions show."""
    tx, appeal, pack = known.tx, known.appeal, known.tx.programme.pack
    return {
        Fact.SIGNS_OFF: any(department.signs_off for department in pack.departments if department.name == appeal.lead),
        Fact.BOOKED: _may_be_heard(known),
        Fact.AT_SESSION: appeal.state in UNANSWERED and hearings.under_way(tx, appeal) is not None,
        Fact.SAMPLED: is_sampled(appeal.number, appeal.round, pack.limits.visit_sample_percent),
        Fact.MAY_ASK: appeal.questions < pack.limits.questions_max,
    }


def _may_be_heard(known: Known) -> bool:
    """Whether the appeal is not answered and its enterprise has a seat at a session."""
    unheard = known.appeal.state in UNANSWERED - {State.SCHEDULED} and not known.appeal.follows_plan
    return unheard and hearings.ahead(known.tx, known.appeal, known.now) is not None


def _is_within_window(known: Known) -> bool:
    """Whether a settled appeal can still be reopened."""
    settled, programme = known.appeal.settled_at, known.tx.programme
    return settled is not None and known.now <= programme.calendar.due(settled, programme.pack.limits.reopen_days)


def _may_return(known: Known) -> bool:
    """Whether the time for returning is not over and nobody of the department has accepted."""
    appeal, programme = known.appeal, known.tx.programme
    waits = appeal.state is State.ASSIGNED
    if appeal.returns >= RETURNS_MAX or appeal.follows_plan or not (waits or _kept_silent(known)):
        return False
    since = appeal.clock_from if waits else appeal.assigned_at or appeal.clock_from
    return known.now <= programme.calendar.due(since, programme.pack.limits.return_days)


def _kept_silent(known: Known) -> bool:
    """Whether the department got the appeal because it let the time for accepting pass."""
    speaking = moves.ACCEPTS | moves.GIVES_LEAD
    last = next((event.action for event in reversed(known.past) if event.action in speaking), None)
    return known.appeal.state is State.HANDLING and last is not None and last.is_by_default


def _since_lead(known: Known) -> tuple[Event, ...]:
    """Return the events since the department leads the appeal."""
    given = [number for number, event in enumerate(known.past) if event.action in moves.GIVES_LEAD]
    return known.past[given[-1] :] if given else known.past


def _may_disown(known: Known) -> bool:
    """Whether the department may say that it is not competent.

    It may once, but not while it can return the appeal, nor after a ruling or its own plan.
    """
    appeal = known.appeal
    if appeal.state is not State.HANDLING or appeal.follows_plan or appeal.returns >= RETURNS_MAX or _may_return(known):
        return False
    return all(event.action is not moves.DISOWNS for event in _since_lead(known))


def _is_disowned(known: Known) -> bool:
    said = [event.action for event in _since_lead(known) if event.action in {moves.DISOWNS, moves.KEEPS}]
    return bool(said) and said[-1] is moves.DISOWNS


def _may_reroute(known: Known) -> bool:
    """Whether the enterprise may ask for another department: once, before an answer.

    The coordinators' decision is final.
    """
    if known.appeal.follows_plan or known.appeal.state not in {State.ASSIGNED, State.HANDLING}:
        return False
    return all(event.action is not Action.REROUTE for event in known.past)


def _is_there(known: Known, role: Role) -> bool:
    """Whether somebody of the lead department can be reached.

    Without anybody, silence is not taken for accepting or signing.
    """
    lead = known.appeal.lead
    return lead is not None and any(person.is_there for person in people.of_role(known.tx, role, lead))


def colleagues(tx: Transaction, appeal: Appeal) -> list[Person]:
    """Return the people of the lead department to whom the appeal could be handed over."""
    if appeal.lead is None or appeal.state not in moves.IN_HAND:
        return []
    found = [person for person in people.of_role(tx, Role.CONTACT, appeal.lead) if person.is_there]
    others = [person for person in found if person.id != appeal.handler]
    return others if appeal.handler is not None or len(found) > 1 else []


def more_time(tx: Transaction, appeal: Appeal) -> MoreTime | None:
    """Return the extensions of the round; None if no extension can be asked for."""
    return MoreTime.of(appeals.history(tx, appeal.id), appeal.round) if appeal.state is State.HANDLING else None


def _more_time(known: Known) -> MoreTime | None:
    return MoreTime.of(known.past, known.appeal.round) if known.appeal.state is State.HANDLING else None


def _may_ask_time(known: Known, wanted: MoreTime | None) -> bool:
    """Whether more time may be asked for: before the last working day begins, and while no request waits."""
    appeal, programme = known.appeal, known.tx.programme
    if appeal.follows_plan or wanted is None or wanted.asked_days is not None or appeal.due_at is None:
        return False
    return known.now < programme.calendar.before(appeal.due_at, programme.pack.limits.extension_ask_days - 1)


def _may_urge(known: Known) -> bool:
    """Whether the date of the step has passed, and the last urging was some working days ago."""
    due = _late_from(known)
    if due is None or known.now <= due:
        return False
    urged = [event.at for event in known.past if event.action.urges]
    programme = known.tx.programme
    return not urged or known.now > programme.calendar.due(urged[-1], programme.pack.limits.urge_every_days)


def _late_from(known: Known) -> datetime | None:
    """Return the date of the answer, or until when a coordinator has to decide about it."""
    if known.appeal.state is State.REVIEW:
        return known.tx.programme.calendar.due(
            known.appeal.clock_from, known.tx.programme.pack.limits.rework_decision_days
        )
    return known.appeal.due_at


def _may_prompt(known: Known) -> bool:
    """Whether a coordinator may send a reminder, which is once a day."""
    pressed = [event.at for event in known.past if event.action is moves.PROMPTS]
    return not pressed or shanghai_date(known.now) > shanghai_date(pressed[-1])


def _may_rerate(known: Known) -> bool:
    appeal = known.appeal
    survey = appeals.survey_of(known.tx, appeal.id, appeal.rated_round) if _is_undecided(known) else None
    window = timedelta(hours=known.tx.programme.pack.limits.rerate_hours)
    return survey is not None and survey.rated_at is not None and known.now <= survey.rated_at + window


def _is_undecided(known: Known) -> bool:
    """Whether no coordinator has decided about the rating."""
    appeal = known.appeal
    if appeal.state is State.HANDLING:
        return appeal.follows_plan and _plan_began_with(known) is Action.RATE
    upheld = appeal.state is State.VISIT and _was_upheld(known)
    return appeal.state in {State.CLOSED, State.REVIEW, State.VISIT} and not upheld


def _plan_began_with(known: Known) -> Action | None:
    """Return the action by which the department began to follow its plan, such as a rating or the survey's end."""
    return next((event.action for event in reversed(known.past) if event.takes_up_plan), None)


def _was_upheld(known: Known) -> bool:
    return any(event.action is Action.UPHOLD and event.round == known.appeal.round for event in known.past)
