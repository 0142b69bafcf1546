"""Which notices come unasked, and the few of them that are about no appeal and no session."""

from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.file_notices import FileLost
from bot.domain.appeals.news_notices import NewsTold
from bot.domain.appeals.notices import AttachmentSent, Due, Moved, NobodyToTell
from bot.domain.base.notice import Notice
from bot.domain.classes.answer_notices import DraftsPut, DraftsUnled, MeasureTold, RepliesSent
from bot.domain.classes.notices import ClassDue, ClassesProposed, ClassMoved, MeasureFileLost, MeasureFileSent
from bot.domain.desk.backup_notices import BackupMissed
from bot.domain.desk.dead_letter_notices import DeadLetter
from bot.domain.desk.morning_notices import Morning
from bot.domain.desk.record_notices import RecordsSent
from bot.domain.people.enterprise_notices import (
    CodeClaimed,
    EnterpriseJudged,
    JoinOffered,
    LicenceCame,
    LicenceLost,
    LicenceSent,
    LicenceWanted,
)
from bot.domain.people.notices import JoinAsked, JoinDecided
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.domain.reach.alarms import MoreAlarms
from bot.domain.reach.notices import Gathered, Missed, OutOfReach, PaperMissed, PhoneCallHanded
from bot.domain.reports.circular_notices import CircularMissed, CircularMoved, CircularSent
from bot.domain.reports.export_notices import ExportSent, ExportShown
from bot.domain.reports.mechanisms import MechanismsSent
from bot.domain.reports.picture_notices import PictureSent
from bot.domain.sessions.booking_notices import (
    AppealsBrought,
    BookedLate,
    BookingMoved,
    CalendarSent,
    ListSent,
    ListsSent,
    MinutesSent,
    NotBrought,
    PassedOver,
    ServiceListSent,
)
from bot.domain.sessions.notices import (
    Booked,
    BookingCancelled,
    Called,
    LineOver,
    NoticeProgress,
    NoticeWanted,
    OfferOver,
    SeatGivenBack,
    SeatOffered,
    SessionAnnounced,
    SessionCalled,
    SessionChanged,
    SessionOff,
    SessionReopened,
    SittingChanged,
)
from bot.domain.sessions.opening_notices import BookingOpened, OpeningPutOff
from bot.domain.sessions.queue_notices import Ahead, DayOpened, MarkedAbsent, SessionBegins, SessionUnfinished, Summoned
from bot.domain.tenure.census import Census
from bot.domain.tenure.department_notices import (
    DepartmentCalledOff,
    DepartmentChanged,
    DepartmentKept,
    DepartmentPlanned,
)
from bot.domain.tenure.detail_notices import NameAsked, NameJudged
from bot.domain.tenure.import_notices import TableTaken, TemplateSent
from bot.domain.tenure.merge_notices import MergeTold
from bot.domain.tenure.notices import AwayBack
from bot.domain.tenure.own_notices import MyDataSent
from bot.domain.tenure.setting_notices import SettingsRestored, SettingsSettled
from bot.domain.tenure.staff_notices import AdminAsked, PostVacant, WorkPassed, YourStanding
from bot.domain.words.notices import WordsPreview, WordsSettled

