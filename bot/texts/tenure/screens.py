"""Which screen each notice about absences becomes."""

from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.texts.style.screens import Screens
from bot.texts.tenure import absences

SCREENS: Screens = {
    AwayNoted: absences.noted,
    AwayEnded: absences.ended,
    AwayBack: absences.back,
}
