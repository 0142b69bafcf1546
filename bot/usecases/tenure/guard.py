"""Who may be away, who decides about the staff and an enterprise's people, who may have themselves forgotten."""

from bot.domain.base.errors import BadInput, NoRight, NotFound, NotRegistered
from bot.domain.people import standing
from bot.domain.people.person import Person, Role, is_stand_in


def handles(who: Person) -> bool:
    """Whether somebody has appeals in hand that can be passed on."""
    return who.role is Role.CONTACT


AWAY = frozenset({Role.CONTACT, Role.HEAD})


def is_away_noted(who: Person) -> bool:
    """Whether somebody is of those whose absence is noted."""
    return who.role in AWAY


def may_be_away(who: Person) -> None:
    """Those of a department note when they are away."""
    if not is_away_noted(who):
        raise NoRight if who.role else NotRegistered


def no_staff(who: Person) -> None:
    """Staff leave by another way: an administrator ends their office first."""
    if standing.is_staff(who):
        raise BadInput("staff_stays")


def admin(who: Person) -> None:
    if who.role is not Role.ADMIN:
        raise NoRight


def member(who: Person) -> int:
    """Return the enterprise to which somebody belongs."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    return who.enterprise


def removable(person: Person | None) -> Person:
    """Return the member; whoever stands in for an enterprise without chats is nobody to be removed."""
    if person is None or person.role is not Role.MEMBER or person.enterprise is None or is_stand_in(person.chat):
        raise NotFound
    return person


def is_member(who: Person) -> bool:
    """Whether somebody speaks for an enterprise."""
    return who.role is Role.MEMBER
