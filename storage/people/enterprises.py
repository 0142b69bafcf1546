"""Queries about enterprises that a coordinator has to check, and about people who ask to belong to one."""

from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, select, update

from bot.domain.base.page import PAGE
from bot.domain.people.enterprise import WAITING
from bot.domain.people.person import Enterprise, EnterpriseState, JoinRequest
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import enterprise, enterprise_change, invite, join_request

_RENAMED = select(enterprise_change.c.enterprise).where(enterprise_change.c.agreed.is_(None))
_UNPROVEN = select(enterprise.c.id).where(enterprise.c.state.in_([state.value for state in sorted(WAITING)]))
ASKED_AT = func.coalesce(enterprise.c.asked_at, enterprise.c.since)  # from when on it waits to be checked
_UNDECIDED = join_request.c.agreed.is_(False)
_SET_STATE = update(enterprise).where(enterprise.c.id == bindparam("row"))
_SET_STATE = _SET_STATE.values(state=bindparam("to"), reason=bindparam("why"))


def _waits(before: datetime) -> ColumnElement[bool]:
    """Return the condition that a coordinator has to check it, or somebody asked before to join and waits since."""
    joining = select(join_request.c.enterprise).where(_UNDECIDED, join_request.c.asked_at < before)
    return enterprise.c.id.in_(_UNPROVEN.union(_RENAMED, joining)) & enterprise.c.merged_into.is_(None)


def late(tx: Transaction, before: datetime) -> int:
    """Count the unchecked enterprises and the requests to join, claims included, that wait since before then."""
    unproven = (enterprise.c.state == EnterpriseState.UNVERIFIED) & (before > ASKED_AT)
    first = select(func.count()).select_from(enterprise).where(unproven, enterprise.c.merged_into.is_(None))
    second = select(func.count()).select_from(join_request).where(_UNDECIDED, join_request.c.asked_at < before)
    return int(tx.execute(first).scalar_one()) + int(tx.execute(second).scalar_one())


def exists(tx: Transaction, enterprise_id: int) -> bool:
    return tx.execute(select(enterprise.c.id).where(enterprise.c.id == enterprise_id)).first() is not None


def set_state(tx: Transaction, enterprise_id: int, state: EnterpriseState, reason: str = "") -> None:
    tx.execute(_SET_STATE, {"row": enterprise_id, "to": state, "why": reason})


def change(tx: Transaction, enterprise_id: int, **values: str | datetime) -> None:
    tx.execute(update(enterprise).where(enterprise.c.id == enterprise_id).values(**values))


def waiting(tx: Transaction, before: datetime, page: int = 0) -> tuple[list[Enterprise], int]:
    """Return a page of the enterprises that a coordinator has to check, oldest first, and how many there are.

    Those which somebody asked to join `before`, and whose members have not answered, wait for a coordinator as well.
    """
    total = tx.execute(select(func.count()).select_from(enterprise).where(_waits(before))).scalar_one()
    wanted = select(enterprise).where(_waits(before)).order_by(enterprise.c.id).limit(PAGE).offset(page * PAGE)
    return [to(Enterprise, row) for row in tx.execute(wanted).mappings()], total


def requests(tx: Transaction, enterprise_id: int) -> list[JoinRequest]:
    """Return the requests to join an enterprise, locked, in the order in which people are locked."""
    wanted = select(join_request).where(join_request.c.enterprise == enterprise_id).order_by(join_request.c.person)
    return [to(JoinRequest, found) for found in tx.execute(wanted.with_for_update()).mappings()]


def end_link_codes(tx: Transaction, enterprise_id: int, now: datetime) -> None:
    """Make the enterprise's unused link codes void.

    Only one is valid at a time, and none once the enterprise has a chat.
    """
    _end_unused(tx, invite.c.enterprise == enterprise_id, now)


def end_invites_of(tx: Transaction, made_by: int, now: datetime) -> None:
    """Make void the unused invites that this person made."""
    _end_unused(tx, invite.c.made_by == made_by, now)


def _end_unused(tx: Transaction, which: ColumnElement[bool], now: datetime) -> None:
    unused = which & invite.c.used_at.is_(None) & invite.c.ended_at.is_(None)
    tx.execute(update(invite).where(unused).values(ended_at=now))
