"""Reads all that is stored about one person, for the file that they may ask for (查阅)."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, func, select

from bot.domain.appeals.action import State
from bot.domain.base.ids import ChatId, PersonId
from bot.domain.tenure.own_notices import OwnAppeal, Said
from storage.engine.database import Transaction
from storage.schema import (
    appeal,
    attachment,
    audit,
    booking,
    draft,
    enterprise,
    event,
    inbox,
    join_request,
    outbox,
    session,
    survey,
)


def appeals(tx: Transaction, who: PersonId) -> tuple[OwnAppeal, ...]:
    """Return the appeals that the person filed, oldest first."""
    rows = tx.execute(select(appeal).where(appeal.c.filed_by == who).order_by(appeal.c.id)).all()
    return tuple(
        OwnAppeal(row.number, row.filed_at, State(row.state), row.text, row.answer, _files(tx, row.id)) for row in rows
    )


def _files(tx: Transaction, appeal_id: int) -> tuple[str, ...]:
    names = select(attachment.c.name).where(attachment.c.appeal == appeal_id, attachment.c.answer.is_(None))
    return tuple(tx.execute(names.order_by(attachment.c.id)).scalars())


def said(tx: Transaction, who: PersonId) -> tuple[Said, ...]:
    """Return what the person did with appeals, with the words that they wrote."""
    wanted = select(event.c.at, appeal.c.number, event.c.action, event.c.words).join(appeal)
    rows = tx.execute(wanted.where(event.c.person == who).order_by(event.c.id)).all()
    return tuple(Said(row.at, f"{row.number} {row.action}", row.words) for row in rows)


def rated(tx: Transaction, who: PersonId) -> tuple[Said, ...]:
    wanted = select(survey.c.rated_at, appeal.c.number, survey.c.satisfaction, survey.c.words).join(appeal)
    rows = tx.execute(wanted.where(survey.c.rated_by == who)).all()
    return tuple(Said(row.rated_at, f"{row.number} {row.satisfaction}", row.words) for row in rows)


def booked(tx: Transaction, who: PersonId) -> tuple[Said, ...]:
    wanted = select(booking.c.booked_at, session.c.year, session.c.number, booking.c.state).join(session)
    rows = tx.execute(wanted.where(booking.c.booked_by == who).order_by(booking.c.id)).all()
    return tuple(Said(row.booked_at, f"{row.year}-{row.number} {row.state}") for row in rows)


def noted(tx: Transaction, who: PersonId) -> tuple[Said, ...]:
    """Return the audit entries about what the person did and what was done about them."""
    about = (audit.c.person == who) | (audit.c.subject == f"person:{who}")
    rows = tx.execute(select(audit.c.at, audit.c.action, audit.c.subject).where(about).order_by(audit.c.id)).all()
    return tuple(Said(row.at, row.action, row.subject) for row in rows)


def half_filled(tx: Transaction, who: PersonId) -> tuple[str, ...]:
    """Return the texts in the person's unfinished forms."""
    rows = tx.execute(select(draft.c.data).where(draft.c.person == who).order_by(draft.c.id)).scalars()
    return tuple(text for data in rows for text in _words(data.values()))


def _words(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str) and value]


def asks_to_join(tx: Transaction, who: PersonId) -> str:
    """Return the name of the enterprise that the person asked to join; an empty text if there is none."""
    wanted = select(enterprise.c.name).join(join_request, join_request.c.enterprise == enterprise.c.id)
    return tx.execute(wanted.where(join_request.c.person == who)).scalar() or ""


def lines(tx: Transaction, chat: ChatId) -> tuple[int, int]:
    """Return how many updates of the chat and how many messages to it are stored."""
    return _count(tx, inbox, inbox.c.chat == chat), _count(tx, outbox, outbox.c.chat == chat)


def _count(tx: Transaction, table: Table, which: ColumnElement[bool]) -> int:
    return int(tx.execute(select(func.count()).select_from(table).where(which)).scalar_one())
