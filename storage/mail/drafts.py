"""Half-filled forms; the newest of a person is the one being filled, and the last given up can be had back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update

from bot.domain.base.ids import PersonId
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail import spent_files
from storage.schema import draft


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    form: str
    step: str
    stamp: int
    data: dict[str, Any]
    question: int | None = None
    since: datetime | None = None  # when it was last filled in


# Put together once: they run with nearly every update.
_LIVE = draft.c.given_up.is_(None)
_CURRENT = select(draft).where(draft.c.person == bindparam("person"), _LIVE).order_by(draft.c.id.desc()).limit(1)
_CURRENT = _CURRENT.with_for_update()
_ALL = select(draft).where(draft.c.person == bindparam("person"), _LIVE).order_by(draft.c.id.desc())
_ADD = insert(draft).returning(*draft.c)
_CHANGE = update(draft).where(draft.c.id == bindparam("row"))
_SAVE = _CHANGE.values(
    {name: bindparam(f"new_{name}", type_=draft.c[name].type) for name in ("step", "stamp", "data", "since")}
)
_QUESTIONS = select(draft.c.id, draft.c.question).where(draft.c.id.in_(bindparam("rows")))
_QUESTIONS = _QUESTIONS.order_by(draft.c.id).with_for_update()
_ASKED = _CHANGE.values(question=bindparam("message"))


def current(tx: Transaction, person: PersonId) -> Draft | None:
    row = tx.execute(_CURRENT, {"person": person}).mappings().first()
    return to(Draft, row) if row else None


def all_of(tx: Transaction, person: PersonId) -> list[Draft]:
    """Return a person's drafts, the current one first; none that was given up."""
    return [to(Draft, row) for row in tx.execute(_ALL, {"person": person}).mappings()]


def add(tx: Transaction, person: PersonId, form: str, step: str, data: dict[str, object], now: datetime) -> Draft:
    values = {"person": person, "form": form, "step": step, "stamp": 1, "data": data, "since": now}
    return to(Draft, tx.execute(_ADD, values).mappings().one())


def save(tx: Transaction, changed: Draft, now: datetime) -> None:
    values = {"new_step": changed.step, "new_stamp": changed.stamp, "new_data": changed.data, "new_since": now}
    tx.execute(_SAVE, {"row": changed.id, **values})


def asked(tx: Transaction, messages: Mapping[int, int]) -> dict[int, int]:
    """Note by draft the message that asks its newest question; return by draft the message that asked before."""
    if not messages:
        return {}
    before = tx.execute(_QUESTIONS, {"rows": list(messages)}).all()
    if before:
        tx.execute(_ASKED, [{"row": row.id, "message": messages[row.id]} for row in before])
    return {row.id: row.question for row in before if row.question is not None}


def asked_elsewhere(tx: Transaction, person: PersonId) -> None:
    """Forget which messages ask the person's questions, because they are in another chat now."""
    tx.execute(update(draft).where(draft.c.person == person).values(question=None))


def drop(tx: Transaction, draft_id: int) -> None:
    """Delete the draft; its files that nothing else has by then go with it."""
    _delete(tx, draft.c.id == draft_id)


def _delete(tx: Transaction, *which: ColumnElement[bool]) -> None:
    gone = tx.execute(delete(draft).where(*which).returning(draft.c.data)).scalars().all()
    spent_files.spend_those_in(tx, gone)


def give_up(tx: Transaction, person: PersonId, draft_id: int, now: datetime) -> None:
    """Keep the draft for who thinks better of it; the one given up before goes."""
    _delete(tx, draft.c.person == person, draft.c.given_up.is_not(None))
    tx.execute(update(draft).where(draft.c.id == draft_id).values(given_up=now, question=None))


def given_up(tx: Transaction, person: PersonId, draft_id: int) -> Draft | None:
    found = select(draft).where(draft.c.id == draft_id, draft.c.person == person, draft.c.given_up.is_not(None))
    kept = tx.execute(found.with_for_update()).mappings().first()
    return to(Draft, kept) if kept else None


def drop_all(tx: Transaction, person: PersonId, but: str = "") -> None:
    """Delete the person's drafts, except those of the form `but`."""
    _delete(tx, draft.c.person == person, draft.c.form != but)
