"""The two clocks, handed in at the roof: people's time and machine time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """`people` is aware UTC for deadlines, timers and texts; `machine` is seconds for leases, back-off and rates."""

    people: Callable[[], datetime]
    machine: Callable[[], float]
