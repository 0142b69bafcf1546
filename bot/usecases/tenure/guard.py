"""Decides who may be away, who decides about staff and members, and who may have their data erased."""

from bot.domain.base.errors import BadInput, NoRight, NotFound, NotRegistered
from bot.domain.people import standing
from bot.domain.people.person import Person, Role, is_stand_in


def handles(who: Person) -> bool:
    """Whether somebody may be handling appeals that can be passed on."""
    return who.role is Role.CONTACT


AWAY = frozenset({Role.CONTACT, Role.HEAD})


def is_away_noted(who: Person) -> bool:
    """Whether absences of this person's role are noted."""
    return who.role in AWAY


def may_be_away(who: Person) -> None:
    """Refuse those who work in no department."""
    if not is_away_noted(who):
        raise NoRight if who.role else NotRegistered


def no_staff(who: Person) -> None:
    """Refuse staff: an administrator has to end their office first."""
    if standing.is_staff(who):
        raise BadInput("staff_stays")


def staff_keeper(who: Person) -> str | None:
    """Return the department whose people a head sees; None: administrators see all."""
    if who.role is Role.ADMIN:
        return None
    if who.role is not Role.HEAD or who.department is None:
        raise NoRight
    return who.department


def keeps(who: Person, person: Person | None) -> Person:
    """Return one of the staff whom `who` may see."""
    department = staff_keeper(who)
    if person is None or not standing.is_staff(person):
        raise NotFound
    if department is not None and not standing.heads(who, person):
        raise NotFound
    return person


def member(who: Person) -> int:
    """Return the enterprise of a member; refuse everybody else."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    return who.enterprise


def removable(person: Person | None) -> Person:
    """Return the member; raise NotFound for nobody and for the stand-in of an enterprise without a chat."""
    if person is None or person.role is not Role.MEMBER or person.enterprise is None or is_stand_in(person.chat):
        raise NotFound
    return person


def is_member(who: Person) -> bool:
    """Whether somebody is a member of an enterprise."""
    return who.role is Role.MEMBER


def is_administrator(who: Person) -> bool:
    return who.role is Role.ADMIN


def administers(who: Person) -> None:
    """Refuse everybody but administrators."""
    if not is_administrator(who):
        raise NoRight if who.role else NotRegistered
