"""Notes how each part of a process's work goes: when it last succeeded, since when it fails, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.delivery.channels.port import Meaning, Outcome, Sent
from bot.domain.people.channel import is_ours
from storage.engine.signs_of_life import Part, Sign

STUCK = 30.0  # machine seconds after which a loop that does not come round counts as dead
# What keeps messages from going, in words that hold nothing of them: nobody's own fault, and perhaps the message's.
GENERAL = {
    Meaning.PASSING: "the Bot API can't be reached, or is out of order",
    Meaning.TOKEN: "401: the Bot API does not take the token",
}
UNCLEAR = {
    Meaning.SLOWER: "429: Telegram wants a pause",
    Meaning.REFUSED: "Telegram refuses whatever is sent",
    Meaning.BUG: "messages can't be made",
}
SEVERAL, MANY = 2, 5  # chats in a row that get nowhere: by what is nobody's own fault, and by whatever it is


@dataclass
class Watch:
    """One part of the work.

    `road` is the watch of the connection to the Bot API, without which it can't work either.
    """

    part: Part
    clock: Callable[[], float]
    road: "Watch | None" = None
    failing: float | None = None
    problem: str = ""
    _good: float | None = None
    _turned: float | None = None

    def turns(self) -> None:
        """Note that the loop goes round."""
        self._turned = self.clock()
        self._good = self._turned if self._good is None else self._good

    def rests(self) -> None:
        """Note that another process does this part."""
        self._turned = None

    def well(self) -> None:
        self.turns()
        self._good, self.failing, self.problem = self._turned, None, ""

    def fails(self, problem: str, since: float | None = None) -> None:
        """Note a failure of an attempt that began at machine second `since`."""
        self.turns()
        self.failing = self.failing if self.failing is not None else (since or self.clock())
        self.problem = problem

    def quiet_for(self) -> float:
        """Return for how many seconds nothing has succeeded."""
        return self.clock() - (self._good or 0.0)

    def sign(self, skew: float | None = None) -> Sign | None:
        """Return the sign of life; None if this process does not do this part or its loop has stopped."""
        if self._turned is None or self._good is None or self.clock() - self._turned > STUCK:
            return None
        failing = self if self.failing is not None or self.road is None else self.road
        return Sign(self.part, self._good, failing.failing, failing.problem, skew)


@dataclass
class Chats:
    """Tells a general failure from that of one chat, by counting chats that failed since the last success."""

    watch: Watch
    _general: set[int] = field(default_factory=set)
    _all: set[int] = field(default_factory=set)

    @property
    def are_stuck(self) -> bool:
        return len(self._general) >= SEVERAL or len(self._all) >= MANY

    def turn(self) -> None:
        """Note that the next rows were looked for without trouble."""
        self.watch.turns()
        if not self.are_stuck:
            self.watch.failing, self.watch.problem = None, ""

    def went(self) -> None:
        self._general.clear()
        self._all.clear()
        self.watch.well()
        if self.watch.road is not None:
            self.watch.road.well()

    def note(self, chat: int, outcome: Outcome) -> None:
        """Note the result of a message to a Telegram chat; refusals about the chat itself count for nothing."""
        if is_ours(chat):
            return None
        if isinstance(outcome, Sent):
            return self.went()
        if outcome.meaning is Meaning.TOKEN and self.watch.road is not None:
            self.watch.road.fails(GENERAL[Meaning.TOKEN])
        if problem := (GENERAL | UNCLEAR).get(outcome.meaning):
            self.failed(chat, problem, general=outcome.meaning in GENERAL)
        return None

    def failed(self, chat: int, problem: str, *, general: bool) -> None:
        """Note a failure; `general`: it is rather not due to the chat or the message."""
        self._all.add(chat)
        if general:
            self._general.add(chat)
        if self.are_stuck:
            self.watch.fails(problem)


def unwatched() -> Chats:
    """Return a counter for a part that is not watched."""
    return Chats(Watch(Part.WORK, lambda: 0.0))


def problem_of(error: Exception) -> str:
    """Return in a few words why a call failed. The error's own text is left out, since it may hold the token."""
    match error:
        case InvalidToken():
            return "401: the Bot API does not take the token"
        case Conflict():
            return "409: somebody else takes the updates of this token"
        case RetryAfter():
            return "429: Telegram wants a pause"
        case TimedOut() | TimeoutError():
            return "the Bot API does not answer in time"
        case NetworkError():
            return "the Bot API can't be reached, or is out of order"
    return type(error).__name__
