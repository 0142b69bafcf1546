"""Who is reached at several addresses: what is for them goes to the one they used last, once."""

from datetime import datetime

from bot.domain.base.ids import ChatId
from bot.domain.people.channel import PHONE
from bot.domain.people.person import Person
from storage.engine.database import Transaction
from storage.mail import drafts, turning
from storage.people import addresses, people


def came(tx: Transaction, who: Person, chat: ChatId, now: datetime) -> Person:
    """Somebody was heard of at one of their addresses: from now on they are told there, what waits included.

    An address of somebody else is believed of nobody: its owner is told there.
    """
    if who.chat != chat and people.by_chat(tx, chat) != who:
        return who
    addresses.heard(tx, chat, now)
    return who if who.chat == chat else turn(tx, who, chat)


def turn(tx: Transaction, who: Person, chat: ChatId) -> Person:
    """Tell somebody at another address than up to now; the question that was asked there is none here."""
    people.change(tx, who.id, chat=chat)
    turning.turn(tx, who.chat, chat, reached=who.reachable)
    drafts.asked_elsewhere(tx, who.id)
    return people.by_id(tx, who.id)


def another(tx: Transaction, who: Person, lost: ChatId) -> ChatId | None:
    """Return where somebody can be told instead of at an address that is lost."""
    found = addresses.of_person(tx, who.id)
    return next((one.number for one in found if one.number != lost and not one.lost_at and one.channel != PHONE), None)
