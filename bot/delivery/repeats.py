"""Knows a press that a quick finger repeats: what the first was answered stands, and nobody is told of a failure."""

import json
from datetime import timedelta

from bot.domain.base.notice import Notice
from storage.engine.database import Transaction
from storage.mail import inbox

TWICE = timedelta(seconds=10)


def hushed(
    tx: Transaction, chat: int | None, press: str | None, ran: tuple[list[Notice], bool]
) -> tuple[list[Notice], bool]:
    """Return what an act told, and whether it was refused; nothing is told of a refused press that is a repetition."""
    notices, refused = ran
    is_again = refused and chat is not None and press is not None and _is_repeat(tx, chat)
    return [] if is_again else notices, refused


def _is_repeat(tx: Transaction, chat: int) -> bool:
    """Whether the last two updates of the chat are the same press by the same person, one just after the other."""
    found = inbox.last_two(tx, chat)
    if len(found) < 2 or found[0].arrived_at - found[1].arrived_at > TWICE:
        return False
    pressed, before = (_pressed(arrived.raw) for arrived in found)
    return pressed is not None and pressed == before


def _pressed(raw: str) -> tuple[object, ...] | None:
    """Return who pressed which button below which message; None if it is no press."""
    query = json.loads(raw).get("callback_query") if raw else None
    if not isinstance(query, dict):
        return None
    return query["from"]["id"], query.get("message", {}).get("message_id"), query.get("data")
