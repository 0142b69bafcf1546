"""Turns any notice into the screen for its reader; this index knows the screens of all wings."""

from bot.domain.appeals.notices import CardStale
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked, Cancelled, LeaveAsked, PartTaken, QuestionOver
from bot.domain.base.screen import Screen
from bot.domain.base.spoken import NotUnderstood, WrittenDown
from bot.domain.base.talk import Refused
from bot.domain.people.notices import MenuSet
from bot.domain.reports.notices import NumbersAsked
from bot.domain.tenure.import_notices import TableWrong
from bot.texts import asked, refusals
from bot.texts.appeals import screens as appeals
from bot.texts.classes import screens as classes
from bot.texts.counter import screens as counter
from bot.texts.desk import screens as desk
from bot.texts.people import screens as people
from bot.texts.reach import screens as reach
from bot.texts.reports import screens as reports
from bot.texts.sessions import screens as sessions
from bot.texts.style import spoken
from bot.texts.style.screens import Screens
from bot.texts.style.words import Words
from bot.texts.tenure import import_chat
from bot.texts.tenure import screens as tenure
from bot.texts.words import screens as words

__all__ = ["SCREENS", "WITHOUT_SCREEN", "Words", "render"]

SCREENS: Screens = {
    **appeals.SCREENS,
    **desk.SCREENS,
    **reach.SCREENS,
    **people.SCREENS,
    **sessions.SCREENS,
    **classes.SCREENS,
    **tenure.SCREENS,
    **reports.SCREENS,
    **words.SCREENS,
    **counter.SCREENS,
    Refused: lambda notice, words: refusals.refused(notice.refusal, words),
    TableWrong: lambda notice, _: import_chat.wrong(notice, refusals.plainly),
    Cancelled: asked.cancelled,
    Asked: asked.asked,
    PartTaken: asked.part_taken,
    LeaveAsked: asked.leave_asked,
    WrittenDown: spoken.written_down,
    NotUnderstood: spoken.not_understood,
}

# The edge shows these itself: a card anew, buttons taken away, the messenger's menu, what is counted when it goes.
WITHOUT_SCREEN = frozenset({CardStale, QuestionOver, MenuSet, NumbersAsked})


def render(notice: Notice, words: Words) -> Screen:
    return SCREENS[type(notice)](notice, words)
