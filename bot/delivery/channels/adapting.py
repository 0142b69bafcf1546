"""Sends a message as its channel can take it, and reads the numbers that are typed instead of buttons.

Channels that can do all that a message holds get it as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.channels.port import Channel, Failed, Keep, Meaning, Outcome, Sent
from bot.domain import presses
from bot.domain.base.choice import Choose
from bot.domain.base.errors import Unreadable
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Edit, Key, Message, Paper, PressAnswer, Written
from bot.domain.people.channel import Abilities, Edits
from bot.texts.reach.adapted import degrade, plain
from bot.usecases.forms.steps import CONTROLS
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import addresses


async def send(channel: Channel, parcel: Parcel, made: Made | None, link: str = "") -> Outcome:
    """Send the message, in parts if it must be, and return the outcome of the last one that was tried.

    `link` leads to a page where a file can be read that the channel can't carry. What can't be changed any more where
    messages may be changed once is told as an update.
    """
    can = channel.abilities
    outcome = await _send(channel, parcel, made, link, can)
    spent = isinstance(outcome, Failed) and outcome.meaning is Meaning.MESSAGE_GONE and can.edits is Edits.ONCE
    if not spent or not isinstance(parcel.payload, Edit):
        return outcome
    return await _send(channel, parcel, made, link, replace(can, edits=Edits.NEVER))


async def _send(channel: Channel, parcel: Parcel, made: Made | None, link: str, can: Abilities) -> Outcome:
    if takes_all(can) and not _is_too_long(parcel, can):
        return await channel.send(parcel, made)
    if not isinstance(parcel.payload, Written):
        return await _answer(channel, parcel)
    adapted = degrade(parcel.payload, can, made.name if made else "", link, _controls(parcel.payload))
    keeps = await _send_parts(channel, parcel, adapted.parts[:-1])
    if isinstance(keeps, Failed):
        return keeps
    carries = isinstance(parcel.payload, Paper) and can.files
    payload = parcel.payload if carries or _stays(parcel.payload, can) else Message(text="")
    last = replace(payload, text=adapted.parts[-1], keys=adapted.keys, plain=True)
    outcome = await channel.send(replace(parcel, payload=last, part=len(keeps)), made if carries else None)
    is_question = parcel.draft is not None  # what was listed before answers no question that came later
    keeps += [_listing(parcel.chat, adapted.choices)] if adapted.choices or is_question else []
    return outcome if isinstance(outcome, Failed) else replace(outcome, keep=_all(keeps, outcome.keep))


def _stays(payload: Written, can: Abilities) -> bool:
    """Whether it remains what it is: a new message, or an edit where there are any."""
    return isinstance(payload, Message) or (isinstance(payload, Edit) and can.edits is not Edits.NEVER)


async def _send_parts(channel: Channel, parcel: Parcel, texts: Sequence[str]) -> list[Keep | None] | Failed:
    """Send the parts before the last; return what keeps each of them, or why one was not sent."""
    keeps: list[Keep | None] = []
    for part, text in enumerate(texts):
        outcome = await channel.send(replace(parcel, payload=Message(text=text, plain=True), part=part), None)
        if isinstance(outcome, Failed):
            return outcome
        keeps.append(outcome.keep)
    return keeps


def _controls(payload: Written) -> frozenset[str]:
    """Return the data of a form's own buttons, such as 取消; its options are not among them."""
    return frozenset(key.data for row in payload.keys for key in row if _is_control(key.data))


def _is_control(data: str) -> bool:
    try:
        press = presses.decode(data)
    except Unreadable:
        return False
    return isinstance(press, Choose) and press.value in CONTROLS


def takes_all(can: Abilities) -> bool:
    """Whether the channel has formatting, buttons, files and edits, so that nothing needs to be put into words."""
    return can.markup and can.files and can.buttons > 0 and can.edits is not Edits.NEVER


def _is_too_long(parcel: Parcel, can: Abilities) -> bool:
    """Whether it is a new message that must come in parts; formatting does not count, an edit stays one message."""
    return isinstance(parcel.payload, Message) and can.measure(plain(parcel.payload)) > can.text


async def _answer(channel: Channel, parcel: Parcel) -> Outcome:
    """Say what answers a press; buttons to take away and menus of commands are nothing here."""
    if not isinstance(parcel.payload, PressAnswer) or not parcel.payload.text:
        return Sent()
    return await channel.send(replace(parcel, payload=Message(text=parcel.payload.text, plain=True)), None)


def _listing(chat: int, choices: Sequence[Key]) -> Keep:
    """Return what keeps the meaning of the list's numbers in the commit that notes the message."""
    listed = [[key.label, key.data] for key in choices]

    def kept(tx: Transaction, _: datetime) -> None:
        addresses.change(tx, chat, choices=listed)

    return kept


def _all(before: Sequence[Keep | None], last: Keep | None) -> Keep | None:
    """Return what keeps all parts in their order; the message's number is that of the last."""
    keeps = [keep for keep in before if keep]

    def kept(tx: Transaction, now: datetime) -> int | None:
        for keep in keeps:
            keep(tx, now)
        return last(tx, now) if last else None

    return kept if keeps else last
