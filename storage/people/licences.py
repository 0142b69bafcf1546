"""Pictures of 营业执照: who has to decide sees them; afterwards they go, and so do their bytes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import String, cast, delete, exists, select, update

from bot.domain.base.content import KEPT
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.people.enterprises import ASKED_AT
from storage.schema import attachment, draft, enterprise, spent_file

_NONE = dict.fromkeys(("licence", "licence_kind", "licence_name"), "")


def undecided(tx: Transaction, before: datetime) -> Sequence[int]:
    """Return the enterprises that asked to be checked before then and whose picture is still there."""
    old = select(enterprise.c.id).where(enterprise.c.licence != "", before > ASKED_AT)
    return tx.execute(old.order_by(enterprise.c.id)).scalars().all()


def put(tx: Transaction, row: int, file: Mapping[str, str]) -> None:
    """Keep the picture that was sent; one from before goes."""
    drop(tx, row)
    held = {"licence": file["file_id"], "licence_kind": file["kind"], "licence_name": file["name"]}
    tx.execute(update(enterprise).where(enterprise.c.id == row).values(held))


def drop(tx: Transaction, row: int) -> None:
    """Forget the enterprise's picture; if its bytes are stored, they are to be deleted."""
    held = tx.execute(select(enterprise.c.licence).where(enterprise.c.id == row).with_for_update()).scalar_one()
    tx.execute(update(enterprise).where(enterprise.c.id == row).values(_NONE))
    digest = held.removeprefix(KEPT)
    if digest != held:
        _spend(tx, digest)


def stored(tx: Transaction, row: int, file_id: str, sha256: str) -> None:
    """Note that the picture with this id is stored here, unless it is no longer the enterprise's."""
    same = update(enterprise).where(enterprise.c.id == row, enterprise.c.licence == file_id)
    if not tx.execute(same.values(licence=KEPT + sha256)).rowcount:
        _spend(tx, sha256)


def _spend(tx: Transaction, sha256: str) -> None:
    tx.execute(dialects.insert(tx, spent_file).values(sha256=sha256).on_conflict_do_nothing())


def spent(tx: Transaction) -> Sequence[str]:
    """Return the SHA-256 of the pictures whose bytes are to be deleted."""
    return tx.execute(select(spent_file.c.sha256).order_by(spent_file.c.sha256).limit(100)).scalars().all()


def deleted(tx: Transaction, sha256: str) -> None:
    tx.execute(delete(spent_file).where(spent_file.c.sha256 == sha256))


def is_needed(tx: Transaction, sha256: str) -> bool:
    """Whether the same bytes are also an appeal's attachment, another licence, or in a form that is being filled in."""
    kept = KEPT + sha256
    needs = (
        exists().where(attachment.c.sha256 == sha256),
        exists().where(enterprise.c.licence == kept),
        exists().where(cast(draft.c.data, String).contains(kept)),
    )
    return any(tx.execute(select(need)).scalar_one() for need in needs)
