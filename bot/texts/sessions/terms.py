"""Short names of the states, actions and fields of sessions and bookings."""

import re
from datetime import date, time

from bot.domain.base.question import Option
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.session import SessionAction, SessionField, SessionState
from bot.domain.time.typed.numerals import in_figures
from bot.texts.style import dates
from bot.texts.style.wording import Labels

SESSION_STATE = {
    SessionState.DRAFT: "草稿",
    SessionState.ANNOUNCED: "已公告",
    SessionState.BOOKING: "挂号中",
    SessionState.LOCKED: "已叫号",
    SessionState.RUNNING: "坐诊中",
    SessionState.ARCHIVED: "已归档",
    SessionState.CANCELLED: "已取消",
}

SESSION_ACTION = {
    SessionAction.PREPARE: "新建坐诊场次",
    SessionAction.EDIT: "修改",
    SessionAction.PUBLISH: "发布公告",
    SessionAction.OPEN: "开放挂号",
    SessionAction.RESCHEDULE: "改时间地点",
    SessionAction.LOCK: "截止挂号",
    SessionAction.START: "开始坐诊",
    SessionAction.FINISH: "结束坐诊",
    SessionAction.REOPEN: "更正归档",
    SessionAction.CANCEL: "取消坐诊",
}

BOOKING_STATE = {
    BookingState.BOOKED: "已挂号",
    BookingState.WAITLISTED: "候补",
    BookingState.OFFERED: "候补待确认",
    BookingState.CALLED: "已提醒，待确认",
    BookingState.CONFIRMED: "已确认",
    BookingState.ATTENDED: "已接诊",
    BookingState.NO_SHOW: "未到",
    BookingState.MOVED: "已改期",
    BookingState.CANCELLED: "已退号",
}

BOOKING_ACTION = {
    BookingAction.BOOK: "挂号",
    BookingAction.OFFER: "给候补留号",
    BookingAction.TAKE: "要这个号",
    BookingAction.OFFER_EXPIRED: "收回保留的号",
    BookingAction.CHANGE: "更改诉求",
    BookingAction.MOVE: "改期",
    BookingAction.CANCEL: "退号",
    BookingAction.CALL: "叫号",
    BookingAction.REMIND: "提醒",
    BookingAction.CONFIRM: "确认到场",
    BookingAction.ARRIVE: "记到场",
    BookingAction.SUMMON: "叫到诊室",
    BookingAction.SKIP: "过号，排到最后",
    BookingAction.ATTEND: "接诊完毕",
    BookingAction.MISS: "记未到",
    BookingAction.RECALL: "重新排队",
    BookingAction.SESSION_OFF: "取消坐诊",
}

LATE = "补挂号"
_NUMBERED = re.compile(r"(?:(\d{4})\s*[年\s-]\s*)?第?\s*(\d{1,3})\s*期?")  # how people name a session
SESSION_FROM: Labels = (Option("same", "沿用上一期"), Option("new", "从头填写"))

SESSION_FORM: Labels = tuple(Option(item, item) for item in ("坐诊", "巡诊", "上门"))

ROOMS_SAID = re.compile(r"(?:分|设)?\s*(\d{1,3})\s*(?:个|间)?(?:诊室)?")  # how many rooms people type
BETWEEN_DAYS = r"\s*(?:至|到|～|~|—|\s)\s*"  # what people type between two days
WINDOW_BY_RULE: Labels = (Option("rule", "按规定的时间"),)

CONFIRM_SESSION: Labels = (Option("yes", "保存草稿"),)


SESSION_FIELD = {
    SessionField.THEME: "主题",
    SessionField.FORM: "形式",
    SessionField.DATE: "日期",
    SessionField.TIME: "时间",
    SessionField.PLACE: "地点",
    SessionField.DEPARTMENTS: "坐诊部门",
    SessionField.HEADS: "坐诊人员",
    SessionField.CAPACITY: "号源",
    SessionField.ROOMS: "诊室",
    SessionField.SLOT: "每号时长",
    SessionField.WINDOW: "挂号时间",
}


def at(moment: time) -> str:
    return f"{moment:%H:%M}开始"


def begins(day: date, moment: time) -> str:
    """Return a day and an hour as they can be typed."""
    return f"{dates.plain_day(day)} {moment:%H:%M}"


def session_said(words: str) -> tuple[int | None, int] | None:
    """Read a session's year, None if it was left out, and its number; return None for other words."""
    found = _NUMBERED.fullmatch(in_figures(words.strip()))
    return (int(found[1]) if found[1] else None, int(found[2])) if found else None
