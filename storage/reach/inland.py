"""Finds of what enterprises a message speaks, and which of them use only doors inside the country."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import BindParameter, ColumnElement, String, and_, bindparam, func, literal, or_, select, union, update

from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.people.channel import PHONE
from bot.domain.people.details import Detail
from storage.engine.database import Transaction
from storage.engine.dialects import is_sqlite
from storage.engine.rows import to
from storage.schema import (
    address,
    appeal,
    attachment,
    booked_appeal,
    booking,
    class_member,
    draft,
    enterprise,
    enterprise_change,
    event,
    join_request,
    person,
    phone_call,
    survey,
)

Abroad = frozenset[str]  # names of channels
RARE = 3  # names with fewer characters are many people's, and found only where something else leads to them
_TOKEN = re.compile(r"[A-Za-z0-9][\w.+@-]{6,99}", re.ASCII)  # as long as a number, a code or a mail address
HEAD = 12  # so many characters at the beginning of an appeal are nobody else's


@dataclass(frozen=True, slots=True)
class Spoken:
    """An appeal of which a message speaks."""

    id: AppealId
    number: str
    enterprise: int
    text: str


def note(tx: Transaction, enterprise_id: int) -> None:
    """Note that an enterprise was registered by a door inside the country."""
    tx.execute(update(enterprise).where(enterprise.c.id == enterprise_id).values(inland=True))


_INSIDE = select(address.c.number).where(address.c.channel.not_in(bindparam("abroad")), address.c.person.is_not(None))
_INSIDE, _BEFORE = _INSIDE.limit(1), select(enterprise.c.id).where(enterprise.c.inland).limit(1)


def is_any(tx: Transaction, abroad: Abroad) -> bool:
    """Whether anybody's data stay in the country."""
    given = {"abroad": [*abroad, PHONE]}
    return any(tx.execute(query, given).first() is not None for query in (_INSIDE, _BEFORE))


def among(tx: Transaction, abroad: Abroad, rows: Collection[int]) -> set[int]:
    """Return those of the enterprises that came by doors inside the country, and nobody of which by others.

    One that was registered so remains one when its people were forgotten.
    """
    if not rows:
        return set()
    whose = func.coalesce(person.c.enterprise, person.c.held_enterprise).label("whose")
    theirs = or_(person.c.enterprise.in_(rows), person.c.held_enterprise.in_(rows))
    ways = select(whose, address.c.channel).join(address, address.c.person == person.c.id).where(theirs)
    used = [(row.whose, row.channel) for row in tx.execute(ways)]
    registered = select(enterprise.c.id).where(enterprise.c.id.in_(rows), enterprise.c.inland)
    inside = {row for row, channel in used if channel not in {*abroad, PHONE}} | set(tx.execute(registered).scalars())
    return inside - {row for row, channel in used if channel in abroad}


def appeals(tx: Transaction, rows: Collection[int], numbers: Collection[str]) -> list[Spoken]:
    """Return the appeals with these rows or numbers."""
    wanted = select(appeal.c.id, appeal.c.number, appeal.c.enterprise, appeal.c.text)
    found = wanted.where(or_(appeal.c.id.in_(rows), appeal.c.number.in_(numbers))).order_by(appeal.c.id)
    return [to(Spoken, row) for row in tx.execute(found).mappings()]


def links_of(tx: Transaction, draft_id: int) -> Iterator[tuple[str, int]]:
    """Yield what a form is about, as its draft has it."""
    found = tx.execute(select(draft.c.data).where(draft.c.id == draft_id)).scalar()
    if isinstance(found, dict):
        yield from ((name, value) for name, value in found.items() if type(value) is int)


def led_to(tx: Transaction, what: str, enterprise_id: int) -> Iterator[tuple[str, int]]:
    """Yield the appeals and enterprises that are behind a booking, session, class, call or person."""
    for name, query in _BEHIND.get(what, ()):
        yield from ((name, found) for found in tx.execute(query, {"row": enterprise_id}).scalars() if found is not None)


