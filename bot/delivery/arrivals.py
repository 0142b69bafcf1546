"""Notes which messages have arrived. Those that arrive while others are being noted share the next commit."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.delivery import chat_erasure, outbox_rows
from bot.delivery.channels.port import Channels, Sent
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render, shown_hash
from bot.domain.appeals.notices import CardStale
from bot.domain.base.parcels import Message
from storage.engine.database import Database, Transaction
from storage.mail import cards, drafts, outbox
from storage.mail.parcels import Item, Kind, Parcel

MOST = 64  # in one commit


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that arrived, with its id in the chat if it has one."""

    parcel: Parcel
    message: int | None


@dataclass(frozen=True, slots=True)
class Arriving:
    """A message that was sent, with the channel's answer."""

    parcel: Parcel
    sent: Sent

    def kept(self, tx: Transaction, now: datetime) -> Delivered:
        """Write what a channel of our own stores, so that the message has arrived."""
        return Delivered(self.parcel, self.sent.keep(tx, now) if self.sent.keep else self.sent.message)


@dataclass(frozen=True, slots=True)
class _Waiting:
    arriving: Arriving
    done: "asyncio.Future[None]"


@dataclass
class Arrivals:
    database: Database
    render: Render
    clocks: Clocks
    channels: Channels
    _waiting: list[_Waiting] = field(default_factory=list)
    _task: "asyncio.Task[None] | None" = None

    async def note(self, parcel: Parcel, sent: Sent) -> None:
        """Return after the commit that notes the parcel as arrived."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(Arriving(parcel, sent), done))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._serve())
        await done

    async def _serve(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                await self._write(batch)
            except Exception as error:  # noqa: BLE001  # of one alone it is its caller's error
                await self._apart(batch, error)

    async def _write(self, batch: list[_Waiting]) -> None:
        await self.database.write(arrived, [item.arriving for item in batch], self.render, self.clocks)
        self.channels.told({item.arriving.parcel.chat for item in batch})
        for item in batch:
            if not item.done.done():
                item.done.set_result(None)

    async def _apart(self, batch: list[_Waiting], error: Exception) -> None:
        if len(batch) == 1:
            if not batch[0].done.done():
                batch[0].done.set_exception(error)
            return
        for item in batch:
            try:
                await self._write([item])
            except Exception as own:  # noqa: BLE001  # as above
                await self._apart([item], own)


def arrived(tx: Transaction, arriving: Sequence[Arriving], render: Render, clocks: Clocks) -> None:
    """Note the deliveries.

    A message about an appeal becomes its card or its newest push. All rows are written first and the chats' locks taken
    last, as everywhere, so that no two transactions wait for each other.
    """
    now = clocks.people()
    batch = [item.kept(tx, now) for item in arriving]
    outbox.sent(tx, {delivered.parcel.id: delivered.message for delivered in batch}, now)
    over = _asked(tx, batch)
    for delivered in batch:
        parcel = delivered.parcel
        if parcel.kind is Kind.CARD and parcel.card is not None:
            cards.shown(tx, parcel.card, delivered.message, shown_hash(parcel.written))
        if parcel.kind is Kind.MESSAGE and parcel.appeal is not None:
            over += _in_its_place(tx, delivered, parcel.appeal, render)
    outbox.put_all(tx, [(item, outbox.Status.WAITING) for item in over], now)
    for delivered in batch:
        chat_erasure.over(tx, delivered.parcel)


def _asked(tx: Transaction, batch: Sequence[Delivered]) -> list[Item]:
    """Remove the buttons of the earlier question, since a new one has arrived."""
    questions = {
        delivered.parcel.draft: delivered
        for delivered in batch
        if delivered.parcel.draft is not None and delivered.message
    }
    before = drafts.asked(
        tx, {draft: delivered.message for draft, delivered in questions.items() if delivered.message is not None}
    )
    return [outbox_rows.strip(questions[draft].parcel.chat, message) for draft, message in before.items()]


def _in_its_place(tx: Transaction, delivered: Delivered, appeal: int, render: Render) -> list[Item]:
    """Note the message as the card or newest push of its appeal, and remove the buttons of the one before."""
    parcel, message, payload = delivered.parcel, delivered.message, delivered.parcel.payload
    if not isinstance(payload, Message) or payload.shows is None:
        return []
    card = cards.hold(tx, parcel.chat, appeal, payload.shows)
    cards.shown(tx, card.id, message, shown_hash(payload))
    if payload.back or card.back:
        cards.leads_back(tx, card.id, payload.back)
    if card.message is None or card.message == message:
        return []
    old = CardStale(to=parcel.chat, card=card.id, message=card.message, buttons_only=True)
    return [outbox_rows.of(old, render, None)]
