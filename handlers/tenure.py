"""What commands about who is away or leaves ask for."""

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.usecases.tenure.away_form import AWAY
from bot.usecases.tenure.forgetting_form import DELETE_ME
from handlers.base.tables import EVERYBODY, Commands, form

COMMANDS: Commands = {
    Menu.AWAY: (frozenset({Role.CONTACT}), form(AWAY)),
    Menu.DELETE_ME: (EVERYBODY, form(DELETE_ME)),
}
