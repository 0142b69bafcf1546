"""Explains why a session can't be changed now, or a seat at it not be had, and what is wrong in their forms."""

from bot.domain.sessions.errors import AlreadyBooked, BookingRefused, SessionFull, SessionRefused, TurnHasCome
from bot.texts.sessions import terms
from bot.texts.style.markup import Html, fill

BAD_INPUT = {
    "which_session": "没有认出“{words}”。/session 后面可以写期数，例如 /session 4 或 /session 2024年第4期。",
    "no_such_session": "没有“{words}”这一期。请核对期数，或发送 /session，点「往期场次」从表里选。",
    "lead_helps": "{name}已经是主办单位，不用再列为协办。请输入其他单位；不用协办就点按钮。",
    "rooms_count": "诊室数要在1至{most}之间，每个诊室至少一个部门。请重新输入，例如 2；或一行写一个诊室的部门。",
    "joint_line": "没有认出“{line}”。一行写一个单位和它的答复，中间空一格，例如：省商务厅 已列入年度计划。",
    "time_span": "这里只填开始的时间，结束的时间由号源数和每号分钟数决定。请发送“{start}”。",
    "no_window": "没有认出日期。请输入第一天和最后一天，中间空一格，例如 11月4日 11月8日；或点按钮按规定的时间。",
    "window_in_vain": "这样企业来不及挂号：结束要在现在以后，开始要在“叫号”提醒之前。请重新输入，或先改坐诊的日期。",
    "window_undated": "还没有坐诊日期，定不了挂号时间。请先改日期。",
    "no_departments": "还没有选坐诊部门。请输入部门名称，输完点「完成」。",
    "head_line": "“{line}”没有看懂。请一行写一个坐诊部门和坐诊人员，中间空一格，例如：省商务厅 王厅长。",
    "head_too_long": "{name}的坐诊人员写了{length}个字，最多{most}个字。请只写姓名和职务，全部重新发一遍。",
    "capacity": "请输入号源数，1至{most}的整数。",
    "capacity_taken": "已有{taken}家挂上号，号源不能少于{taken}个。",
    "room_department": "“{name}”不在坐诊部门里。请先在坐诊部门里加上它，或写对名称。",
    "room_missing": "“{name}”还没有安排诊室。请一行写一个诊室的部门，全部重新发一遍。",
    "too_many_rooms": "诊室最多{most}个。",
    "no_session": "没有其他还有号的坐诊场次可以改。点「取消」退出；有新的坐诊场次时再改。",
    "date_range": "只能选明天起两年之内的日期，请重新输入。",
    "no_time": "没有认出时间。请只输入开始的时间，例如 9:30、14:00 或 下午2点半。",
}


def full(refusal: SessionFull) -> Html:
    return fill("“{theme}”的号已经挂满。您可以发送 /appeal 直接提交诉求，不用等坐诊。", theme=refusal.theme)


def booked(refusal: AlreadyBooked) -> Html:
    if refusal.slot is None:
        return fill("您单位已经在候补，轮到时会通知您，不用重复挂号。")
    return fill("您单位已经挂号，是第{slot}号，不用重复挂号。", slot=refusal.slot)


def session_refused(refusal: SessionRefused) -> Html:
    return fill(
        "这一期目前是“{state}”，现在不能办理“{action}”。请发送 /session 查看最新情况。",
        state=terms.SESSION_STATE[refusal.state],
        action=terms.SESSION_ACTION[refusal.action],
    )


def booking_refused(refusal: BookingRefused) -> Html:
    return fill(
        "这次挂号目前是“{state}”，现在不能办理“{action}”，可能已经截止，或情况有变。请发送 /help 查看可以做什么。",
        state=terms.BOOKING_STATE[refusal.state],
        action=terms.BOOKING_ACTION[refusal.action],
    )


def turn_has_come(refusal: TurnHasCome) -> Html:
    return fill("已经叫到您单位，现在不能退号。请到{room}号诊室；来不了的，请电话告诉现场的统筹员。", room=refusal.room)
