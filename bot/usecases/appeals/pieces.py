"""Divides a text with several matters into parts, and checks the parts that a person typed."""

from bot.classifier.counted import SHORT
from bot.classifier.splitting import MOST, matters
from bot.domain.base.errors import BadInput
from bot.usecases.words import wordbook
from storage.engine.database import Transaction

__all__ = ["MOST", "SHORT", "checked", "found"]


def found(tx: Transaction, text: str) -> list[str]:
    """Return the proposed parts; an empty list if the text is about one matter."""
    pieces = matters(wordbook.classifier(tx), text)
    return list(pieces) if len(pieces) > 1 else []


def checked(lines: list[str]) -> list[str]:
    """Return the parts; raise BadInput if there are too many or one is too short."""
    if len(lines) > MOST:
        raise BadInput("too_many_parts", {"count": len(lines), "most": MOST})
    short = next((number for number, line in enumerate(lines, 1) if len(line) < SHORT), None)
    if short:
        raise BadInput("part_too_short", {"number": short, "least": SHORT})
    return lines
