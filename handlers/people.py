"""Names the use cases for commands about people and enterprises."""

from bot.domain.base.press import Menu
from bot.usecases.people import verifying
from bot.usecases.people.inviting import INVITE
from handlers.base.tables import COORDINATORS, EVERYBODY, Commands, form

COMMANDS: Commands = {
    Menu.INVITE: (EVERYBODY, form(INVITE)),
    Menu.ENTERPRISES: (COORDINATORS, verifying.listed),
}
