"""Sends SMS by the operator's gateway, with one signed request each. The gateway knows the vendor."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.delivery.channels.port import Failed, Meaning
from bot.delivery.channels.recipients import TextsOnly
from bot.domain.people.channel import Abilities
from storage.mail.parcels import Parcel

ABILITIES = Abilities(text=70)
SECONDS = 10.0
TOO_MANY, REFUSED, BROKEN = 429, 300, 500
PAUSE = 60.0  # seconds that a gateway is left alone that says it is asked too often


@dataclass(kw_only=True)
class Sms(TextsOnly):
    url: str
    key: str

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def hand_over(self, parcel: Parcel, to: str, text: str) -> Failed | None:
        body = json.dumps({"id": parcel.key, "to": to, "text": text}, ensure_ascii=False).encode()
        try:
            status = await self._post(body)
        except (ClientError, TimeoutError, OSError) as error:
            return Failed(Meaning.PASSING, type(error).__name__)
        if status == TOO_MANY:
            return Failed(Meaning.SLOWER, "429", PAUSE)
        if status >= BROKEN:
            return Failed(Meaning.PASSING, str(status))
        return Failed(Meaning.REFUSED, str(status)) if status >= REFUSED else None

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
