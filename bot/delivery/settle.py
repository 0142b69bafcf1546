"""Runs one act for an update or a timer in one commit.

This has the mark that it is done, the person, the use case and the outbox rows.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.delivery import catch_up, outbox_rows
from bot.delivery.acts import Act
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render
from bot.delivery.repeats import hushed
from bot.domain.appeals.notices import AboutAppeal, CardStale, Done
from bot.domain.base.errors import Refusal
from bot.domain.base.ids import ChatId
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import LiveView, Message, Paper
from bot.domain.base.talk import Refused, refusals
from bot.domain.people.person import SYSTEM, Actor, Person, is_stand_in
from bot.domain.reach.notices import PaperComing
from bot.usecases.people import accounts, throttle
from bot.usecases.people.throttle import Sent
from bot.usecases.reach import doors, phone_list
from storage.engine.database import Transaction
from storage.mail import cards, inbox, outbox, shown_lists
from storage.mail.outbox import Status
from storage.mail.parcels import REPLY, STRANGER, Item
from storage.people import people
from storage.reach import outages
from storage.time import timers
from storage.time.timers import DueTimer

NO_CHAT = 0  # a press is answered by its own number


@dataclass(frozen=True, slots=True)
class Touch:
    """The chat that is being answered, and its topic. What a `stranger` is told is sent after everything else."""

    chat: ChatId
    thread: int | None = None
    stranger: bool = False


class Arrival(Protocol):
    """What starts an act: an update or a timer."""

    @property
    def chat(self) -> int | None: ...

    @property
    def press_id(self) -> str | None: ...

    @property
    def sent(self) -> Sent | None:
        """When it was sent and how it begins, for what people send."""

    @property
    def thread(self) -> int | None:
        """The topic of the chat in which it is answered."""

    @property
    def gathers(self) -> bool:
        """Whether its notices wait for what else falls due in the same tick."""

    @property
    def private(self) -> bool:
        """Whether it comes from one person alone."""

    @property
    def leaves(self) -> bool:
        """Whether it says that the person can't be reached any more; any other says that they can."""

    def finish(self, tx: Transaction, now: datetime) -> bool:
        """Mark it as done; return False if it was done before, so that it is not run twice."""

    def actor(self, tx: Transaction, now: datetime) -> Actor:
        """Return who acts."""

    def wipe(self, tx: Transaction) -> None:
        """Delete the content of what was sent."""


@dataclass(frozen=True, slots=True)
class UpdateArrival:
    row: int
    user: int | None
    chat: int | None
    name: str = ""
    private: bool = True
    press_id: str | None = None
    sent: Sent | None = None
    leaves: bool = False
    gathers: bool = False
    silent: bool = False  # nobody said anything: a message of the messenger's own
    thread: int | None = None

    def finish(self, tx: Transaction, now: datetime) -> bool:
        return inbox.finish(tx, self.row, now)

    def actor(self, tx: Transaction, now: datetime) -> Actor:
        if self.user is None or not self.private:
            return SYSTEM
        if self.leaves or self.silent or self.press_id is not None:
            return people.by_chat(tx, self.user) or self._stranger(tx)
        return accounts.actor(tx, self.user, self.name, now)

    def wipe(self, tx: Transaction) -> None:
        inbox.wipe(tx, self.row)

    def _stranger(self, tx: Transaction) -> Actor:
        """Delete the content and return the program as the actor, so that nobody is entered.

        Somebody who was forgotten may press an old button, leave the chat or clear it.
        """
        inbox.empty(tx, self.row)
        return SYSTEM


@dataclass(frozen=True, slots=True)
class TimerArrival:
    timer: DueTimer
    chat: None = None
    private: bool = False
    press_id: None = None
    sent: None = None
    leaves: bool = False
    thread: None = None
    gathers: bool = True

    def finish(self, tx: Transaction, now: datetime) -> bool:
        return timers.finish(tx, self.timer, now)

    def actor(self, _: Transaction, __: datetime) -> Actor:
        return SYSTEM

    def wipe(self, _: Transaction) -> None:
        """Do nothing: nobody sent it."""


