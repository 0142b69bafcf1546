"""Explains why a session can't be changed now, or a seat at it not be had."""

from bot.domain.sessions.errors import AlreadyBooked, BookingRefused, SessionFull, SessionRefused
from bot.texts.sessions import terms
from bot.texts.style.markup import Html, fill


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
