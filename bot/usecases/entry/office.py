"""Buttons about people, letters, lists and the form being filled."""

from bot.domain.press import Answer, Choose, Go, LetIn, Reach, Replay
from bot.usecases import accounts, admin, reach
from bot.usecases.entry.commands import command
from bot.usecases.entry.table import Presses
from bot.usecases.forms.book import ENGINE

PRESSES: Presses = {
    Choose: lambda tx, who, it, now: ENGINE.choose(tx, who, it, now=now),
    Reach: lambda tx, who, it, now: reach.contact(tx, who, it.person, now=now),
    Replay: lambda tx, who, it, now: admin.replay(tx, who, it.source, it.row, now=now),
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
    Go: lambda tx, who, it, now: command(tx, who, it.menu, it.page, now=now),
}
