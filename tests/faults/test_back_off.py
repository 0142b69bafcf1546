"""How long the sender waits before it tries again: ever longer, up to a limit, and never all at the same moment."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.clocks import Clocks
from bot.delivery.scheduler import note_failure
from bot.delivery.send_failures import BACK_OFF, BACK_OFF_MAX, Failures
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.domain.time.timers import Subject
from bot.texts.render import render
from storage.mail.parcels import Kind, Parcel
from storage.time import timers
from tests.desk import open_desk
from tests.house import START
from tests.texts.samples import WORDS

PARCEL = Parcel(1, 1, Kind.MESSAGE, "test", Message(text=""), None, None, None, 0, START)


def pause(attempts: int, jitter: float) -> float:
    nothing = cast("Any", None)
    failures = Failures(nothing, nothing, lambda: jitter, nothing, nothing)
    return failures._pause(replace(PARCEL, attempts=attempts))


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_it_is_doubled_up_to_the_limit_and_a_fifth_longer_at_most(attempts: int, jitter: float) -> None:
    least = min(BACK_OFF * 2 ** min(attempts, 20), BACK_OFF_MAX)
    assert least <= pause(attempts, jitter) <= 1.2 * least + 1e-9


def test_it_grows() -> None:
    pauses = [pause(attempts, 0) for attempts in range(12)]
    assert all(before < after for before, after in pairwise(pauses[:9]))
    assert pauses[-1] == BACK_OFF_MAX


def test_a_timer_that_fails_waits_ever_longer_and_is_given_up_at_the_third_time() -> None:
    """Until then it is tried again; then an administrator hears of it, and no tick meets it any more."""
    clocks, told = Clocks(lambda: START, lambda: 100.0), list[Notice]()

    def said(notice: Notice) -> Screen:
        told.append(notice)
        return render(notice, WORDS)

    with open_desk() as desk:
        desk.person(Role.ADMIN)
        timers.add(desk.tx, Subject.APPEAL, 1, TimerKind.REPLY_DUE, START)
        for pause in (1.0, 2.0):
            (due,) = timers.due(desk.tx, START, 1000.0, 9)
            note_failure(desk.tx, due, "KeyError()", said, clocks)
            assert timers.due(desk.tx, START, 100.0 + pause - 0.1, 9) == []
            assert len(timers.due(desk.tx, START, 100.0 + pause, 9)) == 1
            assert told == []
        (due,) = timers.due(desk.tx, START, 1000.0, 9)
        note_failure(desk.tx, due, "KeyError()", said, clocks)
        assert timers.due(desk.tx, START, 1000.0, 9) == []
    assert len(told) == 1
