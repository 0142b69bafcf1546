"""Decides who serves enterprises at the counter."""

from bot.domain.base.errors import NoRight
from bot.domain.people.person import Person, Role


def serves(who: Person) -> bool:
    return who.role is Role.COORDINATOR


def coordinator(who: Person) -> None:
    """Refuse everybody but coordinators."""
    if not serves(who):
        raise NoRight
