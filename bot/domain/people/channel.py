"""Describes channels as data: what each can do, and in which range of numbers its addresses lie."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.ids import ChatId

OURS = 2**52  # Telegram's numbers lie below, the chats of enterprises without one from 2**53 on
ROOM = 2**46  # addresses of one channel
MESSAGES = 2**32  # before a bubble's number as a message: above Telegram's, so that none is taken for another's
TELEGRAM, WEB, SMS, EMAIL, PHONE = "telegram", "web", "sms", "email", "phone"
TELEGRAM_INDEX, WEB_INDEX, SMS_INDEX, EMAIL_INDEX = 0, 1, 2, 3
_NAMES = {TELEGRAM_INDEX: TELEGRAM, WEB_INDEX: WEB, SMS_INDEX: SMS, EMAIL_INDEX: EMAIL}
LEAD_ABROAD = frozenset({TELEGRAM})  # channels by which a message leaves the country; a pack may say otherwise


class Unit(StrEnum):
    """The unit in which a channel limits the length of a text."""

    CHARACTERS = "CHARACTERS"
    UTF16 = "UTF16"
    BYTES = "BYTES"


class Edits(StrEnum):
    """Whether a sent message can be changed."""

    ALWAYS = "ALWAYS"
    ONCE = "ONCE"  # or for some time: what can't be changed any more, its channel says
    NEVER = "NEVER"


class Receipt(StrEnum):
    """What a channel reports about a sent message."""

    ACCEPTED = "ACCEPTED"
    SEEN = "SEEN"


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can take.

    `buttons` is how many a message may have and `label` how long each may be; 0 stands for none.
    """

    text: int
    unit: Unit = Unit.CHARACTERS
    markup: bool = False
    buttons: int = 0
    label: int = 0
    edits: Edits = Edits.NEVER
    files: bool = False
    receipt: Receipt = Receipt.ACCEPTED

    def measure(self, text: str) -> int:
        """Return the length of a text in the channel's unit."""
        match self.unit:
            case Unit.CHARACTERS:
                return len(text)
            case Unit.UTF16:
                return len(text.encode("utf-16-le", "surrogatepass")) // 2
            case Unit.BYTES:
                return len(text.encode("utf-8", "surrogatepass"))


def is_ours(chat: ChatId) -> bool:
    """Whether the number is an address of a channel other than Telegram."""
    return OURS <= chat < 2 * OURS


def index_of(chat: ChatId) -> int:
    """Return the index of the channel to which an address belongs; 0 is Telegram."""
    return (chat - OURS) // ROOM if is_ours(chat) else TELEGRAM_INDEX


def channel_of(chat: ChatId) -> str:
    """Return the name of the channel of an address; empty for one that has none here."""
    return _NAMES.get(index_of(chat), "")


def first_of(index: int) -> ChatId:
    """Return the number just before the first address of a channel; it is no address itself."""
    return OURS + index * ROOM
