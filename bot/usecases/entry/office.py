"""Buttons about people, letters, lists and the form being filled."""

from bot.domain.press import Answer, Choose, Go, JudgeWords, LetIn, Reach, Replay, RestoreWords
from bot.usecases import accounts, admin, reach, wordbook
from bot.usecases.entry.commands import command
from bot.usecases.entry.table import Presses
from bot.usecases.forms.book import ENGINE

PRESSES: Presses = {
    Choose: lambda tx, who, it, now: ENGINE.choose(tx, who, it, now=now),
    Reach: lambda tx, who, it, now: reach.contact(tx, who, it.person, now=now),
    Replay: lambda tx, who, it, now: admin.replay(tx, who, it.source, it.row, now=now),
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
    JudgeWords: lambda tx, who, it, now: wordbook.judge(tx, who, it.version, yes=it.answer is Answer.YES, now=now),
    RestoreWords: lambda tx, who, it, now: wordbook.restore(tx, who, it.version, now=now),
    Go: lambda tx, who, it, now: command(tx, who, it.menu, it.page, now=now),
}
