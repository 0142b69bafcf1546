"""Decides who may do with appeals what no table of moves decides.

These are filing, seeing what staff was told, and editing templates.
"""

from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role

STEER = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
TEMPLATE_EDITORS = frozenset({Role.CONTACT, Role.HEAD})


def files(who: Person, *, at_counter: bool) -> Party:
    """Return the party as which somebody files: a member, or a coordinator for the enterprise at the counter."""
    if at_counter and who.role is Role.COORDINATOR:
        return Party.COUNTER
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered
    return Party.MEMBER


def is_told_news(who: Person) -> None:
    """Refuse everybody but members, since news are for enterprises."""
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered


def steers(who: Person) -> bool:
    """Whether somebody sees what other staff was told and which appeals may be the same."""
    return who.role in STEER


def handles(who: Person) -> None:
    """Refuse members what is for staff only, as if it did not exist."""
    if who.role is Role.MEMBER:
        raise NotFound


def is_staff(who: Person) -> bool:
    return who.role is not Role.MEMBER


def edits_templates(who: Person) -> None:
    """Refuse everybody but contacts and heads."""
    if who.role not in TEMPLATE_EDITORS:
        raise NoRight if who.role else NotRegistered
