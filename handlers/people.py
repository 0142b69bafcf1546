"""What commands about people ask for."""

from bot.domain.base.press import Menu
from bot.usecases.people.inviting import INVITE
from handlers.base.tables import EVERYBODY, Commands, form

COMMANDS: Commands = {Menu.INVITE: (EVERYBODY, form(INVITE))}
