"""Shows sessions that can be booked, and the seats and places on the waiting list that enterprises have."""

from datetime import datetime

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.notices import (
    Booked,
    BookingCancelled,
    OfferOver,
    Seat,
    SeatOffered,
    SessionsShown,
    Waitlisted,
)
from bot.domain.sessions.presses import Book, CancelBooking, PickAppeals, ShowBooking, TakeSeat
from bot.domain.sessions.session import BOOKABLE, Session
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Row
from bot.texts.style.words import Words

NAMED = 5  # appeals of a booking
NOTHING_HELD = "您单位现在没有挂号，也没有候补，不用取消。"


def shown(notice: SessionsShown, _: Words) -> Screen:
    rows = tuple(_button(seat) for seat in notice.seats) if notice.may_book else ()
    booking = [_session(seat) for seat in notice.seats if seat.session.state in BOOKABLE]
    closed = [_session(seat) for seat in notice.seats if seat.session.state not in BOOKABLE]
    heads = (bold("正在挂号的坐诊场次") if booking else "", bold("您单位已挂号的坐诊场次") if closed else "")
    nothing = NOTHING_HELD if notice.nothing_held else ""
    return Screen(blocks(nothing, heads[0], *booking, heads[1], *closed), tuple(r for r in rows if r))


def _session(seat: Seat) -> Html:
    session = seat.session
    closes = f"，挂号截止{dates.moment(session.booking_closes, session.held_at)}" if session.booking_closes else ""
    brought = fill("带来的诉求：{numbers}", numbers="、".join(seat.appeals[:NAMED])) if seat.appeals else ""
    return lines(bold(name(session)), *where(session), _state(seat) + closes, *seat_of(seat.booking), brought)


def _state(seat: Seat) -> str:
    left = max(seat.session.capacity - seat.session.taken, 0)
    if seat.booking is None:
        return f"号源{seat.session.capacity}个，还剩{left}个" if left else "号已挂满，可以候补"
    if seat.booking.state is BookingState.OFFERED:
        return f"有一个号为您单位保留到{_until(seat.booking)}，请确认"
    return f"您单位已挂号：第{seat.booking.slot}号" if seat.booking.slot else f"您单位在候补，排在第{seat.line}位"


def _until(booking: Booking) -> str:
    return dates.moment(booking.offered_until, booking.offered_until) if booking.offered_until else ""


def seat_of(booking: Booking | None) -> list[Html]:
    """Return lines with the room and the time at which the enterprise is expected."""
    if booking is None or booking.room is None:
        return []
    at = booking.expected_at
    when = fill("，预计{at}", at=dates.moment(at, at)) if at else ""
    return [fill("诊室：{room}号诊室{when}", room=booking.room, when=when)]


def name(session: Session) -> str:
    theme = f"“{session.theme}”" if session.theme else ""
    return f"{session.year}年第{session.number}期{theme}"


def where(session: Session) -> list[Html | str]:
    return [
        fill("时间：{at}", at=_at(session.held_at)),
        fill("地点：{place}", place=session.place or "待定"),
        fill("坐诊部门：{names}", names="、".join(session.departments)) if session.departments else "",
    ]


def _at(at: datetime | None) -> str:
    return dates.moment(at) if at else "待定"


def _button(seat: Seat) -> Row:
    session, booking = seat.session, seat.booking
    if booking is not None and session.state not in BOOKABLE:
        return (Button(f"查看：第{session.number}期", ShowBooking(booking.id)),)
    if booking is None:
        label = "挂号" if session.taken < session.capacity else "候补"
        return (Button(f"{label}：第{session.number}期", Book(session.id)),)
    if booking.state is BookingState.OFFERED:
        return _answers(booking)
    held = f"第{session.number}期第{booking.slot}号" if booking.slot else f"第{session.number}期"
    leave = f"退号：{held}" if booking.slot else f"退出候补：{held}"
    return (Button(f"查看：{held}", ShowBooking(booking.id)), Button(leave, CancelBooking(booking.id)))


def _answers(booking: Booking) -> Row:
    return (Button("要这个号", TakeSeat(booking.id)), Button("不要了", CancelBooking(booking.id)))


def booked(notice: Booked, _: Words) -> Screen:
    title = "同事已为您单位挂号" if notice.others else "挂号成功"
    head = bold(fill("{title}：第{slot}号", title=title, slot=notice.booking.slot))
    booking_id = notice.booking.id
    foot = "请选好带哪几件诉求来，部门可以提前准备。不能参加的，请在“叫号”提醒前退号。"
    rows = (
        (Button("选择诉求", PickAppeals(booking_id)), Button("查看挂号", ShowBooking(booking_id))),
        (Button("退号", CancelBooking(booking_id)),),
    )
    facts = (name(notice.session), *where(notice.session), *seat_of(notice.booking))
    return Screen(lines(head, *facts, foot), rows, toast="" if notice.others else "挂号成功")


def waitlisted(notice: Waitlisted, _: Words) -> Screen:
    head = bold(fill("号已挂满，您单位已候补，排在第{line}位", line=notice.line))
    foot = "有人退号时按顺序通知，到时在规定时间内确认就行。急的问题可以直接提交诉求，不用等坐诊。"
    booking_id = notice.booking.id
    rows = ((Button("选择诉求", PickAppeals(booking_id)), Button("退出候补", CancelBooking(booking_id))),)
    return Screen(lines(head, name(notice.session), *where(notice.session), foot), rows, toast="已候补")


def offered(notice: SeatOffered, _: Words) -> Screen:
    head = bold("有号了，请确认")
    foot = fill("为您单位保留到{until}，过时给下一家。", until=_until(notice.booking))
    return Screen(lines(head, name(notice.session), *where(notice.session), foot), (_answers(notice.booking),))


def offer_over(notice: OfferOver, _: Words) -> Screen:
    text = fill("保留的号已过时，给了下一家：{name}。还想参加的，可以重新候补。", name=name(notice.session))
    return Screen(text, ((Button("坐诊挂号", Go(Menu.BOOK)),),))


def cancelled(notice: BookingCancelled, _: Words) -> Screen:
    if notice.reason:
        return _ended(notice)
    if notice.session.state not in BOOKABLE:
        text = "已退号：{name}，已告知统筹员。问题可以直接提交诉求，由部门书面答复。"
        return Screen(fill(text, name=name(notice.session)), ((Button("提交诉求", Go(Menu.APPEAL)),),), toast="已退号")
    text = fill("已退号：{name}。挂号截止前可以重新挂号。", name=name(notice.session))
    return Screen(text, ((Button("坐诊挂号", Go(Menu.BOOK)),),), toast="已退号")


def _ended(notice: BookingCancelled) -> Screen:
    """Tell that a coordinator ended the booking."""
    head = bold("统筹员为您单位退了号")
    why = fill("原因：{reason}", reason=excerpt(notice.reason, 200))
    foot = "已提交的诉求照常办理。想参加其他坐诊场次的，请发送 /book 查看。"
    return Screen(blocks(lines(head, name(notice.session), why), foot), ((Button("坐诊挂号", Go(Menu.BOOK)),),))


def session_target(session: Session) -> str:
    left = session.capacity - session.taken
    return f"第{session.number}期 {excerpt(session.theme, 10)} 余{left}个"
