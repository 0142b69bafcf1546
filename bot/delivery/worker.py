"""Works through the inbox: updates of one chat in order, those of different chats at the same time."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from telegram import Chat, ChatMember, Message, Update
from telegram.ext import Application

from bot.delivery import outbox_rows
from bot.delivery.acts import SLOT, Act, Slot
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render
from bot.delivery.reading import update_of
from bot.delivery.settle import Arrival, Touch, UpdateArrival, numbers, post, settle
from bot.delivery.watch import Chats, problem_of, unwatched
from bot.domain.base.dead_letter import Source
from bot.domain.base.notice import Notice
from bot.domain.desk.notices import Failed
from bot.domain.people.channel import is_ours
from bot.usecases.desk.dead_letters import dead_letter
from bot.usecases.people.throttle import Sent
from handlers import dispatch
from handlers.base.content import is_said
from storage.engine.database import Database, Transaction
from storage.mail import inbox, outbox
from storage.mail.inbox import Claimed
from storage.people import people
from storage.people.throttle import Limit

log = structlog.get_logger()
LEASE = 30.0  # machine seconds
ATTEMPTS = 3
BACK_OFF = 0.5  # machine seconds after the first failure, doubled each time
SIDE_BY_SIDE = 64
AT_ONCE = 16  # so many are claimed together when much waits: one commit instead of many
IDLE = 0.25


class Unparsable(Exception):  # noqa: N818  # says what the update is
    """The update has not the shape of one."""


@dataclass
class Worker:
    database: Database
    application: "Application[Any, Any, Any, Any, Any, Any]"
    render: Render
    clocks: Clocks
    wake: asyncio.Event
    sent: asyncio.Event
    limit: Limit = field(default_factory=Limit)
    lease: float = LEASE
    chats: Chats = field(default_factory=unwatched)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def run(self) -> None:
        """Work until cancelled; what is half done then is done again from its row."""
        while True:
            self.wake.clear()
            self.chats.watch.turns()
            room = SIDE_BY_SIDE - len(self._tasks)
            claimed = await self._claim(room) if room >= AT_ONCE else []
            for item in claimed:
                task = asyncio.create_task(self._handle(item))
                self._tasks.add(task)
                task.add_done_callback(self._done)
            if not claimed:
                await wait(self.wake, IDLE)

    async def finish(self) -> None:
        """Wait for the handlers that are running."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)

    async def _claim(self, room: int) -> list[Claimed]:
        try:
            claimed = await self.database.write(inbox.claim, room, self.clocks.machine(), self.lease)
        except Exception as error:
            log.exception("inbox.claim_failed")
            self.chats.watch.fails(problem_of(error))
            await asyncio.sleep(IDLE)
            return []
        self.chats.turn()
        return claimed

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self.wake.set()

    async def _handle(self, claimed: Claimed) -> None:
        arrival: Arrival = UpdateArrival(claimed.id, None, claimed.chat)
        try:
            update = self._parse(claimed)
            arrival = arrival_of(claimed, update, sent_of(update, self.limit, self.clocks.machine()))
            act = await self.act_of(update)
            notices = await self.database.write(settle, arrival, act, self.render, self.clocks)
            log.info(
                "update.done", update=claimed.id, appeals=numbers(notices), told=[notice.CODE for notice in notices]
            )
            self.sent.set()
            self.chats.went()
        except Exception as error:
            log.exception("update.failed", update=claimed.id, attempt=claimed.attempts + 1)
            self.chats.failed(claimed.chat, problem_of(error), general=False)
            await self._failed(claimed, arrival, error)

    def _parse(self, claimed: Claimed) -> Update:
        try:
            return update_of(claimed.raw, self.application.bot, ours=is_ours(claimed.chat))
        except Exception as error:
            raise Unparsable(repr(error)) from error

    async def act_of(self, update: Update) -> Act:
        """Return the act that the handlers name.

        An update of nobody in a private chat gets an act that does nothing.
        """
        return await self._route(update) if _is_from_somebody(update) else Act(dispatch.nothing)

    async def _route(self, update: Update) -> Act:
        """Let python-telegram-bot choose the handler, and raise errors that it would swallow."""
        slot = Slot()
        token = SLOT.set(slot)
        try:
            await self.application.process_update(update)
        finally:
            SLOT.reset(token)
        if slot.error is not None:
            raise slot.error
        return slot.act

    async def _failed(self, claimed: Claimed, arrival: Arrival, error: Exception) -> None:
        try:
            await self.database.write(note_failure, claimed, repr(error), self.render, self.clocks, arrival.press_id)
            self.sent.set()
        except Exception:
            log.exception("update.failure_not_noted", update=claimed.id)


def sent_of(update: Update, limit: Limit, machine: float) -> Sent | None:
    """Return when a message was sent and how it begins; for a press, which has no date, the present second.

    By the messages' own dates, those that waited while the bot was down do not count as sent too fast.
    """
    message = update.message or update.edited_message
    if message is not None:
        return Sent((message.edit_date or message.date).timestamp(), message.text or message.caption, limit)
    return Sent(machine, None, limit) if update.callback_query else None


def arrival_of(claimed: Claimed, update: Update, sent: Sent | None) -> UpdateArrival:
    """Return the update as the start of an act: who sent it, from which chat, and how it is answered."""
    user, chat, query, member = (
        update.effective_user,
        update.effective_chat,
        update.callback_query,
        update.my_chat_member,
    )
    private = chat is None or chat.type == Chat.PRIVATE
    return UpdateArrival(
        row=claimed.id,
        user=user.id if user and not user.is_bot else None,
        chat=chat.id if chat else claimed.chat,
        name=(user.full_name or "") if user else "",
        private=private,
        press_id=query.id if query else None,
        sent=sent,
        leaves=member is not None and member.new_chat_member.status == ChatMember.BANNED,
        silent=update.message is not None and not is_said(update.message),
        thread=topic_of(update),
    )


def topic_of(update: Update) -> int | None:
    """Return the topic in which it was said or pressed, if the chat has topics."""
    pressed = update.callback_query.message if update.callback_query else None
    message = update.message or update.edited_message or pressed
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _is_from_somebody(update: Update) -> bool:
    chat, user = update.effective_chat, update.effective_user
    return (user is not None and not user.is_bot) or (chat is not None and chat.type != Chat.PRIVATE)


def note_failure(
    tx: Transaction, claimed: Claimed, error: str, render: Render, clocks: Clocks, press: str | None = None
) -> None:
    """Count the attempt.

    After a few the update becomes a dead letter, and the person and the administrators are told.
    """
    now, again = clocks.people(), clocks.machine() + BACK_OFF * 2**claimed.attempts
    if inbox.failed(tx, claimed.id, error[:2000], again) < ATTEMPTS:
        return
    inbox.bury(tx, claimed.id, now)
    if press is not None:
        text = render(Failed(to=claimed.chat, arrival=claimed.id)).toast
        outbox.put(tx, outbox_rows.answer(claimed.chat, press, text, clocks.machine()), now)
    post(tx, _alarms(tx, claimed, error, now), render, Touch(claimed.chat), now)


def _alarms(tx: Transaction, claimed: Claimed, error: str, now: datetime) -> list[Notice]:
    notices: list[Notice] = []
    if people.by_chat(tx, claimed.chat) is not None:
        notices.append(Failed(to=claimed.chat, arrival=claimed.id))
    return [*notices, *dead_letter(tx, Source.INBOX, claimed.id, error, now=now)]


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Sleep until `event` is set, at most `seconds`."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):  # Python 3.11's wait_for loses a cancellation that meets the event
            await event.wait()