PAPERS: tuple[type[Notice], ...] = (
    AttachmentSent,
    MeasureFileSent,
    CalendarSent,
    CircularSent,
    ExportSent,
    LicenceSent,
    MyDataSent,
    PictureSent,
    ServiceListSent,
    MechanismsSent,
    MinutesSent,
    RecordsSent,
    TableTaken,
    TemplateSent,
)
UNASKED: frozenset[type[Notice]] = frozenset(
    {
        Moved,
        Due,
        DraftsPut,
        DraftsUnled,
        MeasureTold,
        RepliesSent,
        NobodyToTell,
        NewsTold,
        FileLost,
        MeasureFileLost,
        Gathered,
        Missed,
        PhoneCallHanded,
        SessionAnnounced,
        SessionChanged,
        SittingChanged,
        SessionOff,
        SessionReopened,
        SessionCalled,
        SessionBegins,
        SessionUnfinished,
        SeatGivenBack,
        SeatOffered,
        OfferOver,
        LineOver,
        Called,
        Booked,
        BookingMoved,
        BookedLate,
        PassedOver,
        BookingCancelled,
        BookingOpened,
        AppealsBrought,
        NotBrought,
        NoticeProgress,
        NoticeWanted,
        OpeningPutOff,
        AwayBack,
        ListSent,
        ListsSent,
        DayOpened,
        Ahead,
        Summoned,
        MarkedAbsent,
        Morning,
        JoinAsked,
        JoinDecided,
        JoinOffered,
        EnterpriseJudged,
        CodeClaimed,
        LicenceLost,
        LicenceWanted,
        LicenceCame,
        YourStanding,
        DepartmentPlanned,
        DepartmentCalledOff,
        DepartmentChanged,
        DepartmentKept,
        SettingsSettled,
        SettingsRestored,
        PostVacant,
        Census,
        AdminAsked,
        NameAsked,
        NameJudged,
        MergeTold,
        WorkPassed,
        OutOfReach,
        DeadLetter,
        BackupMissed,
        MoreAlarms,
        CalendarUnknown,
        CircularMoved,
        ClassMoved,
        ClassesProposed,
        ClassDue,
        CircularMissed,
        PaperMissed,
        WordsPreview,
        WordsSettled,
        ExportShown,
        *PAPERS,
        TooFast,
        NotTaken,
    }
)

# These name another subject, for the reason given.
NO_APPEAL_NO_SESSION: dict[type[Notice], str] = {
    RepliesSent: "about a class that was answered; it counts what was sent",
    Morning: "counts by what is to be done, and leads to the lists",
    OpeningPutOff: "there is no session yet",
    ClassMoved: "about a class issue, which it names and opens",
    ClassesProposed: "about class issues, which it names and opens",
    ClassDue: "about a class issue, which it names and opens",
    MeasureFileLost: "about a class issue, which it names and opens",
    AwayBack: "about the reader's own absence",
    NoticeWanted: "there is no session yet; it names the month",
    JoinAsked: "about a person and an enterprise",
    JoinDecided: "about the reader and an enterprise",
    JoinOffered: "about the reader and two enterprises",
    EnterpriseJudged: "about the reader's enterprise",
    CodeClaimed: "about an enterprise",
    LicenceLost: "about an enterprise",
    LicenceWanted: "about the reader's enterprise",
    LicenceCame: "about an enterprise",
    YourStanding: "about the reader",
    PostVacant: "about a department",
    Census: "about posts and who holds them",
    SettingsSettled: "about settings, which it names",
    SettingsRestored: "about settings, which it names",
    DepartmentPlanned: "about a department",
    DepartmentCalledOff: "about a department",
    DepartmentChanged: "about a department",
    DepartmentKept: "about a department",
    AdminAsked: "about a person",
    NameAsked: "about an enterprise",
    NameJudged: "about the reader's enterprise",
    MergeTold: "about the reader's enterprise",
    OutOfReach: "about a person of a department or an enterprise",
    DeadLetter: "about what failed; it has a number of its own",
    BackupMissed: "about the machine",
    MoreAlarms: "about several people or letters, which it leads to",
    CalendarUnknown: "about a year",
    CircularMoved: "about a month",
    CircularMissed: "about a month",
    PaperMissed: "about a file that the reader asked for",
    WordsPreview: "about a department's words",
    WordsSettled: "about a department's words",
    ExportShown: "about the file that the reader asked for",
    **dict.fromkeys(PAPERS, "beneath a file"),
    TooFast: "about what the reader sends just now",
    NotTaken: "about what the reader sends just now",
}

# These only tell, for the reason given.
NOTHING_TO_DO: dict[type[Notice], str] = {
    RepliesSent: "all went out",
    NoticeProgress: "once all is sent, what failed goes out by itself",
    ListSent: "for whom nothing is listed yet",
    ExportShown: "the file comes by itself",
    **dict.fromkeys(PAPERS, "a file says itself what it is"),
    NotBrought: "the appeal goes its usual way",
    DepartmentChanged: "all that belongs to the department has followed it",
}
