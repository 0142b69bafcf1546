"""Sends SMS by the operator's gateway, with one signed request each. The gateway knows the vendor."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.delivery.channels.port import Failed, Meaning, Outcome, Sent
from bot.delivery.channels.recipients import forget, subject_at
from bot.delivery.clocks import Clocks
from bot.domain.base.paper import Made
from bot.domain.base.parcels import Message
from bot.domain.people.channel import Abilities
from storage.engine.database import Database
from storage.mail.parcels import Parcel

ABILITIES = Abilities(text=70)
SECONDS = 10.0
TOO_MANY, REFUSED, BROKEN = 429, 300, 500
PAUSE = 60.0  # seconds that a gateway is left alone that says it is asked too often


@dataclass
class Sms:
    url: str
    key: str
    clocks: Clocks
    database: Database

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def send(self, parcel: Parcel, made: Made | None) -> Outcome:
        if made is not None or not isinstance(parcel.payload, Message):
            return Sent()
        number = await self.database.read(subject_at, parcel.chat)
        if number is None:
            return Failed(Meaning.UNREACHABLE, "nobody has this number any more")
        body = json.dumps({"id": parcel.id, "to": number, "text": parcel.payload.text}, ensure_ascii=False).encode()
        try:
            status = await self._post(body)
        except (ClientError, TimeoutError, OSError) as error:
            return Failed(Meaning.PASSING, type(error).__name__)
        return self._outcome(parcel, status)

    def _outcome(self, parcel: Parcel, status: int) -> Outcome:
        if status == TOO_MANY:
            return Failed(Meaning.SLOWER, "429", PAUSE)
        if status >= BROKEN:
            return Failed(Meaning.PASSING, str(status))
        if status >= REFUSED:
            return Failed(Meaning.REFUSED, str(status))
        return Sent(keep=forget(parcel.id))

    async def _post(self, body: bytes) -> int:
        """Send the request with a signature of time and body.

        By it the gateway knows the sender and that it is no repetition.
        """
        at = str(int(self.clocks.machine()))
        signature = hmac.new(self.key.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Timestamp": at, "X-Signature": signature}
        async with (
            ClientSession(timeout=ClientTimeout(SECONDS)) as session,
            session.post(self.url, data=body, headers=headers) as answer,
        ):
            return answer.status

    def told(self, addresses: set[int]) -> None:
        """Do nothing: the gateway itself reaches the people."""
