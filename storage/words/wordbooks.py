"""Keeps the versions of the classifier's words, and which one is in force."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.words.wordbook import Version, VersionKind, VersionState
from storage.engine import settings
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import wordbook

IN_FORCE = "wordbook"


def in_force(tx: Transaction) -> int | None:
    """Return the row of the version in force; None if the pack is used as it is written.

    It is cheap enough to ask each time.
    """
    value = settings.get(tx, IN_FORCE)
    return int(value) if value else None


def put_in_force(tx: Transaction, version_id: int | None) -> None:
    """Put the version in force; None stands for the pack as it is written."""
    settings.put(tx, IN_FORCE, str(version_id or ""))


def hold(tx: Transaction) -> int | None:
    """Return the row of the version in force and lock it until the transaction ends."""
    settings.lock(tx, IN_FORCE)
    return in_force(tx)


def add(  # the columns of a version
    tx: Transaction,
    kind: VersionKind,
    content: Mapping[str, object],
    facts: Mapping[str, object],
    who: PersonId | None,
    now: datetime,
) -> int:
    """Enter a proposed version and return its row."""
    values = {"kind": kind, "state": VersionState.PROPOSED, "content": content, "facts": facts}
    made = insert(wordbook).values(**values, made_by=who, made_at=now).returning(wordbook.c.id)
    return int(tx.execute(made).scalar_one())


def load(tx: Transaction, version_id: int | None) -> Version | None:
    """Return the version, locked until the transaction ends."""
    found = tx.execute(select(wordbook).where(wordbook.c.id == version_id).with_for_update()).mappings().first()
    return to(Version, found) if found else None


def content(tx: Transaction, version_id: int | None) -> Mapping[str, object]:
    """Return the changes that a version makes to the pack; an empty mapping for None."""
    found = tx.execute(select(wordbook.c.content).where(wordbook.c.id == version_id)).scalar()
    return dict(found or {})


def settle(tx: Transaction, version_id: int, who: PersonId | None, now: datetime, **values: object) -> None:
    """Note the decision about a version: who made it, when, and the changed values."""
    tx.execute(update(wordbook).where(wordbook.c.id == version_id).values(settled_by=who, settled_at=now, **values))


def adopted(tx: Transaction, count: int) -> list[Version]:
    """Return the newest `count` versions that were adopted at some time, newest first."""
    whole = select(wordbook).where(wordbook.c.state == VersionState.ADOPTED).order_by(wordbook.c.id.desc())
    return [to(Version, row) for row in tx.execute(whole.limit(count)).mappings()]


def last_learned(tx: Transaction) -> Version | None:
    """Return the newest version that learning proposed, adopted or not."""
    whole = select(wordbook).where(wordbook.c.kind == VersionKind.LEARNED).order_by(wordbook.c.id.desc()).limit(1)
    found = tx.execute(whole).mappings().first()
    return to(Version, found) if found else None
