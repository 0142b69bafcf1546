"""Takes over whole tables of staff or enterprises: all of it or, when one cell is wrong, nothing."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import datetime
from functools import partial

from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.people.email_address import BadEmail, parse_email
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import OF_DEPARTMENT, STAFF, Role
from bot.domain.tenure.imports import Cells, Fault, Field, Firm, Guest, Import, Line, Outcome, Result
from bot.texts.people import roles
from bot.usecases.forms.steps import by_name
from bot.usecases.people import accounts, registration, verifying
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

Parse = Callable[[str], str]
New = Guest | Firm


class RowWrong(Exception):  # noqa: N818 - named as the other refusals are
    def __init__(self, *problems: tuple[Field | None, BadInput]) -> None:
        super().__init__(*problems)
        self.problems = problems


def take_over(tx: Transaction, kind: Import, lines: Iterable[Line], *, now: datetime) -> Result:
    """Import the rows; with faults nothing is changed. Whoever only wants to look undoes the transaction."""
    read, enter = _KINDS[kind]
    found: dict[object, tuple[int, New]] = {}
    faults: list[Fault] = []
    for line in lines:
        try:
            one = _unheard_of(read(tx, line.cells), found)
            found[one.key] = line.number, one
        except RowWrong as wrong:
            faults += [Fault(line.number, field, problem) for field, problem in wrong.problems]
    if faults or not found:
        return Result(faults=tuple(faults))
    audit.note(tx, None, "import", f"import:{kind}", now, rows=len(found))
    return Result(tuple(enter(tx, number, one, now) for number, one in found.values()))


def _unheard_of(one: New, found: Container[object]) -> New:
    if one.key in found:
        raise RowWrong((None, BadInput("row_twice")))
    return one


def _parsed(cells: Cells, parsers: Mapping[Field, Parse]) -> dict[Field, str]:
    """Return what each cell says; raise RowWrong with all that can't be read."""
    values, problems = {}, []
    for field, parse in parsers.items():
        try:
            values[field] = parse(cells.get(field, ""))
        except BadInput as problem:
            problems.append((field, problem))
    if problems:
        raise RowWrong(*problems)
    return values


def _guest(tx: Transaction, cells: Cells) -> Guest:
    def department(text: str) -> str:
        named = ROLES.get(cells.get(Field.ROLE, "").strip())
        return _department(tx, text) if named in OF_DEPARTMENT else ""

    parsers = {Field.NAME: registration.parse_person, Field.ROLE: _role, Field.DEPARTMENT: department}
    read = _parsed(cells, {**parsers, Field.EMAIL: _email})
    return Guest(read[Field.NAME], Role(read[Field.ROLE]), read[Field.DEPARTMENT] or None, read[Field.EMAIL])


def _email(text: str) -> str:
    """Read the address at the office, which needs no code: whoever made the table answers for it."""
    try:
        return parse_email(text) if text.strip() else ""
    except BadEmail:
        raise BadInput("email") from None


ROLES = {name: role for role in STAFF - {Role.ADMIN} for name in roles.names(role)}


def _role(text: str) -> str:
    if text.strip() not in ROLES:
        raise BadInput("import_role", {"name": text.strip()})
    return ROLES[text.strip()].value


def _department(tx: Transaction, text: str) -> str:
    found = by_name(tx.programme.pack.find_assignee, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return found.name


def _invite(tx: Transaction, number: int, guest: Guest, now: datetime) -> Outcome:
    """Make a link, unless somebody of this name is there already, whose e-mail address is brought up to date."""
    there = [one for one in people.of_role(tx, guest.role, guest.department) if one.name == guest.name]
    if there:
        changed = len(there) == 1 and guest.email not in {"", there[0].email}
        if changed:
            people.change(tx, there[0].id, email=guest.email)
        return Outcome(number, guest.name, known=True, changed=changed)
    link = accounts.make_invite(tx, guest.role, guest.department, made_by=None, now=now, email=guest.email)
    return Outcome(number, guest.name, known=False, link=link)


def _firm(tx: Transaction, cells: Cells) -> Firm:
    parsers = {Field.NAME: registration.parse_name, Field.CODE: registration.parse_code}
    read = _parsed(cells, {**parsers, Field.REGION: partial(_region, tx)})
    return Firm(read[Field.NAME], read[Field.CODE], read[Field.REGION])


def _region(tx: Transaction, text: str) -> str:
    found = registration.find_region(tx, text)
    if found is None:
        raise BadInput("import_region", {"name": text})
    return found


def _enter(tx: Transaction, number: int, firm: Firm, now: datetime) -> Outcome:
    """Make the enterprise known as verified; one that is known stays as it is."""
    if people.enterprise_by_uscc(tx, firm.code) is not None:
        return Outcome(number, firm.name, known=True)
    row = people.add_enterprise(tx, firm.name, firm.code, firm.region, now)
    verifying.begin(tx, row, EnterpriseAction.ENTER, Party.COORDINATOR)
    return Outcome(number, firm.name, known=False)


_KINDS: dict[Import, tuple[Callable[[Transaction, Cells], New], Callable[..., Outcome]]] = {
    Import.STAFF: (_guest, _invite),
    Import.ENTERPRISES: (_firm, _enter),
}
