"""Who may do with appeals what no row of their table decides: file, look behind the scenes, keep templates."""

from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role

STEER = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
TEMPLATE_EDITORS = frozenset({Role.CONTACT, Role.HEAD})


def files(who: Person, *, at_counter: bool) -> Party:
    """Return as what somebody files: for their own enterprise, or a coordinator for the one at the counter."""
    if at_counter and who.role is Role.COORDINATOR:
        return Party.COUNTER
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered
    return Party.MEMBER


def is_told_news(who: Person) -> None:
    """News come to enterprises."""
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered


def steers(who: Person) -> bool:
    """Whether somebody sees what other staff was told, and what may be the same matter."""
    return who.role in STEER


def handles(who: Person) -> None:
    """Refuse enterprises what is for staff only, as if there were nothing."""
    if who.role is Role.MEMBER:
        raise NotFound


def is_staff(who: Person) -> bool:
    return who.role is not Role.MEMBER


def edits_templates(who: Person) -> None:
    if who.role not in TEMPLATE_EDITORS:
        raise NoRight if who.role else NotRegistered
