"""Sends a message as its channel can take it, and reads the numbers that are typed instead of buttons.

Channels that can do all that a message holds get it as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.channels.port import Channel, Failed, Keep, Outcome, Sent
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Key, Message, Paper, PressAnswer, Written
from bot.domain.people.channel import Abilities, Edits
from bot.texts.reach.adapted import degrade
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import addresses


async def send(channel: Channel, parcel: Parcel, made: Made | None, link: str = "") -> Outcome:
    """Send the message, in parts if it must be, and return the outcome of the last one that was tried.

    `link` leads to a page where a file can be read that the channel can't carry.
    """
    can = channel.abilities
    if takes_all(can):
        return await channel.send(parcel, made)
    if not isinstance(parcel.payload, Written):
        return await _answer(channel, parcel)
    adapted = degrade(parcel.payload, can, made.name if made else "", link)
    *before, last = adapted.parts
    for text in before:
        outcome = await channel.send(replace(parcel, payload=Message(text=text, plain=True)), None)
        if isinstance(outcome, Failed):
            return outcome
    carries = isinstance(parcel.payload, Paper) and can.files
    payload = replace(parcel.payload if carries else Message(text=""), text=last, keys=adapted.keys, plain=True)
    outcome = await channel.send(replace(parcel, payload=payload), made if carries else None)
    return _with_choices(outcome, parcel.chat, adapted.choices)


def takes_all(can: Abilities) -> bool:
    """Whether the channel has formatting, buttons, files and edits, so that nothing needs to be put into words."""
    return can.markup and can.files and can.buttons > 0 and can.edits is Edits.ALWAYS


async def _answer(channel: Channel, parcel: Parcel) -> Outcome:
    """Say what answers a press; buttons to take away and menus of commands are nothing here."""
    if not isinstance(parcel.payload, PressAnswer) or not parcel.payload.text:
        return Sent()
    return await channel.send(replace(parcel, payload=Message(text=parcel.payload.text, plain=True)), None)


def _with_choices(outcome: Outcome, chat: int, choices: Sequence[Key]) -> Outcome:
    """Keep what the numbers of the list mean in the commit that notes the message."""
    if isinstance(outcome, Failed) or not choices:
        return outcome
    listed = [[key.label, key.data] for key in choices]
    return replace(outcome, keep=_both(outcome.keep, chat, listed))


def _both(keep: Keep | None, chat: int, listed: list[list[str]]) -> Keep:
    def kept(tx: Transaction, now: datetime) -> int | None:
        addresses.change(tx, chat, choices=listed)
        return keep(tx, now) if keep else None

    return kept
