"""What buttons and commands about who joins, is away or leaves ask for."""

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.domain.people.presses import Answer, LetIn
from bot.usecases.tenure import joining
from bot.usecases.tenure.away_form import AWAY
from bot.usecases.tenure.forgetting_form import DELETE_ME
from handlers.base.tables import EVERYBODY, Commands, Presses, form

PRESSES: Presses = {
    LetIn: lambda tx, who, it, now: joining.let_in(tx, who, it.person, yes=it.answer is Answer.YES, now=now),
}
COMMANDS: Commands = {
    Menu.AWAY: (frozenset({Role.CONTACT}), form(AWAY)),
    Menu.DELETE_ME: (EVERYBODY, form(DELETE_ME)),
}
