"""How the world has to stand for a message to say what is so."""

from dataclasses import dataclass
from datetime import datetime

Plain = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Terms:
    """Without any the message is news, which stays news.

    `stands` are the plain values of its appeal that it speaks of, as the timer of the kind `timer` and the
    `department` that it reminds see them; `seat` is the state of its booking; it is pointless after `until`.
    """

    stands: tuple[Plain, ...] = ()
    timer: str = ""
    department: str = ""
    seat: str = ""
    until: datetime | None = None

    def over(self, before: "Terms") -> "Terms":
        """Return these, and of those `before` what these do not say."""
        return Terms(
            self.stands or before.stands,
            self.timer or before.timer,
            self.department or before.department,
            self.seat or before.seat,
            self.until or before.until,
        )

    @property
    def asks(self) -> bool:
        """Whether the reader has to decide or say something, and not just to hear."""
        return bool(self.stands or self.seat)
