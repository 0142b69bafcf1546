"""What buttons and commands about people out of reach ask for."""

from bot.domain.base.press import Menu
from bot.domain.reach.presses import Reach
from bot.usecases.reach import outages
from handlers.base.tables import KEEPERS, Commands, Presses

PRESSES: Presses = {Reach: lambda tx, who, it, now: outages.contact(tx, who, it.person, now=now)}
COMMANDS: Commands = {Menu.UNREACHABLE: (KEEPERS, outages.unreachable)}
