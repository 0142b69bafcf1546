"""Adds a picture to a code for signing in, so that a phone opens the web chat with it and nobody has to type."""

from datetime import datetime

from bot.domain.base.ids import ChatId
from bot.domain.base.notice import Notice
from bot.domain.people.door_notices import SignInOrder, SignInPicture
from storage.engine import settings
from storage.engine.database import Transaction

PAGE = "web_url"


def keep_page(tx: Transaction, url: str) -> None:
    """Store where the web chat is; an empty text if there is none."""
    settings.put(tx, PAGE, url)


def of(tx: Transaction, to: ChatId, code: str) -> list[Notice]:
    """Return the picture of a code that was just shown; nothing if there is no web chat."""
    return [SignInPicture(to=to, code=code)] if settings.get(tx, PAGE) else []


def gather(tx: Transaction, order: SignInOrder, *, now: datetime) -> str | None:  # as all papers
    """Return the address that the picture shows: what stands behind # is told to no server."""
    url = settings.get(tx, PAGE)
    return f"{url}/#{order.code}" if url else None
