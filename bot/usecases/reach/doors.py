"""Chooses the address for people who have several: everything goes once, to the one that they used last."""

from datetime import datetime

from bot.domain.base.ids import ChatId
from bot.domain.people.channel import PHONE
from bot.domain.people.person import Person
from storage.engine.database import Transaction
from storage.mail import drafts, readdressing
from storage.people import addresses, people


def came(tx: Transaction, who: Person, chat: ChatId, now: datetime) -> Person:
    """Note that somebody used one of their addresses; what waits for them goes there from now on.

    An address that belongs to somebody else changes nothing.
    """
    if who.chat != chat and people.by_chat(tx, chat) != who:
        return who
    addresses.heard(tx, chat, now)
    return who if who.chat == chat else turn(tx, who, chat)


def turn(tx: Transaction, who: Person, chat: ChatId) -> Person:
    """Send a person's messages to another address; an open question at the old one can't be answered there any more."""
    people.change(tx, who.id, chat=chat)
    readdressing.turn(tx, who.chat, chat, reached=who.reachable)
    drafts.asked_elsewhere(tx, who.id)
    return people.by_id(tx, who.id)


def another(tx: Transaction, who: Person, lost: ChatId) -> ChatId | None:
    """Return an address of the person other than the lost one; None if there is none."""
    found = addresses.of_person(tx, who.id)
    return next(
        (
            address.number
            for address in found
            if address.number != lost and not address.lost_at and address.channel != PHONE
        ),
        None,
    )
