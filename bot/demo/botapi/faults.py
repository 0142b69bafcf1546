"""Faults of Telegram and of the network, which tests set by method, chat and count."""

from dataclasses import dataclass
from typing import Any

from bot.demo.botapi.errors import Refused

# These answer in the place of the method; the others let it run.
_REFUSALS = {
    "429": (429, "Too Many Requests: retry after {retry_after}"),
    "401": (401, "Unauthorized"),
    "404": (404, "Not Found"),
    "403": (403, "Forbidden: bot was blocked by the user"),
    "409": (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
    "400": (400, "Bad Request: chat not found"),
    "500": (500, "Internal Server Error"),
    "502": (502, "Bad Gateway"),
}
KINDS = {*_REFUSALS, "html", "timeout_after_success", "reset_before", "reset_after", "slow"}


@dataclass(slots=True)
class Fault:
    """One fault. Without method, chat or count it applies to every method and chat, for ever."""

    kind: str
    method: str | None = None
    chat: int | None = None
    count: int | None = 1
    retry_after: int = 1
    seconds: float = 0.0
    description: str | None = None
    status: int = 502
    met: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}")

    def meets(self, method: str, chat: int | None) -> bool:
        due = self.count is None or self.met < self.count
        return due and self.method in (None, method) and self.chat in (None, chat)

    @property
    def executes(self) -> bool:
        """Whether the method is carried out and only its answer is lost."""
        return self.kind in {"timeout_after_success", "reset_after"}

    @property
    def refusal(self) -> Refused | None:
        if self.kind not in _REFUSALS:
            return None
        code, words = _REFUSALS[self.kind]
        described = self.description or words.format(retry_after=self.retry_after)
        return Refused(code, described, {"retry_after": self.retry_after} if code == 429 else None)


class Faults:
    """The faults that are set, oldest first."""

    def __init__(self) -> None:
        self._set: list[Fault] = []

    def add(self, method: str | None = None, chat: int | None = None, *, kind: str | int, **more: Any) -> Fault:
        fault = Fault(kind=str(kind), method=method, chat=chat, **more)
        self._set.append(fault)
        return fault

    def clear(self) -> None:
        self._set.clear()

    def __bool__(self) -> bool:
        return bool(self._set)

    def take(self, method: str, chat: int | None) -> "Trouble":
        """Return the faults for this request: all that slow it down, and the first that breaks it."""
        trouble = Trouble()
        for fault in self._set:
            if fault.meets(method, chat) and trouble.takes(fault):
                fault.met += 1
        return trouble


class Trouble:
    """The faults that one request gets."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.breaks: Fault | None = None

    def takes(self, fault: Fault) -> bool:
        if fault.kind == "slow":
            self.delay += fault.seconds
            return True
        if self.breaks is None:
            self.breaks = fault
            return True
        return False
