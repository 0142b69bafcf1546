"""Keeps which attachments were sent, and whether their bytes are stored, still to be fetched, or given up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select, true, update

from bot.domain.base.content import KEPT, File
from bot.domain.base.ids import AppealId
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail import spent_files
from storage.schema import appeal, attachment

_NAMELESS = re.compile(r"photo-\d+\.jpg")  # a messenger gives photos no name


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attachment that is still to be fetched; `size` is the number of bytes that Telegram named when it came."""

    id: int
    file_id: str
    attempts: int
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment as it can be sent on: by the id that Telegram gave, or by its bytes once they are kept.

    `attempts` to fetch them are negative once they are given up.
    """

    id: int
    file_id: str
    kind: str
    name: str
    sha256: str | None
    attempts: int = 0
    answer: int | None = None  # the round to whose answer it belongs; None: of the enterprise


def attach(
    tx: Transaction, appeal_id: AppealId, files: Iterable[File], now: datetime, answer: int | None = None
) -> None:
    """Add the files; `answer`: the round to whose answer they belong. A photo without a name is named by its place."""
    known = tx.execute(select(func.count()).where(attachment.c.appeal == appeal_id)).scalar_one()
    number = tx.execute(select(appeal.c.number).where(appeal.c.id == appeal_id)).scalar_one()
    named = (_named(file, f"{number}-{place}") for place, file in enumerate(files, known + 1))
    put(tx, {"appeal": appeal_id, "answer": answer}, named, now)


def _named(file: File, name: str) -> File:
    return replace(file, name=f"{name}.jpg") if _NAMELESS.fullmatch(file.name) else file


def put(tx: Transaction, owner: Mapping[str, int | None], files: Iterable[File], now: datetime) -> None:
    """Add files to what the columns `of` name; one that is there already is added no second time."""
    for file in files:
        values: dict[str, object] = {**owner, "file_id": file.file_id, "unique_id": file.unique_id, "kind": file.kind}
        values |= {"name": file.name, "size": file.size, "added_at": now, "sha256": file.digest}
        tx.execute(dialects.insert(tx, attachment).values(values).on_conflict_do_nothing())


def find(tx: Transaction, attachment_id: int) -> Kept | None:
    found = tx.execute(select(attachment).where(attachment.c.id == attachment_id)).mappings().first()
    return to(Kept, found) if found else None


def of_appeal(tx: Transaction, appeal_id: int, answers: int | None = None) -> list[Kept]:
    """Return an appeal's attachments in the order in which they came; `answers`: up to that round's answer only."""
    visible = or_(attachment.c.answer.is_(None), attachment.c.answer <= answers) if answers is not None else true()
    found = select(attachment).where(attachment.c.appeal == appeal_id, visible)
    rows = tx.execute(found.order_by(attachment.c.id)).mappings()
    return [to(Kept, row) for row in rows]


def count_of_answers(tx: Transaction, appeal_id: int, answers: int | None = None) -> int:
    """Count the attachments of answers; `answers`: up to that round only."""
    visible = attachment.c.answer <= answers if answers is not None else attachment.c.answer.is_not(None)
    return int(tx.execute(select(func.count()).where(attachment.c.appeal == appeal_id, visible)).scalar_one())


def of_answer(tx: Transaction, appeal_id: int, round_: int) -> list[Kept]:
    """Return the attachments of a round's answer."""
    found = select(attachment).where(attachment.c.appeal == appeal_id, attachment.c.answer == round_)
    return [to(Kept, row) for row in tx.execute(found.order_by(attachment.c.id)).mappings()]


def wanted(tx: Transaction, now: float, limit: int = 10) -> list[Wanted]:
    """Return up to `limit` attachments to fetch at machine second `now`, oldest first."""
    missing = select(attachment).where(
        attachment.c.sha256.is_(None), attachment.c.try_at <= now, attachment.c.attempts >= 0
    )
    return [to(Wanted, row) for row in tx.execute(missing.order_by(attachment.c.id).limit(limit)).mappings()]


def kept(tx: Transaction, attachment_id: int, sha256: str) -> None:
    """Note that the bytes are stored under this SHA-256; those of an attachment that is gone meanwhile are to go."""
    there = update(attachment).where(attachment.c.id == attachment_id)
    if not tx.execute(there.values(sha256=sha256, error=None)).rowcount:
        spent_files.spend(tx, KEPT + sha256)


def failed(tx: Transaction, attachment_id: int, error: str, again_at: float) -> None:
    """Count a failed attempt; the next is due at machine second `again_at`."""
    values = {"attempts": attachment.c.attempts + 1, "error": error, "try_at": again_at}
    tx.execute(update(attachment).where(attachment.c.id == attachment_id).values(values))


@dataclass(frozen=True, slots=True)
class Given:
    """An attachment that was given up, of an appeal or of a measure.

    `answer` is the round of the answer that it belongs to; None: a member sent it.
    """

    appeal: int | None
    name: str
    answer: int | None
    measure: int | None


def given_up(tx: Transaction, attachment_id: int, error: str) -> Given | None:
    """Mark the attachment as never to be fetched and return it; return None if it was marked before.

    Its negative number of attempts takes it out of the queue.
    """
    waits = update(attachment).where(attachment.c.id == attachment_id, attachment.c.attempts >= 0)
    lost = waits.values(attempts=-1, error=error).returning(*attachment.c)
    found = tx.execute(lost).mappings().first()
    return to(Given, found) if found else None


@dataclass(frozen=True, slots=True)
class Stock:
    """What is stored: `kept` has the SHA-256 and size of each content.

    `waiting` and `given_up` count attachments; `error` is the last error.
    """

    kept: tuple[tuple[str, int], ...]
    waiting: int
    given_up: int
    error: str


def stock(tx: Transaction) -> Stock:
    """Return what is stored, for `doctor`."""
    kept = select(attachment.c.sha256, attachment.c.size).where(attachment.c.sha256.is_not(None)).distinct()
    lost = select(func.count()).where(attachment.c.sha256.is_(None))
    waiting = tx.execute(lost.where(attachment.c.attempts >= 0)).scalar_one()
    given_up = tx.execute(lost.where(attachment.c.attempts < 0)).scalar_one()
    failing = select(attachment.c.error).where(attachment.c.sha256.is_(None), attachment.c.attempts > 0)
    error = tx.execute(failing.order_by(attachment.c.try_at.desc()).limit(1)).scalar() or ""
    return Stock(tuple((row.sha256, row.size) for row in tx.execute(kept)), waiting, given_up, error)
