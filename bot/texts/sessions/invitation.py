"""The words in the calendar entry of a booking, and the caption of its file."""

from bot.domain.base.screen import Screen
from bot.domain.sessions.booking import Booking
from bot.domain.sessions.booking_notices import CalendarSent
from bot.domain.sessions.session import Session
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

FILE = "坐诊挂号-{slot}号.ics"


def summary(session: Session, booking: Booking) -> str:
    theme = f"：{session.theme}" if session.theme else ""
    return f"坐诊接诉第{session.number}期{theme}（第{booking.slot}号）"


def location(session: Session, booking: Booking) -> str:
    return f"{session.place}，{booking.room}号诊室" if booking.room and session.rooms else session.place


def description(session: Session) -> str:
    return f"坐诊部门：{'、'.join(session.departments)}。请带上要反映的问题和材料。"


def caption(notice: CalendarSent, _: Words) -> Screen:
    put = "点开可以加进手机日历，时间地点有变会再发。"
    return Screen(fill(put if notice.on else "点开可以从手机日历里删去这次坐诊。"))
