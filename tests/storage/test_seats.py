"""Two hundred enterprises want twenty seats at the same moment."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.errors import AlreadyBooked, SessionFull
from bot.domain.people import Person, Role
from bot.usecases import sessions as usecase
from storage import people, schema, sessions
from storage.database import Database, Transaction
from tests.house import START

SEATS, CALLERS = 20, 200


def stage(tx: Transaction) -> tuple[int, list[Person]]:
    """One open session, and a member of each of many enterprises."""
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    opens = {"booking_opens": START, "booking_closes": START + timedelta(days=5), "held_at": START + timedelta(days=20)}
    session = sessions.add(tx, values | opens | {"capacity": SEATS})
    members = []
    for number in range(CALLERS):
        who = people.add(tx, number + 1, number + 1, f"联系人{number}", START)
        row = people.add_enterprise(tx, f"企业{number}", f"USCC{number:014d}", "昆明市", START)
        people.change(tx, who.id, role=Role.MEMBER, enterprise=row)
        members.append(people.by_id(tx, who.id))
    return session.id, members


def ledger(tx: Transaction) -> tuple[int, int, int, list[int]]:
    """How many seats the session says are taken, its last number, how many bookings there are, and their numbers."""
    row = tx.execute(select(schema.session)).one()
    booked = tx.execute(select(func.count()).select_from(schema.booking)).scalar_one()
    slots = tx.execute(select(schema.booking.c.slot).order_by(schema.booking.c.slot)).scalars()
    return row.taken, row.last_slot, booked, list(slots)


async def test_twenty_of_two_hundred_get_a_seat(database: Database) -> None:
    session, members = await database.write(stage)
    calls = (database.write(usecase.book, one, session, now=START) for one in members)
    came = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(one, list) for one in came) == SEATS
    assert sum(isinstance(one, SessionFull) for one in came) == CALLERS - SEATS
    assert await database.read(ledger) == (SEATS, SEATS, SEATS, list(range(1, SEATS + 1)))


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


async def test_seats_given_back_while_others_come(database: Database) -> None:
    """Who gives a seat back and who takes it meet in the middle; the numbers still add up."""
    session, members = await database.write(stage)
    booked = [await database.write(usecase.book, one, session, now=START) for one in members[:SEATS]]
    seats = [notices[0].booking for notices in booked]  # type: ignore[attr-defined]  # a Booked each
    back = (database.write(usecase.cancel, one, seat, now=START) for one, seat in zip(members, seats, strict=False))
    taking = (database.write(usecase.book, one, session, now=START) for one in members[SEATS:])
    came = await asyncio.gather(*back, *taking, return_exceptions=True)
    assert not [one for one in came if isinstance(one, Exception) and not isinstance(one, SessionFull)]
    new = sum(isinstance(one, list) for one in came[SEATS:])
    taken, last, _, slots = await database.read(ledger)
    assert (taken, last) == (new, SEATS + new)
    assert slots == list(range(1, SEATS + new + 1))
    assert taken <= SEATS
