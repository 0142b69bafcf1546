"""How long the sender waits before it tries again: ever longer, up to a limit, and never all at the same moment."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.send_failures import BACK_OFF, BACK_OFF_MAX, Failures
from bot.domain.base.parcels import Message
from storage.mail.parcels import Kind, Parcel
from tests.house import START

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
