"""Stands in for Telegram in an installation without it. Updates can still be routed, but nothing is called or sent."""

import json

from telegram.error import NetworkError
from telegram.request import BaseRequest

from bot.delivery.channels.port import Failed, Meaning, Outcome
from bot.delivery.channels.telegram.channel import ABILITIES
from bot.domain.base.paper import Made
from bot.domain.people.channel import Abilities
from storage.mail.parcels import Parcel

TOKEN = "0:none"  # noqa: S105  # opens nothing: python-telegram-bot wants one
NOBODY = {"id": 1, "is_bot": True, "first_name": "-", "username": ""}


class Nobody(BaseRequest):
    """Answers the bot's question who it is, and no other."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Do nothing: there is no connection to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is no connection to close."""

    async def do_request(self, url: str, *_: object, **__: object) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return 200, json.dumps({"ok": True, "result": NOBODY}).encode()
        raise NetworkError("there is no BOT_TOKEN")


class NoTelegram:
    """Holds what is for people on Telegram, since the operator may put the token back."""

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def send(self, _: Parcel, __: Made | None) -> Outcome:
        return Failed(Meaning.TOKEN, "there is no BOT_TOKEN")

    def told(self, addresses: set[int]) -> None:
        """Do nothing: nobody is reached."""
