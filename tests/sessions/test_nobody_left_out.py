"""Whoever holds a seat is in the queue, and what they bring is heard, however the session came to its day."""

from datetime import datetime, timedelta

import pytest

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import SEATED, BookingState
from bot.domain.sessions.queue_notices import DayOpened, QueueShown, UnrecordedShown
from bot.domain.sessions.session import SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.usecases import book as verbs
from bot.usecases.sessions import desk as coordinating
from bot.usecases.sessions import queue
from bot.usecases.sessions import seats as usecase
from storage.appeals import appeals
from storage.sessions import booked, sessions
from tests.desk import Desk
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "shared_postgres"]

HELD = datetime(2024, 11, 20, 9, 0, tzinfo=SHANGHAI)
ANSWER = {"lead": "省税务局", "outcome": Outcome.SOLVED, "words": "今天办结，三个工作日内到账。"}


def announced(desk: Desk) -> int:
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    window = {"booking_opens": desk.now, "booking_closes": desk.now + timedelta(days=5), "held_at": HELD}
    return sessions.add(desk.tx, values | window | {"capacity": 2}).id


def test_locked_early_and_moved_nearer_than_its_call(desk: Desk) -> None:
    """No call was due any more; the queue knows the enterprise all the same, and the session can end."""
    row = announced(desk)
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    who = desk.person(Role.COORDINATOR)
    usecase.book(desk.tx, member, row, now=desk.now)
    coordinating.lock(desk.tx, who, row, now=desk.now)
    coordinating.edit(desk.tx, who, {"session": row, "date": "2024-10-25"}, now=desk.now)
    told = queue.start(desk.tx, who, row, now=desk.now)
    assert [one.to for one in told if isinstance(one, DayOpened)] == [member.chat]
    (shown,) = queue.finish(desk.tx, who, row, now=desk.now)
    assert isinstance(shown, UnrecordedShown)
    assert [one.enterprise for one in shown.places] == ["云南某企业"]


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=2)])
def test_what_is_brought_and_nobody_sorted_is_heard(desk: Desk, late: timedelta) -> None:
    """The session begins, be it late: the appeal waits for its answer, and the session can't end without it."""
    row, enterprise = announced(desk), desk.enterprise("云南某企业")
    member, who = desk.person(Role.MEMBER, enterprise=enterprise), desk.person(Role.COORDINATOR)
    appeal = desk.appeal(State.TRIAGE, enterprise, lead=None)
    usecase.book(desk.tx, member, row, now=desk.now)
    (seat,) = sessions.bookings(desk.tx, row, SEATED)
    booked.link(desk.tx, seat.id, [appeal.id])
    coordinating.lock(desk.tx, who, row, now=desk.now)
    told = queue.start(desk.tx, who, row, now=HELD + late)
    assert [type(one) for one in told if one.to == who.chat] == [QueueShown]
    heard = appeals.peek(desk.tx, appeal.id)
    assert heard is not None
    assert (heard.state, heard.session) == (State.SCHEDULED, row)
    (shown,) = queue.finish(desk.tx, who, row, now=HELD + late)
    assert isinstance(shown, UnrecordedShown)
    assert [one.id for one in shown.appeals] == [appeal.id]
    verbs.do(desk.tx, who, Action.ANSWER_ON_SPOT, ANSWER | {"appeal": appeal.id}, now=HELD + late)
    (shown,) = queue.finish(desk.tx, who, row, now=HELD + late)
    assert isinstance(shown, UnrecordedShown)
    assert (shown.appeals, len(shown.places)) == ((), 1)


def test_what_is_brought_on_the_day_is_recorded_too(desk: Desk) -> None:
    row, enterprise = announced(desk), desk.enterprise("云南某企业")
    member, who = desk.person(Role.MEMBER, enterprise=enterprise), desk.person(Role.COORDINATOR)
    usecase.book(desk.tx, member, row, now=desk.now)
    (seat,) = sessions.bookings(desk.tx, row, SEATED)
    coordinating.lock(desk.tx, who, row, now=desk.now)
    queue.start(desk.tx, who, row, now=HELD)
    appeal = desk.appeal(State.TRIAGE, enterprise, lead=None)
    booked.link(desk.tx, seat.id, [appeal.id])
    (shown,) = queue.finish(desk.tx, who, row, now=HELD)
    assert isinstance(shown, UnrecordedShown)
    assert [one.id for one in shown.appeals] == [appeal.id]


def unrecorded(desk: Desk, who: Person, row: int, now: datetime) -> UnrecordedShown:
    (shown,) = queue.finish(desk.tx, who, row, now=now)
    assert isinstance(shown, UnrecordedShown)
    return shown


@pytest.mark.parametrize("state", [State.ASSIGNED, State.HANDLING, State.NEEDS_INFO, State.SIGN_OFF])
def test_what_a_department_has_already_is_named_before_the_end(desk: Desk, state: State) -> None:
    """It is counted until it is recorded; the session ends over it only if the coordinator says so."""
    row, enterprise = announced(desk), desk.enterprise("云南某企业")
    member, who = desk.person(Role.MEMBER, enterprise=enterprise), desk.person(Role.COORDINATOR)
    first, second = (desk.appeal(state, enterprise, assigned_at=desk.now) for _ in range(2))
    usecase.book(desk.tx, member, row, now=desk.now)
    (seat,) = sessions.bookings(desk.tx, row, SEATED)
    booked.link(desk.tx, seat.id, [first.id, second.id])
    coordinating.lock(desk.tx, who, row, now=desk.now)
    (shown, *_) = queue.start(desk.tx, who, row, now=HELD)
    assert isinstance(shown, QueueShown)
    assert shown.unrecorded == 2
    assert len(unrecorded(desk, who, row, HELD).places) == 1
    sessions.change_booking(desk.tx, seat.id, {"state": BookingState.ATTENDED})
    assert [one.id for one in unrecorded(desk, who, row, HELD).gone_on] == [first.id, second.id]
    verbs.do(desk.tx, who, Action.ANSWER_ON_SPOT, ANSWER | {"appeal": first.id}, now=HELD)
    assert [one.id for one in unrecorded(desk, who, row, HELD).gone_on] == [second.id]
    queue.finish_as_is(desk.tx, who, row, now=HELD)
    ended = sessions.peek(desk.tx, row)
    assert ended is not None
    assert ended.state is SessionState.ARCHIVED


def test_what_is_assigned_on_the_day_has_its_record(desk: Desk) -> None:
    row, enterprise = announced(desk), desk.enterprise("云南某企业")
    member, who = desk.person(Role.MEMBER, enterprise=enterprise), desk.person(Role.COORDINATOR)
    appeal = desk.appeal(State.TRIAGE, enterprise, lead=None)
    usecase.book(desk.tx, member, row, now=desk.now)
    (seat,) = sessions.bookings(desk.tx, row, SEATED)
    booked.link(desk.tx, seat.id, [appeal.id])
    coordinating.lock(desk.tx, who, row, now=desk.now)
    queue.start(desk.tx, who, row, now=HELD)
    verbs.do(desk.tx, who, Action.ASSIGN, {"appeal": appeal.id, "lead": "省商务厅"}, now=HELD)
    sessions.change_booking(desk.tx, seat.id, {"state": BookingState.ATTENDED})
    queue.finish(desk.tx, who, row, now=HELD)
    ended = sessions.peek(desk.tx, row)
    assert ended is not None
    assert ended.state is SessionState.ARCHIVED
