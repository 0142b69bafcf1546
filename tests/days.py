"""The real day, hidden from tests: which day it is where they run must not matter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

from bot.app import SYSTEM_CLOCKS

HINT = "a test asked which day it really is: hand in a Clock, or take the fixture working_morning"


@contextmanager
def people_live_in(people: Callable[[], datetime]) -> Iterator[None]:
    """Let the roof's own clock show another time; whoever has imported it sees that, too."""
    real = SYSTEM_CLOCKS.people
    object.__setattr__(SYSTEM_CLOCKS, "people", people)
    try:
        yield
    finally:
        object.__setattr__(SYSTEM_CLOCKS, "people", real)


@contextmanager
def real_day_hidden() -> Iterator[None]:
    """Refuse to say which day it is; who asked and went on all the same is found out at the end."""
    asked: list[str] = []

    def refuse() -> NoReturn:
        asked.append(HINT)
        raise AssertionError(HINT)

    with people_live_in(refuse):
        yield
    assert not asked, HINT
