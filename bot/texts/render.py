"""The one door: a notice goes in, the screen for its reader comes out."""

from collections.abc import Callable
from typing import Any

from bot.domain import notice as n
from bot.domain.screen import Screen
from bot.texts import (
    accounts,
    bookings,
    calls,
    cards,
    deliveries,
    exports,
    failures,
    history,
    lists,
    menus,
    missed,
    morning,
    moved,
    openings,
    operations,
    overdue,
    papers,
    pictures,
    refusals,
    reminders,
    sessions,
    sessions_desk,
    sessions_notice,
    similar,
    stats,
    wordbook,
)
from bot.texts.forms import asked
from bot.texts.words import Words

__all__ = ["SCREENS", "Words", "render"]

Make = Callable[[Any, Words], Screen]

SCREENS: dict[type[n.Notice], Make] = {
    n.Moved: moved.moved,
    n.Done: moved.done,
    n.Due: reminders.due,
    n.SurveyAsked: reminders.survey,
    n.NobodyToTell: reminders.nobody,
    n.CardShown: lambda notice, words: cards.card(notice.case, words),
    n.HistoryShown: history.history,
    n.DeliveriesShown: deliveries.shown,
    n.PhoneShown: history.phone,
    n.SimilarShown: similar.shown,
    n.ListShown: lists.listed,
    n.Refused: lambda notice, words: refusals.refused(notice.refusal, words),
    n.Failed: failures.failed,
    n.DeadLetter: operations.dead_letter,
    n.DeadShown: operations.dead_shown,
    n.Replayed: operations.replayed,
    n.OutOfReach: operations.out_of_reach,
    n.UnreachableShown: operations.unreachable_shown,
    n.ReachShown: operations.reach_shown,
    n.Missed: missed.missed,
    n.TooFast: operations.too_fast,
    n.NotTaken: operations.not_taken,
    n.OnlyPrivate: failures.only_private,
    n.EditIgnored: failures.edit_ignored,
    n.UnknownCommand: failures.unknown_command,
    n.Unheard: menus.unheard,
    n.Help: menus.help_,
    n.Greeting: accounts.greeting,
    n.Registered: accounts.registered,
    n.JoinAsked: accounts.join_asked,
    n.JoinWaiting: accounts.join_waiting,
    n.JoinDecided: accounts.join_decided,
    n.JoinSettled: accounts.join_settled,
    n.InviteMade: accounts.invite_made,
    n.Joined: accounts.joined,
    n.Cancelled: accounts.cancelled,
    n.Asked: asked.asked,
    n.PartTaken: asked.part_taken,
    n.SessionsShown: openings.shown,
    n.OpeningNoted: openings.noted,
    n.BookingOpened: openings.opened,
    n.OpeningPutOff: openings.put_off,
    n.Booked: sessions.booked,
    n.Waitlisted: sessions.waitlisted,
    n.SeatOffered: sessions.offered,
    n.OfferOver: sessions.offer_over,
    n.Called: calls.called,
    n.Confirmed: calls.confirmed,
    n.LineOver: calls.line_over,
    n.SessionCalled: calls.session_called,
    n.SeatGivenBack: calls.given_back,
    n.BookingCancelled: sessions.cancelled,
    n.BookingCard: bookings.card,
    n.AppealsBrought: bookings.brought,
    n.NotBrought: bookings.not_brought,
    n.SessionCard: sessions_desk.card,
    n.SessionFields: sessions_desk.fields,
    n.SessionsListed: sessions_desk.listed,
    n.NoticePreview: sessions_notice.preview,
    n.NoticePublished: sessions_notice.published,
    n.NoticeProgress: sessions_notice.progress,
    n.NoticeWanted: sessions_notice.wanted,
    n.SessionAnnounced: sessions_notice.announced,
    n.SessionChanged: sessions_notice.changed,
    n.SessionOff: sessions_notice.off,
    n.Morning: morning.morning,
    n.LedgerShown: overdue.shown,
    n.StatsShown: stats.stats,
    n.WordsPreview: wordbook.preview,
    n.WordsSettled: wordbook.settled,
    n.WordsRestored: wordbook.restored,
    n.VersionsShown: wordbook.versions,
    n.ExportShown: exports.shown,
    n.ChartsOffered: pictures.offered,
    n.ChartNumbers: lambda notice, _: Screen(pictures.beside(notice.drawing)),
    n.ChartEmpty: pictures.empty,
    n.PaperShown: papers.shown,
}

# The edge shows these itself: a card anew, buttons taken away, the messenger's menu.
WITHOUT_SCREEN = frozenset({n.CardStale, n.QuestionOver, n.MenuSet})


def render(notice: n.Notice, words: Words) -> Screen:
    return SCREENS[type(notice)](notice, words)
