"""Decides who may bring people in: by registering, inviting, or letting somebody join."""

from bot.domain.base.errors import BadInput, NoRight, NotRegistered
from bot.domain.people.person import OF_DEPARTMENT, Invite, Person, Role

MAY_INVITE = frozenset({Role.COORDINATOR, Role.ADMIN, Role.HEAD})
INVITED = (Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR)


def is_new(who: Person) -> bool:
    """Whether somebody has no role and may take one."""
    return who.role is None


def works_here(role: str | None) -> bool:
    """Whether somebody with this role sees other people's appeals."""
    return role is not None and role != Role.MEMBER


def needs_department(role: Role | None) -> bool:
    """Whether people of this role serve a department, which has to be named."""
    return role in OF_DEPARTMENT


def invites(who: Person) -> None:
    """Refuse everybody but coordinators and administrators."""
    if who.role not in MAY_INVITE:
        raise NoRight


def may_invite(who: Person) -> tuple[Role, ...]:
    """Return the roles into which somebody can invite: administrators only by one, heads their own contacts."""
    if who.role is Role.HEAD:
        return (Role.CONTACT,)
    return (*INVITED, Role.ADMIN) if who.role is Role.ADMIN else INVITED


def own_department(who: Person) -> str | None:
    """Return into which department alone somebody can invite: a head into their own."""
    return who.department if who.role is Role.HEAD else None


def may_be_confirmed(role: Role, administrators: int) -> None:
    """Raise BadInput when nobody but who invites could confirm a new administrator."""
    if role is Role.ADMIN and administrators == 1:
        raise BadInput("only_admin")


def wants_confirmation(given: Invite) -> bool:
    """Whether another administrator decides: not about whom the command line invites."""
    return given.role is Role.ADMIN and given.made_by is not None


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


def member_of(who: Person, enterprise_id: int) -> bool:
    """Whether somebody speaks for this enterprise."""
    return who.role is Role.MEMBER and who.enterprise == enterprise_id
