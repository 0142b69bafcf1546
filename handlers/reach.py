"""Names the use cases for buttons and commands about people out of reach and files that were not sent."""

from bot.domain.base.press import Menu
from bot.domain.reach.presses import PaperAgain, Reach
from bot.usecases.reach import outages, papers, signing_in
from handlers.base.tables import KEEPERS, MEMBERS, Commands, Presses

PRESSES: Presses = {
    Reach: lambda tx, who, pressed, now: outages.contact(tx, who, pressed.person, now=now),
    PaperAgain: lambda tx, who, pressed, now: papers.again(tx, who, pressed.row, now=now),
}
COMMANDS: Commands = {
    Menu.UNREACHABLE: (KEEPERS, outages.unreachable),
    Menu.DOORS: (MEMBERS, signing_in.make_code),
}
