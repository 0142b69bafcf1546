"""The one door: a notice goes in, the screen for its reader comes out."""

from collections.abc import Callable
from typing import Any

from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.notices import (
    CardShown,
    CardStale,
    DeliveriesShown,
    Done,
    Due,
    HistoryShown,
    ListShown,
    Moved,
    NobodyToTell,
    PhoneShown,
    SurveyAsked,
)
from bot.domain.appeals.precedents import SimilarShown
from bot.domain.appeals.template_notices import TemplateKept
from bot.domain.base.notice import Notice
from bot.domain.base.paper_notice import PaperShown
from bot.domain.base.question import Asked, Cancelled, PartTaken, QuestionOver
from bot.domain.base.screen import Screen
from bot.domain.base.talk import Refused
from bot.domain.counter.notices import (
    CounterShown,
    LinkCodeMade,
    PhoneCallHanded,
    PhoneCallNoted,
    PhoneCallShown,
    PhoneListShown,
    PhoneNumberShown,
)
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.desk.ledger_notices import LedgerShown
from bot.domain.desk.morning_notices import Morning
from bot.domain.desk.notices import EditIgnored, Failed, Greeting, Help, MenuSet, OnlyPrivate, Unheard, UnknownCommand
from bot.domain.people.notices import (
    Forgotten,
    InviteMade,
    JoinAsked,
    JoinDecided,
    Joined,
    JoinSettled,
    JoinWaiting,
    Registered,
)
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.domain.reach.notices import Gathered, Missed, OutOfReach, ReachShown, UnreachableShown
from bot.domain.reports.circular_notices import CircularAbsent, CircularMoved, CircularShown
from bot.domain.reports.export_notices import ExportShown
from bot.domain.reports.notices import (
    NumbersAsked,
    NumbersBehind,
    NumbersCounted,
    NumbersCut,
    NumbersMeaning,
    NumbersShown,
)
from bot.domain.reports.picture_notices import ChartEmpty, ChartNumbers, ChartsOffered
from bot.domain.sessions.booking_notices import (
    AppealsBrought,
    BookingCard,
    BookingMoved,
    BookingsListed,
    BookingTargets,
    ListSent,
    ListsSent,
    NotBrought,
)
from bot.domain.sessions.notices import (
    Booked,
    BookingCancelled,
    Called,
    Confirmed,
    LineOver,
    NoticePreview,
    NoticeProgress,
    NoticePublished,
    NoticeWanted,
    OfferOver,
    SeatGivenBack,
    SeatOffered,
    SessionAnnounced,
    SessionCalled,
    SessionCard,
    SessionChanged,
    SessionFields,
    SessionOff,
    SessionsListed,
    SessionsShown,
    Waitlisted,
)
from bot.domain.sessions.opening_notices import BookingOpened, OpeningNoted, OpeningPutOff
from bot.domain.sessions.queue_notices import (
    Ahead,
    DayOpened,
    MarkedAbsent,
    PlaceShown,
    QueueEmpty,
    QueueShown,
    RollShown,
    SessionBegins,
    SessionUnfinished,
    Summoned,
    UnrecordedShown,
)
from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.texts import asked, captions, refusals
from bot.texts.appeals import cards, confirmed, deliveries, history, moved, precedents, reminders, templates
from bot.texts.counter import counter
from bot.texts.desk import ledger, lists, menus, morning
from bot.texts.people import accounts
from bot.texts.reach import gathered, missed, operations
from bot.texts.reports import circular_card, exports, pictures, stats, stats_looks
from bot.texts.sessions import announcements, bookings, calling, openings, queue, seats, service_list, sessions
from bot.texts.style import failures
from bot.texts.style.words import Words
from bot.texts.tenure import absences
from bot.texts.words import wordbook

__all__ = ["SCREENS", "Words", "render"]

Make = Callable[[Any, Words], Screen]

