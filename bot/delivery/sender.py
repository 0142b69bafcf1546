"""Sends what the outbox holds: within Telegram's limits, in order per chat, until it has arrived or can't."""

import asyncio
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.delivery import parting, reminders, views
from bot.delivery.arrivals import Arrivals
from bot.delivery.clocks import Clocks
from bot.delivery.letters import Render, screen_payload, shown_hash
from bot.delivery.papers import Printer
from bot.delivery.settle import post
from bot.delivery.telegram_calls import CALLS, paper, seconds_of
from bot.delivery.worker import wait
from bot.domain.appeals.notices import CardShown
from bot.domain.base.dead_letter import Source, short
from bot.domain.base.party import Party
from bot.domain.desk.dead_letter_notices import DeadLetter
from bot.usecases.appeals import viewing
from bot.usecases.desk.dead_letters import dead_letter
from bot.usecases.reach import outages
from storage.appeals import appeals
from storage.engine.database import Database, Transaction
from storage.mail import cards, outbox, pace
from storage.mail.outbox import Kind, Parcel, Status
from storage.mail.pace import ALL_CHATS, Pace
from storage.people import people

log = structlog.get_logger()
LEASE = 60.0  # machine seconds
SIDE_BY_SIDE = 256
AT_ONCE = 16  # so many are claimed together when much waits: one commit instead of many
IDLE = 0.5
BACK_OFF, BACK_OFF_MAX = 1.0, 300.0  # machine seconds
ALL_PAUSE = 0.5  # machine seconds that other chats pause, too, when one is too fast
GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot was kicked")
AS_GOOD_AS_DONE = ("message is not modified", "query is too old", "message can't be edited")
NOT_THERE = "message to edit not found"
GIVEN_UP = frozenset({Kind.STRIP, Kind.EDIT})  # when their message is gone
TEXT_MAX = 4096  # UTF-16 units that Telegram takes
ATTEMPTS = 5  # for what fails before it leaves this program: a bug, which waiting does not mend


@dataclass
class Sender:
    database: Database
    bot: Bot
    render: Render
    printer: Printer
    clocks: Clocks
    wake: asyncio.Event
    jitter: Callable[[], float]
    pace: Pace = field(default_factory=Pace)
    lease: float = LEASE
    back_off: float = BACK_OFF
    back_off_max: float = BACK_OFF_MAX
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._arrivals = Arrivals(self.database, self.render, self.clocks)

    async def run(self) -> None:
        """Serve until cancelled; after having sent something look again soon, since the limits let more through."""
        pause = IDLE
        while True:
            self.wake.clear()
            room = SIDE_BY_SIDE - len(self._tasks)
            parcels = await self._claim(room) if room >= AT_ONCE else []
            for parcel in parcels:
                task = asyncio.create_task(self._send(parcel))
                self._tasks.add(task)
                task.add_done_callback(self._done)
            if parcels:
                pause = 1 / self.pace.each_second
            else:
                await wait(self.wake, pause)
                pause = min(pause * 2, IDLE)

    async def finish(self) -> None:
        """Wait for the requests in flight."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)

    async def _claim(self, room: int) -> list[Parcel]:
        try:
            return await self.database.write(outbox.claim, room, self.clocks.machine(), self.lease, self.pace)
        except Exception:
            log.exception("outbox.claim_failed")
            await asyncio.sleep(IDLE)
            return []

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self.wake.set()

    async def _send(self, parcel: Parcel) -> None:
        try:
            ready = (
                parcel if parcel.goes_as_it_is else await self.database.write(prepare, parcel, self.render, self.clocks)
            )
            if ready is None:
                return
            message, error = None, None
            try:
                message = await self._call(ready)
            except Exception as caught:  # noqa: BLE001  # whatever went wrong counts as an attempt
                error = caught
            await self._record(ready, message, error)
        except Exception:
            log.exception("outbox.send_failed", row=parcel.id)

    async def _call(self, parcel: Parcel) -> int | None:
        if parcel.kind is Kind.VIEW:
            return await views.show(self.bot, parcel, self.database, self.render, self.clocks)
        if parcel.kind is not Kind.PAPER:
            return await CALLS[parcel.kind](self.bot, parcel)
        made = await self.printer.make(parcel)
        return None if made is None else await paper(self.bot, parcel, made)

    async def _record(self, parcel: Parcel, message: int | None, error: Exception | None) -> None:
        """Note what came of it, though the database may be away for a while: what was sent must not go again."""
        until = self.clocks.machine() + self.lease / 2
        while True:
            try:
                return await self._note(parcel, message, error)
            except Exception:
                log.exception("outbox.not_noted", row=parcel.id)
                if self.clocks.machine() > until:
                    raise
                await asyncio.sleep(IDLE)

    async def _note(self, parcel: Parcel, message: int | None, error: Exception | None) -> None:
        if error is None:
            await self._arrivals.note(parcel, message)
        else:
            await self.database.write(self._failed, parcel, error)

    def _failed(self, tx: Transaction, parcel: Parcel, error: Exception) -> None:
        if isinstance(error, BadRequest):
            self._refused(tx, parcel, str(error).lower())
        elif isinstance(error, Forbidden):
            unreachable(tx, parcel, str(error), self.render, self.clocks)
        elif isinstance(error, ChatMigrated):
            outbox.move_chat(tx, parcel.chat, error.new_chat_id)
        elif isinstance(error, RetryAfter):
            self._slow_down(tx, parcel, seconds_of(error.retry_after))
        elif not isinstance(error, TelegramError | OSError) and parcel.attempts + 1 >= ATTEMPTS:
            give_up(tx, parcel, repr(error), self.render, self.clocks)
        else:
            outbox.again(tx, parcel.id, self.clocks.machine() + self._back_off(parcel), repr(error))

    def _slow_down(self, tx: Transaction, parcel: Parcel, seconds: float) -> None:
        """Telegram does not say whether the chat or the whole bot is too fast: the chat waits, all pause briefly."""
        until = self.clocks.machine() + seconds
        pace.pause(tx, parcel.chat, until, self.pace)
        pace.pause(tx, ALL_CHATS, min(until, self.clocks.machine() + ALL_PAUSE), self.pace)
        outbox.again(tx, parcel.id, until, "retry after")

    def _refused(self, tx: Transaction, parcel: Parcel, error: str) -> None:
        """A request that can't succeed as it is: never sent again as it is."""
        now = self.clocks.people()
        if any(word in error for word in GONE):
            unreachable(tx, parcel, error, self.render, self.clocks)
        elif any(word in error for word in AS_GOOD_AS_DONE) or (parcel.kind in GIVEN_UP and NOT_THERE in error):
            outbox.settle(tx, parcel.id, Status.SENT, now, parcel.payload.get("message"), error)
        elif parcel.kind is Kind.VIEW and NOT_THERE in error:
            outbox.again(tx, parcel.id, self.clocks.machine(), error, parcel.payload | {"message": None})
        elif parcel.kind is Kind.CARD and parcel.card is not None and NOT_THERE in error:
            cards.forget(tx, [parcel.card])  # the person deleted the message: the next look posts a new one
            outbox.settle(tx, parcel.id, Status.SUPERSEDED, now, error=error)
        elif parcel.kind in {Kind.MESSAGE, Kind.CARD, Kind.PAPER} and not parcel.payload.get("plain"):
            outbox.again(tx, parcel.id, self.clocks.machine(), error, as_plain(parcel.payload))
        else:
            give_up(tx, parcel, error, self.render, self.clocks)

    def _back_off(self, parcel: Parcel) -> float:
        grown = self.back_off * 2.0 ** min(parcel.attempts, 30)
        return min(grown, self.back_off_max) * (1 + 0.2 * self.jitter())


