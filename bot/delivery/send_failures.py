"""Decides what happens to a message that could not be sent.

It is tried again, held, or given up, so that the next one goes.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import structlog

from bot.delivery import chat_erasure
from bot.delivery.channels.port import Failed, Meaning
from bot.delivery.clocks import Clocks
from bot.delivery.fetching import is_of_the_file
from bot.delivery.outbox_rows import Render
from bot.delivery.settle import post
from bot.domain.base.dead_letter import Source, short
from bot.domain.base.parcels import LiveView, Message, Paper, Written
from bot.domain.desk.dead_letter_notices import DeadLetter
from bot.usecases.desk.dead_letters import dead_letter
from bot.usecases.reach import outages
from bot.usecases.reports import missed
from storage.engine.database import Transaction
from storage.mail import cards, outbox, pace
from storage.mail.outbox import Status
from storage.mail.pace import ALL_CHATS, Pace
from storage.mail.parcels import Kind, Parcel

log = structlog.get_logger()
W = TypeVar("W", bound=Written)
BACK_OFF, BACK_OFF_MAX = 1.0, 300.0  # machine seconds
ALL_PAUSE = 0.5  # machine seconds that other chats pause, too, when one is too fast
TEXT_MAX = 4096  # UTF-16 units that Telegram takes
BUGS = 5  # attempts for what fails before it leaves this program, which waiting does not mend
PASSING = 12  # attempts, about half an hour, for what others do not meet: it is the message
TEXTS = frozenset({Kind.MESSAGE, Kind.CARD, Kind.PAPER})
CHANGES = frozenset({Kind.STRIP, Kind.EDIT})  # of a message; when that is gone there is nothing to change


@dataclass
class Failures:
    """Notes failures of messages; `others_go` tells whether messages to other chats are sent at present."""

    render: Render
    clocks: Clocks
    jitter: Callable[[], float]
    pace: Pace
    others_go: Callable[[int], bool]
    back_off: float = BACK_OFF
    back_off_max: float = BACK_OFF_MAX
    _means: dict[Meaning, Callable[[Transaction, Parcel, Failed], None]] = field(init=False)

    def __post_init__(self) -> None:
        self._means = {
            Meaning.DONE: self._is_done,
            Meaning.UNREACHABLE: self._is_lost,
            Meaning.NOT_WELCOME: self._is_dropped,
            Meaning.NO_TOPIC: self._outside_its_topic,
            Meaning.MESSAGE_GONE: self._is_gone,
            Meaning.MOVED: self._moved,
            Meaning.SLOWER: self._slow_down,
            Meaning.TOKEN: self._later,
            Meaning.PASSING: self._passing,
            Meaning.REFUSED: self._refused,
            Meaning.BUG: self._bug,
        }

    def note(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        self._means[error.meaning](tx, parcel, error)

    def _is_done(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        outbox.settle(tx, parcel.id, Status.SENT, self.clocks.people(), parcel.changes, error.said)

    def _is_lost(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        unreachable(tx, parcel, error.said, self.render, self.clocks)

    def _is_dropped(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, self.clocks.people(), error=error.said)

    def _outside_its_topic(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        payload = parcel.payload
        if not isinstance(payload, Message | Paper | LiveView) or payload.thread is None:
            return self._refused(tx, parcel, error)
        return outbox.again(tx, parcel.id, self.clocks.machine(), error.said, replace(payload, thread=None))

    def _is_gone(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        if parcel.kind in CHANGES:
            self._is_done(tx, parcel, error)
        elif isinstance(parcel.payload, LiveView):
            outbox.again(tx, parcel.id, self.clocks.machine(), error.said, replace(parcel.payload, message=None))
        elif parcel.kind is Kind.CARD and parcel.card is not None:
            cards.forget(tx, [parcel.card])  # the person deleted the message: the next look posts a new one
            self._is_dropped(tx, parcel, error)
        else:
            self._refused(tx, parcel, error)

    def _moved(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        if error.moved_to is not None:
            outbox.move_chat(tx, parcel.chat, error.moved_to)

    def _slow_down(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        """Let the chat wait, and all chats for a moment.

        A channel does not say whether the chat or the bot is too fast. Menus have limits of their own and hold up
        nobody.
        """
        now = self.clocks.machine()
        until = now + (self.back_off if error.after is None else error.after)
        if parcel.kind is not Kind.MENU:
            pace.pause(tx, parcel.chat, until, self.pace)
            pace.pause(tx, ALL_CHATS, min(until, now + ALL_PAUSE), self.pace)
        outbox.again(tx, parcel.id, until, "retry after", counts=False)

    def _later(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        outbox.again(tx, parcel.id, self.clocks.machine() + self._pause(parcel), error.said)

    def _passing(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        """Try again later. While no message gets through, this one is not to blame and waits as long as it takes."""
        if parcel.attempts + 1 >= PASSING and self.others_go(parcel.chat):
            give_up(tx, parcel, error.said, self.render, self.clocks)
        else:
            self._later(tx, parcel, error)

    def _bug(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        if parcel.attempts + 1 >= BUGS:
            give_up(tx, parcel, error.said, self.render, self.clocks)
        else:
            self._later(tx, parcel, error)

    def _refused(self, tx: Transaction, parcel: Parcel, error: Failed) -> None:
        """Try once more as plain text, then make it a dead letter."""
        if parcel.kind in TEXTS and not parcel.written.plain:
            outbox.again(tx, parcel.id, self.clocks.machine(), error.said, as_plain(parcel.written))
        else:
            give_up(tx, parcel, error.said.lower(), self.render, self.clocks)

    def _pause(self, parcel: Parcel) -> float:
        grown = self.back_off * 2.0 ** min(parcel.attempts, 30)
        return min(grown, self.back_off_max) * (1 + 0.2 * self.jitter())


def unreachable(tx: Transaction, parcel: Parcel, error: str, render: Render, clocks: Clocks) -> None:
    """Stop sending to a person who can't be reached, and tell the coordinators.

    What waits is held until the person writes again.
    """
    log.warning("outbox.unreachable", row=parcel.id)
    now = clocks.people()
    post(tx, outages.lose(tx, parcel.chat, error, now=now), render, None, now)
    chat_erasure.lost(tx, parcel.chat)


def give_up(tx: Transaction, parcel: Parcel, error: str, render: Render, clocks: Clocks) -> None:
    """Make the message a dead letter and tell the administrators, unless it is itself such a message.

    Where its file is lost and can be asked for again, that is all there is to do.
    """
    log.error("outbox.refused", row=parcel.id, what=parcel.what, error=short(error))
    now = clocks.people()
    if parcel.kind is Kind.PAPER and is_of_the_file(error) and (notices := missed.lost(tx, parcel)):
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, now, error=error)
        post(tx, notices, render, None, now)
        return
    outbox.settle(tx, parcel.id, Status.DEAD, now, error=error)
    chat_erasure.over(tx, parcel)
    if parcel.kind is Kind.PAPER:
        post(tx, missed.tell(tx, parcel), render, None, now)
    if parcel.what != DeadLetter.CODE:
        post(tx, dead_letter(tx, Source.OUTBOX, parcel.id, error, now=now), render, None, now)


def as_plain(payload: W) -> W:
    """Return the message without formatting and within Telegram's length."""
    text = html.unescape(re.sub(r"<[^>]+>", "", payload.text))
    short = text.encode("utf-16-le", "replace")[: 2 * TEXT_MAX].decode("utf-16-le", "ignore")
    return replace(payload, plain=True, text=short)
