"""Buttons about people, letters, lists and the form being filled."""

from datetime import datetime

from bot.domain.notice import Notice
from bot.domain.people import Person
from bot.domain.press import (
    Answer,
    Choose,
    Go,
    JudgeWords,
    LetIn,
    Look,
    Numbers,
    Reach,
    Replay,
    RestoreWords,
    Waits,
)
from bot.usecases import accounts, admin, morning, numbers, reach, wordbook
from bot.usecases.entry.commands import command
from bot.usecases.entry.table import Presses
from bot.usecases.forms.book import ENGINE
from bot.usecases.forms.numbers import NUMBERS
from storage.database import Transaction


def _numbers(tx: Transaction, who: Person, pressed: Numbers, now: datetime) -> list[Notice]:
    """Days that are to be typed begin their form, all else is a look."""
    if pressed.look is Look.ASK:
        return ENGINE.start(tx, who, NUMBERS, {"narrowed": pressed.narrowed, "demo": pressed.demo}, now=now)
    return numbers.look(tx, who, pressed, now=now)


PRESSES: Presses = {
    Numbers: _numbers,
    Choose: lambda tx, who, it, now: ENGINE.choose(tx, who, it, now=now),
    Reach: lambda tx, who, it, now: reach.contact(tx, who, it.person, now=now),
    Replay: lambda tx, who, it, now: admin.replay(tx, who, it.source, it.row, now=now),
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
    JudgeWords: lambda tx, who, it, now: wordbook.judge(tx, who, it.version, yes=it.answer is Answer.YES, now=now),
    RestoreWords: lambda tx, who, it, now: wordbook.restore(tx, who, it.version, now=now),
    Go: lambda tx, who, it, now: command(tx, who, it.menu, it.page, now=now),
    Waits: lambda tx, who, it, now: morning.listed(tx, who, it.wait, it.page, now=now),
}
