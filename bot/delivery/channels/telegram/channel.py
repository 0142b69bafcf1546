"""Telegram as a channel: what it can take, and each of its refusals as an outcome."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot
from telegram.error import ChatMigrated, RetryAfter

from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.delivery.channels.telegram.calls import paper, seconds_of, send
from bot.delivery.channels.telegram.refusals import meaning_of
from bot.domain.base.paper import Made
from bot.domain.people.channel import Abilities, Edits, Unit
from storage.mail.parcels import Parcel

TEXT_MOST = 4096
UNSAID = frozenset({Meaning.TOKEN, Meaning.PASSING, Meaning.BUG})  # of these the kind says more than the words
ABILITIES = Abilities(
    text=TEXT_MOST, unit=Unit.UTF16, markup=True, buttons=100, label=64, edits=Edits.ALWAYS, files=True
)


@dataclass
class Telegram:
    bot: Bot

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        try:
            if made is None:
                return Sent(await send(self.bot, parcel))
            return Sent(await paper(self.bot, parcel.chat, parcel.written, made))
        except Exception as error:  # noqa: BLE001  # whatever went wrong counts as an attempt
            return failed(error, parcel.chat)

    def told(self, addresses: set[int]) -> None:
        """Do nothing: Telegram itself reaches the people."""


def failed(error: Exception, chat: int) -> Failed:
    """Return the refusal as an outcome."""
    pause: float | timedelta | None = error.retry_after if isinstance(error, RetryAfter) else None
    moved = error.new_chat_id if isinstance(error, ChatMigrated) else None
    meaning = meaning_of(error, chat)
    said = repr(error) if meaning in UNSAID else str(error)
    return Failed(meaning, said, None if pause is None else seconds_of(pause), moved)
