"""What Python runs first in a process that lives in another day: it mends `time.sleep`.

Faketime shifts the moment until which it sleeps although the clock that measures stays as it is, and the system
refuses a moment long past.
"""

import select
import time


def _sleep(seconds: float) -> None:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


try:
    time.sleep(0.000001)
except OSError:
    time.sleep = _sleep  # type: ignore[assignment]  # of what has an index, nobody asks
