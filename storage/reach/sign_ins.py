"""Keeps who is signed in at the web chat, the codes for signing in, and how often somebody tried."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.domain.base.ids import ChatId, PersonId
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import address, door_code, knock, person, sign_in

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser that is signed in.

    `used_at` is its last use, `role` the person's role now, `proof` how the address was proved.
    """

    id: int
    address: ChatId
    agent: str
    since: datetime
    used_at: datetime
    person: PersonId | None = None
    role: str | None = None
    name: str = ""
    proof: str = ""
    token_hash: str = ""
    next_hash: str | None = None
    earlier_hash: str | None = None
    turned_at: datetime | None = None


_COLUMNS = (sign_in, address.c.person, address.c.proof, person.c.role, person.c.name)
_SIGNED = select(*_COLUMNS).join(address, address.c.number == sign_in.c.address)
_SIGNED = _SIGNED.outerjoin(person, person.c.id == address.c.person)
_TOKENS = (sign_in.c.token_hash, sign_in.c.next_hash, sign_in.c.earlier_hash)
_BY_TOKEN = _SIGNED.where(or_(*(column == bindparam("token") for column in _TOKENS)))


def _to(row: object) -> SignIn:
    return to(SignIn, {**row, "name": row["name"] or ""})  # type: ignore[dict-item,index]  # SQLAlchemy's mapping


def by_token(tx: Transaction, token_hash: str) -> SignIn | None:
    """Return the sign-in that has, is offered or had this token."""
    row = tx.execute(_BY_TOKEN, {"token": token_hash}).mappings().first()
    return _to(row) if row else None


def by_id(tx: Transaction, sign_in_id: int) -> SignIn | None:
    found = tx.execute(_SIGNED.where(sign_in.c.id == sign_in_id)).mappings().first()
    return _to(found) if found else None


def offer(tx: Transaction, at: SignIn, next_hash: str, before: datetime, now: datetime) -> bool:
    """Note a token that the browser is given; return False if it was given another after `before`."""
    free = or_(sign_in.c.next_hash.is_(None), sign_in.c.turned_at <= before)
    here = (sign_in.c.id == at.id, sign_in.c.token_hash == at.token_hash)
    noted = update(sign_in).where(*here, free).values(next_hash=next_hash, turned_at=now)
    return tx.execute(noted).rowcount == 1


def turn(tx: Transaction, at: SignIn, now: datetime) -> None:
    """Make the token that the browser was given its token; nothing, if another request has done so."""
    turned = {"token_hash": sign_in.c.next_hash, "earlier_hash": sign_in.c.token_hash, "next_hash": None}
    here = (sign_in.c.id == at.id, sign_in.c.next_hash == at.next_hash)
    tx.execute(update(sign_in).where(*here).values(**turned, turned_at=now))


def of_person(tx: Transaction, who: PersonId) -> list[SignIn]:
    """Return where the person is signed in, newest first."""
    rows = tx.execute(_SIGNED.where(address.c.person == who).order_by(sign_in.c.id.desc())).mappings()
    return [_to(row) for row in rows]


def add(tx: Transaction, token_hash: str, at: ChatId, agent: str, now: datetime) -> None:
    values = {"token_hash": token_hash, "address": at, "agent": agent[:100], "since": now, "used_at": now}
    tx.execute(insert(sign_in).values(values))


def use(tx: Transaction, sign_in_id: int, now: datetime) -> None:
    tx.execute(update(sign_in).where(sign_in.c.id == sign_in_id).values(used_at=now))


def end(tx: Transaction, sign_in_id: int) -> None:
    tx.execute(delete(sign_in).where(sign_in.c.id == sign_in_id))


def end_at(tx: Transaction, at: ChatId) -> None:
    """Sign out whoever is signed in at an address."""
    tx.execute(delete(sign_in).where(sign_in.c.address == at))


def end_all(tx: Transaction, who: PersonId, but: int | None = None) -> int:
    """Sign the person out everywhere, except at the sign-in `but`; return how many were ended."""
    theirs = select(address.c.number).where(address.c.person == who)
    gone = delete(sign_in).where(sign_in.c.address.in_(theirs))
    return tx.execute(gone if but is None else gone.where(sign_in.c.id != but)).rowcount


@dataclass(frozen=True, slots=True)
class DoorCode:
    id: int
    code_hash: str
    person: PersonId | None
    tries: int


def put_code(  # for what, of whom or what, the hash, until when
    tx: Transaction, purpose: str, owner: str, code_hash: str, until: datetime, who: PersonId | None = None
) -> None:
    """Store a code; the earlier code of the same number or person becomes void."""
    same = door_code.c.of == owner if who is None else door_code.c.person == who
    tx.execute(delete(door_code).where(door_code.c.purpose == purpose, same))
    values = {"purpose": purpose, "of": owner, "code_hash": code_hash, "until": until, "person": who}
    tx.execute(insert(door_code).values(values))


def code_of(tx: Transaction, purpose: str, owner: str, now: datetime) -> DoorCode | None:
    """Return the code that is valid now, locked; None if there is none."""
    good = (door_code.c.purpose == purpose, door_code.c.of == owner, door_code.c.until > now)
    row = tx.execute(select(door_code).where(*good).with_for_update()).mappings().first()
    return to(DoorCode, row) if row else None


def tried(tx: Transaction, door_code_id: int) -> None:
    """Count a wrong guess of the code."""
    tx.execute(update(door_code).where(door_code.c.id == door_code_id).values(tries=door_code.c.tries + 1))


def spend(tx: Transaction, door_code_id: int) -> bool:
    """Use up the code; return False if somebody else was quicker."""
    return tx.execute(delete(door_code).where(door_code.c.id == door_code_id)).rowcount == 1


def drop_old(tx: Transaction, now: datetime) -> None:
    """Delete codes that have expired and old counts of tries."""
    tx.execute(delete(door_code).where(door_code.c.until < now))
    tx.execute(delete(knock).where(knock.c.since < now - DAY))


def drop_all(tx: Transaction, who: PersonId) -> None:
    """Make all codes void that were made for this person."""
    tx.execute(delete(door_code).where(door_code.c.person == who))


def knocks(tx: Transaction, whose: str, within: timedelta, now: datetime) -> int:
    """Count one try and return how many there were, with this one, in its window of length `within`."""
    row = tx.execute(select(knock).where(knock.c.whose == whose).with_for_update()).mappings().first()
    if row is None or not now - within < row["since"] <= now:
        tx.execute(delete(knock).where(knock.c.whose == whose))
        first = dialects.insert(tx, knock).values(whose=whose, since=now, count=1)
        tx.execute(first.on_conflict_do_update(index_elements=["whose"], set_={"count": knock.c.count + 1}))
        return 1
    tx.execute(update(knock).where(knock.c.whose == whose).values(count=knock.c.count + 1))
    return int(row["count"]) + 1
