"""Stored files that came by a door of the house and are wanted no more: their bytes are still to be deleted."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import String, cast, delete, exists, or_, select

from bot.domain.base.content import KEPT, digest_of
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import attachment, draft, enterprise, import_table, inbox, spent_file


def spend(tx: Transaction, file_id: str) -> None:
    """Note that the file has been of use; one that is not stored here has no bytes to delete."""
    if digest := digest_of(file_id):
        tx.execute(dialects.insert(tx, spent_file).values(sha256=digest).on_conflict_do_nothing())


def spend_those_in(tx: Transaction, filled: object) -> None:
    """Note that the files which forms hold are wanted no more, unless something else has them by then."""
    for file_id in _named(filled):
        spend(tx, file_id)


def _named(filled: object) -> Iterator[str]:
    """Return the ids of the files in what was filled in."""
    if isinstance(filled, Mapping):
        if isinstance(file_id := filled.get("file_id"), str):
            yield file_id
        filled = list(filled.values())
    if isinstance(filled, Sequence) and not isinstance(filled, str):
        for part in filled:
            yield from _named(part)


def spent(tx: Transaction) -> Sequence[str]:
    """Return the SHA-256 of the files whose bytes are to be deleted."""
    return tx.execute(select(spent_file.c.sha256).order_by(spent_file.c.sha256).limit(100)).scalars().all()


def deleted(tx: Transaction, sha256: str) -> None:
    tx.execute(delete(spent_file).where(spent_file.c.sha256 == sha256))


def is_needed(tx: Transaction, sha256: str) -> bool:
    """Whether the same bytes are also an attachment, a licence, a table to be read, in a draft, or on their way."""
    kept = KEPT + sha256
    to_be_handled = or_(inbox.c.done_at.is_(None), inbox.c.error.is_not(None))  # a dead letter can be replayed
    needs = (
        exists().where(attachment.c.sha256 == sha256),
        exists().where(enterprise.c.licence == kept),
        exists().where(import_table.c.state == "SENT", import_table.c.file_id == kept),
        exists().where(cast(draft.c.data, String).contains(kept)),
        exists().where(to_be_handled, inbox.c.raw.contains(kept)),
    )
    return any(tx.execute(select(need)).scalar_one() for need in needs)
