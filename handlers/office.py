"""Buttons about people, letters, lists and the form being filled."""

from datetime import datetime

from bot.domain.base.choice import Choose
from bot.domain.base.notice import Notice
from bot.domain.base.press import Go
from bot.domain.desk.presses import Replay, Waits
from bot.domain.people.person import Person
from bot.domain.people.presses import Answer, LetIn
from bot.domain.reach.presses import Reach
from bot.domain.reports.presses import Look, Numbers
from bot.domain.words.presses import JudgeWords, RestoreWords
from bot.usecases.book import ENGINE
from bot.usecases.desk import dead_letters, morning
from bot.usecases.people import accounts
from bot.usecases.reach import outages
from bot.usecases.reports import figures
from bot.usecases.reports.figures_form import NUMBERS
from bot.usecases.words import wordbook
from handlers.commands import command
from handlers.table import Presses
from storage.engine.database import Transaction


def _numbers(tx: Transaction, who: Person, pressed: Numbers, now: datetime) -> list[Notice]:
    """Days that are to be typed begin their form, all else is a look."""
    if pressed.look is Look.ASK:
        return ENGINE.start(tx, who, NUMBERS, {"narrowed": pressed.narrowed, "demo": pressed.demo}, now=now)
    return figures.look(tx, who, pressed, now=now)


PRESSES: Presses = {
    Numbers: _numbers,
    Choose: lambda tx, who, it, now: ENGINE.choose(tx, who, it, now=now),
    Reach: lambda tx, who, it, now: outages.contact(tx, who, it.person, now=now),
    Replay: lambda tx, who, it, now: dead_letters.replay(tx, who, it.source, it.row, now=now),
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
    JudgeWords: lambda tx, who, it, now: wordbook.judge(tx, who, it.version, yes=it.answer is Answer.YES, now=now),
    RestoreWords: lambda tx, who, it, now: wordbook.restore(tx, who, it.version, now=now),
    Go: lambda tx, who, it, now: command(tx, who, it.menu, it.page, now=now),
    Waits: lambda tx, who, it, now: morning.listed(tx, who, it.wait, it.page, now=now),
}
