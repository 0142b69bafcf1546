"""Who sees class issues, beyond what a class's own parties are."""

from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.classes.class_issue import ClassIssue, ClassState
from bot.domain.people.person import Person, Role

READERS = frozenset({Role.COORDINATOR, Role.SUPERVISOR, Role.CONTACT, Role.HEAD})
DECIDE = frozenset({Role.COORDINATOR, Role.SUPERVISOR})


def may_read(who: Person) -> bool:
    """Whether somebody steers, supervises, or answers for a department."""
    return who.role in READERS


def reads(who: Person) -> None:
    """Refuse all others."""
    if not may_read(who):
        raise NoRight if who.role else NotRegistered


def reads_secrets(who: Person) -> bool:
    """Whether somebody handles every appeal, and so reads those with business secrets."""
    return who.role is Role.COORDINATOR


def steers(who: Person) -> bool:
    """Whether somebody sees all classes, also those that are only proposed."""
    return who.role in DECIDE


def answers_for(who: Person, department: str | None) -> bool:
    """Whether somebody answers appeals in the name of the department."""
    return who.role is Role.CONTACT and who.department == department


def enterprise_of(who: Person) -> int:
    """Return the enterprise for which somebody speaks; raise NotFound for all but its members."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NotFound
    return who.enterprise


def sees(who: Person, issue: ClassIssue) -> bool:
    """Whether the class concerns somebody; what is only proposed concerns those who steer and supervise."""
    return bool(issue.parties(who)) and (issue.state is not ClassState.DRAFT or steers(who))
