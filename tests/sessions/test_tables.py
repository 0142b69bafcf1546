"""The tables of moves of sessions and bookings, cell by cell: state × action × who, allowed and refused."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bot.domain.base.party import Party
from bot.domain.base.table import Table
from bot.domain.sessions import booking, session
from bot.domain.sessions.booking import BookingAction, BookingSituation, BookingState
from bot.domain.sessions.session import SessionAction, SessionSituation, SessionState

B, BA, S, SA = BookingState, BookingAction, SessionState, SessionAction
P = Party
ACTORS = (P.MEMBER, P.COORDINATOR, P.SYSTEM)

YES = SessionSituation(ready=True, window_ahead=True, in_window=True, lock_due=True, day_has_come=True, unrecorded=0)
NO = SessionSituation(unrecorded=1)

# What a session may do when every guard says yes: (state, who) → {action: where it leads}.
SESSION: dict[tuple[SessionState | None, Party], dict[SessionAction, SessionState]] = {
    (None, P.COORDINATOR): {SA.PREPARE: S.DRAFT},
    (S.DRAFT, P.COORDINATOR): {SA.EDIT: S.DRAFT, SA.PUBLISH: S.ANNOUNCED, SA.CANCEL: S.CANCELLED},
    (S.DRAFT, P.SYSTEM): {SA.PUBLISH: S.ANNOUNCED},
    (S.ANNOUNCED, P.COORDINATOR): {
        SA.EDIT: S.ANNOUNCED,
        SA.RESCHEDULE: S.ANNOUNCED,
        SA.LOCK: S.LOCKED,
        SA.CANCEL: S.CANCELLED,
    },
    (S.ANNOUNCED, P.SYSTEM): {SA.OPEN: S.BOOKING, SA.LOCK: S.LOCKED},
    (S.BOOKING, P.COORDINATOR): {
        SA.EDIT: S.BOOKING,
        SA.RESCHEDULE: S.BOOKING,
        SA.LOCK: S.LOCKED,
        SA.CANCEL: S.CANCELLED,
    },
    (S.BOOKING, P.SYSTEM): {SA.LOCK: S.LOCKED},
    (S.LOCKED, P.COORDINATOR): {SA.RESCHEDULE: S.LOCKED, SA.START: S.RUNNING, SA.CANCEL: S.CANCELLED},
    (S.RUNNING, P.COORDINATOR): {SA.FINISH: S.ARCHIVED},
    (S.ARCHIVED, P.SUPERVISOR): {SA.REOPEN: S.RUNNING},
}
GUARDED = {SA.PUBLISH, SA.OPEN, SA.START, SA.FINISH}


@pytest.mark.parametrize(("state", "who"), list(product((None, *S), P)))
def test_what_a_session_may_do(state: SessionState | None, who: Party) -> None:
    for action in SA:
        row = session.TABLE.find(state, action, who, YES)
        assert (row.to or state if row else None) == SESSION.get((state, who), {}).get(action), action


@pytest.mark.parametrize(("state", "who"), list(SESSION))
def test_what_a_session_s_guards_refuse(state: SessionState | None, who: Party) -> None:
    refused = set(SESSION[state, who]) - set(session.TABLE.allowed(state, who, NO))
    expected = GUARDED | ({SA.LOCK} if who is P.SYSTEM else set())  # a coordinator may lock at any time
    assert refused == set(SESSION[state, who]) & expected


OPEN = BookingSituation(seat=True)
FULL = BookingSituation()
LATE = BookingSituation(seat=True, locked=True)
DAY = BookingSituation(seat=True, locked=True, running=True)
INSIDE = replace(DAY, summoned=True)

Ends = dict[BookingAction, BookingState | None]
CHANGES: Ends = {BA.CHANGE: None, BA.CANCEL: B.CANCELLED}
OFF: Ends = {BA.SESSION_OFF: B.CANCELLED}
QUEUE: Ends = {BA.ARRIVE: None, BA.SUMMON: None, BA.SKIP: None, BA.ATTEND: B.ATTENDED, BA.MISS: B.NO_SHOW}
DESK: Ends = {BA.CHANGE: None, BA.CANCEL: B.CANCELLED}

# (situation, state, who) → {action: where it leads, None: it stays}.
BOOKING: dict[tuple[BookingSituation, BookingState | None, Party], Ends] = {
    (OPEN, None, P.MEMBER): {BA.BOOK: B.BOOKED},
    (OPEN, None, P.COORDINATOR): {BA.BOOK: B.BOOKED},
    (OPEN, B.BOOKED, P.MEMBER): CHANGES | {BA.MOVE: B.MOVED},
    (OPEN, B.BOOKED, P.COORDINATOR): DESK | {BA.MOVE: B.MOVED},
    (OPEN, B.BOOKED, P.SYSTEM): OFF,
    (OPEN, B.WAITLISTED, P.MEMBER): CHANGES,
    (OPEN, B.WAITLISTED, P.COORDINATOR): DESK | {BA.BOOK: B.BOOKED},
    (OPEN, B.WAITLISTED, P.SYSTEM): OFF | {BA.OFFER: B.OFFERED},
    (OPEN, B.OFFERED, P.MEMBER): CHANGES | {BA.TAKE: B.BOOKED},
    (OPEN, B.OFFERED, P.COORDINATOR): DESK | {BA.TAKE: B.BOOKED},
    (OPEN, B.OFFERED, P.SYSTEM): OFF,
    (LATE, None, P.COORDINATOR): {BA.BOOK: B.BOOKED},
    (LATE, B.BOOKED, P.COORDINATOR): DESK | {BA.MOVE: B.MOVED},
    (LATE, B.BOOKED, P.SYSTEM): OFF | {BA.CALL: B.CALLED},
    (LATE, B.WAITLISTED, P.COORDINATOR): DESK | {BA.BOOK: B.BOOKED},
    (LATE, B.WAITLISTED, P.SYSTEM): OFF | {BA.CANCEL: B.CANCELLED},
    (LATE, B.OFFERED, P.MEMBER): {BA.TAKE: B.BOOKED},
    (LATE, B.OFFERED, P.COORDINATOR): DESK | {BA.TAKE: B.BOOKED},
    (LATE, B.OFFERED, P.SYSTEM): OFF | {BA.CANCEL: B.CANCELLED},
    (LATE, B.CALLED, P.MEMBER): {BA.CONFIRM: B.CONFIRMED, BA.CANCEL: B.CANCELLED},
    (LATE, B.CALLED, P.COORDINATOR): DESK | {BA.CONFIRM: B.CONFIRMED, BA.MOVE: B.MOVED},
    (LATE, B.CALLED, P.SYSTEM): OFF | {BA.CALL: B.CALLED, BA.REMIND: None},
    (LATE, B.CONFIRMED, P.MEMBER): {BA.CANCEL: B.CANCELLED},
    (LATE, B.CONFIRMED, P.COORDINATOR): DESK | {BA.MOVE: B.MOVED},
    (LATE, B.CONFIRMED, P.SYSTEM): OFF | {BA.CALL: B.CALLED, BA.REMIND: None},
    (DAY, B.CALLED, P.MEMBER): {BA.CONFIRM: B.CONFIRMED, BA.ARRIVE: None, BA.CANCEL: B.CANCELLED},
    (DAY, B.CALLED, P.COORDINATOR): QUEUE | DESK | {BA.CONFIRM: B.CONFIRMED},
    (DAY, B.CALLED, P.SYSTEM): OFF | {BA.CALL: B.CALLED},
    (DAY, B.CONFIRMED, P.COORDINATOR): QUEUE | DESK,
    (DAY, B.CONFIRMED, P.MEMBER): {BA.ARRIVE: None, BA.CANCEL: B.CANCELLED},
    (DAY, B.CONFIRMED, P.SYSTEM): OFF | {BA.CALL: B.CALLED},
    (DAY, B.ATTENDED, P.COORDINATOR): {BA.MISS: B.NO_SHOW},  # it was recorded by mistake
    (DAY, B.NO_SHOW, P.COORDINATOR): {BA.RECALL: B.CONFIRMED},
    (DAY, B.BOOKED, P.COORDINATOR): {BA.CHANGE: None},
    (DAY, B.BOOKED, P.SYSTEM): OFF | {BA.CALL: B.CALLED},
    (DAY, B.WAITLISTED, P.COORDINATOR): {BA.CHANGE: None},
    (DAY, B.WAITLISTED, P.SYSTEM): OFF | {BA.CANCEL: B.CANCELLED},
    (DAY, B.OFFERED, P.MEMBER): {BA.TAKE: B.BOOKED},
    (DAY, B.OFFERED, P.COORDINATOR): {BA.CHANGE: None, BA.TAKE: B.BOOKED},
    (DAY, B.OFFERED, P.SYSTEM): OFF | {BA.CANCEL: B.CANCELLED},
}
REACHED: dict[BookingSituation, tuple[BookingState | None, ...]] = {
    OPEN: (None, B.BOOKED, B.WAITLISTED, B.OFFERED, B.MOVED, B.CANCELLED),
    LATE: (None, *B),
    DAY: (None, *B),
}


@pytest.mark.parametrize("it", list(REACHED), ids=["open", "late", "day"])
def test_what_a_booking_may_do(it: BookingSituation) -> None:
    for state, who, action in product(REACHED[it], ACTORS, BA):
        row = booking.TABLE.find(state, action, who, it)
        expected = BOOKING.get((it, state, who), {})
        assert (row is not None) is (action in expected), (state, who, action)
        if row is not None:
            assert row.to is expected[action]


@pytest.mark.parametrize(("action", "done"), [(BA.ARRIVE, "arrived"), (BA.SUMMON, "summoned")])
def test_who_is_there_or_was_called_is_not_so_again(action: BookingAction, done: str) -> None:
    for state in booking.COMING:
        assert booking.TABLE.find(state, action, P.COORDINATOR, DAY) is not None
        assert booking.TABLE.find(state, action, P.COORDINATOR, replace(DAY, **{done: True})) is None


@pytest.mark.parametrize("who", [P.MEMBER, P.COORDINATOR])
@pytest.mark.parametrize("state", booking.COMING)
def test_who_is_called_into_the_room_gives_no_seat_back(state: BookingState, who: Party) -> None:
    assert booking.TABLE.find(state, BA.CANCEL, who, DAY) is not None
    assert booking.TABLE.find(state, BA.CANCEL, who, INSIDE) is None


def test_departments_and_supervisors_leave_bookings_alone() -> None:
    for state, action, who in product((None, *B), BA, set(P) - set(ACTORS)):
        assert booking.TABLE.find(state, action, who, OPEN) is None


def test_a_full_session_puts_in_line_until_it_is_locked() -> None:
    for who in (P.MEMBER, P.COORDINATOR):
        row = booking.TABLE.find(None, BA.BOOK, who, FULL)
        assert row is not None
        assert row.to is B.WAITLISTED
        assert booking.TABLE.find(None, BA.BOOK, who, replace(FULL, locked=True)) is None


def test_an_offer_is_taken_before_it_is_over_and_runs_out_after() -> None:
    over = replace(OPEN, offer_over=True)
    assert booking.TABLE.find(B.OFFERED, BA.TAKE, P.MEMBER, over) is None
    assert booking.TABLE.find(B.OFFERED, BA.OFFER_EXPIRED, P.SYSTEM, OPEN) is None
    row = booking.TABLE.find(B.OFFERED, BA.OFFER_EXPIRED, P.SYSTEM, over)
    assert row is not None
    assert row.to is B.CANCELLED


@pytest.mark.parametrize("table", [session.TABLE, booking.TABLE], ids=["session", "booking"])
def test_the_tables_are_whole(table: Table[Any, Any, Any]) -> None:
    assert table.problems() == []


@pytest.mark.parametrize("table", [session.TABLE, booking.TABLE], ids=["session", "booking"])
def test_holes_in_a_table_are_named(table: Table[Any, Any, Any]) -> None:
    for state in {move.to for move in table.moves} - {None}:
        rows = tuple(move for move in table.moves if move.to is not state)
        assert f"{state}: no way in" in replace(table, moves=rows).problems()
    for state in table.rules:
        rows = tuple(move for move in table.moves if state not in move.sources or move.to in {None, state})
        assert f"{state}: no way out" in replace(table, moves=rows).problems()
        rules = {one: rule for one, rule in table.rules.items() if one is not state}
        assert f"{state}: no owner or no clock" in replace(table, rules=rules).problems()
