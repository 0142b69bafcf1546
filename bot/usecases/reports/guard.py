"""Decides who may see which figures, export what, and act on circulars."""

from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role

MAY_EXPORT = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
SEE_PEOPLE = frozenset({Role.COORDINATOR})
SEE_ALL = frozenset({Role.COORDINATOR, Role.SUPERVISOR, Role.ADMIN})
OWN_DEPARTMENT = frozenset({Role.CONTACT, Role.HEAD})
READERS = (Role.HEAD, Role.CONTACT)  # of the circulars that are sent
PARTIES = {Role.COORDINATOR: Party.COORDINATOR, Role.SUPERVISOR: Party.SUPERVISOR}


def exports(who: Person) -> None:
    """Refuse everybody but coordinators and supervisors."""
    if not may_export(who):
        raise NoRight


def may_export(who: Person) -> bool:
    return who.role in MAY_EXPORT


def sees_people(who: Person) -> bool:
    """Whether the person's export may contain names, phone numbers and free text."""
    return who.role in SEE_PEOPLE


def sees_charts(who: Person) -> None:
    """Refuse everybody but staff."""
    if who.role not in SEE_ALL | OWN_DEPARTMENT:
        raise NoRight


def department(who: Person) -> str | None:
    """Return the only department whose figures somebody sees; None: they are not limited to one."""
    return who.department if who.role in OWN_DEPARTMENT else None


def sees_classes(role: Role) -> bool:
    """Whether figures of classes are for somebody: for all staff, a department's of its own."""
    return role in SEE_ALL | OWN_DEPARTMENT


def registered(who: Person) -> Role:
    """Return somebody's role; refuse those without one."""
    if who.role is None:
        raise NotRegistered
    return who.role


def is_enterprise(who: Person) -> bool:
    return who.role is Role.MEMBER


def enterprise(who: Person) -> int | None:
    """Return the only enterprise whose figures a member sees; None for others."""
    if is_enterprise(who) and who.enterprise is None:
        raise NotRegistered
    return who.enterprise if is_enterprise(who) else None


def opens_appeals(who: Person) -> bool:
    """Whether the person may open the appeals behind a figure; an administrator may not."""
    return who.role is not Role.ADMIN


def circular(who: Person) -> Party:
    """Return what somebody is to the circular; refuse everybody else."""
    party = PARTIES.get(who.role) if who.role else None
    if party is None:
        raise NoRight if who.role else NotRegistered
    return party


def reads_circulars(who: Person) -> bool:
    return who.role in READERS


def sends_circulars(who: Person) -> None:
    """Refuse everybody but coordinators."""
    if circular(who) is not Party.COORDINATOR:
        raise NoRight
