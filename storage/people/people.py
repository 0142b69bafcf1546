"""Loads and writes people, their enterprises, requests to join and invites."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.domain.base.ids import ChatId, PersonId
from bot.domain.people.channel import PHONE, TELEGRAM
from bot.domain.people.details import Detail
from bot.domain.people.person import (
    STAND_INS,
    Enterprise,
    Invite,
    JoinRequest,
    Person,
    Role,
    stand_in_chat,
)
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import address, enterprise, enterprise_change, invite, join_request, person

_AT = select(person).join(address, address.c.person == person.c.id)  # runs with every update
_AT = _AT.where(address.c.number == bindparam("number"))
_BY_ID = select(person).where(person.c.id == bindparam("row"))
_OF_ROLE = select(person).where(person.c.role == bindparam("role")).order_by(person.c.id)
_THERE = _OF_ROLE.where(person.c.department == bindparam("department"))
# Run for each row of a table that is imported while others wait, so they are put together once.
_BY_USCC = select(enterprise).where(enterprise.c.uscc == bindparam("uscc"))
_NEW_ENTERPRISE = insert(enterprise).returning(enterprise.c.id)
_NEW_INVITE = insert(invite)
_ENTERPRISE = select(enterprise).where(enterprise.c.id == bindparam("row"))


def by_id(tx: Transaction, person_id: PersonId) -> Person:
    return to(Person, tx.execute(_BY_ID, {"row": person_id}).mappings().one())


def find(tx: Transaction, person_id: PersonId) -> Person | None:
    found = tx.execute(_BY_ID, {"row": person_id}).mappings().first()
    return to(Person, found) if found else None


def by_chat(tx: Transaction, chat: ChatId) -> Person | None:
    """Return the person to whom the address belongs, whether it is the one in use or another."""
    row = tx.execute(_AT, {"number": chat}).mappings().first()
    return to(Person, row) if row else None


def add(tx: Transaction, chat: ChatId, name: str, now: datetime) -> Person:
    """Enter a new person with this address."""
    row = insert(person).values(user=chat, chat=chat, name=name[:100], since=now).returning(*person.c)
    added = to(Person, tx.execute(row).mappings().one())
    _give_address(tx, chat, TELEGRAM, added.id)
    return added


def _give_address(tx: Transaction, number: ChatId, channel: str, person_id: PersonId) -> None:
    """Give the address to a person; one of our own channels exists already, one of Telegram is entered."""
    values = {"number": number, "channel": channel, "subject": str(number), "person": person_id}
    given = dialects.insert(tx, address).values(values)
    tx.execute(given.on_conflict_do_update(index_elements=["number"], set_={"person": person_id}))


def load(tx: Transaction, person_id: PersonId) -> Person | None:
    """Return the person, locked until the transaction ends."""
    found = tx.execute(select(person).where(person.c.id == person_id).with_for_update()).mappings().first()
    return to(Person, found) if found else None


def lock_role(tx: Transaction, role: Role) -> list[Person]:
    """Return all who hold the role, locked, so that none of them can leave it meanwhile."""
    wanted = select(person).where(person.c.role == role).order_by(person.c.id).with_for_update()
    return [to(Person, row) for row in tx.execute(wanted).mappings()]


def change(tx: Transaction, person_id: PersonId, **values: object) -> None:
    tx.execute(update(person).where(person.c.id == person_id).values(**values))


def of_role(tx: Transaction, role: Role, department: str | None = None) -> list[Person]:
    """Return who holds a role, in one department if named."""
    wanted = _OF_ROLE if department is None else _THERE
    return [to(Person, row) for row in tx.execute(wanted, {"role": role, "department": department}).mappings()]


def named(tx: Transaction, name: str) -> list[Person]:
    """Return the members of enterprises with exactly this name."""
    wanted = select(person).where(person.c.name == name, person.c.enterprise.is_not(None))
    return [to(Person, row) for row in tx.execute(wanted.order_by(person.c.id)).mappings()]


def staff_named(tx: Transaction, name: str) -> list[Person]:
    """Return the staff with exactly this name."""
    wanted = select(person).where(person.c.name == name, person.c.enterprise.is_(None), person.c.role.is_not(None))
    return [to(Person, row) for row in tx.execute(wanted.order_by(person.c.id)).mappings()]


def with_phone(tx: Transaction, tail: str) -> list[Person]:
    """Return the members of enterprises whose phone number ends with `tail`."""
    wanted = select(person).where(person.c.phone.endswith(tail, autoescape=True), person.c.enterprise.is_not(None))
    return [to(Person, row) for row in tx.execute(wanted.order_by(person.c.id)).mappings()]


def members(tx: Transaction, enterprise_id: int) -> list[Person]:
    wanted = select(person).where(person.c.enterprise == enterprise_id).order_by(person.c.id)
    return [to(Person, row) for row in tx.execute(wanted).mappings()]


def add_stand_in(  # who, of which enterprise, agreed to what
    tx: Transaction, enterprise_id: int, name: str, phone: str, now: datetime, consent: dict[str, object]
) -> None:
    """Enter the contact person of an enterprise without a chat; what is for them goes onto the phone list."""
    chat = stand_in_chat(enterprise_id)
    who = {"user": chat, "chat": chat, "name": name, "phone": phone, "role": Role.MEMBER, "enterprise": enterprise_id}
    before = by_chat(tx, chat)  # of an enterprise that had a chat in between
    if before is not None:
        change(tx, before.id, **who, **consent)
    else:
        row = insert(person).values(who | {"since": now} | consent).returning(person.c.id)
        _give_address(tx, chat, PHONE, tx.execute(row).scalar_one())


def retire_stand_in(tx: Transaction, person_id: PersonId) -> None:
    """End the stand-in of an enterprise that has a chat now; its appeals still show who it was."""
    change(tx, person_id, role=None, enterprise=None)


def consent_at(tx: Transaction, person_id: PersonId) -> datetime | None:
    at: datetime | None = tx.execute(select(person.c.consent_at).where(person.c.id == person_id)).scalar()
    return at


def stand_in(tx: Transaction, enterprise_id: int) -> Person | None:
    """Return the contact person of an enterprise without a chat; None if it has a chat."""
    found = by_chat(tx, stand_in_chat(enterprise_id))
    return found if found is not None and found.enterprise == enterprise_id else None


def stood_in(tx: Transaction, who: Person) -> list[Person]:
    """Return the stand-ins, entered at the counter, with the same name or phone number as this person."""
    same = ((person.c.name == who.name) & (who.name != "")) | ((person.c.phone == who.phone) & (who.phone != ""))
    retired = (person.c.chat == stand_in_chat(who.enterprise or 0)) & person.c.enterprise.is_(None)
    return [to(Person, row) for row in tx.execute(select(person).where(retired, same)).mappings()]


def enterprises_named(tx: Transaction, part: str, most: int) -> list[Enterprise]:
    """Return enterprises with `part` in their names, those they had before or of records merged into them."""
    named = enterprise_change.c.before.contains(part, autoescape=True) & (enterprise_change.c.detail == Detail.NAME)
    before = select(enterprise_change.c.enterprise).where(named, enterprise_change.c.agreed.is_(True))
    is_called = enterprise.c.name.contains(part, autoescape=True)
    whole = enterprise.c.merged_into.is_(None)
    merged = select(enterprise.c.merged_into).where(is_called, ~whole)
    wanted = select(enterprise).where(whole, is_called | enterprise.c.id.in_(before) | enterprise.c.id.in_(merged))
    rows = tx.execute(wanted.order_by(func.length(enterprise.c.name), enterprise.c.id).limit(most)).mappings()
    return [to(Enterprise, row) for row in rows]


def agreed(tx: Transaction) -> list[Person]:
    """Return the members of all enterprises who have a chat and agreed to be told."""
    wanted = select(person).where(
        person.c.enterprise.is_not(None), person.c.consent_version.is_not(None), person.c.chat < STAND_INS
    )
    return [to(Person, row) for row in tx.execute(wanted.order_by(person.c.id)).mappings()]


def enterprise_by_uscc(tx: Transaction, uscc: str) -> Enterprise | None:
    """Return whose code it is: of a record that was merged, the one that was kept."""
    row = tx.execute(_BY_USCC, {"uscc": uscc}).mappings().first()
    found = to(Enterprise, row) if row else None
    while found is not None and found.merged_into is not None:
        found = enterprise_by_id(tx, found.merged_into)
    return found


def has_enterprise(tx: Transaction, enterprise_id: int) -> bool:
    return tx.execute(select(enterprise.c.id).where(enterprise.c.id == enterprise_id)).first() is not None


def enterprise_by_id(tx: Transaction, enterprise_id: int) -> Enterprise:
    return to(Enterprise, tx.execute(_ENTERPRISE, {"row": enterprise_id}).mappings().one())


def lock_enterprise(tx: Transaction, enterprise_id: int) -> Enterprise:
    locked = select(enterprise).where(enterprise.c.id == enterprise_id).with_for_update()
    return to(Enterprise, tx.execute(locked).mappings().one())


def add_enterprise(tx: Transaction, name: str, uscc: str, region: str, now: datetime, *, demo: bool = False) -> int:
    values = {"name": name, "uscc": uscc, "region": region, "since": now, "demo": demo}
    return int(tx.execute(_NEW_ENTERPRISE, values).scalar_one())


def ask_to_join(tx: Transaction, request: JoinRequest, now: datetime) -> None:
    tx.execute(delete(join_request).where(join_request.c.person == request.person))
    values = {
        "person": request.person,
        "enterprise": request.enterprise,
        "name": request.name,
        "phone": request.phone,
        "claim": request.claim,
        "agreed": request.agreed,
    }
    tx.execute(insert(join_request).values(asked_at=now, **values))


def join_requested(tx: Transaction, person_id: PersonId) -> JoinRequest | None:
    found = (
        tx.execute(select(join_request).where(join_request.c.person == person_id).with_for_update()).mappings().first()
    )
    return to(JoinRequest, found) if found else None


def end_join(tx: Transaction, person_id: PersonId) -> None:
    tx.execute(delete(join_request).where(join_request.c.person == person_id))


def add_invite(tx: Transaction, code_hash: str, given: Invite, made_by: PersonId | None, now: datetime) -> None:
    values: dict[str, object] = {"role": given.role, "department": given.department, "expires_at": given.expires_at}
    values |= {"enterprise": given.enterprise, "email": given.email, "name": given.name}
    tx.execute(_NEW_INVITE, values | {"code_hash": code_hash, "made_by": made_by, "made_at": now})


def invited(tx: Transaction, code_hash: str) -> Invite | None:
    row = tx.execute(select(invite).where(invite.c.code_hash == code_hash)).mappings().first()
    return to(Invite, row) if row else None


def awaited(tx: Transaction, now: datetime) -> set[tuple[str, Role, str | None]]:
    """Return who is named by an invite that can still be used, and into which office."""
    live = invite.c.used_at.is_(None) & invite.c.ended_at.is_(None) & (invite.c.expires_at >= now)
    found = tx.execute(select(invite.c.name, invite.c.role, invite.c.department).where(live, invite.c.name != ""))
    return {(name, Role(role), department) for name, role, department in map(tuple, found)}


def invited_by(tx: Transaction, person_id: PersonId) -> PersonId | None:
    """Return who made the invite that somebody used last; None: the command line."""
    used = select(invite.c.made_by).where(invite.c.used_by == person_id).order_by(invite.c.used_at.desc()).limit(1)
    maker: PersonId | None = tx.execute(used).scalar()
    return maker
