"""Who may look at which list of the desk, and who puts right what kept failing."""

from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.people.person import Person, Role

OF_DEPARTMENTS = frozenset({Role.CONTACT, Role.HEAD})


def enterprise(who: Person) -> int:
    """Return whose member somebody is; refuse everybody else."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    return who.enterprise


def of_department(who: Person) -> Role:
    """Return as what somebody works in a department; refuse everybody else."""
    if who.role is None or who.role not in OF_DEPARTMENTS:
        raise NoRight
    return who.role


def administrator(who: Person) -> None:
    if who.role is not Role.ADMIN:
        raise NoRight
