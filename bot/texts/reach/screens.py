"""Names the function that makes the screen of each notice about reach."""

from bot.domain.people.door_notices import DoorCodeMade, DoorJoined
from bot.domain.reach.alarms import MoreAlarms
from bot.domain.reach.notices import (
    Gathered,
    Missed,
    OutOfReach,
    PaperComing,
    PaperMissed,
    ReachShown,
    UnreachableShown,
)
from bot.texts.reach import alarms, doors, gathered, missed, outages, papers
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    OutOfReach: outages.out_of_reach,
    UnreachableShown: outages.unreachable_shown,
    ReachShown: outages.reach_shown,
    Missed: missed.missed,
    Gathered: gathered.shown,
    PaperMissed: papers.missed,
    PaperComing: papers.coming,
    MoreAlarms: alarms.more,
    DoorCodeMade: doors.code_made,
    DoorJoined: doors.joined,
}
