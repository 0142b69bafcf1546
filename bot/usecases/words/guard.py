"""Decides who may change the classifier's words."""

from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.people.person import Person, Role


def edits(who: Person) -> None:
    """Refuse everybody but coordinators."""
    if who.role is not Role.COORDINATOR:
        raise NoRight if who.role else NotRegistered
