"""Fetches one attachment from the Bot API, checks that it is complete, and says what each refusal means."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from telegram import Bot
from telegram.error import BadRequest

from bot.delivery.channels.telegram.calls import ask
from bot.delivery.transport import MEDIA_SECONDS
from bot.domain.appeals.file_notices import Why

MANY, A_DAY = 12, 36  # attempts: with the pauses between them some three hours, and a good day
FOREVER = 1 << 30  # a network or a server that is away says nothing of the file


@dataclass(frozen=True, slots=True)
class Refusal:
    """After how many attempts the file is given up, and why."""

    attempts: int
    why: Why = Why.GONE


# What a 400 says of the file; the first that fits. What is not here may pass, or may not: it is tried for some hours.
REFUSALS = (
    ("temporarily", Refusal(A_DAY)),  # "wrong file_id or the file is temporarily unavailable": it may be either
    ("try again", Refusal(A_DAY)),
    ("too big", Refusal(1, Why.TOO_BIG)),
    ("file_id", Refusal(1)),
    ("file id", Refusal(1)),
    ("file identifier", Refusal(1)),
    ("file reference", Refusal(1)),
    ("expired", Refusal(1)),
    ("file not found", Refusal(1)),
)


class Damaged(Exception):  # noqa: N818  # says what the file is
    """The file came incomplete or empty."""


class Elsewhere(Exception):  # noqa: N818  # says where the file is
    """A Bot API server in local mode named a file on its own machine, which this one can't read."""

    def __init__(self) -> None:
        super().__init__(
            "the Bot API server runs with --local and keeps files where this process can't read them:"
            " mount its folder here under the same path, or run it without --local"
        )


def refusal_of(error: Exception) -> Refusal:
    """Return after how many attempts this error ends the fetching, and why."""
    if isinstance(error, Damaged):
        return Refusal(MANY, Why.DAMAGED)
    if not isinstance(error, BadRequest):
        return Refusal(FOREVER)
    said = str(error).lower()
    return next((meaning for sign, meaning in REFUSALS if sign in said), Refusal(MANY))


def is_of_the_file(error: str) -> bool:
    """Whether a message that was given up says that its file can't be had, not that a network or server is away."""
    return any(sign in error.lower() for sign in ("badrequest", "file", "photo", "image"))


async def fetch(bot: Bot, file_id: str, size: int = 0) -> bytes:
    """Return all bytes; raise Damaged if they are none or not as many as Telegram named, when asked or as `size`."""
    answer = await ask(bot, "getFile", file_id=file_id)
    facts: dict[str, object] = answer if isinstance(answer, dict) else {}
    path = facts.get("file_path")
    if not isinstance(path, str) or not path:
        raise Damaged("no path")
    content = await _read(bot, path)
    named = facts.get("file_size") or size
    if not content or (named and len(content) != named):
        raise Damaged(f"{len(content)} bytes instead of {named}")
    return content


async def _read(bot: Bot, path: str) -> bytes:
    """Read the file from the absolute path that a server in local mode names, or fetch it."""
    if not path.startswith("/"):
        return await bot.request.retrieve(f"{bot.base_file_url}/{quote(path)}", read_timeout=MEDIA_SECONDS)
    try:
        return await asyncio.to_thread(Path(path).read_bytes)
    except (FileNotFoundError, PermissionError, NotADirectoryError):
        raise Elsewhere from None
