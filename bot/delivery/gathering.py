"""Joins what falls due for one person in one tick into one message, with a line and a button for each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.delivery import outbox_rows, reminders
from bot.delivery.outbox_rows import Render
from bot.domain import presses
from bot.domain.base.ids import ChatId
from bot.domain.base.notice import NEWS
from bot.domain.base.parcels import Message, Written
from bot.domain.base.screen import Button
from bot.domain.desk.morning_notices import Morning
from bot.domain.reach.notices import Gathered
from bot.texts.appeals.buttons import opening
from bot.texts.reach.gathered import fitting
from bot.texts.style.markup import PUSH_UNITS, Html, size
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.mail import chat_order, gathered, outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item, Parcel
from storage.people import people


def merge(tx: Transaction, chat: ChatId, render: Render, now: datetime) -> None:
    """Send what is gathered for a chat: a single message as it is, several as one."""
    chat_order.stand(tx, {chat})
    found = gathered.of_chat(tx, chat)
    older = [parcel.id for parcel in found if parcel.what == Morning.CODE][:-1]  # only the newest morning is still so
    true = [parcel for parcel in found if parcel.id not in older and reminders.holds(tx, parcel, now)]
    gathered.let_go(tx, [parcel.id for parcel in found if parcel not in true], Status.SUPERSEDED)
    gathered.let_go(tx, [parcel.id for parcel in true], Status.WAITING if len(true) == 1 else Status.MERGED)
    if len(true) > 1:
        outbox.put(tx, _whole(true) or outbox_rows.of(_told(tx, chat, true), render, None), now)


def _whole(parcels: list[Parcel]) -> Item | None:
    """Return the morning message with the only reminder complete below it; None if there is no room."""
    mornings = [parcel.payload for parcel in parcels if parcel.what == Morning.CODE]
    (first, *more) = [parcel for parcel in parcels if parcel.what != Morning.CODE] or parcels
    head, said = mornings[-1] if mornings else None, first.payload
    if more or not isinstance(head, Message) or not isinstance(said, Message):
        return None
    text = f"{head.text}\n\n{said.text}"
    if size(Html(text)) > PUSH_UNITS:
        return None
    whole = replace(said, text=text, keys=(*said.keys, *head.keys), terms=NEWS)
    return Item(first.chat, Gathered.CODE, whole, appeal=first.appeal)


def _told(tx: Transaction, chat: ChatId, parcels: list[Parcel]) -> Gathered:
    """Return all lines, the oldest appeal first, below the morning message. If they don't fit, each appeal has one."""
    mornings = [parcel for parcel in parcels if parcel.what == Morning.CODE]
    reminded = [parcel for parcel in parcels if parcel.what != Morning.CODE]
    head = mornings[-1].written if mornings else None
    items, person, above = sorted(reminded, key=_age), people.by_chat(tx, chat), head.text if head else ""
    if len(fitting(_lines(items), above)) < len(items):
        items = sorted({parcel.appeal: parcel for parcel in sorted(reminded, key=_weight)}.values(), key=_age)
    lines = fitting(_lines(items), above)
    opens = [opening(*number) for number in appeals.numbers(tx, [parcel.appeal for parcel in items[: len(lines)]])]
    return Gathered(
        to=chat,
        role=person.role if person else None,
        lines=tuple(lines),
        opens=(*_buttons(head), *opens),
        total=len(items),
        head=above,
    )


def _buttons(head: Written | None) -> list[Button]:
    return [Button(key.label, presses.decode(key.data)) for row in (head.keys if head else ()) for key in row]


def _lines(parcels: Iterable[Parcel]) -> list[str]:
    return [parcel.line for parcel in parcels]


def _age(parcel: Parcel) -> int:
    return parcel.appeal or 0


def _weight(parcel: Parcel) -> tuple[bool, int]:
    """Return the sort key of what is said about one appeal.

    What is due counts more than who can't be reached, later ones more than earlier.
    """
    return bool(parcel.terms.timer), parcel.id
