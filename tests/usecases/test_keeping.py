"""What was kept for its time goes, and nothing else: who is still asked about stays, whatever their age."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from bot.domain.appeals.action import SETTLED, State
from bot.domain.people.notices import KeptLongEnough
from bot.domain.people.person import JoinRequest, Person, Role, Standing, stand_in_chat
from bot.domain.tenure.keeping import Expired, Kept, Whose, months_before
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.tenure import retention
from storage.engine import audit
from storage.people import people
from storage.schema import appeal, booking, session
from storage.schema import audit as audits
from tests.desk import HOME, Desk

Known = Callable[[Desk], Person]


def later(desk: Desk, **days: int) -> datetime:
    return desk.now + timedelta(**days)


def member(desk: Desk) -> Person:
    who = desk.person(Role.MEMBER, enterprise=desk.enterprise("甲"))
    people.change(desk.tx, who.id, phone="13900001111")
    return people.by_id(desk.tx, who.id)


def of_counter(desk: Desk) -> Person:
    return people.by_chat(desk.tx, stand_in_chat(desk.at_counter("甲"))) or pytest.fail("nobody")


def retired(desk: Desk) -> Person:
    who = of_counter(desk)
    people.retire_stand_in(desk.tx, who.id)
    return people.by_id(desk.tx, who.id)


def stranger(desk: Desk) -> Person:
    desk.enterprise("甲")
    return desk.person(None)


KNOWN = {Whose.MEMBER: member, Whose.COUNTER: of_counter, Whose.NOBODY: stranger}


def lets_go(desk: Desk, now: datetime) -> set[int]:
    """Return whose numbers were noted, having looked through all of them."""
    up_to: int | None = 0
    while up_to is not None:
        up_to, _ = retention.STEPS[Kept.PEOPLE](desk.tx, up_to, now)
    noted = desk.tx.execute(select(audits.c.subject).where(audits.c.action == "retention")).scalars()
    return {int(one.partition(":")[2]) for one in noted if one.startswith("person:")}


@pytest.mark.parametrize(("whose", "known"), KNOWN.items())
def test_after_twelve_months_nobody_knows_who_it_was(desk: Desk, whose: Whose, known: Known) -> None:
    who = known(desk)
    assert retention.look(desk.tx, now=later(desk, days=364)) == Expired({}, 0, 0)
    assert lets_go(desk, later(desk, days=364)) == set()
    assert retention.look(desk.tx, now=later(desk, days=366)) == Expired({whose: 1}, 0, 0)
    assert lets_go(desk, later(desk, days=366)) == {who.id}
    left = people.by_id(desk.tx, who.id)
    assert (left.name, left.post, left.phone, left.role, left.consent_version) == ("", "", "", None, None)
    assert left.user != who.user or whose is Whose.COUNTER
    assert retention.look(desk.tx, now=later(desk, days=800)) == Expired({}, 0, 0)


def test_who_was_at_the_counter_before_a_chat_goes_too(desk: Desk) -> None:
    assert lets_go(desk, later(desk, days=366)) == set()
    assert lets_go(desk, later(desk, days=366)) == set()
    who = retired(desk)
    assert lets_go(desk, later(desk, days=366)) == {who.id}


def test_a_member_is_told_and_others_can_not_be(desk: Desk) -> None:
    who = member(desk)
    of_counter(desk)
    desk.person(None)
    _, told = retention.STEPS[Kept.PEOPLE](desk.tx, 0, later(desk, days=366))
    assert told == [KeptLongEnough(to=who.chat, person=who.id, months=12)]


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("known", [member, of_counter, retired], ids=lambda one: one.__name__)
def test_never_what_is_open(desk: Desk, state: State, known: Known) -> None:
    who = known(desk)
    desk.appeal(state, desk.enterprises[-1], settled_at=desk.now)
    assert lets_go(desk, later(desk, days=500)) == ({who.id} if state in SETTLED else set())


def test_the_months_count_from_the_last_appeal_that_was_settled(desk: Desk) -> None:
    who = member(desk)
    for days in (0, 200):
        desk.appeal(State.CLOSED, desk.enterprises[-1], settled_at=later(desk, days=days))
    assert lets_go(desk, later(desk, days=500)) == set()
    assert lets_go(desk, later(desk, days=200 + 367)) == {who.id}


def test_who_filed_for_another_enterprise_or_has_an_appeal_in_hand_stays(desk: Desk) -> None:
    filed, handles = desk.person(None), desk.person(None)
    desk.appeal(State.HANDLING, desk.enterprise("乙"), filed_by=filed.id, handler=handles.id)
    assert lets_go(desk, later(desk, days=500)) == set()


def test_a_booking_and_a_request_to_join_keep_as_well(desk: Desk) -> None:
    who, asks = member(desk), desk.person(None)
    until = later(desk, days=300)
    row = {"number": 9, "year": 2024, "theme": "", "form": "", "place": "", "departments": [], "capacity": 1}
    held = desk.tx.execute(insert(session).values(row).returning(session.c.id)).scalar_one()
    seat = {"session": held, "enterprise": desk.enterprises[-1], "state": "BOOKED", "booked_by": who.id}
    desk.tx.execute(insert(booking).values(seat | {"booked_at": until}))
    people.ask_to_join(desk.tx, JoinRequest(asks.id, desk.enterprises[-1], "王芳", "13900002222"), until)
    assert lets_go(desk, later(desk, days=500)) == set()
    now = later(desk, days=300 + 367)
    assert retention.look(desk.tx, now=now) == Expired({Whose.MEMBER: 1, Whose.NOBODY: 1}, 1, 0)
    assert lets_go(desk, now) == {who.id, asks.id}
    assert people.join_requested(desk.tx, asks.id) is None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MEMBER])
def test_staff_stay(desk: Desk, role: Role) -> None:
    desk.person(role, HOME)
    assert lets_go(desk, later(desk, days=5000)) == set()


def test_staff_who_are_suspended_or_have_left_stay(desk: Desk) -> None:
    for gone in (Standing.SUSPENDED, Standing.ENDED):
        who = desk.person(None)
        people.change(desk.tx, who.id, gone=gone, held_role=Role.CONTACT, held_department=HOME)
    assert lets_go(desk, later(desk, days=5000)) == set()


def test_a_member_who_was_removed_goes_when_the_enterprise_has_nothing_open(desk: Desk) -> None:
    who, row = desk.person(None), desk.enterprise("甲")
    people.change(desk.tx, who.id, gone=Standing.ENDED, held_role=Role.MEMBER, held_enterprise=row)
    one = desk.appeal(State.HANDLING, row)
    assert lets_go(desk, later(desk, days=500)) == set()
    desk.tx.execute(update(appeal).where(appeal.c.id == one.id).values(state=State.CLOSED))
    assert lets_go(desk, later(desk, days=500)) == {who.id}


def test_notes_go_after_thirty_six_months_and_that_is_noted(desk: Desk) -> None:
    for days in (0, 30):
        audit.note(desk.tx, None, "look", "x", later(desk, days=days))
    now = later(desk, days=1096 + 5)
    assert retention.look(desk.tx, now=now) == Expired({}, 0, 1)
    retention.STEPS[Kept.RECORDS](desk.tx, 0, now)
    left = desk.tx.execute(select(audits.c.action, audits.c.details).order_by(audits.c.id)).all()
    assert [one.action for one in left] == ["look", "retention"]
    assert left[1].details["count"] == 1


def test_many_go_in_steps(desk: Desk) -> None:
    everybody = {desk.person(None).id for _ in range(retention.AT_ONCE + 3)}
    up_to, _ = retention.STEPS[Kept.PEOPLE](desk.tx, 0, later(desk, days=366))
    assert up_to == sorted(everybody)[retention.AT_ONCE - 1]
    assert lets_go(desk, later(desk, days=366)) == everybody


def test_the_appeals_themselves_stay(desk: Desk) -> None:
    member(desk)
    desk.appeal(State.CLOSED, desk.enterprises[-1])
    lets_go(desk, later(desk, days=5000))
    assert desk.tx.execute(select(func.count()).select_from(appeal)).scalar_one() == 1


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ((2025, 10, 25), 12, (2024, 10, 25)),
        ((2024, 2, 29), 12, (2023, 2, 28)),
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2024, 1, 15), 13, (2022, 12, 15)),
        ((2027, 12, 31), 36, (2024, 12, 31)),
    ],
)
def test_months_before(now: tuple[int, int, int], months: int, before: tuple[int, int, int]) -> None:
    assert months_before(datetime(*now, 23, 59, tzinfo=SHANGHAI), months) == datetime(*before, tzinfo=SHANGHAI)
