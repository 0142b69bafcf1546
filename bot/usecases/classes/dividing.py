"""A class is split: a coordinator chooses the members that become a class of their own (拆分)."""

from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import FEWEST, ClassIssue, MemberStanding
from bot.domain.people.person import Person
from bot.usecases.appeals import naming
from bot.usecases.classes import class_moves
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import AboutClass, Divided
from bot.usecases.forms.steps import DONE, Taken, Turn, only_text, pick
from storage.classes import classes, members
from storage.engine.database import Transaction

SHOWN = 20  # members to choose from by a tap


def _every(turn: Turn) -> dict[str, int]:
    """Return the members by their numbers."""
    looks = members.looks(turn.tx, AboutClass.from_draft(turn.data).class_issue, MemberStanding.IN)
    return {look.number: look.appeal for look in looks}


def options(turn: Turn) -> tuple[Option, ...]:
    """Offer the members that are not chosen yet."""
    chosen = Divided.from_draft(turn.data).numbers
    return tuple(Option(number, number) for number in [name for name in _every(turn) if name not in chosen][:SHOWN])


def take(turn: Turn, content: Content) -> Taken:
    """Take members one by one or several at once; one that is named again is chosen no more."""
    every, chosen = _every(turn), list(Divided.from_draft(turn.data).numbers)
    if content.kind == DONE:
        _check(len(chosen), len(every))
        return Taken({"numbers": chosen})
    known, text = tuple(Option(number, number) for number in every), only_text(content)
    for said in [text] if text in every else naming.several(text):
        number = pick(known, said).value
        chosen = [name for name in chosen if name != number] if number in chosen else [*chosen, number]
    return Taken({"numbers": chosen}, goto="numbers")


def _check(chosen: int, every: int) -> None:
    if chosen < FEWEST or every - chosen < FEWEST:
        raise BadInput("class_split_few", {"least": FEWEST, "chosen": chosen, "members": every})


def divide(tx: Transaction, who: Person, issue: ClassIssue, divided: Divided, now: datetime) -> Made:
    """Make the class of what was chosen, as far as it still stands in this one."""
    looks = members.looks(tx, issue.id, MemberStanding.IN)
    wanted = {look.appeal for look in looks if look.number in divided.numbers}
    _check(len(wanted), len(looks))
    chosen = [member for member in members.of(tx, issue.id, MemberStanding.IN) if member.appeal in wanted]
    made = classes.divide(tx, issue, chosen, who.id, now)
    class_moves.set_timers(tx, made, now)
    return Made(words=str(made.id), other=made.id)