def prepare(tx: Transaction, parcel: Parcel, render: Render, clocks: Clocks) -> Parcel | None:
    """Return what is to be sent as the world stands now; None when that is nothing any more."""
    now = clocks.people()
    if parcel.expires_at is not None and parcel.expires_at < clocks.machine():
        outbox.settle(tx, parcel.id, Status.EXPIRED, now)
        return None
    if not reminders.holds(tx, parcel, now):
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, now)
        return None
    return _render_card(tx, parcel, render, clocks) if parcel.kind is Kind.CARD else parcel


def _render_card(tx: Transaction, parcel: Parcel, render: Render, clocks: Clocks) -> Parcel | None:
    card = cards.by_id(tx, parcel.card) if parcel.card else None
    viewer = people.by_chat(tx, parcel.chat)
    appeal = appeals.peek(tx, card.appeal) if card else None
    if card is None or viewer is None or appeal is None or card.message is None:
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, clocks.people())
        return None
    shown = CardShown(to=parcel.chat, view=viewing.view(tx, appeal, viewer, clocks.people(), Party.FORMER))
    payload = screen_payload(render(shown))
    if shown_hash(payload) == card.shown_hash:
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, clocks.people())
        return None
    shown_as = as_plain(payload) if parcel.payload.get("plain") else payload
    return replace(parcel, payload=shown_as | {"message": card.message}, appeal=appeal.id)


def unreachable(tx: Transaction, parcel: Parcel, error: str, render: Render, clocks: Clocks) -> None:
    """Stop sending to who can't be reached, keep what waits until they write again, and tell the coordinators."""
    log.warning("outbox.unreachable", row=parcel.id)
    now = clocks.people()
    post(tx, outages.lose(tx, parcel.chat, error, now=now), render, None, now)
    parting.lost(tx, parcel.chat)


def give_up(tx: Transaction, parcel: Parcel, error: str, render: Render, clocks: Clocks) -> None:
    """Make a dead letter that the administrators hear of, unless it is such an alarm itself."""
    log.error("outbox.refused", row=parcel.id, what=parcel.what, error=short(error))
    now = clocks.people()
    outbox.settle(tx, parcel.id, Status.DEAD, now, error=error)
    parting.over(tx, parcel)
    if parcel.what != DeadLetter.__name__:
        post(tx, dead_letter(tx, Source.OUTBOX, parcel.id, error), render, None, now)


def as_plain(payload: dict[str, Any]) -> dict[str, Any]:
    """The same without marks, and no longer than Telegram takes: better plain than never."""
    text = html.unescape(re.sub(r"<[^>]+>", "", payload["text"]))
    short = text.encode("utf-16-le", "replace")[: 2 * TEXT_MAX].decode("utf-16-le", "ignore")
    return payload | {"plain": True, "text": short}
