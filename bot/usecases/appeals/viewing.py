"""An appeal in somebody's eyes: what it is to them and what they may do now."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.appeals import grounds, moves
from bot.domain.appeals.appeal import Action, Appeal, Event, Outcome, State
from bot.domain.appeals.moves import RETURNS_MAX
from bot.domain.appeals.notices import AppealView
from bot.domain.appeals.sampling import is_sampled
from bot.domain.appeals.situation import MoreTime, Situation
from bot.domain.base.errors import NotFound
from bot.domain.base.ids import AppealId
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role
from bot.domain.sessions.session import SessionState
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import booked, sessions


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


def situation(tx: Transaction, appeal: Appeal, now: datetime) -> Situation:
    """Gather what the guards look at."""
    limits, within = tx.programme.pack.limits, _is_within_window(tx, appeal, now)
    more = more_time(tx, appeal)
    return replace(
        _of_answer(appeal),
        signs_off=any(one.signs_off for one in tx.programme.pack.departments if one.name == appeal.lead),
        booked=_is_booked(tx, appeal, now),
        at_session=_at_session(tx, appeal),
        may_return=_may_return(tx, appeal, now),
        may_reroute=_may_reroute(tx, appeal),
        sampled=is_sampled(appeal.number, appeal.round, limits.visit_sample_percent),
        may_ask=appeal.questions < limits.questions_max,
        may_object=not appeal.objected and within,
        may_rerate=_may_rerate(tx, appeal, now),
        may_reopen=within,
        more_time=more,
        may_ask_time=_may_ask_time(tx, appeal, more, now),
        may_urge=_may_urge(tx, appeal, now),
        has_colleague=bool(colleagues(tx, appeal)),
    )


def _of_answer(appeal: Appeal) -> Situation:
    """Return what the appeal itself says."""
    return Situation(
        reworked=appeal.reworked,
        promised=appeal.outcome is Outcome.LONG_TERM,
        follows_plan=appeal.follows_plan,
        asked_in_handling=appeal.resume_state is State.HANDLING,
    )


def _is_within_window(tx: Transaction, appeal: Appeal, now: datetime) -> bool:
    """A settled appeal can still be taken up again."""
    settled, days = appeal.settled_at, tx.programme.pack.limits.reopen_days
    return settled is not None and now <= tx.programme.calendar.due(settled, days)


def _may_return(tx: Transaction, appeal: Appeal, now: datetime) -> bool:
    until = tx.programme.calendar.due(appeal.clock_from, tx.programme.pack.limits.return_days)
    return appeal.returns < RETURNS_MAX and now <= until


def _may_reroute(tx: Transaction, appeal: Appeal) -> bool:
    """Once, before an answer: what the coordinators decide then binds."""
    if appeal.follows_plan or appeal.state not in {State.ASSIGNED, State.HANDLING}:
        return False
    return all(event.action is not Action.REROUTE for event in appeals.history(tx, appeal.id))


def _is_booked(tx: Transaction, appeal: Appeal, now: datetime) -> bool:
    return appeal.state is State.TRIAGE and booked.session_of(tx, appeal, now) is not None


def colleagues(tx: Transaction, appeal: Appeal) -> list[Person]:
    """Return those of the lead department to whom the appeal could be handed over."""
    if appeal.lead is None or appeal.state not in moves.IN_HAND:
        return []
    found = [one for one in people.of_role(tx, Role.CONTACT, appeal.lead) if one.is_there]
    others = [one for one in found if one.id != appeal.handler]
    return others if appeal.handler is not None or len(found) > 1 else []


def _at_session(tx: Transaction, appeal: Appeal) -> bool:
    """Its session is under way."""
    held = sessions.peek(tx, appeal.session) if appeal.session is not None else None
    return held is not None and held.state is SessionState.RUNNING


def more_time(tx: Transaction, appeal: Appeal) -> MoreTime | None:
    """Return the extensions of the round; None where none can be asked for."""
    return MoreTime.of(appeals.history(tx, appeal.id), appeal.round) if appeal.state is State.HANDLING else None


def _may_ask_time(tx: Transaction, appeal: Appeal, asked: MoreTime | None, now: datetime) -> bool:
    """Time is asked for before the last working day begins, once while nobody has decided."""
    if appeal.follows_plan or asked is None or asked.asked_days is not None or appeal.due_at is None:
        return False
    days = tx.programme.pack.limits.extension_ask_days
    return now < tx.programme.calendar.before(appeal.due_at, days - 1)


def _may_urge(tx: Transaction, appeal: Appeal, now: datetime) -> bool:
    """The due date has passed, and the last urging lies some working days back."""
    if appeal.due_at is None or now <= appeal.due_at:
        return False
    urged = [event.at for event in appeals.history(tx, appeal.id) if event.action is Action.URGE]
    calendar, days = tx.programme.calendar, tx.programme.pack.limits.urge_every_days
    return not urged or now > calendar.due(urged[-1], days)


def _may_rerate(tx: Transaction, appeal: Appeal, now: datetime) -> bool:
    survey = appeals.survey_of(tx, appeal.id, appeal.rated_round) if _is_undecided(tx, appeal) else None
    window = timedelta(hours=tx.programme.pack.limits.rerate_hours)
    return survey is not None and survey.rated_at is not None and now <= survey.rated_at + window


def _is_undecided(tx: Transaction, appeal: Appeal) -> bool:
    """Whether nobody of the desk has made up their mind about the rating."""
    if appeal.state is State.HANDLING:
        return appeal.follows_plan and _plan_began_with(tx, appeal) is Action.RATE
    upheld = appeal.state is State.VISIT and _was_upheld(tx, appeal)
    return appeal.state in {State.CLOSED, State.REVIEW, State.VISIT} and not upheld


def _plan_began_with(tx: Transaction, appeal: Appeal) -> Action | None:
    """Return what made the department follow its plan: a rating, the survey's end, or the coordinators' decision."""
    return next((one.action for one in reversed(appeals.history(tx, appeal.id)) if one.takes_up_plan), None)


def _number(tx: Transaction, row: AppealId | None) -> str:
    found = appeals.peek(tx, row) if row is not None else None
    return found.number if found else ""


def _handler(tx: Transaction, appeal: Appeal) -> str:
    found = people.find(tx, appeal.handler) if appeal.handler is not None else None
    return found.name if found else ""


def _was_upheld(tx: Transaction, appeal: Appeal) -> bool:
    past = appeals.history(tx, appeal.id)
    return any(event.action is Action.UPHOLD and event.round == appeal.round for event in past)


def contributions(tx: Transaction, appeal: Appeal) -> tuple[Event, ...]:
    """Return the newest contribution of each assisting department."""
    if not appeal.assisting:
        return ()
    past = [one for one in appeals.history(tx, appeal.id) if one.action is Action.CONTRIBUTE]
    newest = {one.department: one for one in past if one.department in appeal.assisting}
    return tuple(newest.values())


def answers_shown(appeal: Appeal, viewer: Person) -> int | None:
    """Return the round up to which the viewer may see what came with answers; None: all."""
    if viewer.role is not Role.MEMBER:
        return None
    return appeal.round if appeal.answered_at is not None else appeal.round - 1


def glance(tx: Transaction, appeal: Appeal, viewer: Person, was: Party | None = None) -> AppealView:
    """Return the appeal as a line of a list names it, without a look at what may be done with it."""
    return AppealView(
        appeal=appeal,
        enterprise=people.enterprise_by_id(tx, appeal.enterprise).name,
        viewer=min(appeal.parties(viewer), key=list(Party).index, default=was or Party.SYSTEM),
        allowed=(),
    )


def view(tx: Transaction, appeal: Appeal, viewer: Person, now: datetime, was: Party | None = None) -> AppealView:
    """Return the appeal with what `viewer` sees and may do; `was`: their part, if a move just ended it."""
    parties = appeal.parties(viewer)
    allowed = moves.TABLE.allowed(appeal.state, parties, situation(tx, appeal, now))
    over = appeal.state is State.CLOSED and Action.REOPEN not in allowed
    return replace(
        glance(tx, appeal, viewer, was),
        allowed=allowed,
        survey=appeals.survey_of(tx, appeal.id, appeal.rated_round),
        files=appeals.count_files(tx, appeal.id, answers_shown(appeal, viewer)),
        contributions=contributions(tx, appeal),
        follows=_number(tx, appeal.follows),
        handler=_handler(tx, appeal),
        may_follow=over and Party.MEMBER in parties,
        grounds=grounds.grounds(appeal, appeals.history(tx, appeal.id)) if grounds.wanted(appeal) else (),
        now=now,
    )
