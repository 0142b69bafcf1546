"""A stand-in Bot API server that keeps all that it is sent, in whatever form, and people who press every button."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote_plus

from starlette.types import Message, Receive, Scope, Send

from bot.demo.botapi import BotApi, Person
from bot.domain.people.person import Role
from bot.texts.style import menus
from tests.house import House
from tests.screenplays.stage import quiet

ZIP, TAG = b"PK\x03\x04", re.compile(r"<[^>]*>")
DOES_HARM = {"/delete_me", "/start", "/restart"}
MOST = 5  # buttons of a message that are pressed


class Overheard(BotApi):
    """Keeps the bytes of every request that it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kept = [scope.get("path", "").encode()]

        async def heard() -> Message:
            message = await receive()
            kept.append(message.get("body", b""))
            return message

        await super().__call__(scope, heard, send)
        self.requests.append(b"".join(kept))

    def said(self) -> list[str]:
        """Return all that was heard, as a reader would see it: unpacked, and without escapes."""
        return [text for one in self.requests for text in _readings(one)]


def _readings(request: bytes) -> Iterator[str]:
    text = request.decode(errors="ignore")
    plain = unquote_plus(text)
    yield from (text, plain, re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), plain))
    yield text.replace("\r\n ", "")
    with suppress(ValueError):
        yield json.dumps(json.loads(text), ensure_ascii=False)
    if ZIP in request:
        with zipfile.ZipFile(io.BytesIO(request[request.index(ZIP) :])) as packed:
            yield from (TAG.sub("", packed.read(name).decode(errors="ignore")) for name in packed.namelist())


async def looks_everywhere(house: House, person: Person, role: Role, *more: str) -> None:
    """Send every command of the role and more, and press the buttons of what comes."""
    own = (f"/{name}" for name, _ in menus.commands(role))
    await looks(house, person, *(one for one in own if one not in DOES_HARM), *more)


async def looks(house: House, person: Person, *words: str) -> None:
    """Say all of this, and press the buttons of what comes."""
    for said in words:
        seen = {one.id for one in person.messages}
        await person.says(said)
        await quiet(house)
        for bubble in [one for one in person.messages if one.by_bot and one.id not in seen]:
            for button in bubble.buttons[:MOST]:
                await person.presses_forged(button["callback_data"], bubble)
        await person.says("/cancel")
        await quiet(house)
