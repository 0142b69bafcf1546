"""Decides what somebody is to a session and a booking, and who may do what their tables do not decide."""

from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role
from bot.domain.sessions.booking import Booking


def coordinator(who: Person) -> None:
    """Refuse everybody but coordinators."""
    if not is_coordinator(who):
        raise NoRight


def is_coordinator(who: Person) -> bool:
    return who.role is Role.COORDINATOR


def supervises(who: Person) -> bool:
    return who.role is Role.SUPERVISOR


def books(who: Person) -> bool:
    """Whether somebody books seats for their own enterprise."""
    return who.role is Role.MEMBER


def member(who: Person) -> None:
    """Refuse everybody but members of enterprises."""
    if not books(who):
        raise NoRight if who.role else NotRegistered


def party(actor: Actor) -> Party:
    """Return what the actor is to a session; raise NotFound for those who are nothing to it."""
    if not isinstance(actor, Person):
        return Party.SYSTEM
    if not is_coordinator(actor):
        raise NotFound
    return Party.COORDINATOR


def for_enterprise(who: Person) -> Party:
    """Return as what somebody acts on a booking: a member, or a coordinator for the enterprise at the counter."""
    return Party.MEMBER if books(who) else Party.COORDINATOR


def of_booking(who: Person, booking: Booking) -> Party:
    """Return what the person is to the booking; raise NotFound, as for a missing one, for others."""
    if is_coordinator(who):
        return Party.COORDINATOR
    if books(who) and who.enterprise == booking.enterprise:
        return Party.MEMBER
    raise NotFound


def looks_back(who: Person) -> None:
    """Refuse the results of a session to all but coordinators and supervisors."""
    if who.role not in {Role.COORDINATOR, Role.SUPERVISOR}:
        raise NoRight
