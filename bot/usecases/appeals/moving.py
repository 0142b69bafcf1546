"""One way to move an appeal: ask the table, change the row, write history and timers, tell whom the table names."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.appeals import deadlines, moves
from bot.domain.appeals.appeal import SETTLED, Action, Appeal, Event, State
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.appeals.moves import AppealMove as Move
from bot.domain.appeals.notices import Done, Moved, SurveyAsked
from bot.domain.appeals.reckoning import moved
from bot.domain.appeals.survey import Satisfaction, Survey
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, is_stand_in
from bot.usecases.appeals import assisting, audience, handling, lessons, plans, viewing
from bot.usecases.reach import phone_list
from storage.appeals import appeals, attachments
from storage.engine.database import Transaction
from storage.sessions import booked
from storage.time import timers


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants done; `expected` is the state and round that the button or draft showed."""

    action: Action
    words: str = ""
    reason: str = ""
    note: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    expected: tuple[State, int] | None = None
    rating: Mapping[str, Any] | None = None
    escalation: int | None = None

    @property
    def satisfaction(self) -> Satisfaction | None:
        return self.rating["satisfaction"] if self.rating else None


def move(tx: Transaction, actor: Actor, appeal: Appeal, request: Request, *, now: datetime) -> list[Notice]:
    """Make the move; raise NotAllowed or Overtaken when the table or the world says no."""
    row = _row(tx, actor, appeal, request, now)
    if row.who is Party.COUNTER and isinstance(actor, Person):
        phone_list.answered(tx, actor, appeal=appeal.id, now=now)
    to = row.end(appeal.state, appeal.resume_state or State.TRIAGE)
    changes = _changes(tx, appeal, to, request, now) | plans.of_move(tx, appeal, row, now)
    changes = handling.taken(appeal, actor, row, changes) | changes | assisting.given(actor, appeal, request.action)
    changed = appeals.change(tx, appeal.id, changes)
    appeals.append(tx, appeal.id, _event(actor, row.who, request, appeal, changed, now))
    _enter(tx, appeal, changed, now)
    lessons.note(tx, appeal, changed, request.action, now)
    if request.rating is not None:
        appeals.rate(tx, appeal.id, appeal.rated_round, dict(request.rating))
    told = [*tell(tx, actor, row, changed, request, now), *_former(tx, actor, row, (appeal, changed), request, now)]
    return [*stale(tx, appeal, changed), *told]


def _row(tx: Transaction, actor: Actor, appeal: Appeal, request: Request, now: datetime) -> Move:
    if request.expected is not None and request.expected != (appeal.state, appeal.round):
        raise overtaken(tx, appeal)
    elsewhere = request.changes.get("lead", appeal.lead) != appeal.lead
    it = replace(viewing.situation(tx, appeal, now), satisfaction=request.satisfaction, elsewhere=elsewhere)
    row = moves.TABLE.find(appeal.state, request.action, appeal.parties(actor), it)
    if row is None:
        raise NotAllowed(request.action, appeal.number, appeal.state)
    return row


def overtaken(tx: Transaction, appeal: Appeal) -> Overtaken:
    """Say who acted first, and what they did."""
    last = appeals.last_event(tx, appeal.id)
    if last is None:
        return Overtaken(appeal.number, appeal.state, Party.SYSTEM, None)
    return Overtaken(appeal.number, appeal.state, last.party, last.at, last.action, last.department)


def _changes(tx: Transaction, appeal: Appeal, to: State, request: Request, now: datetime) -> dict[str, Any]:
    values: dict[str, Any] = dict(request.changes) | {"state": to}
    if to is not appeal.state:
        values["clock_from"] = now
        values["settled_at"] = now if to in SETTLED else None
        if to not in SETTLED:
            values["ground"] = None
        if to is State.NEEDS_INFO:
            values |= {"resume_state": appeal.state, "paused_at": now, "questions": appeal.questions + 1}
        if appeal.state is State.NEEDS_INFO:
            values |= {"resume_state": None, "paused_at": None} | _resumed(tx, appeal, now)
        if to is State.ANSWERED:
            values["answered_at"] = now
    return values


def _resumed(tx: Transaction, appeal: Appeal, now: datetime) -> dict[str, datetime | None]:
    """Move all due dates by the working time that the clock stood still."""
    calendar, paused = tx.programme.calendar, appeal.paused_at
    if paused is None:
        return {}
    dates = {name: getattr(appeal, name) for name in ("due_at", "original_due_at", "assist_due_at")}
    return {name: moved(calendar, date, paused, now) for name, date in dates.items()}


def _event(actor: Actor, party: Party, request: Request, before: Appeal, after: Appeal, now: datetime) -> Event:
    person = actor if isinstance(actor, Person) else None
    return Event(
        at=now,
        person=person.id if person else None,
        party=party,
        department=person.department if person else None,
        action=request.action,
        from_state=before.state,
        to_state=after.state,
        round=after.round,
        reason=request.reason,
        words=request.words,
        note=request.note or _note(request, after),
    )