def settle(tx: Transaction, arrival: Arrival, act: Act, render: Render, clocks: Clocks) -> list[Notice]:
    """Run the act once and return its notices.

    A refusal undoes the act but keeps the mark, and the person is told why.
    """
    now = clocks.people()
    if not arrival.finish(tx, now):
        return []
    actor = arrival.actor(tx, now)
    if isinstance(actor, Person) and arrival.chat is not None and arrival.private and not arrival.leaves:
        actor = doors.came(tx, actor, arrival.chat, now)
    if isinstance(actor, Person) and not actor.reachable and not arrival.leaves:
        actor = _is_back(tx, actor, render, now)
    if isinstance(actor, Person) and not arrival.leaves:
        accounts.note_seen(tx, actor, now)
    taken, messages = throttle.judge(tx, actor, arrival.sent)
    notices, refused = hushed(tx, arrival.chat, arrival.press_id, _run(tx, actor, act, now)) if taken else ([], True)
    if not all(refusal.is_kept for refusal in refusals(notices)):
        arrival.wipe(tx)
    if arrival.chat is not None and arrival.press_id is not None:
        text = "" if refused else toast_text(notices, render)
        whose = arrival.chat if isinstance(actor, Person) else NO_CHAT
        outbox.put(tx, outbox_rows.answer(whose, arrival.press_id, text, clocks.machine()), now)
    post(tx, [*messages, *notices], render, _touch(arrival, actor), now, gathers=arrival.gathers)
    return [*messages, *notices]


def _touch(arrival: Arrival, actor: Actor) -> Touch | None:
    stranger = not isinstance(actor, Person) or actor.role is None
    return None if arrival.chat is None else Touch(arrival.chat, arrival.thread, stranger)


def _run(tx: Transaction, actor: Actor, act: Act, now: datetime) -> tuple[list[Notice], bool]:
    """Return the notices of the act, and whether it was refused and undone."""
    try:
        with tx.savepoint():
            return act.use_case(tx, actor, *act.args, now=now), False
    except Refusal as refusal:
        return [Refused(to=actor.chat, refusal=refusal)] if isinstance(actor, Person) else [], True


def _is_back(tx: Transaction, person: Person, render: Render, now: datetime) -> Person:
    """Note that the person can be reached, and send what was held before anything new."""
    outages.find(tx, person.id)
    catch_up.release(tx, person, render, now)
    return people.by_id(tx, person.id)


def numbers(notices: list[Notice]) -> list[str]:
    """Return the numbers of the appeals in the notices, for the log."""
    return sorted({notice.view.appeal.number for notice in notices if isinstance(notice, AboutAppeal)})


def toast_text(notices: list[Notice], render: Render) -> str:
    """Return the first short confirmation among the notices."""
    toasts = (render(notice).toast for notice in notices if isinstance(notice, Done | PaperComing))
    return next((text for text in toasts if text), "")


def post(  # what is written, how, to whom and when
    tx: Transaction,
    notices: list[Notice],
    render: Render,
    touch: Touch | None,
    now: datetime,
    *,
    gathers: bool = False,
) -> None:
    """Write the rows of the notices; those for whoever is being answered are replies.

    An edit of a card that already waits is not written twice. Notices for enterprises without a chat go onto the phone
    list.
    """
    items, spoken, chat = [], [], touch.chat if touch else None
    for notice in notices:
        if isinstance(notice, CardStale) and not notice.buttons_only and outbox.card_waits(tx, notice.card):
            continue
        if isinstance(notice, CardStale) and notice.buttons_only:
            cards.shown(tx, notice.card, None, None)
        item = replace(_answer(outbox_rows.of(notice, render, chat), touch), bulk=notice.delayed_by)
        if is_stand_in(item.chat):
            spoken.append((notice, item))
            continue
        items.append((item, _standing(tx, item, chat, gathers=gathers)))
    outbox.put_all(tx, items, now)
    for item, _ in items:
        if item.opens:
            shown_lists.keep(tx, item.chat, item.opens)
    phone_list.enter(tx, spoken, now)


def _answer(item: Item, touch: Touch | None) -> Item:
    """Put answers into the topic in which was asked, and those to strangers behind all others."""
    if touch is None or item.chat != touch.chat or item.rank != REPLY:
        return item
    rank, payload = STRANGER if touch.stranger else REPLY, item.payload
    if touch.thread is not None and isinstance(payload, Message | Paper | LiveView):
        payload = replace(payload, thread=touch.thread)
    return replace(item, rank=rank, payload=payload)


def _standing(tx: Transaction, item: Item, chat: int | None, *, gathers: bool) -> Status:
    if item.bulk is not None and isinstance(item.payload, Message | Paper):
        return Status.DELAYED
    if item.chat != chat and outages.is_lost(tx, item.chat):
        return Status.HELD
    return Status.GATHERED if gathers and isinstance(item.payload, Message) and item.payload.line else Status.WAITING
