"""When the house says that a part of its work stands still, fails or is done by nobody."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.domain.base.parcels import Message
from bot.usecases.desk import health
from storage import schema
from storage.engine import leases, signs_of_life
from storage.engine.signs_of_life import Part, Sign
from storage.mail import outbox
from storage.mail.parcels import Item
from tests.desk import Desk

MACHINE = 10_000.0
LONG, SHORT = health.STILL + 1, health.STILL - 1
EVERY_PART = dict.fromkeys(Part, 0.0)


@pytest.fixture
def ticking(desk: Desk) -> Desk:
    """A house whose timers were looked at just now."""
    leases.hold(desk.tx, leases.TICK, "here", MACHINE, 60.0, desk.now)
    return desk


def lives(desk: Desk, *signs: Sign, holder: str = "here") -> None:
    signs_of_life.show(desk.tx, holder, MACHINE, signs)


def does(ages: dict[Part, float]) -> list[Sign]:
    return [Sign(part, MACHINE - age) for part, age in ages.items()]


def waits(desk: Desk, age: float, *, inside: bool) -> None:
    since = desk.now - timedelta(seconds=age)
    if inside:
        given = {"update_id": 1, "chat": 7, "arrived_at": since, "raw": "{}"}
        desk.tx.execute(insert(schema.inbox).values(**given))
    else:
        outbox.put(desk.tx, Item(7, "test", Message(text="x")), since)


def problems(desk: Desk) -> Sequence[str]:
    return health.judge(desk.tx, now=desk.now, machine=MACHINE).problems


@pytest.mark.parametrize(
    ("inside", "part", "said"),
    [(True, Part.WORK, "work stands still"), (False, Part.SENDING, "sending stands still")],
)
@pytest.mark.parametrize(("waiting", "idle"), [(LONG, LONG), (LONG, SHORT), (SHORT, LONG)])
def test_only_what_waits_long_while_nothing_is_done_stands_still(
    ticking: Desk, part: Part, said: str, waiting: float, idle: float, *, inside: bool
) -> None:
    lives(ticking, *does(EVERY_PART | {part: idle}))
    waits(ticking, waiting, inside=inside)
    assert list(problems(ticking)) == ([said] if (waiting, idle) == (LONG, LONG) else [])


def test_a_chat_that_may_get_nothing_yet_is_no_stand_still(ticking: Desk) -> None:
    lives(ticking, *does(EVERY_PART | {Part.SENDING: LONG}))
    waits(ticking, LONG, inside=False)
    ticking.tx.execute(insert(schema.rate).values(chat=7, arrival=MACHINE + 60))
    assert not problems(ticking)


@pytest.mark.parametrize("others", [[], ["there"]])
def test_a_part_that_fails_everywhere_is_named_with_its_reason(ticking: Desk, others: list[str]) -> None:
    """What another process does well is done; trouble of less than half a minute may pass."""
    lives(ticking, *does({Part.INTAKE: 0.0, Part.WORK: 0.0}), Sign(Part.SENDING, MACHINE, MACHINE - 26, "401: no"))
    for holder in others:
        lives(ticking, Sign(Part.SENDING, MACHINE), holder=holder)
    assert list(problems(ticking)) == ([] if others else ["sending: 401: no"])
    going = health.judge(ticking.tx, now=ticking.now, machine=MACHINE).going
    assert (going.token_refused, going.conflict) == (True, False)


def test_trouble_that_has_just_begun_is_not_told(ticking: Desk) -> None:
    lives(ticking, *does({Part.INTAKE: 0.0, Part.WORK: 0.0}), Sign(Part.SENDING, MACHINE, MACHINE - 24, "409: two"))
    assert not problems(ticking)
    going = health.judge(ticking.tx, now=ticking.now, machine=MACHINE).going
    assert (going.token_refused, going.conflict) == (False, True)


def test_nobody_does_it(ticking: Desk) -> None:
    lives(ticking, *does({Part.INTAKE: 0.0, Part.WORK: 0.0}))
    assert list(problems(ticking)) == ["sending: no process does it, or none can write to the database"]


def test_ages_are_of_the_latest_success_and_the_widest_skew(ticking: Desk) -> None:
    lives(ticking, *does({Part.INTAKE: 3.0, Part.WORK: 9.0}), Sign(Part.SENDING, MACHINE - 5, skew=-7.0))
    lives(ticking, Sign(Part.WORK, MACHINE - 4, skew=2.0), Sign(Part.SENDING, MACHINE - 8), holder="there")
    going = health.judge(ticking.tx, now=ticking.now, machine=MACHINE).going
    assert (going.intake_age, going.work_age, going.sending_age, going.clock_skew) == (3.0, 4.0, 5.0, -7.0)


@pytest.mark.parametrize(("age", "is_late"), [(health.TICK_LATE - 1, False), (health.TICK_LATE, True)])
def test_timers_that_nobody_looks_at_are_told(desk: Desk, age: float, *, is_late: bool) -> None:
    leases.hold(desk.tx, leases.TICK, "here", MACHINE, 60.0, desk.now - timedelta(seconds=age))
    lives(desk, *does(EVERY_PART))
    assert list(problems(desk)) == (["tick: nothing falls due any more"] if is_late else [])
