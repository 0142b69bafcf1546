"""What buttons and commands about appeals ask for."""

from datetime import datetime

from bot.domain.appeals.appeal import Action
from bot.domain.appeals.moves import BY_HAND
from bot.domain.appeals.presses import Deliveries, Do, Files, Follow, History, Phone, Rate, Show, Similar, TellNews
from bot.domain.base.errors import Unreadable
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import guard, looking, news, precedents, viewing
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.appeals.template_form import TEMPLATES
from bot.usecases.book import ENGINE, VERBS, do
from handlers.base.tables import EVERYBODY, Commands, Presses, form
from storage.engine.database import Transaction


def _do(tx: Transaction, who: Person, pressed: Do, now: datetime) -> list[Notice]:
    """A move that needs words begins its form, the others are made at once; some no button offers."""
    if pressed.action not in BY_HAND:
        raise Unreadable
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    if VERBS[pressed.action].steps:
        return ENGINE.start(tx, who, pressed.action.form, given, now=now)
    return do(tx, who, pressed.action, given, now=now)


def _rate(tx: Transaction, who: Person, pressed: Rate, now: datetime) -> list[Notice]:
    given = {"appeal": pressed.appeal, "state": pressed.state, "round": pressed.round}
    return ENGINE.start(tx, who, Action.RATE.form, given | {"satisfaction": pressed.satisfaction}, now=now)


def _follow(tx: Transaction, who: Person, pressed: Follow, now: datetime) -> list[Notice]:
    viewing.peek(tx, who, pressed.appeal)
    return ENGINE.start(tx, who, APPEAL, {"follows": pressed.appeal}, now=now)


PRESSES: Presses = {
    Do: _do,
    Rate: _rate,
    Show: lambda tx, who, it, now: precedents.show(tx, who, it.appeal, now=now),
    Similar: lambda tx, who, it, now: precedents.look(tx, who, it.appeal, now=now),
    Follow: _follow,
    Files: lambda tx, who, it, now: looking.files(tx, who, it.appeal, now=now),
    Deliveries: lambda tx, who, it, now: looking.pushes(tx, who, it.appeal, now=now),
    History: lambda tx, who, it, now: looking.history(tx, who, it.appeal, now=now),
    TellNews: lambda tx, who, it, now: news.choose(tx, who, it.on, now=now),
    Phone: lambda tx, who, it, now: looking.phone(tx, who, it.appeal, now=now),
}
COMMANDS: Commands = {
    Menu.APPEAL: (EVERYBODY, form(APPEAL)),
    Menu.NEWS: (frozenset({Role.MEMBER}), news.show),
    Menu.TEMPLATES: (frozenset(guard.TEMPLATE_EDITORS), form(TEMPLATES)),
}