def _note(request: Request, after: Appeal) -> str:
    """Return what else the history says: who is to act now, or how the answer was rated."""
    if request.satisfaction is not None:
        return request.satisfaction
    return (after.lead or "") if request.action in {Action.ASSIGN, Action.SCHEDULE, Action.REWORK} else ""


def _enter(tx: Transaction, before: Appeal, after: Appeal, now: datetime) -> None:
    """What a new state brings with it: its timers, and a survey with the answer."""
    if deadlines.stands(before) == deadlines.stands(after):
        return
    over = deadlines.run_on(before, after) | _told(tx, after)
    set_timers(tx, after, now, frozenset(TimerKind) - over | timers.waiting_kinds(tx, after.id))
    if after.state is State.SCHEDULED and after.session is not None:
        booked.link_to(tx, after.session, after)
    if after.state is State.ANSWERED:
        appeals.open_survey(tx, _survey(tx, after, now))


def _told(tx: Transaction, appeal: Appeal) -> frozenset[str]:
    """What was told of an answer's date is not told again after a pause, whatever the calendar says meanwhile."""
    fired = timers.fired(tx, appeal.id, appeal.round, appeal.due_at) if appeal.due_at else frozenset[str]()
    return fired & deadlines.OF_REPLY


def _survey(tx: Transaction, appeal: Appeal, now: datetime) -> Survey:
    """What is asked of the round, and why it is not, if it is not."""
    members = audience.of(tx, appeal, (Party.MEMBER,))
    phone = appeal.at_counter
    lost = bool(members) and not phone and not any(one.reachable for one in members)
    return Survey(appeal.id, appeal.round, appeal.lead or "", now, by_phone=phone, unreachable=lost)


def set_timers(tx: Transaction, appeal: Appeal, now: datetime, kinds: AbstractSet[str] = frozenset(TimerKind)) -> None:
    """Make those that the appeal calls for, of these kinds, its waiting timers."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    timers.replace(tx, appeal.id, appeal.round, [one for one in wanted if one.kind in kinds])


def stale(tx: Transaction, before: Appeal, after: Appeal) -> list[Notice]:
    """The messages that show what is no longer so."""
    moved = (before.state, before.round) != (after.state, after.round)
    return list(audience.stale_cards(tx, after.id, buttons=moved))


def tell(tx: Transaction, actor: Actor, row: Move, appeal: Appeal, request: Request, now: datetime) -> list[Notice]:
    facts, told = _facts(actor, row, request), list[Notice]()
    if isinstance(actor, Person):
        told.append(Done(to=actor.chat, view=viewing.view(tx, appeal, actor, now, Party.FORMER), **facts))
    others = audience.of(tx, appeal, row.tells, but=actor)
    if row.who is Party.COUNTER:
        others = [one for one in others if not is_stand_in(one.chat)]  # who is at the counter needs no call
    told += [Moved(to=one.chat, view=viewing.view(tx, appeal, one, now), **facts) for one in others]
    told += _with_answer(tx, appeal, now) if appeal.state is State.ANSWERED and row.to is State.ANSWERED else []
    return [*told, *audience.nobody(tx, appeal, row.tells, now)]


def _facts(actor: Actor, row: Move, request: Request) -> dict[str, Any]:
    department = actor.department if isinstance(actor, Person) else None
    facts: dict[str, Any] = {"action": request.action, "by": row.who, "department": department}
    said = {"words": request.words, "reason": request.reason, "note": request.note}
    return facts | said | {"escalation": request.escalation}


def _former(
    tx: Transaction, actor: Actor, row: Move, then_and_now: tuple[Appeal, Appeal], request: Request, now: datetime
) -> Iterator[Notice]:
    """Tell those whom the move took the appeal from."""
    before, after = then_and_now
    if Party.FORMER in row.tells:
        for one in audience.of(tx, before, (Party.LEAD,), but=actor):
            view = viewing.view(tx, after, one, now, Party.FORMER)
            yield Moved(to=one.chat, view=view, **_facts(actor, row, request))


def _with_answer(tx: Transaction, appeal: Appeal, now: datetime) -> Iterator[Notice]:
    """The answer's files, then the survey."""
    files = attachments.of_answer(tx, appeal.id, appeal.round)
    for person in audience.of(tx, appeal, (Party.MEMBER,)):
        yield from audience.handed_out(person, appeal, files)
    asked = appeals.survey_of(tx, appeal.id, appeal.round)
    if asked is None or not asked.unreachable:
        yield from surveys(tx, appeal, now)


def surveys(tx: Transaction, appeal: Appeal, now: datetime) -> Iterator[Notice]:
    """Ask every member of the enterprise; the first rating counts."""
    for person in audience.of(tx, appeal, (Party.MEMBER,)):
        yield SurveyAsked(to=person.chat, view=viewing.view(tx, appeal, person, now))
