"""Makes python-telegram-bot's requests by aiohttp, since its own transport is too slow for a busy bot."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

SECONDS, MEDIA_SECONDS = 5.0, 20.0  # that a call may take; with a file
CLIENT, SERVER = 400, 500
KNOWN = frozenset({400, 401, 403, 404, 408, 409, 425, 429})  # what python-telegram-bot understands, or what passes
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
_DEFAULT = BaseRequest.DEFAULT_NONE


class Fields:
    """The fields of a call without files, sent as JSON, which costs a quarter of an encoded form."""

    multipart_data: Mapping[str, object] = {}

    def __init__(self, fields: Mapping[str, object]) -> None:
        self.body = json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


class AiohttpRequest(BaseRequest):
    """Makes up to `connections` calls at once. After a time-out it is unknown whether the call arrived."""

    def __init__(self, connections: int, seconds: float = SECONDS, proxy: str | None = None) -> None:
        self._connections, self.seconds, self._proxy = connections, seconds, proxy
        self.dated: tuple[str, float] | None = None  # the server's own date, and the loop's second when it came
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self.seconds

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(connector=TCPConnector(limit=self._connections))

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _DEFAULT,
        *_: object,
        **__: object,
    ) -> tuple[int, bytes]:
        """Return status and body; raise TimedOut or NetworkError, as python-telegram-bot expects."""
        if self._session is None:
            raise RuntimeError("the request is not initialised")
        files = request_data.multipart_data if request_data else {}
        seconds = (MEDIA_SECONDS if files else self.seconds) if read_timeout is _DEFAULT else read_timeout
        try:
            body, headers = _body(request_data, files)
        except (TypeError, ValueError) as error:  # such as a line's end in a file's name
            raise BadRequest(f"can't be put into a request: {type(error).__name__}") from error
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=ClientTimeout(seconds), proxy=self._proxy
            ) as answer:
                self._note_date(answer)
                return as_telegram_says(answer.status, await answer.read())
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        except ValueError as error:  # aiohttp finds some only when it writes
            raise BadRequest(f"can't be put into a request: {type(error).__name__}") from error

    def _note_date(self, answer: ClientResponse) -> None:
        if said := answer.headers.get("Date"):
            self.dated = (said, asyncio.get_running_loop().time())


def as_telegram_says(status: int, body: bytes) -> tuple[int, bytes]:
    """Turn an answer of a server in front of the Bot API (413, 414 …) into a refusal, since waiting won't change it."""
    if not CLIENT <= status < SERVER or status in KNOWN:
        return status, body
    said = json.dumps({"ok": False, "error_code": 400, "description": f"Bad Request: refused with status {status}"})
    return CLIENT, said.encode()


def _body(request_data: RequestData | Fields | None, files: Any) -> tuple[Any, Mapping[str, str] | None]:
    """Return the body of a request and its content type."""
    if request_data is None:
        return None, None
    if isinstance(request_data, Fields):
        return request_data.body, JSON
    if not files:
        return urlencode(request_data.json_parameters).encode(), FORM  # what aiohttp would make at twice the price
    form = FormData(request_data.json_parameters, quote_fields=False)  # or Chinese file names come out as %E5…
    for name, (filename, content, mime) in files.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None
