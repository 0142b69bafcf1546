"""A Bot API server that does as little as possible, so that it is not what is measured."""

import asyncio
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs

BATCH = 100
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
CHAT = re.compile(rb'chat_id"?[=:] ?(-?\d+)')
FIRST_CHAT = 1000
TEXT = "第{}段：我们做跨境物流，磨憨口岸的货要采样送昆明化验，压了好多天，请协调。"
TRUE = b'{"ok":true,"result":true}'
ME = json.dumps(
    {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "bench", "username": "bench_bot"}},
).encode()
MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"date":1729818000,"chat":{"id":%d,"type":"private","first_name":"A"},'
    b'"from":{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"},"text":"."}}'
)


def update(number: int, chats: int) -> bytes:
    """Return one update: the next text of the next chat, as Telegram writes it."""
    chat, sender = FIRST_CHAT + number % chats, {"is_bot": False, "first_name": "A", "language_code": "zh-hans"}
    message = {"message_id": number + 1, "date": 1729818000, "text": TEXT.format(number // chats + 1)}
    message |= {"from": {"id": chat, **sender}, "chat": {"id": chat, "type": "private", "first_name": "A"}}
    return json.dumps({"update_id": number + 1, "message": message}).encode()


@dataclass
class Stage:
    """What waits for the bot, and what the bot has done."""

    updates: list[bytes] = field(default_factory=list)
    delay: float = 0.0
    calls: Counter[str] = field(default_factory=Counter)
    first: float = 0.0
    last: float = 0.0
    polled: int = 0
    waiting: tuple["Connection", int] | None = None

    def load(self, count: int, chats: int, delay: float) -> None:
        self.updates = [update(number, chats) for number in range(count)]
        self.delay, self.first, self.last, self.calls = delay, 0.0, 0.0, Counter()
        if self.waiting is not None:
            self.waiting[0].hand_out(self.waiting[1])

    def facts(self) -> dict[str, object]:
        return {"calls": self.calls, "seconds": self.last - self.first, "polled": self.polled > 0}


STAGE = Stage()


class Connection(asyncio.Protocol):
    """Just enough HTTP: requests with a length, kept alive."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self._held = transport, b""

    def connection_lost(self, _exc: Exception | None) -> None:
        if STAGE.waiting is not None and STAGE.waiting[0] is self:
            STAGE.waiting = None

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(self._held, 0, end)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._held) < whole:
                return
            request, self._held = self._held[:whole], self._held[whole:]
            self._answer(request[: request.index(b"\r\n")].split()[1].decode(), request[end + 4 :])

    def _answer(self, path: str, body: bytes) -> None:
        path, _, query = path.partition("?")
        match path.rpartition("/")[2]:
            case "getUpdates":
                self._poll(parse_qs(query or body.decode()))
            case "getMe":
                self.say(ME)
            case "control":
                self._control(json.loads(body))
            case method:
                self._do(method, body)

    def _do(self, method: str, body: bytes) -> None:
        STAGE.calls[method] += 1
        chat = CHAT.search(body)
        answer = MESSAGE % (STAGE.calls.total(), int(chat[1])) if chat else TRUE
        if STAGE.delay:
            asyncio.get_running_loop().call_later(STAGE.delay, self._done, answer)
        else:
            self._done(answer)

    def _done(self, answer: bytes) -> None:
        STAGE.last = time.perf_counter()
        self.say(answer)

    def _poll(self, fields: dict[str, list[str]]) -> None:
        offset, seconds = int(fields.get("offset", ["0"])[0]), float(fields.get("timeout", ["0"])[0])
        STAGE.polled += 1
        if self.hand_out(offset):
            return
        STAGE.waiting = (self, offset)
        asyncio.get_running_loop().call_later(seconds, self._give_up, offset)

    def hand_out(self, offset: int) -> bool:
        """Give the next batch; what lies below the offset is confirmed."""
        index = max(offset - 1, 0)
        batch = STAGE.updates[index : index + BATCH]
        if not batch:
            return False
        STAGE.waiting = None
        STAGE.first = STAGE.first or time.perf_counter()
        self.say(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")
        return True

    def _give_up(self, offset: int) -> None:
        if STAGE.waiting == (self, offset):
            STAGE.waiting = None
            self.say(b'{"ok":true,"result":[]}')

    def _control(self, wanted: dict[str, float]) -> None:
        if wanted:
            STAGE.polled = 0
            STAGE.load(int(wanted["count"]), int(wanted["chats"]), wanted["delay"])
        self.say(json.dumps(STAGE.facts()).encode())

    def say(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % len(body) + body)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
