"""Says on the page what the clock will come to next."""

from enum import StrEnum

from bot.domain.appeals.deadlines import TimerKind
from bot.domain.classes.times import ClassTimer
from bot.domain.sessions.times import BookingTimer, SessionTimer
from bot.domain.time.timers import PersonTimer

WORDS: dict[StrEnum, str] = {
    TimerKind.TRIAGE_DUE: "受理到期提醒",
    TimerKind.TRIAGE_OVERDUE: "待受理超期提醒",
    TimerKind.TRIAGE_LATE: "受理超期，报督查员",
    TimerKind.TRIAGE_LISTED: "受理超期，列入通报",
    TimerKind.INFO_EXPIRED: "补正期限届满",
    TimerKind.ACCEPT_EXPIRED: "签收期限届满",
    TimerKind.ACCEPT_OVERDUE: "签收超期提醒",
    TimerKind.ACCEPT_LATE: "签收超期，报督查员",
    TimerKind.ACCEPT_LISTED: "签收超期，列入通报",
    TimerKind.ASSIST_DUE: "协办意见到期提醒",
    TimerKind.ASSIST_OVERDUE: "协办意见超期提醒",
    TimerKind.CONTACT_DUE: "首次联系提醒",
    TimerKind.CONTACT_OVERDUE: "首次联系超期，报部门负责人",
    TimerKind.REPLY_HALF: "办理时间过半提醒",
    TimerKind.REPLY_SOON: "答复到期前提醒",
    TimerKind.REPLY_DUE: "答复到期提醒",
    TimerKind.REPLY_OVERDUE: "答复超期，报部门负责人",
    TimerKind.REPLY_LATE: "答复超期，报督查员",
    TimerKind.REPLY_LISTED: "答复超期，列入通报",
    TimerKind.SURVEY_REMINDER: "评价提醒",
    TimerKind.SURVEY_EXPIRED: "评价期限届满",
    TimerKind.SESSION_OVERDUE: "坐诊后未交办提醒",
    TimerKind.SESSION_LATE: "坐诊后未交办，报督查员",
    TimerKind.SESSION_LISTED: "坐诊后未交办，列入通报",
    TimerKind.REVIEW_DUE: "复核到期提醒",
    TimerKind.REVIEW_OVERDUE: "复核超期提醒",
    TimerKind.REVIEW_LATE: "复核超期，报督查员",
    TimerKind.REVIEW_LISTED: "复核超期，列入通报",
    TimerKind.VISIT_DUE: "回访到期提醒",
    TimerKind.VISIT_OVERDUE: "回访超期提醒",
    TimerKind.VISIT_LATE: "回访超期，报督查员",
    TimerKind.VISIT_LISTED: "回访超期，列入通报",
    SessionTimer.OPENS: "挂号开放",
    SessionTimer.LOCKS: "“叫号”提醒",
    SessionTimer.CALLS: "“叫号”提醒",
    SessionTimer.EVE: "坐诊前一天提醒",
    SessionTimer.DAY: "坐诊快开始提醒",
    BookingTimer.OFFER_OVER: "候补保留到期",
    SessionTimer.OVER: "坐诊日已过",
    ClassTimer.SOON: "一类事到期前提醒",
    ClassTimer.DUE: "一类事到期提醒",
    ClassTimer.HEAD: "一类事超期，报部门负责人",
    ClassTimer.SUPERVISOR: "一类事超期，报督查员",
    ClassTimer.OBSERVED: "一类事观察期满",
    ClassTimer.NOTE_SOON: "一类事进展报告提醒",
    ClassTimer.NOTE_DUE: "一类事进展报告到期提醒",
    ClassTimer.NOTE_HEAD: "一类事进展报告超期，报部门负责人",
    ClassTimer.NOTE_SUPERVISOR: "一类事进展报告超期，报督查员",
    PersonTimer.BOOKING_OPENS: "挂号开始提醒",
    PersonTimer.AWAY_TURNS: "请假开始或结束",
    PersonTimer.AWAY_TOLD: "请假转办",
    PersonTimer.NUDGE: "没看消息的，短信或邮件提醒",
    PersonTimer.CALL: "一直没看的，列入电话清单",
}


_KINDS = {kind.value: kind for kind in WORDS}


def due_words(kind: str, number: str) -> str:
    what = WORDS[_KINDS[kind]]
    return f"{what} · {number}" if number else what
