"""Sends what the outbox holds, in order per chat and within the limits of each channel."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import structlog

from bot.delivery import live_views, reminders
from bot.delivery.arrivals import Arrivals
from bot.delivery.channels import adapting
from bot.delivery.channels.border import Border
from bot.delivery.channels.port import Channels, Failed, Outcome, Reached, Sent, broken
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render, shown_hash, written
from bot.delivery.papers import Printer
from bot.delivery.send_failures import Failures, as_plain
from bot.delivery.watch import Chats, problem_of, unwatched
from bot.delivery.worker import wait
from bot.domain import presses
from bot.domain.appeals.notices import CardShown
from bot.domain.base.parcels import CardEdit, Edit
from bot.domain.base.party import Party
from bot.usecases.appeals import viewing
from storage.appeals import appeals
from storage.engine.database import Database, Transaction
from storage.mail import cards, outbox
from storage.mail.outbox import Status
from storage.mail.pace import Pace
from storage.mail.parcels import Kind, Parcel
from storage.people import people

log = structlog.get_logger()
LEASE = 60.0  # machine seconds
SIDE_BY_SIDE = 256
AT_ONCE = 16  # so many are claimed together when much waits: one commit instead of many
IDLE = 0.5
OTHERS = 600.0  # machine seconds for which it counts that messages to other chats got through


class Overtaken(Exception):  # noqa: N818  # says what happened
    """The lease ran out before the message was sent, so another sender has it or will take it."""


@dataclass
class Sender:
    database: Database
    channels: Channels
    render: Render
    printer: Printer
    clocks: Clocks
    wake: asyncio.Event
    jitter: Callable[[], float]
    pace: Pace = field(default_factory=Pace)
    lease: float = LEASE
    chats: Chats = field(default_factory=unwatched)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _turn: int = 1
    _went: Reached = field(default_factory=Reached)

    def __post_init__(self) -> None:
        self._border = Border(self.database, self.channels)
        self._arrivals = Arrivals(self.database, self.render, self.clocks, self.channels)
        self.failures = Failures(self.render, self.clocks, self.jitter, self.pace, self._others_go)

    async def run(self) -> None:
        """Work until cancelled. After sending, look again soon, since the limits allow more by then."""
        pause = IDLE
        while True:
            self.wake.clear()
            self.chats.watch.turns()
            room = SIDE_BY_SIDE - len(self._tasks)
            until = self.clocks.machine() + self.lease
            parcels = await self._claim(room) if room >= AT_ONCE else []
            for parcel in parcels:
                task = asyncio.create_task(self._send(parcel, until))
                self._tasks.add(task)
                task.add_done_callback(self._done)
            if parcels:
                pause = 1 / self.pace.each_second
            else:
                await wait(self.wake, pause)
                pause = min(pause * 2, IDLE)

    async def finish(self) -> None:
        """Wait for the requests that are under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)

    async def _claim(self, room: int) -> list[Parcel]:
        try:
            claimed = await self.database.write(
                outbox.claim, room, self.clocks.machine(), self.lease, self.pace, self._turn
            )
        except Exception as error:
            log.exception("outbox.claim_failed")
            self.chats.watch.fails(problem_of(error))
            await asyncio.sleep(IDLE)
            return []
        self.chats.turn()
        self._turn += bool(claimed)
        return claimed

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self.wake.set()

    async def _send(self, parcel: Parcel, until: float) -> None:
        try:
            ready = (
                parcel if parcel.goes_as_it_is else await self.database.write(prepare, parcel, self.render, self.clocks)
            )
            if ready is None:
                return
            try:
                outcome = await self._call(ready, until)
            except Overtaken:
                log.warning("outbox.overtaken", row=parcel.id)
                return
            except Exception as caught:  # noqa: BLE001  # whatever went wrong counts as an attempt
                outcome = broken(caught)
            self.chats.note(parcel.chat, outcome)
            await self._record(ready, outcome)
        except Exception:
            log.exception("outbox.send_failed", row=parcel.id)

    async def _call(self, parcel: Parcel, until: float) -> Outcome:
        """Send the message, unless its file took longer to make than the lease, after which another sender has it."""
        ready: Parcel | None = parcel
        made = await self.printer.make(parcel) if parcel.kind is Kind.PAPER else None
        if parcel.kind is Kind.VIEW:
            ready = await live_views.made(parcel, self.database, self.render, self.clocks)
        if ready is None or (parcel.kind is Kind.PAPER and made is None):
            return Sent()
        if self.clocks.machine() >= until:
            raise Overtaken
        passed = await self._border.passed(ready, made)
        outcome = await adapting.send(self.channels.of(ready.chat), *passed, self.channels.link)
        if isinstance(outcome, Sent):
            self._went.note(parcel.chat, self.clocks.machine())
        return outcome

    def _others_go(self, chat: int) -> bool:
        return self._went.other_than(chat, self.clocks.machine() - OTHERS)

    async def _record(self, parcel: Parcel, outcome: Outcome) -> None:
        """Note the result. It is repeated while the database is away, since a sent message must not be sent again."""
        until = self.clocks.machine() + self.lease / 2
        while True:
            try:
                return await self._note(parcel, outcome)
            except Exception:
                log.exception("outbox.not_noted", row=parcel.id)
                if self.clocks.machine() > until:
                    raise
                await asyncio.sleep(IDLE)

    async def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            await self.database.write(self.failures.note, parcel, outcome)
        else:
            await self._arrivals.note(parcel, outcome)


def prepare(tx: Transaction, parcel: Parcel, render: Render, clocks: Clocks) -> Parcel | None:
    """Return what is to be sent by the present state of things; None if nothing is to be sent any more."""
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
    back = presses.decode(card.back) if card.back else None
    card_now = CardShown(
        to=parcel.chat, view=viewing.view(tx, appeal, viewer, clocks.people(), Party.FORMER), back=back
    )
    payload = Edit(**written(render(card_now)), message=card.message)
    if shown_hash(payload) == card.shown_hash:
        outbox.settle(tx, parcel.id, Status.SUPERSEDED, clocks.people())
        return None
    is_plain = isinstance(parcel.payload, CardEdit) and parcel.payload.plain
    return replace(parcel, payload=as_plain(payload) if is_plain else payload, appeal=appeal.id)