_ROW: BindParameter[int] = bindparam("row")
_BROUGHT = select(booked_appeal.c.appeal).join(booking, booking.c.id == booked_appeal.c.booking)
_BEHIND = {
    "person": (("enterprise", select(person.c.enterprise).where(person.c.id == _ROW)),),
    "booking": (
        ("enterprise", select(booking.c.enterprise).where(booking.c.id == _ROW)),
        ("appeal", _BROUGHT.where(booking.c.id == _ROW)),
    ),
    "session": (
        ("enterprise", select(booking.c.enterprise).where(booking.c.session == _ROW)),
        ("appeal", _BROUGHT.where(booking.c.session == _ROW)),
    ),
    "class_issue": (("appeal", select(class_member.c.appeal).where(class_member.c.class_issue == _ROW)),),
    "call": (
        ("enterprise", select(phone_call.c.enterprise).where(phone_call.c.id == _ROW)),
        ("appeal", select(phone_call.c.appeal).where(phone_call.c.id == _ROW)),
    ),
}


def named(tx: Transaction, text: str) -> set[int]:
    """Return the enterprises of which a name, a code, a number or the beginning of an open appeal is in the text."""
    flat = " ".join(text.split())
    tokens = _TOKEN.findall(flat)
    its = or_(enterprise.c.uscc.in_(tokens), _stands(tx, enterprise.c.name, flat))
    called = or_(*(_stands(tx, column, flat) for column in (enterprise_change.c.before, enterprise_change.c.after)))
    name = and_(func.length(person.c.name) >= RARE, _stands(tx, person.c.name, flat))
    theirs = or_(person.c.phone.in_(tokens), person.c.email.in_(tokens), name)
    head = func.replace(func.substr(appeal.c.text, 1, HEAD), "\n", " ")
    found = union(
        select(enterprise.c.id).where(its),
        select(enterprise_change.c.enterprise).where(enterprise_change.c.detail == Detail.NAME, called),
        select(func.coalesce(person.c.enterprise, person.c.held_enterprise)).where(theirs),
        select(appeal.c.enterprise).where(appeal.c.settled_at.is_(None), _stands(tx, head, flat)),
    )
    return {row for row in tx.execute(found).scalars() if row is not None}


def _stands(tx: Transaction, column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether what the column holds stands in the text, whatever signs it has."""
    place = func.instr if is_sqlite(tx) else func.strpos
    return and_(column != "", place(literal(text, String), column) > 0)


def joining(tx: Transaction, abroad: Abroad, text: str, rows: Collection[PersonId]) -> set[str]:
    """Return what people wrote who ask to join an enterprise, or claim its code, by a door inside the country."""
    other = select(address.c.number).where(address.c.person == join_request.c.person)
    inside = ~other.where(address.c.channel.in_({*abroad, PHONE})).exists()
    claims = _stands(tx, join_request.c.claim, text)
    meant = or_(join_request.c.person.in_(rows), join_request.c.phone.in_(_TOKEN.findall(text)), claims)
    requests = tx.execute(select(join_request.c.name, join_request.c.phone, join_request.c.claim).where(meant, inside))
    return {word for row in requests for word in row if word}


def words_of(tx: Transaction, rows: Collection[int]) -> set[str]:
    """Return the names, also former and wished ones, codes, numbers and file names of these and their people."""
    its = select(enterprise.c.name, enterprise.c.uscc, enterprise.c.licence_name).where(enterprise.c.id.in_(rows))
    which = (enterprise_change.c.enterprise.in_(rows), enterprise_change.c.detail == Detail.NAME)
    called = select(enterprise_change.c.before, enterprise_change.c.after).where(*which)
    whose = or_(person.c.enterprise.in_(rows), person.c.held_enterprise.in_(rows))
    theirs = select(person.c.name, person.c.phone, person.c.email).where(whose)
    files = select(attachment.c.name).join(appeal, appeal.c.id == attachment.c.appeal)
    sent = files.where(appeal.c.enterprise.in_(rows), attachment.c.answer.is_(None))
    return {word for query in (its, called, theirs, sent) for row in tx.execute(query) for word in row if word}


def texts_of(tx: Transaction, rows: Collection[AppealId]) -> list[str]:
    """Return what the enterprises wrote in these appeals after filing them."""
    said = select(event.c.words).where(event.c.appeal.in_(rows), event.c.party == Party.MEMBER, event.c.words != "")
    rated = select(survey.c.words).where(survey.c.appeal.in_(rows), survey.c.words != "")
    return [text for query in (said, rated) for text in tx.execute(query).scalars()]
