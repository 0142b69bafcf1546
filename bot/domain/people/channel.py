"""What a channel can do, as data, and in which range of numbers its addresses lie."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.ids import ChatId

OURS = 2**52  # Telegram's numbers lie below, the chats of enterprises without one from 2**53 on
ROOM = 2**46  # addresses of one channel
MESSAGES = 2**32  # before a bubble's number as a message: above Telegram's, so that none is taken for another's
TELEGRAM, WEB, SMS, PHONE = "telegram", "web", "sms", "phone"
TELEGRAM_INDEX, WEB_INDEX, SMS_INDEX = 0, 1, 2


class Unit(StrEnum):
    """In what a channel measures a text."""

    CHARACTERS = "CHARACTERS"
    UTF16 = "UTF16"
    BYTES = "BYTES"


class Edits(StrEnum):
    """Whether a message that has gone can be changed in its place."""

    ALWAYS = "ALWAYS"
    NEVER = "NEVER"


class Receipt(StrEnum):
    """What a channel says about a message that has gone."""

    ACCEPTED = "ACCEPTED"
    SEEN = "SEEN"


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel takes: `buttons` and `label` are how many under a message and how long each, 0 for none.

    `paced`: it has a rate that all its messages together must keep.
    """

    text: int
    unit: Unit = Unit.CHARACTERS
    markup: bool = False
    buttons: int = 0
    label: int = 0
    edits: Edits = Edits.NEVER
    files: bool = False
    paced: bool = False
    receipt: Receipt = Receipt.ACCEPTED

    def measure(self, text: str) -> int:
        """Return how long a text is to the channel."""
        match self.unit:
            case Unit.CHARACTERS:
                return len(text)
            case Unit.UTF16:
                return len(text.encode("utf-16-le", "surrogatepass")) // 2
            case Unit.BYTES:
                return len(text.encode("utf-8", "surrogatepass"))


def is_ours(chat: ChatId) -> bool:
    """Whether the number is an address of another channel than Telegram."""
    return OURS <= chat < 2 * OURS


def index_of(chat: ChatId) -> int:
    """Return which channel an address belongs to; 0 is Telegram."""
    return (chat - OURS) // ROOM if is_ours(chat) else TELEGRAM_INDEX


def channel_of(chat: ChatId) -> str:
    """Name the channel of an address, as far as the house itself has it."""
    return {WEB_INDEX: WEB, SMS_INDEX: SMS}.get(index_of(chat), TELEGRAM)


def first_of(index: int) -> ChatId:
    """Return the number before the first address of a channel, which is none itself."""
    return OURS + index * ROOM
