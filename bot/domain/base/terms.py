"""Defines the facts that must still hold for a waiting message to be true when it is sent."""

from dataclasses import dataclass
from datetime import datetime

Plain = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Terms:
    """Conditions of a message; one without any is news and always sent.

    `stands` are the facts of its appeal as plain values, read for the kind `timer` and the reminded `department`.
    `seat` is the state of its booking; after `until` it is pointless.
    """

    stands: tuple[Plain, ...] = ()
    timer: str = ""
    department: str = ""
    seat: str = ""
    until: datetime | None = None

    def over(self, before: "Terms") -> "Terms":
        """Return these terms, filled up from `before` where they say nothing."""
        return Terms(
            self.stands or before.stands,
            self.timer or before.timer,
            self.department or before.department,
            self.seat or before.seat,
            self.until or before.until,
        )

    @property
    def asks(self) -> bool:
        """Whether the reader has to decide or say something."""
        return bool(self.stands or self.seat)
