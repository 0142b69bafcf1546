"""Five hundred enterprises want twenty seats at the same moment."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from bot.domain.people.person import Person, Role
from bot.domain.sessions import booking
from bot.domain.sessions.errors import AlreadyBooked
from bot.domain.sessions.notices import SeatOffered, Waitlisted
from bot.domain.sessions.session import SessionState
from bot.usecases.sessions import moving, seat_offers
from bot.usecases.sessions import seats as usecase
from storage import schema
from storage.appeals import hearings as appeal_seats
from storage.engine.database import Database, Transaction
from storage.people import people
from storage.sessions import sessions
from tests.house import START

SEATS, CALLERS = 20, 500


def stage(tx: Transaction) -> tuple[int, list[Person]]:
    """One open session, and a member of each of many enterprises."""
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    opens = {"booking_opens": START, "booking_closes": START + timedelta(days=5), "held_at": START + timedelta(days=20)}
    session = sessions.add(tx, values | opens | {"capacity": SEATS, "rooms": (("省商务厅",), ("昆明海关",))})
    members = []
    for number in range(CALLERS):
        who = people.add(tx, number + 1, f"联系人{number}", START)
        row = people.add_enterprise(tx, f"企业{number}", f"USCC{number:014d}", "昆明市", START)
        people.change(tx, who.id, role=Role.MEMBER, enterprise=row)
        members.append(people.by_id(tx, who.id))
    return session.id, members


def ledger(tx: Transaction) -> tuple[int, int, int, list[int]]:
    """How many seats the session says are taken, its last number, how many bookings there are, and their numbers."""
    row = tx.execute(select(schema.session)).one()
    seated = schema.booking.c.slot.is_not(None)
    booked = tx.execute(select(func.count()).select_from(schema.booking).where(seated)).scalar_one()
    slots = tx.execute(select(schema.booking.c.slot).where(seated).order_by(schema.booking.c.slot)).scalars()
    return row.taken, row.last_slot, booked, list(slots)


def kinds(came: list[Any]) -> Counter[str]:
    """Count what became of the calls."""
    return Counter(type(one[0] if isinstance(one, list) else one).__name__ for one in came)


async def test_twenty_of_five_hundred_get_a_seat_and_the_others_stand_in_line(database: Database) -> None:
    session, members = await database.write(stage)
    calls = (database.write(usecase.book, one, session, now=START) for one in members)
    came = await asyncio.gather(*calls, return_exceptions=True)
    assert kinds(came) == {"Booked": SEATS, "Waitlisted": CALLERS - SEATS}
    lines = [one[0].line for one in came if isinstance(one, list) and isinstance(one[0], Waitlisted)]
    assert sorted(lines) == list(range(1, CALLERS - SEATS + 1))
    assert await database.read(ledger) == (SEATS, SEATS, SEATS, list(range(1, SEATS + 1)))
    rooms = await database.read(sessions.turns, session)
    assert sorted(rooms) == [(room, turn) for room in (1, 2) for turn in range(SEATS // 2)]


async def test_members_of_one_enterprise_get_one_seat(database: Database) -> None:
    session, members = await database.write(stage)

    def colleagues(tx: Transaction) -> list[Person]:
        for one in members[1:10]:
            people.change(tx, one.id, enterprise=members[0].enterprise)
        return [people.by_id(tx, one.id) for one in members[:10]]

    same = await database.write(colleagues)
    calls = (database.write(usecase.book, one, session, now=START) for one in same)
    came = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(one, list) for one in came) == 1
    assert sum(isinstance(one, AlreadyBooked) for one in came) == 9
    assert await database.read(ledger) == (1, 1, 1, [1])


async def test_seats_given_back_go_to_the_first_in_line(database: Database) -> None:
    """All give their seats back while others come: each seat is offered once, in the order of the line."""
    session, members = await database.write(stage)
    booked = [await database.write(usecase.book, one, session, now=START) for one in members[:SEATS]]
    for one in members[SEATS : 2 * SEATS]:
        await database.write(usecase.book, one, session, now=START)
    seats = [notices[0].booking.id for notices in booked]  # type: ignore[attr-defined]  # a Booked each
    back = (database.write(usecase.cancel, one, seat, now=START) for one, seat in zip(members, seats, strict=False))
    coming = (database.write(usecase.book, one, session, now=START) for one in members[2 * SEATS : 4 * SEATS])
    came = await asyncio.gather(*back, *coming, return_exceptions=True)
    assert kinds(came) == {"BookingCancelled": SEATS, "Waitlisted": 2 * SEATS}
    states = await database.read(state_of_each, session)
    assert states == ["CANCELLED"] * SEATS + ["OFFERED"] * SEATS + ["WAITLISTED"] * 2 * SEATS
    assert (await database.read(ledger))[0] == SEATS


async def test_an_offer_is_taken_once(database: Database) -> None:
    """Two colleagues press at once, and the offer runs out at the same moment: one seat, one number."""
    session, members = await database.write(stage)
    booked = [await database.write(usecase.book, one, session, now=START) for one in members[:SEATS]]
    await database.write(usecase.book, members[SEATS], session, now=START)
    given_back = booked[0][0].booking.id  # type: ignore[attr-defined]  # a Booked
    told = await database.write(usecase.cancel, members[0], given_back, now=START)
    offer = next(one.booking for one in told if isinstance(one, SeatOffered))
    over = offer.offered_until
    assert over is not None
    calls = [database.write(usecase.take, members[SEATS], offer.id, now=START) for _ in range(5)]
    calls.append(database.write(seat_offers.expire, offer.id, now=over))
    came = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(one, list) and bool(one) for one in came) == 1
    taken, *_ = await database.read(ledger)
    last = (await database.read(state_of_each, session))[-1]
    assert (taken, last) in {(SEATS, "BOOKED"), (SEATS - 1, "CANCELLED")}


def state_of_each(tx: Transaction, session: int) -> list[str]:
    rows = select(schema.booking.c.state).where(schema.booking.c.session == session).order_by(schema.booking.c.id)
    return list(tx.execute(rows).scalars())


async def test_a_move_takes_the_new_seat_before_it_frees_the_old(database: Database) -> None:
    """All who sit at one session want the five seats of another, twice each, while strangers come to both."""
    session, members = await database.write(stage)
    other = await database.write(second_session, 5)
    booked = [await database.write(usecase.book, one, session, now=START) for one in members[:SEATS]]
    rows = [notices[0].booking.id for notices in booked]  # type: ignore[attr-defined]  # a Booked each
    movers = list(zip(members, rows, strict=False)) * 2
    moves = (database.write(moving.move, who, row, other, now=START) for who, row in movers)
    coming = (database.write(usecase.book, one, session, now=START) for one in members[SEATS : 2 * SEATS])
    came = await asyncio.gather(*moves, *coming, return_exceptions=True)
    assert kinds(came[: len(movers)]) == {"BookingMoved": 5, "SessionFull": SEATS - 5 + SEATS - 5, "BookingRefused": 5}
    taken = await database.read(seats_of_each)
    assert taken == {session: (SEATS, SEATS), other: (5, 5)}
    held = [await database.read(sessions.booking_of, one, who.enterprise) for who in members[:SEATS] for one in taken]
    assert sum(one is not None for one in held) == SEATS  # each of them sits at exactly one


def second_session(tx: Transaction, seats: int) -> int:
    values = {"year": 2024, "number": 5, "theme": "科技创新", "form": "坐诊", "place": "昆明", "departments": ()}
    opens = {"booking_opens": START, "booking_closes": START + timedelta(days=5), "held_at": START + timedelta(days=25)}
    return sessions.add(tx, values | opens | {"capacity": seats}).id


def seats_of_each(tx: Transaction) -> dict[int, tuple[int, int]]:
    """Return for each session the seats that it says are taken, and those that are: held, or kept for an offer."""
    held = schema.booking.c.state.in_(["BOOKED", "OFFERED"])
    counted = select(schema.booking.c.session, func.count()).where(held).group_by(schema.booking.c.session)
    found = dict(map(tuple, tx.execute(counted)))
    return {one.id: (one.taken, found.get(one.id, 0)) for one in tx.execute(select(schema.session)) if one.id in found}


def test_the_appeals_wing_calls_the_states_of_sessions_and_bookings_as_theirs() -> None:
    assert SessionState.RUNNING == appeal_seats.RUNNING
    assert tuple(booking.SEATED) == appeal_seats.SEATED
    assert (*booking.SEATED, booking.BookingState.ATTENDED) == appeal_seats.HEARD
