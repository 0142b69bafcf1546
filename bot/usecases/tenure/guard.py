"""Who may be away, and who may have themselves forgotten."""

from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.people.person import Person, Role


def handles(who: Person) -> bool:
    """Whether somebody has appeals in hand that can be passed on."""
    return who.role is Role.CONTACT


def contact(who: Person) -> None:
    if not handles(who):
        raise NoRight if who.role else NotRegistered


def no_staff(who: Person) -> None:
    """Staff leave by another way: their office goes to somebody else."""
    if who.role not in {None, Role.MEMBER}:
        raise NoRight
