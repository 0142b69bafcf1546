"""Handles an attachment whose bytes can't be stored."""

from datetime import datetime

from bot.domain.appeals.action import SETTLED
from bot.domain.appeals.file_notices import FileLost, Why
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.usecases.appeals import audience, viewing
from storage.appeals import appeals, attachments
from storage.engine.database import Transaction


def lose(tx: Transaction, attachment_id: int, why: Why, error: str, *, now: datetime) -> list[Notice]:
    """Give the file up. Its sender and the handler of the appeal are told, unless the appeal is settled."""
    lost = attachments.given_up(tx, attachment_id, error)
    appeal = appeals.peek(tx, lost.appeal) if lost and lost.appeal else None
    if lost is None or appeal is None or appeal.state in SETTLED:
        return []
    sender = Party.MEMBER if lost.answer is None else Party.LEAD
    handler = Party.LEAD if appeal.lead else Party.COORDINATOR
    standing = viewing.Standing(tx, appeal, now)
    return [
        FileLost(to=person.chat, view=standing.seen_by(person), name=lost.name, why=why, ours=party is sender)
        for party in dict.fromkeys((sender, handler))
        for person in audience.of(tx, appeal, [party])
    ]
