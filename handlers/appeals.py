"""Names the use cases for buttons and commands about appeals."""

from datetime import datetime

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.moves import BY_HAND, BY_TAP
from bot.domain.appeals.presses import (
    AtOnce,
    Deliveries,
    Do,
    FileAgain,
    Files,
    History,
    Phone,
    Rate,
    Show,
    Similar,
    Tap,
    TellNews,
)
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.errors import Unreadable
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import guard, looking, naming, news, precedents, viewing
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.appeals.template_form import TEMPLATES
from bot.usecases.book import ENGINE, VERBS, do
from handlers.base.tables import EVERYBODY, Commands, Presses, form
from storage.engine.database import Transaction


def _do(tx: Transaction, who: Person, pressed: Do, now: datetime) -> list[Notice]:
    """Begin the form of a move that needs one, or make the move; raise Unreadable for moves that have no button."""
    if pressed.action not in BY_HAND:
        raise Unreadable
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    if VERBS[pressed.action].steps:
        return ENGINE.start(tx, who, pressed.action.form, given, now=now)
    return do(tx, who, pressed.action, given, now=now)


def _rate(tx: Transaction, who: Person, pressed: Rate, now: datetime) -> list[Notice]:
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    return ENGINE.start(tx, who, Action.RATE.form, given | {"satisfaction": pressed.satisfaction}, now=now)


def _satisfied(tx: Transaction, who: Person, given: dict[str, object], now: datetime) -> list[Notice]:
    said = {"satisfaction": Satisfaction.SATISFIED, "solved": Solved.YES}
    return do(tx, who, BY_TAP[Tap.SATISFIED], given | said, now=now)


def _to_first(tx: Transaction, who: Person, given: dict[str, object], now: datetime) -> list[Notice]:
    return do(tx, who, BY_TAP[Tap.FIRST], given | {"lead": naming.first(tx, who, given)}, now=now)


def _accept_and_answer(tx: Transaction, who: Person, given: dict[str, object], now: datetime) -> list[Notice]:
    notices = do(tx, who, BY_TAP[Tap.ACCEPT_AND_ANSWER], given, now=now)
    return [*notices, *ENGINE.start(tx, who, Action.ANSWER.form, given | {"state": State.HANDLING}, now=now)]


TAPS = {Tap.SATISFIED: _satisfied, Tap.FIRST: _to_first, Tap.ACCEPT_AND_ANSWER: _accept_and_answer}


def _at_once(tx: Transaction, who: Person, pressed: AtOnce, now: datetime) -> list[Notice]:
    """Do by one tap what the form would ask in several steps."""
    return TAPS[pressed.tap](tx, who, {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}, now)


def _file_again(tx: Transaction, who: Person, pressed: FileAgain, now: datetime) -> list[Notice]:
    viewing.peek(tx, who, pressed.appeal)
    return ENGINE.start(tx, who, APPEAL, {"follows": pressed.appeal}, now=now)


PRESSES: Presses = {
    Do: _do,
    Rate: _rate,
    AtOnce: _at_once,
    Show: lambda tx, who, pressed, now: precedents.show(tx, who, pressed.appeal, now=now),
    Similar: lambda tx, who, pressed, now: precedents.look(tx, who, pressed.appeal, now=now),
    FileAgain: _file_again,
    Files: lambda tx, who, pressed, now: looking.files(tx, who, pressed.appeal, now=now),
    Deliveries: lambda tx, who, pressed, now: looking.pushes(tx, who, pressed.appeal, now=now),
    History: lambda tx, who, pressed, now: looking.history(tx, who, pressed.appeal, now=now),
    TellNews: lambda tx, who, pressed, now: news.choose(tx, who, pressed.on, now=now),
    Phone: lambda tx, who, pressed, now: looking.phone(tx, who, pressed.appeal, now=now),
}
COMMANDS: Commands = {
    Menu.APPEAL: (EVERYBODY, form(APPEAL)),
    Menu.NEWS: (frozenset({Role.MEMBER}), news.show),
    Menu.TEMPLATES: (frozenset(guard.TEMPLATE_EDITORS), form(TEMPLATES)),
}