SCREENS: dict[type[Notice], Make] = {
    Moved: moved.moved,
    Done: confirmed.done,
    Due: reminders.due,
    SurveyAsked: reminders.survey,
    NobodyToTell: reminders.nobody,
    CardShown: lambda notice, words: cards.card(notice.case, words),
    HistoryShown: history.history,
    DeliveriesShown: deliveries.shown,
    PhoneShown: history.phone,
    SimilarShown: precedents.shown,
    ListShown: lists.listed,
    Refused: lambda notice, words: refusals.refused(notice.refusal, words),
    Failed: failures.failed,
    DeadLetter: operations.dead_letter,
    DeadShown: operations.dead_shown,
    Replayed: operations.replayed,
    OutOfReach: operations.out_of_reach,
    UnreachableShown: operations.unreachable_shown,
    ReachShown: operations.reach_shown,
    Missed: missed.missed,
    Gathered: gathered.shown,
    CalendarUnknown: operations.calendar_unknown,
    TooFast: operations.too_fast,
    NotTaken: operations.not_taken,
    OnlyPrivate: failures.only_private,
    EditIgnored: failures.edit_ignored,
    UnknownCommand: failures.unknown_command,
    Unheard: menus.unheard,
    Help: menus.help_,
    Greeting: accounts.greeting,
    Registered: accounts.registered,
    JoinAsked: accounts.join_asked,
    JoinWaiting: accounts.join_waiting,
    JoinDecided: accounts.join_decided,
    JoinSettled: accounts.join_settled,
    InviteMade: accounts.invite_made,
    Forgotten: accounts.forgotten,
    Joined: accounts.joined,
    Cancelled: accounts.cancelled,
    Asked: asked.asked,
    PartTaken: asked.part_taken,
    SessionsShown: openings.shown,
    OpeningNoted: openings.noted,
    AwayNoted: absences.noted,
    AwayEnded: absences.ended,
    AwayBack: absences.back,
    BookingOpened: openings.opened,
    OpeningPutOff: openings.put_off,
    Booked: seats.booked,
    Waitlisted: seats.waitlisted,
    SeatOffered: seats.offered,
    OfferOver: seats.offer_over,
    QueueShown: queue.shown,
    QueueEmpty: queue.empty,
    RollShown: queue.roll,
    PlaceShown: queue.place,
    UnrecordedShown: queue.unrecorded,
    SessionBegins: queue.begins,
    SessionUnfinished: queue.unfinished,
    DayOpened: queue.opened,
    Summoned: queue.summoned,
    Ahead: queue.ahead,
    MarkedAbsent: queue.absent,
    Called: calling.called,
    Confirmed: calling.confirmed,
    LineOver: calling.line_over,
    SessionCalled: calling.session_called,
    SeatGivenBack: calling.given_back,
    BookingCancelled: seats.cancelled,
    BookingCard: bookings.card,
    AppealsBrought: bookings.brought,
    BookingTargets: bookings.targets,
    BookingMoved: bookings.moved,
    BookingsListed: bookings.listed,
    ListSent: service_list.sent,
    ListsSent: service_list.all_sent,
    NotBrought: bookings.not_brought,
    SessionCard: sessions.card,
    SessionFields: sessions.fields,
    SessionsListed: sessions.listed,
    NoticePreview: announcements.preview,
    NoticePublished: announcements.published,
    NoticeProgress: announcements.progress,
    NoticeWanted: announcements.wanted,
    SessionAnnounced: announcements.announced,
    SessionChanged: announcements.changed,
    SessionOff: announcements.off,
    Morning: morning.morning,
    LedgerShown: ledger.shown,
    NumbersShown: stats.card,
    NumbersCut: stats_looks.table,
    NumbersCounted: stats_looks.counted,
    NumbersBehind: stats_looks.behind,
    NumbersMeaning: stats_looks.meaning,
    WordsPreview: wordbook.preview,
    WordsSettled: wordbook.settled,
    WordsRestored: wordbook.restored,
    VersionsShown: wordbook.versions,
    TemplateKept: templates.kept,
    CounterShown: counter.page,
    PhoneListShown: counter.listed,
    PhoneCallShown: counter.opened,
    PhoneNumberShown: counter.number,
    PhoneCallNoted: counter.noted,
    PhoneCallHanded: counter.handed,
    LinkCodeMade: counter.code_made,
    ExportShown: exports.shown,
    CircularShown: circular_card.shown,
    CircularMoved: circular_card.moved,
    CircularAbsent: circular_card.absent,
    ChartsOffered: pictures.offered,
    ChartNumbers: lambda notice, _: Screen(pictures.beside(notice.drawing)),
    ChartEmpty: pictures.empty,
    PaperShown: captions.shown,
}

# The edge shows these itself: a card anew, buttons taken away, the messenger's menu, what is counted when it goes.
WITHOUT_SCREEN = frozenset({CardStale, QuestionOver, MenuSet, NumbersAsked})


def render(notice: Notice, words: Words) -> Screen:
    return SCREENS[type(notice)](notice, words)
