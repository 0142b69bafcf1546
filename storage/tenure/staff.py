"""Lists and searches the staff, and reads what an administrator needs to know before moving or dismissing somebody."""

from sqlalchemy import ColumnElement, func, or_, select, update

from bot.domain.base.ids import ChatId, PersonId
from bot.domain.base.page import PAGE
from bot.domain.people.person import STAFF, Person, Role
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, card, person

_ROLES = [role.value for role in sorted(STAFF)]
_ON_STAFF = or_(person.c.role.in_(_ROLES), person.c.held_role.in_(_ROLES) & person.c.gone.is_not(None))


def listed(tx: Transaction, page: int = 0, within: str | None = None) -> tuple[list[Person], int]:
    """Return a page of the staff, of one department if named, those in office first, and how many there are."""
    return _page(tx, _of(within), page)


def _of(department: str | None) -> ColumnElement[bool]:
    place = func.coalesce(person.c.department, person.c.held_department)
    return _ON_STAFF & (place == department) if department is not None else _ON_STAFF


def search(
    tx: Transaction, words: str, departments: list[str], roles: list[Role], within: str | None = None
) -> tuple[list[Person], int]:
    """Return the first of the staff whose name holds the words, or who are of these departments or roles."""
    of_department = or_(person.c.department.in_(departments), person.c.held_department.in_(departments))
    of_role = or_(person.c.role.in_(roles), person.c.held_role.in_(roles))
    return _page(tx, _of(within) & or_(person.c.name.contains(words, autoescape=True), of_department, of_role), 0)


def _page(tx: Transaction, which: ColumnElement[bool], page: int) -> tuple[list[Person], int]:
    total = tx.execute(select(func.count()).select_from(person).where(which)).scalar_one()
    order = (person.c.gone.is_not(None), func.coalesce(person.c.role, person.c.held_role), person.c.department)
    wanted = select(person).where(which).order_by(*order, person.c.id).limit(PAGE).offset(page * PAGE)
    return [to(Person, row) for row in tx.execute(wanted).mappings()], total


def open_led_by(tx: Transaction, department: str) -> int:
    """Count the open appeals that a department leads."""
    led = select(func.count()).where(appeal.c.lead == department, appeal.c.settled_at.is_(None))
    return int(tx.execute(led).scalar_one())


def held_messages(tx: Transaction, chat: ChatId) -> list[tuple[int, int]]:
    """Return the cards in a chat that still have buttons, as (card, message)."""
    found = select(card.c.id, card.c.message).where(card.c.chat == chat, card.c.message.is_not(None))
    return [(item.id, item.message) for item in tx.execute(found.order_by(card.c.id))]


def nobody_s_deputy(tx: Transaction, who: PersonId) -> None:
    """Remove the person as the deputy of others."""
    tx.execute(update(person).where(person.c.deputy == who).values(deputy=None))
