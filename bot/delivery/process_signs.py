"""Collects what one process knows of its own work, and shows it to other processes and to /healthz."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.delivery.prober import Prober
from bot.delivery.watch import Watch
from storage.engine.signs_of_life import Part, Sign

PARTS = {"receive": Part.INTAKE, "work": Part.WORK, "send": Part.SENDING}  # as the command line calls them


@dataclass
class Life:
    """A watch for each part of the work. The prober watches the connection to the Bot API, which two parts need."""

    prober: Prober
    watches: dict[Part, Watch]

    def begin(self, parts: Collection[str]) -> None:
        """Note that these parts of the command line have started."""
        self.prober.road.turns()
        for name, part in PARTS.items():
            if name in parts:
                self.watches[part].turns()

    def signs(self) -> list[Sign]:
        skew = self.prober.skew()
        found = (watch.sign(skew) for watch in self.watches.values())
        return [sign for sign in found if sign is not None]


def watches(clock: Callable[[], float], road: Watch) -> dict[Part, Watch]:
    return {
        Part.INTAKE: Watch(Part.INTAKE, clock, road),
        Part.WORK: Watch(Part.WORK, clock),
        Part.SENDING: Watch(Part.SENDING, clock, road),
    }
