"""Finds enterprises that use only doors inside the country, and what a message says of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union,
    update,
)

from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.people.channel import PHONE
from storage.engine.database import Transaction
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
    event,
    join_request,
    person,
    phone_call,
    survey,
)

Abroad = frozenset[str]  # names of channels
Ids = CompoundSelect[tuple[int]] | Select[tuple[int]]
RARE = 3  # names with fewer characters are many people's, and found only where something else leads to them
HEAD = 12  # so many characters at the beginning of an appeal are nobody else's


@dataclass(frozen=True, slots=True)
class Spoken:
    """An appeal of which a message speaks."""

    id: AppealId
    number: str
    enterprise: int
    text: str


def enterprises(abroad: Abroad) -> Ids:
    """Return a query for the enterprises that came by doors inside the country, and nobody of which by others.

    One that was registered so remains one when its people were forgotten.
    """
    whose = func.coalesce(person.c.enterprise, person.c.held_enterprise)
    people = select(whose).join(address, address.c.person == person.c.id).where(whose.is_not(None))
    inside = people.where(address.c.channel.not_in({*abroad, PHONE}))
    every = union(inside, select(enterprise.c.id).where(enterprise.c.inland)).subquery()
    return select(every.c[0]).except_(people.where(address.c.channel.in_(abroad)))


def note(tx: Transaction, row: int) -> None:
    """Note that an enterprise was registered by a door inside the country."""
    tx.execute(update(enterprise).where(enterprise.c.id == row).values(inland=True))


def is_any(tx: Transaction, abroad: Abroad) -> bool:
    """Whether anybody's data stay in the country."""
    inside = select(address.c.number).where(~address.c.channel.in_({*abroad, PHONE}), address.c.person.is_not(None))
    before = select(enterprise.c.id).where(enterprise.c.inland)
    return any(tx.execute(query.limit(1)).first() is not None for query in (inside, before))


def appeals(tx: Transaction, abroad: Abroad, rows: Collection[int], numbers: Collection[str]) -> list[Spoken]:
    named = or_(appeal.c.id.in_(rows), appeal.c.number.in_(numbers))
    wanted = select(appeal.c.id, appeal.c.number, appeal.c.enterprise, appeal.c.text)
    found = wanted.where(named, appeal.c.enterprise.in_(enterprises(abroad))).order_by(appeal.c.id)
    return [to(Spoken, row) for row in tx.execute(found).mappings()]


def among(tx: Transaction, abroad: Abroad, rows: Collection[int]) -> set[int]:
    """Return those of the enterprises that use only doors inside the country."""
    if not rows:
        return set()
    inside = enterprises(abroad)
    return set(
        tx.execute(select(enterprise.c.id).where(enterprise.c.id.in_(rows), enterprise.c.id.in_(inside))).scalars()
    )


def links_of(tx: Transaction, row: int) -> Iterator[tuple[str, int]]:
    """Yield what a form is about, as its draft has it."""
    found = tx.execute(select(draft.c.data).where(draft.c.id == row)).scalar()
    if isinstance(found, dict):
        yield from ((name, value) for name, value in found.items() if type(value) is int)


def led_to(tx: Transaction, what: str, row: int) -> Iterator[tuple[str, int]]:
    """Yield the appeals and enterprises that are behind a booking, session, class, call or person."""
    for name, query in _BEHIND.get(what, ()):
        yield from ((name, found) for found in tx.execute(query, {"row": row}).scalars() if found is not None)


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


def named(tx: Transaction, abroad: Abroad, text: str) -> set[int]:
    """Return the enterprises of which a name, a code, a number or the beginning of an appeal stands in the text."""
    inside, flat = enterprises(abroad), " ".join(text.split())
    its = or_(_in(enterprise.c.name, flat), _in(enterprise.c.uscc, flat))
    name = and_(func.length(person.c.name) >= RARE, _in(person.c.name, flat))
    theirs = or_(_in(person.c.phone, flat), _in(person.c.email, flat), name)
    head = func.replace(func.substr(appeal.c.text, 1, HEAD), "\n", " ")
    found = union(
        select(enterprise.c.id).where(enterprise.c.id.in_(inside), its),
        select(person.c.enterprise).where(person.c.enterprise.in_(inside), theirs),
        select(appeal.c.enterprise).where(appeal.c.enterprise.in_(inside), _in(head, flat)),
    )
    return set(tx.execute(found).scalars())


def _in(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether what the column holds stands in the text; the same on both engines, whatever signs it has."""
    return and_(column != "", func.replace(literal(text, String), column, "") != text)


def joining(tx: Transaction, abroad: Abroad, text: str, rows: Collection[PersonId]) -> set[str]:
    """Return the names and numbers of people who ask to join an enterprise and came by a door inside the country."""
    other = select(address.c.person).where(address.c.person.is_not(None), address.c.channel.in_({*abroad, PHONE}))
    asked = select(join_request.c.name, join_request.c.phone).where(join_request.c.person.not_in(other))
    wanted = asked.where(or_(join_request.c.person.in_(rows), _in(join_request.c.phone, text)))
    return {word for row in tx.execute(wanted) for word in row if word}


def words_of(tx: Transaction, rows: Collection[int]) -> set[str]:
    """Return the names, codes, numbers and file names of these enterprises and their people."""
    its = select(enterprise.c.name, enterprise.c.uscc, enterprise.c.licence_name).where(enterprise.c.id.in_(rows))
    whose = or_(person.c.enterprise.in_(rows), person.c.held_enterprise.in_(rows))
    theirs = select(person.c.name, person.c.phone, person.c.email).where(whose)
    files = select(attachment.c.name).join(appeal, appeal.c.id == attachment.c.appeal)
    sent = files.where(appeal.c.enterprise.in_(rows), attachment.c.answer.is_(None))
    return {word for query in (its, theirs, sent) for row in tx.execute(query) for word in row if word}


def texts_of(tx: Transaction, rows: Collection[AppealId]) -> list[str]:
    """Return what the enterprises wrote in these appeals after filing them."""
    said = select(event.c.words).where(event.c.appeal.in_(rows), event.c.party == Party.MEMBER, event.c.words != "")
    rated = select(survey.c.words).where(survey.c.appeal.in_(rows), survey.c.words != "")
    return [text for query in (said, rated) for text in tx.execute(query).scalars()]
