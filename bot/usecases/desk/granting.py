"""Does what a sentence asks for: it shows or begins something, and changes nothing without a question."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.sought import Sight, Sought
from bot.domain.base.notice import Notice
from bot.domain.desk.notices import Help
from bot.domain.desk.wish_notices import Explained, Heard
from bot.domain.desk.wishes import Saying, Topic, Wish
from bot.domain.people.person import Person
from bot.texts.desk import wishes
from bot.texts.people import said_people
from bot.usecases.appeals import looking, news
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.desk import lists
from bot.usecases.forms.engine import Engine
from bot.usecases.people.my_phone import MY_PHONE
from bot.usecases.sessions import seats
from bot.usecases.tenure import members
from bot.usecases.tenure.forgetting_form import DELETE_ME
from storage.appeals import finding
from storage.engine.database import Transaction

Shows = Callable[[Transaction, Person, str, datetime], list[Notice]]
OPEN = tuple(state for state in State if state not in SETTLED)


def grant(  # who asks for what, of the appeal whose number ends with the tail, by which forms, and when
    tx: Transaction, who: Person, engine: Engine, saying: Saying, tail: str = "", *, now: datetime
) -> list[Notice]:
    """Show or begin what is asked for; nothing if the saying asks for nothing."""
    if isinstance(saying, Topic):
        return [Explained(to=who.chat, topic=saying, role=who.role)]
    if saying in FORMS:
        return engine.start(tx, who, FORMS[saying], {}, now=now)
    return SHOWS[saying](tx, who, tail, now) if saying in SHOWS else []


def change_phone(tx: Transaction, who: Person, engine: Engine, said: str, *, now: datetime) -> list[Notice]:
    """Ask for the new number, and offer the one that stands in what was said."""
    number = said_people.phone_within(said)
    return engine.start(tx, who, MY_PHONE, {"told": number} if number else {}, now=now)


def show_seats(tx: Transaction, who: Person, said: str, *, now: datetime) -> list[Notice]:
    """Show the sessions, where a seat is booked and given back; who has none to give back is told so."""
    return seats.show_open(tx, who, gives_back=wishes.gives_back(said), now=now)


def open_one(tx: Transaction, who: Person, tail: str, now: datetime) -> list[Notice]:
    """Show the card of the appeal that is meant, from which everything can be done, or the list of all."""
    return _only(tx, who, tail, () if tail else OPEN, now) or lists.mine(tx, who, now=now)


def _rate(tx: Transaction, who: Person, tail: str, now: datetime) -> list[Notice]:
    """Show the card of the appeal that waits for its rating."""
    return _only(tx, who, tail, (State.ANSWERED,), now) or lists.mine(tx, who, now=now)


def _supply(tx: Transaction, who: Person, tail: str, now: datetime) -> list[Notice]:
    return _only(tx, who, tail, (State.NEEDS_INFO,), now) or open_one(tx, who, tail, now)


def _only(tx: Transaction, who: Person, tail: str, states: tuple[State, ...], now: datetime) -> list[Notice]:
    """Show the card of the one appeal of the enterprise in these states; nothing if there are several, or none."""
    found = finding.find(tx, Sought(states=states, tail=tail), Sight(who.enterprise), now)
    return looking.show(tx, who, found[0].id, now=now) if len(found) == 1 else []


def _says(wish: Wish) -> Shows:
    return lambda _, who, __, ___: [Heard(to=who.chat, wish=wish, role=who.role)]


FORMS: dict[Saying, str] = {Wish.DELETE_ME: DELETE_ME, Wish.PHONE: MY_PHONE, Wish.FILE: APPEAL}
SHOWS: dict[Saying, Shows] = {
    Wish.NOTHING: _says(Wish.NOTHING),
    Wish.WITHDRAW: open_one,
    Wish.QUIET: lambda tx, who, _, now: news.show(tx, who, now=now),
    Wish.DETAILS: lambda tx, who, _, now: members.listed(tx, who, now=now),
    Wish.HUMAN: _says(Wish.HUMAN),
    Wish.BOOKING: lambda tx, who, _, now: seats.show_open(tx, who, now=now),
    Wish.SUPPLY: _supply,
    Wish.URGE: open_one,
    Wish.RATE: _rate,
    Wish.PROGRESS: open_one,
    Wish.HELP: lambda _, who, __, ___: [Help(to=who.chat, role=who.role)],
    Wish.THANKS: _says(Wish.THANKS),
    Wish.GREETING: _says(Wish.GREETING),
}
