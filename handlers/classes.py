"""What buttons and commands about class issues ask for."""

from datetime import datetime

from bot.domain.base.errors import Unreadable
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.classes.presses import (
    ChangeDraft,
    ConfirmDrafts,
    DoClass,
    ListBehind,
    MeasureFiles,
    SayHelped,
    ShowClass,
    ShowDrafts,
)
from bot.domain.people.person import Person
from bot.usecases.book import ENGINE
from bot.usecases.classes import counted, listing, measure_files, measure_news, replying
from bot.usecases.classes.answer_forms import REPLY
from bot.usecases.classes.class_forms import FORM_OF
from handlers.base.tables import WORKERS, Commands, Presses
from storage.engine.database import Transaction


def _do(tx: Transaction, who: Person, pressed: DoClass, now: datetime) -> list[Notice]:
    """Begin the form of the action; there is no button for what only the program does."""
    if pressed.action not in FORM_OF:
        raise Unreadable
    given = {"class_issue": pressed.class_issue, "state": pressed.state}
    return ENGINE.start(tx, who, FORM_OF[pressed.action], given, now=now)


PRESSES: Presses = {
    ShowClass: lambda tx, who, pressed, now: listing.show(tx, who, pressed.class_issue, now=now),
    DoClass: _do,
    ShowDrafts: lambda tx, who, pressed, now: replying.show(tx, who, pressed.answer, now=now),
    ConfirmDrafts: lambda tx, who, pressed, now: replying.confirm(tx, who, pressed.answer, now=now),
    ChangeDraft: lambda tx, who, pressed, now: ENGINE.start(tx, who, REPLY, {"answer": pressed.answer}, now=now),
    ListBehind: lambda tx, who, pressed, now: counted.listed(tx, who, pressed.figure, pressed.page, now=now),
    MeasureFiles: lambda tx, who, pressed, now: measure_files.send(tx, who, pressed.class_issue, now=now),
    SayHelped: lambda tx, who, pressed, now: measure_news.say(tx, who, pressed.answer, pressed.said, now=now),
}
COMMANDS: Commands = {
    Menu.CLASSES: (WORKERS, listing.listed),
    Menu.CLASS: (WORKERS, listing.asked),
}
