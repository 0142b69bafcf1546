"""Names the function that makes the screen of each notice about tenure."""

from bot.domain.tenure.census import Census
from bot.domain.tenure.department_notices import (
    DepartmentCalledOff,
    DepartmentChanged,
    DepartmentKept,
    DepartmentPlanned,
    DepartmentsShown,
)
from bot.domain.tenure.detail_notices import DetailChanged, NameAsked, NameJudged, NameSettled
from bot.domain.tenure.import_notices import (
    ImportShown,
    TableDropped,
    TableReceived,
    TableTaken,
    TableTried,
    TableUnread,
    TemplateSent,
)
from bot.domain.tenure.merge_notices import Merged, MergeTold, PartingAsked
from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.domain.tenure.own_notices import Corrected, MyDataSent, Renewed
from bot.domain.tenure.setting_notices import (
    SectionShown,
    SettingsPreview,
    SettingsRestored,
    SettingsSettled,
    SettingsShown,
)
from bot.domain.tenure.staff_notices import (
    AdminAsked,
    AdminWaiting,
    MembersShown,
    PostVacant,
    StaffCard,
    StaffNumber,
    StaffShown,
    StandingChanged,
    WorkPassed,
    YourStanding,
)
from bot.texts.style.screens import Screens
from bot.texts.tenure import (
    absences,
    census,
    departments,
    details,
    entering,
    import_chat,
    members,
    merging,
    own,
    settings,
    staff,
    vacancies,
)

SCREENS: Screens = {
    Census: census.told,
    AwayNoted: absences.noted,
    AwayEnded: absences.ended,
    AwayBack: absences.back,
    StaffShown: staff.listed,
    StaffCard: staff.card,
    StaffNumber: staff.number,
    AdminAsked: entering.admin_asked,
    AdminWaiting: entering.admin_waiting,
    StandingChanged: staff.changed,
    YourStanding: staff.yours,
    PostVacant: vacancies.vacant,
    WorkPassed: staff.passed,
    MembersShown: members.shown,
    Corrected: own.corrected,
    Renewed: own.renewed,
    MyDataSent: own.sent,
    DetailChanged: details.changed,
    Merged: merging.merged,
    MergeTold: merging.told,
    PartingAsked: merging.asked,
    DepartmentsShown: departments.shown,
    DepartmentPlanned: departments.planned,
    DepartmentCalledOff: departments.called_off,
    DepartmentChanged: departments.changed,
    DepartmentKept: departments.kept,
    SettingsShown: settings.shown,
    SectionShown: settings.section,
    SettingsPreview: settings.preview,
    SettingsSettled: settings.settled,
    SettingsRestored: settings.restored,
    ImportShown: import_chat.shown,
    TableReceived: import_chat.received,
    TableUnread: import_chat.unread,
    TableTried: import_chat.tried,
    TableDropped: import_chat.dropped,
    TemplateSent: import_chat.template,
    TableTaken: import_chat.taken,
    NameAsked: details.asked,
    NameJudged: details.judged,
    NameSettled: details.settled,
}
