"""An invite is kept for who opened it, given free again, and used up."""

from datetime import datetime, timedelta

from sqlalchemy import Update, or_, select, update

from bot.domain.base.ids import PersonId
from bot.domain.people.person import HELD_MINUTES, Invite
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import invite

HELD = timedelta(minutes=HELD_MINUTES)
MARK = 16  # characters of the hash by which its maker's button names an invite


def hold(tx: Transaction, code_hash: str, by: PersonId, now: datetime) -> bool:
    """Keep the invite for who opened it, for a while; return False if somebody else holds or used it."""
    held = _usable(code_hash, by, now).values(held_by=by, held_until=now + HELD)
    return tx.execute(held).rowcount == 1


def let_go(tx: Transaction, code_hash: str, by: PersonId) -> None:
    """Keep the invite no longer for who opened it and gave up; another's stays as it is."""
    mine = update(invite).where(invite.c.code_hash == code_hash, invite.c.held_by == by, invite.c.used_at.is_(None))
    tx.execute(mine.values(held_by=None, held_until=None))


def made_by(tx: Transaction, who: PersonId, mark: str) -> tuple[str, Invite] | None:
    """Return an invite that this person made, with its hash, by the mark on its button."""
    mine = select(invite).where(invite.c.made_by == who, invite.c.code_hash.startswith(mark, autoescape=True))
    found = tx.execute(mine).mappings().first()
    return (str(found["code_hash"]), to(Invite, found)) if found else None


def _usable(code_hash: str, by: PersonId, now: datetime) -> Update:
    free = or_(invite.c.held_by.is_(None), invite.c.held_by == by, invite.c.held_until <= now)
    live = invite.c.used_at.is_(None) & invite.c.ended_at.is_(None)
    return update(invite).where(invite.c.code_hash == code_hash, live, free)


def use(tx: Transaction, code_hash: str, by: PersonId, now: datetime) -> bool:
    """Use up the invite; return False if somebody else was quicker."""
    used = _usable(code_hash, by, now)
    return tx.execute(used.values(used_by=by, used_at=now, name="")).rowcount == 1
