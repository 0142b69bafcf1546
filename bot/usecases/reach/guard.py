"""Decides who may look up how to reach somebody whom messages don't reach."""

from bot.domain.base.errors import NoRight
from bot.domain.people.person import Person, Role

KEEPERS = frozenset({Role.COORDINATOR, Role.ADMIN})


def keeper(who: Person) -> None:
    """Refuse everybody but coordinators and administrators."""
    if who.role not in KEEPERS:
        raise NoRight
