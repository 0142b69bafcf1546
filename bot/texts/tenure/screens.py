"""Names the function that makes the screen of each notice about tenure."""

from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.domain.tenure.own_notices import Corrected, MyDataSent, Renewed
from bot.domain.tenure.staff_notices import (
    MembersShown,
    PostVacant,
    StaffCard,
    StaffShown,
    StandingChanged,
    WorkPassed,
    YourStanding,
)
from bot.texts.style.screens import Screens
from bot.texts.tenure import absences, members, own, staff

SCREENS: Screens = {
    AwayNoted: absences.noted,
    AwayEnded: absences.ended,
    AwayBack: absences.back,
    StaffShown: staff.listed,
    StaffCard: staff.card,
    StandingChanged: staff.changed,
    YourStanding: staff.yours,
    PostVacant: staff.vacant,
    WorkPassed: staff.passed,
    MembersShown: members.shown,
    Corrected: own.corrected,
    Renewed: own.renewed,
    MyDataSent: own.sent,
}
