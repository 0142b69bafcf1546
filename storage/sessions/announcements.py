"""Follows how far a session's announcement has been sent.

It counts the announcement's rows in the outbox, one for each chat, and can stop and resume them.
"""

from sqlalchemy import func, select, update

from bot.domain.base.ids import ChatId
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.schema import outbox

STOPPED = "stopped"


def count(tx: Transaction, session: int) -> tuple[int, int, int, int, int]:
    """Return five numbers: all rows, and of them sent, failed (held or dead), waiting and stopped."""
    announcing = outbox.c.announces == session
    found = tx.execute(
        select(outbox.c.state, outbox.c.error, func.count()).where(announcing).group_by(outbox.c.state, outbox.c.error)
    )
    counts = [(state, error, int(number)) for state, error, number in map(tuple, found)]
    stopped = sum(number for state, error, number in counts if state == Status.SUPERSEDED and error == STOPPED)
    by_state = {status: sum(number for state, _, number in counts if state == status) for status in Status}
    sent = by_state[Status.SENT] + by_state[Status.MERGED]
    failed = by_state[Status.HELD] + by_state[Status.DEAD] + by_state[Status.EXPIRED]
    return sum(number for *_, number in counts), sent, failed, by_state[Status.WAITING], stopped


def stop(tx: Transaction, session: int) -> None:
    """Stop the rows that nobody has claimed yet."""
    waits = update(outbox).where(
        outbox.c.announces == session, outbox.c.state == Status.WAITING, outbox.c.lease_until == 0
    )
    tx.execute(waits.values(state=Status.SUPERSEDED, error=STOPPED))


def resume(tx: Transaction, session: int) -> None:
    """Let the stopped rows be sent."""
    kept = update(outbox).where(
        outbox.c.announces == session, outbox.c.state == Status.SUPERSEDED, outbox.c.error == STOPPED
    )
    tx.execute(kept.values(state=Status.WAITING, error=None))


def cards(tx: Transaction, session: int) -> list[tuple[ChatId, int]]:
    """Return the messages that show the progress to coordinators, as (chat, message)."""
    newest = select(outbox.c.chat, func.max(outbox.c.message)).where(
        outbox.c.shows_progress == session, outbox.c.message.is_not(None)
    )
    return [(chat, message) for chat, message in map(tuple, tx.execute(newest.group_by(outbox.c.chat)))]
