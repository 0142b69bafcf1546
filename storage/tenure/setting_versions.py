"""Keeps the versions of settings that were changed over the pack in chat."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.tenure.settings import SettingState, SettingVersion
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import setting_version


def add(
    tx: Transaction,
    content: Mapping[str, object],
    edits: Sequence[Sequence[object]],
    who: PersonId | None,
    now: datetime,
) -> int:
    """Enter a proposed version and return its row."""
    values = {"state": SettingState.PROPOSED, "content": content, "edits": edits, "made_by": who, "made_at": now}
    return int(tx.execute(insert(setting_version).values(values).returning(setting_version.c.id)).scalar_one())


def load(tx: Transaction, version_id: int) -> SettingVersion | None:
    """Return the version, locked until the transaction ends."""
    found = (
        tx.execute(select(setting_version).where(setting_version.c.id == version_id).with_for_update())
        .mappings()
        .first()
    )
    return to(SettingVersion, found) if found else None


def settle(tx: Transaction, version_id: int, who: PersonId | None, now: datetime, **values: object) -> None:
    """Note the decision about a version: who made it, when, and the changed values."""
    changing = update(setting_version).where(setting_version.c.id == version_id)
    tx.execute(changing.values(settled_by=who, settled_at=now, **values))


def adopted(tx: Transaction, count: int) -> list[SettingVersion]:
    """Return the newest versions that were adopted at some time, newest first."""
    whole = select(setting_version).where(setting_version.c.state == SettingState.ADOPTED)
    rows = tx.execute(whole.order_by(setting_version.c.id.desc()).limit(count)).mappings()
    return [to(SettingVersion, row) for row in rows]
