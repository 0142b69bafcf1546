"""Reads and takes over rows of staff, who are invited, and of enterprises, which are known from then on."""

from collections.abc import Callable, Container
from datetime import datetime
from functools import partial

from bot.domain.base.errors import BadInput
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.people.email_address import BadEmail, parse_email
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import OF_DEPARTMENT, STAFF, Invitee, Role
from bot.domain.tenure.imports import Cells, Field, Firm, Guest, Outcome
from bot.texts.people import roles
from bot.usecases.people import accounts, registration, verifying
from bot.usecases.tenure import importing_cells as cells_of
from storage.engine.database import Transaction
from storage.people import people

ROLES = {name: role for role in STAFF - {Role.ADMIN} for name in roles.names(role)}


def guest(tx: Transaction, cells: Cells, _: datetime) -> Guest:
    def department(text: str) -> str:
        named = ROLES.get("".join(cells.get(Field.ROLE, "").split()))
        return cells_of.department(tx, text) if named in OF_DEPARTMENT else ""

    parsers = {Field.NAME: registration.parse_person, Field.ROLE: _role, Field.DEPARTMENT: department}
    read = cells_of.parsed(cells, {**parsers, Field.EMAIL: _email})
    return Guest(read[Field.NAME], Role(read[Field.ROLE]), read[Field.DEPARTMENT] or None, read[Field.EMAIL])


def _email(text: str) -> str:
    """Read the address at the office, which needs no code: whoever made the table answers for it."""
    try:
        return parse_email(text) if text.strip() else ""
    except BadEmail:
        raise BadInput("email") from None


def _role(text: str) -> str:
    said = "".join(text.split())
    if said not in ROLES:
        raise BadInput("import_role", {"name": text.strip()})
    return ROLES[said].value


def inviting(tx: Transaction, now: datetime) -> Callable[..., Outcome]:
    """Return what invites the guests of a table, of whom some may be awaited."""
    return partial(invite, awaited=people.awaited(tx, now))


def invite(  # of which row whom, by whom, when, and who is awaited already
    tx: Transaction,
    number: int,
    item: Guest,
    who: PersonId | None,
    now: datetime,
    *,
    awaited: Container[tuple[str, Role, str | None]],
) -> Outcome:
    """Make a link, unless somebody of this name is there already, or was sent one that is good still.

    The e-mail address of who is there is brought up to date.
    """
    there = [known for known in people.of_role(tx, item.role, item.department) if known.name == item.name]
    if there:
        changed = len(there) == 1 and item.email not in {"", there[0].email}
        if changed:
            people.change(tx, there[0].id, email=item.email)
        return Outcome(number, item.name, known=True, changed=changed)
    if (item.name, item.role, item.department) in awaited:
        return Outcome(number, item.name, known=True, waits=True)
    whom = Invitee(item.name, item.email)
    link = accounts.make_invite(tx, item.role, item.department, made_by=who, now=now, whom=whom)
    return Outcome(number, item.name, known=False, link=link)


def firm(tx: Transaction, cells: Cells, _: datetime) -> Firm:
    parsers = {Field.NAME: registration.parse_name, Field.CODE: registration.parse_code}
    read = cells_of.parsed(cells, {**parsers, Field.REGION: partial(_region, tx)})
    return Firm(read[Field.NAME], read[Field.CODE], read[Field.REGION])


def _region(tx: Transaction, text: str) -> str:
    found = registration.find_region(tx, text)
    if found is None:
        raise BadInput("import_region", {"name": text})
    return found


def enter(tx: Transaction, number: int, item: Firm, _: PersonId | None, now: datetime) -> Outcome:
    """Make the enterprise known as verified; one that is known stays as it is."""
    if people.enterprise_by_uscc(tx, item.code) is not None:
        return Outcome(number, item.name, known=True)
    enterprise_id = people.add_enterprise(tx, item.name, item.code, item.region, now)
    verifying.begin(tx, enterprise_id, EnterpriseAction.ENTER, Party.COORDINATOR)
    return Outcome(number, item.name, known=False)
