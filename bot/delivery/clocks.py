"""The two clocks, people's time and machine time. They are chosen in bot.app and passed on as arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """`people` gives aware UTC for deadlines, timers and texts.

    `machine` gives seconds for leases, pauses and rates.
    """

    people: Callable[[], datetime]
    machine: Callable[[], float]


class Steady:
    """Machine seconds that never go back, even if the computer's clock does."""

    def __init__(self, read: Callable[[], float]) -> None:
        self._read, self._last, self._ahead = read, read(), 0.0

    def __call__(self) -> float:
        now = self._read()
        if now < self._last:
            self._ahead += self._last - now
        self._last = now
        return now + self._ahead

    def read(self) -> float:
        """Return what the computer's clock itself says."""
        return self._read()

    def go_by(self, second: float) -> None:
        """Start at `second`."""
        self._last = self._read()
        self._ahead = second - self._last

    def catch_up(self, second: float) -> None:
        """Go on from at least `second`, which another process has reached."""
        self._ahead += max(0.0, second - self())


@dataclass(frozen=True, slots=True)
class SteadyClocks(Clocks):
    """The clocks as the running bot reads them."""

    machine: Steady

    @classmethod
    def of(cls, clocks: Clocks) -> "SteadyClocks":
        return cls(clocks.people, Steady(clocks.machine))
