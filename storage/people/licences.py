"""Pictures of 营业执照: who has to decide sees them; afterwards they go, and so do their bytes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.domain.base.content import KEPT, File
from bot.domain.people.person import LOST
from storage.engine.database import Transaction
from storage.mail import spent_files
from storage.people.enterprises import ASKED_AT
from storage.schema import enterprise

_NONE = dict.fromkeys(("licence", "licence_kind", "licence_name"), "")


def undecided(tx: Transaction, before: datetime) -> Sequence[int]:
    """Return the enterprises that asked to be checked before then and whose picture is still there."""
    old = select(enterprise.c.id).where(enterprise.c.licence != "", before > ASKED_AT)
    return tx.execute(old.order_by(enterprise.c.id)).scalars().all()


def put(tx: Transaction, enterprise_id: int, file: File) -> None:
    """Keep the picture that was sent; one from before goes."""
    drop(tx, enterprise_id)
    held = {"licence": file.file_id, "licence_kind": file.kind, "licence_name": file.name}
    tx.execute(update(enterprise).where(enterprise.c.id == enterprise_id).values(held))


def drop(tx: Transaction, enterprise_id: int) -> None:
    """Forget the enterprise's picture; if its bytes are stored, they are to be deleted."""
    held = tx.execute(
        select(enterprise.c.licence).where(enterprise.c.id == enterprise_id).with_for_update()
    ).scalar_one()
    tx.execute(update(enterprise).where(enterprise.c.id == enterprise_id).values(_NONE))
    spent_files.spend(tx, held)


def lose(tx: Transaction, enterprise_id: int) -> bool:
    """Note that the enterprise's picture can't be opened any more; False: it has none, or lost it before."""
    held = enterprise.c.id == enterprise_id, enterprise.c.licence != ""
    return tx.execute(update(enterprise).where(*held).values(_NONE | {"licence_kind": LOST})).rowcount == 1


def stored(tx: Transaction, enterprise_id: int, file_id: str, sha256: str) -> None:
    """Note that the picture with this id is stored here, unless it is no longer the enterprise's."""
    same = update(enterprise).where(enterprise.c.id == enterprise_id, enterprise.c.licence == file_id)
    if not tx.execute(same.values(licence=KEPT + sha256)).rowcount:
        spent_files.spend(tx, KEPT + sha256)
