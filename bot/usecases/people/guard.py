"""Decides who may bring people in: by registering, inviting, or letting somebody join."""

from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.people.person import Person, Role

MAY_INVITE = frozenset({Role.COORDINATOR, Role.ADMIN})
INVITED = (Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR)


def is_new(who: Person) -> bool:
    """Whether somebody has no role and may take one."""
    return who.role is None


def works_here(role: str | None) -> bool:
    """Whether somebody with this role sees other people's appeals."""
    return role is not None and role != Role.MEMBER


def invites(who: Person) -> None:
    """Refuse everybody but coordinators and administrators."""
    if who.role not in MAY_INVITE:
        raise NoRight


def may_invite(who: Person) -> tuple[Role, ...]:
    """Return the roles into which somebody may invite; only administrators invite administrators."""
    return (*INVITED, Role.ADMIN) if who.role is Role.ADMIN else INVITED


def coordinator(who: Person) -> None:
    """Refuse everybody but coordinators, who check enterprises."""
    if who.role is not Role.COORDINATOR:
        raise NoRight


def belongs(who: Person) -> bool:
    """Whether somebody is a member of an enterprise."""
    return who.role is Role.MEMBER


def member(who: Person) -> None:
    """Refuse those who belong to no enterprise."""
    if who.role is not Role.MEMBER:
        raise NoRight if who.role else NotRegistered
