"""What buttons and commands about people ask for."""

from bot.domain.base.press import Menu
from bot.domain.people.presses import Answer, LetIn
from bot.usecases.people import accounts
from bot.usecases.people.inviting import INVITE
from handlers.base.tables import EVERYBODY, Commands, Presses, form

PRESSES: Presses = {
    LetIn: lambda tx, who, it, now: accounts.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
}
COMMANDS: Commands = {Menu.INVITE: (EVERYBODY, form(INVITE))}
