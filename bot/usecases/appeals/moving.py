"""Makes the moves of appeals: asks the table, changes the row, writes history and timers, and tells those named."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.appeals import deadlines, timer_facts
from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.appeals.event import Event
from bot.domain.appeals.ladder import Level
from bot.domain.appeals.moves import TABLE, AppealMove
from bot.domain.appeals.reckoning import moved
from bot.domain.appeals.survey import Survey
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person
from bot.usecases.appeals import audience, lessons, move_notices, plans, still_true, viewing
from bot.usecases.appeals.verb import AnyVerb, G, Gathered, Scene, Verb
from bot.usecases.forms.record import Filled
from bot.usecases.reach import phone_list
from storage.appeals import appeals, attachments, escalations
from storage.engine.database import Transaction
from storage.time import timers


def do(tx: Transaction, who: Actor, verb: Verb[G], data: Filled, *, now: datetime) -> list[Notice]:
    """Make the move that a button or a filled form asks for; `data` names the appeal and holds what was typed."""
    gathered = verb.gathers.from_draft(data)
    return move(tx, who, viewing.load(tx, who, gathered.appeal), verb, gathered, now=now)


def move(  # who moves which appeal, how and with what, when
    tx: Transaction, actor: Actor, appeal: Appeal, verb: Verb[G], gathered: G, *, now: datetime
) -> list[Notice]:
    """Make the move; raise NotAllowed if the table forbids it, and Overtaken if the appeal has gone on meanwhile."""
    scene = Scene(tx, appeal, actor, _row(tx, actor, appeal, verb, gathered, now), now)
    if scene.row.who is Party.COUNTER and isinstance(actor, Person):
        phone_list.answered(tx, actor, still_true.is_call_so, appeal=appeal.id, now=now)
    gathered = verb.spells(scene, gathered)
    changed = appeals.change(tx, appeal.id, _change(scene, verb, gathered))
    appeals.append(tx, appeal.id, _event(scene, gathered, changed))
    attachments.attach(tx, appeal.id, gathered.files, now, appeal.round if verb.answers else None)
    _enter(tx, appeal, changed, now)
    lessons.closed(tx, appeal, changed, now)
    verb.follow(scene, changed, gathered)
    climb = escalations.add(tx, appeal.id, appeal.round, Level.SUPERVISED, now, actor.id) if verb.climbs else None
    return [*move_notices.stale(tx, appeal, changed), *move_notices.tell(scene, changed, gathered, climb)]


def _row(tx: Transaction, actor: Actor, appeal: Appeal, verb: Verb[G], gathered: G, now: datetime) -> AppealMove:
    if not gathered.is_of(appeal):
        raise overtaken(tx, appeal)
    situation = gathered.weighed(appeal, viewing.situation(tx, appeal, now))
    found_move = TABLE.find(appeal.state, verb.action, appeal.parties(actor), situation)
    if found_move is None:
        raise NotAllowed(verb.action, appeal.number, appeal.state)
    return found_move


def may(tx: Transaction, who: Actor, appeal: Appeal, verb: AnyVerb, now: datetime) -> bool:
    """Whether the table lets somebody make the move now."""
    situation = viewing.situation(tx, appeal, now)
    return TABLE.find(appeal.state, verb.action, appeal.parties(who), situation) is not None


def check(tx: Transaction, who: Person, verb: Verb[G], data: Filled, *, now: datetime) -> None:
    """Refuse to begin the form of a move that could not be made."""
    gathered = Gathered.from_draft(data)
    appeal = viewing.peek(tx, who, gathered.appeal)
    if not gathered.is_of(appeal):
        raise overtaken(tx, appeal)
    if verb.action not in viewing.view(tx, appeal, who, now).allowed:
        raise NotAllowed(verb.action, appeal.number, appeal.state)


def overtaken(tx: Transaction, appeal: Appeal) -> Overtaken:
    """Return the refusal that says who acted first and what they did."""
    return overtaken_by(appeal, appeals.last_event(tx, appeal.id))


def overtaken_by(appeal: Appeal, last: Event | None) -> Overtaken:
    if last is None:
        return Overtaken(appeal.number, appeal.state, Party.SYSTEM, None)
    return Overtaken(appeal.number, appeal.state, last.party, last.at, last.action, last.department)


def _change(scene: Scene, verb: Verb[G], gathered: G) -> Change:
    appeal = scene.appeal
    change = _entered(scene) | verb.effect(scene, gathered) | plans.of_move(scene)
    if change.get("lead", appeal.lead) != appeal.lead:
        return Change(handler=None) | change
    return _taken_in_hand(scene, verb) | change


def _taken_in_hand(scene: Scene, verb: Verb[G]) -> Change:
    """Return the change that makes the person the handler.

    It is the first of the lead department who acts, until another leads.
    """
    acts = scene.row.who is Party.LEAD and verb.takes_in_hand and isinstance(scene.actor, Person)
    return Change(handler=scene.actor.id) if acts and scene.appeal.handler is None else Change()


def _entered(scene: Scene) -> Change:
    """Return the changes that belong to the state after the move."""
    tx, appeal, now = scene.tx, scene.appeal, scene.now
    to = scene.row.end(appeal.state, appeal.resume_state or State.TRIAGE)
    change = Change(state=to)
    if to is appeal.state:
        return change
    change |= Change(clock_from=now, settled_at=now if to in SETTLED else None)
    if to not in SETTLED:
        change["ground"] = None
    if to is State.NEEDS_INFO:
        change |= Change(resume_state=appeal.state, paused_at=now, questions=appeal.questions + 1)
    if appeal.state is State.NEEDS_INFO:
        change |= Change(resume_state=None, paused_at=None) | _resumed(tx, appeal, now)
    if to is State.ANSWERED:
        change["answered_at"] = now
    return change


def _resumed(tx: Transaction, appeal: Appeal, now: datetime) -> Change:
    """Return the change that moves all due dates by the working time of the pause."""
    calendar, paused = tx.programme.calendar, appeal.paused_at
    if paused is None:
        return Change()
    return Change(
        due_at=moved(calendar, appeal.due_at, paused, now),
        original_due_at=moved(calendar, appeal.original_due_at, paused, now),
        assist_due_at=moved(calendar, appeal.assist_due_at, paused, now),
    )


def _event(scene: Scene, gathered: Gathered, after: Appeal) -> Event:
    person = scene.actor if isinstance(scene.actor, Person) else None
    return Event(
        at=scene.now,
        person=person.id if person else None,
        party=scene.row.who,
        department=person.department if person else None,
        action=scene.row.action,
        from_state=scene.appeal.state,
        to_state=after.state,
        round=after.round,
        reason=gathered.reason,
        words=gathered.words,
        note=gathered.noted(after),
    )


def _enter(tx: Transaction, before: Appeal, after: Appeal, now: datetime) -> None:
    """Do what a new state asks for: set its timers, and open a survey with the answer."""
    if timer_facts.stands(before) == timer_facts.stands(after):
        return
    over = timer_facts.run_on(before, after) | _told(tx, after)
    set_timers(tx, after, now, frozenset(TimerKind) - over | timers.waiting_kinds(tx, after.id))
    if after.state is State.ANSWERED:
        appeals.open_survey(tx, _survey(tx, after, now))


def _told(tx: Transaction, appeal: Appeal) -> frozenset[str]:
    """Return the timer kinds that are not set again after a pause, because they have fired for the answer's date."""
    fired = timers.fired(tx, appeal.id, appeal.round, appeal.due_at) if appeal.due_at else frozenset[str]()
    return fired & deadlines.OF_REPLY


def _survey(tx: Transaction, appeal: Appeal, now: datetime) -> Survey:
    """Return the survey of the round, with the reason if none is sent."""
    members = audience.of(tx, appeal, (Party.MEMBER,))
    phone = appeal.at_counter
    lost = bool(members) and not phone and not any(member.reachable for member in members)
    given = [event for event in appeals.history(tx, appeal.id) if event.action.answers and event.round == appeal.round]
    by = given[-1].person if given else None
    return Survey(appeal.id, appeal.round, appeal.lead or "", now, by_phone=phone, unreachable=lost, person=by)


def set_timers(tx: Transaction, appeal: Appeal, now: datetime, kinds: AbstractSet[str] = frozenset(TimerKind)) -> None:
    """Make the timers that the appeal needs, of these kinds, its waiting timers. Recurring reminders are always set."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    timers.replace(tx, appeal.id, appeal.round, [timer for timer in wanted if timer.again or timer.kind in kinds])
