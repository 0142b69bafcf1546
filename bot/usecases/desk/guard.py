"""Decides who may see which list of the desk, and who may replay dead letters."""

from bot.domain.appeals.sought import Sight
from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.people.person import Person, Role

STEERS = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
OF_DEPARTMENTS = frozenset({Role.CONTACT, Role.HEAD})


def enterprise(who: Person) -> int:
    """Return the enterprise of a member; refuse everybody else."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    return who.enterprise


def of_department(who: Person) -> Role:
    """Return the role of somebody who works in a department; refuse everybody else."""
    if who.role is None or who.role not in OF_DEPARTMENTS:
        raise NoRight
    return who.role


def is_member(who: Person) -> bool:
    return who.role is Role.MEMBER


def steers(who: Person) -> bool:
    """Whether the person searches among all appeals."""
    return who.role in STEERS


def administrator(who: Person) -> None:
    """Refuse everybody but administrators."""
    if who.role is not Role.ADMIN:
        raise NoRight


def decides_requests(who: Person) -> Role:
    """Return the role of somebody who decides what departments ask for; refuse everybody else."""
    if who.role is None or who.role not in STEERS:
        raise NoRight
    return who.role


def coordinates(who: Person) -> None:
    if who.role is not Role.COORDINATOR:
        raise NoRight


def reads(who: Person) -> bool:
    """Whether somebody sees any appeals."""
    return steers(who) or is_member(who) or is_of_department(who)


def is_of_department(who: Person) -> bool:
    """Whether somebody sees the appeals of a department."""
    return who.role in OF_DEPARTMENTS and bool(who.department)


def sight(who: Person) -> Sight:
    """Return how much of the appeals somebody sees; refuse those who see none."""
    if steers(who):
        return Sight()
    if who.role in OF_DEPARTMENTS and who.department:
        return Sight(department=who.department)
    return Sight(enterprise=enterprise(who))


READS_RECORDS = frozenset({Role.ADMIN, Role.SUPERVISOR})


def may_read_records(who: Person) -> bool:
    return who.role in READS_RECORDS


def reads_records(who: Person) -> None:
    """Refuse the audit log to all but those who supervise and who administer."""
    if not may_read_records(who):
        raise NoRight if who.role else NotRegistered
