"""The types of the tables in which each wing names its use cases, and sets of roles for its commands."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu, Press
from bot.domain.people.person import Person, Role
from bot.usecases.book import ENGINE
from storage.engine.database import Transaction

Presses = Mapping[type[Press], Callable[[Transaction, Person, Any, datetime], list[Notice]]]
Roles = frozenset[Role | None]
Commands = Mapping[Menu, tuple[Roles, Callable[..., list[Notice]]]]

EVERYBODY: Roles = frozenset({None, *Role})
MEMBERS: Roles = frozenset(Role)
DESK: Roles = frozenset({Role.COORDINATOR, Role.SUPERVISOR})
WORKERS: Roles = DESK | {Role.CONTACT, Role.HEAD}
KEEPERS: Roles = frozenset({Role.COORDINATOR, Role.ADMIN})
COORDINATORS: Roles = frozenset({Role.COORDINATOR})


def form(name: str) -> Callable[..., list[Notice]]:
    """Return the command that begins the form of this name."""
    return lambda tx, who, *, now: ENGINE.start(tx, who, name, {}, now=now)
