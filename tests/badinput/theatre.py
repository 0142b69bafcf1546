"""The whole bot without a network: updates in, one transaction in memory, and what leaves is kept as chats."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from pydantic import SecretStr
from sqlalchemy import Connection, select
from telegram import User

from bot.config.settings import Settings
from bot.delivery.acts import Act
from bot.delivery.arrivals import Arriving, arrived
from bot.delivery.bot_api_start import PtbApplication, application_of
from bot.delivery.channels.port import Sent
from bot.delivery.clocks import Clocks
from bot.delivery.gathering import merge
from bot.delivery.receiver import received_of
from bot.delivery.sender import prepare
from bot.delivery.settle import TimerArrival, settle
from bot.delivery.transport import AiohttpRequest
from bot.delivery.worker import Unparsable, Worker, arrival_of
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Edit, Keys, Message, Strip, Written
from bot.domain.base.screen import Screen
from bot.domain.people.person import Role
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases import timers as usecase
from storage import schema
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail import gathered, inbox, outbox, parcels
from storage.mail.inbox import Claimed
from storage.mail.parcels import Kind, Parcel
from storage.people import people
from storage.time import timers
from tests.desk import ELSEWHERE, HOME, in_memory
from tests.house import START, TOKEN, programme

Rows = Keys

CAST: dict[int, tuple[Role | None, str | None, int | None]] = {
    1: (None, None, None),
    2: (None, None, None),
    3: (Role.MEMBER, None, 0),
    4: (Role.MEMBER, None, 0),
    5: (Role.MEMBER, None, 1),
    6: (Role.CONTACT, HOME, None),
    7: (Role.CONTACT, ELSEWHERE, None),
    8: (Role.HEAD, HOME, None),
    9: (Role.HEAD, ELSEWHERE, None),
    10: (Role.COORDINATOR, None, None),
    11: (Role.SUPERVISOR, None, None),
    12: (Role.ADMIN, None, None),
}


def show(notice: Notice) -> Screen:
    return render(notice, Words(programme().pack, "zuozhen_bot"))


@cache
def application() -> PtbApplication:
    """The real one, told what it would ask Telegram for."""
    built = application_of(Settings(bot_token=SecretStr(TOKEN)), AiohttpRequest(1))
    built.bot._bot_user = User(1, "Bot", is_bot=True, username="zuozhen_bot")
    built.bot._initialized = True
    built._initialized = True
    return built


@dataclass
class Theatre:
    """`chats` is what Telegram shows: each message's text and buttons."""

    tx: Transaction
    loop: asyncio.AbstractEventLoop
    now: datetime = START
    machine: float = 1_000_000.0
    chats: dict[int, dict[int, tuple[str, Rows]]] = field(default_factory=dict)
    unparsable: int = 0
    _ids: int = 1000

    def __post_init__(self) -> None:
        self.clocks = Clocks(lambda: self.now, lambda: self.machine)
        nothing = cast("Any", None)
        self._worker = Worker(nothing, application(), show, self.clocks, nothing, nothing)

    def number(self) -> int:
        self._ids += 1
        return self._ids

    def brings(self, update: Any) -> list[Notice]:
        """Take one update through the real inbox, routes and use cases; raise whatever goes wrong."""
        self.machine += 1.0
        received = received_of(update)
        inbox.add(self.tx, [received], self.now)
        told: list[Notice] = []
        for row in self._undone():
            told += self._handle(row)
        self.delivers()
        return told

    def _undone(self) -> list[Claimed]:
        """What has come and is not handled yet."""
        table = schema.inbox
        wanted = select(table).where(table.c.done_at.is_(None)).order_by(table.c.id)
        return [to(Claimed, row) for row in self.tx.execute(wanted).mappings()]

    def _handle(self, row: Claimed) -> list[Notice]:
        try:
            update = self._worker._parse(row)
        except Unparsable:
            self.unparsable += 1  # kept for an administrator: python-telegram-bot knows nothing like it
            inbox.bury(self.tx, row.id, self.now)
            return []
        act = self.loop.run_until_complete(self._worker.act_of(update))
        return settle(self.tx, arrival_of(row, update, None), act, show, self.clocks)

    def passes(self, time: timedelta) -> None:
        """Let time pass and what is due happen."""
        self.now += time
        self.machine += time.total_seconds()
        for timer in timers.due(self.tx, self.now, self.machine, 1000):
            settle(self.tx, TimerArrival(timer), Act(usecase.fire, (timer,)), show, self.clocks)
        for chat in gathered.chats(self.tx):
            merge(self.tx, chat, show, self.now)
        self.delivers()

    def delivers(self) -> None:
        """Send all that waits, as the sender does."""
        while parcels := self._waiting():
            for parcel in parcels:
                ready = prepare(self.tx, parcel, show, self.clocks)
                if ready is not None:
                    arrived(self.tx, [Arriving(ready, Sent(self._telegram(ready)))], show, self.clocks)

    def _waiting(self) -> list[Parcel]:
        """Without claims and limits: those are tried elsewhere, and would cost most of the time here."""
        table = schema.outbox
        wanted = select(table).where(table.c.state == outbox.Status.WAITING).order_by(table.c.id)
        return [parcels.parcel_of(row) for row in self.tx.execute(wanted).mappings()]

    def _telegram(self, parcel: Parcel) -> int | None:
        """What Telegram would make of it; raise what it would refuse."""
        chat, payload = self.chats.setdefault(parcel.chat, {}), parcel.payload
        if isinstance(payload, Message) or parcel.kind is Kind.CARD:
            assert isinstance(payload, Written)
            units = len(payload.text.encode("utf-16-le")) // 2
            assert 0 < units <= 4096, (units, parcel.what)
            for row in payload.keys:
                assert 1 <= len(row) <= 8
                for button in row:
                    assert button.label
                    assert 1 <= len(button.data.encode()) <= 64
        match payload:
            case Message():
                message = self.number()
                chat[message] = payload.text, payload.keys
                return message
            case Edit() if parcel.kind is Kind.CARD:
                assert payload.message in chat, "edits what was never sent"
                chat[payload.message] = payload.text, payload.keys
                return payload.message
            case Strip():
                assert payload.message in chat, "takes buttons off what was never sent"
                chat[payload.message] = chat[payload.message][0], ()
                return payload.message
        return None

    def buttons(self, chat: int) -> list[tuple[int, str]]:
        """All buttons that the chat shows, the newest first."""
        shown = sorted(self.chats.get(chat, {}).items(), reverse=True)
        return [(message, one.data) for message, (_, rows) in shown for row in rows for one in row]


def _hires(tx: Transaction) -> None:
    firms = [people.add_enterprise(tx, f"企业{number}", f"USCC{number}", "昆明市", START) for number in range(2)]
    for user, (role, department, firm) in CAST.items():
        if role is None:
            continue
        who = people.add(tx, user, f"某人{user}", START)
        owner = None if firm is None else firms[firm]
        people.change(tx, who.id, role=role, department=department, enterprise=owner, phone="13800138000")


@cache
def _connection() -> Connection:
    connection = in_memory().connect()
    with connection.begin():
        _hires(Transaction(connection, programme()))
    return connection


@contextmanager
def open_theatre(loop: asyncio.AbstractEventLoop) -> Iterator[Theatre]:
    """The same cast for each play, and nothing left of it afterwards."""
    connection = _connection()
    play = connection.begin()  # a savepoint instead would leave its pages behind: a thousand plays later each is slow
    try:
        yield Theatre(Transaction(connection, programme()), loop)
    finally:
        play.rollback()


def as_json(update: Any) -> Any:
    """Only what survives the way over the wire."""
    return json.loads(json.dumps(update))
