"""Makes buttons that open the appeals named in a message."""

from collections.abc import Iterable

from bot.domain.base.ids import AppealId
from bot.domain.base.screen import Button
from bot.domain.people.person import Person
from bot.texts.appeals import buttons
from storage.appeals import appeals
from storage.engine.database import Transaction


def opens(tx: Transaction, reader: Person, rows: Iterable[AppealId]) -> tuple[Button, ...]:
    """Return a button for each appeal that the reader may still open."""
    found = (appeals.peek(tx, appeal_id) for appeal_id in dict.fromkeys(rows))
    return tuple(buttons.opening(appeal.id, appeal.number) for appeal in found if appeal and appeal.parties(reader))
