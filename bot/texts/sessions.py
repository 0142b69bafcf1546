"""Sessions that can be booked, and the seats taken at them."""

from datetime import datetime

from bot.domain.notice import Booked, BookingCancelled, Seat, SessionsShown
from bot.domain.press import Book, CancelBooking, Go, Menu
from bot.domain.screen import Button, Screen
from bot.domain.session import Session
from bot.texts import dates
from bot.texts.buttons import Row
from bot.texts.markup import Html, blocks, bold, fill, lines
from bot.texts.words import Words


def shown(notice: SessionsShown, _: Words) -> Screen:
    if not notice.seats:
        text = "现在没有正在挂号的坐诊期。每月前几个工作日开放挂号，届时再来；急的问题可以直接提交诉求。"
        return Screen(fill(text), ((Button("提交诉求", Go(Menu.APPEAL)),),) if notice.may_book else ())
    rows = tuple(_button(seat) for seat in notice.seats) if notice.may_book else ()
    return Screen(
        blocks(bold("正在挂号的坐诊期"), *(_session(one) for one in notice.seats)), tuple(r for r in rows if r)
    )


def _session(seat: Seat) -> Html:
    session = seat.session
    left = max(session.capacity - session.taken, 0)
    state = (
        f"您单位已挂号：第{seat.slot}号"
        if seat.slot
        else f"号源{session.capacity}个，还剩{left}个"
        if left
        else "号已挂满"
    )
    closes = f"，挂号截止{dates.moment(session.booking_closes, session.held_at)}" if session.booking_closes else ""
    return lines(bold(name(session)), *where(session), state + closes)


def name(session: Session) -> str:
    theme = f"：{session.theme}" if session.theme else ""
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
    session = seat.session
    if seat.booking is not None:
        return (Button(f"退号：第{session.number}期第{seat.slot}号", CancelBooking(seat.booking)),)
    if session.taken < session.capacity:
        return (Button(f"挂号：第{session.number}期", Book(session.id)),)
    return ()


def booked(notice: Booked, _: Words) -> Screen:
    title = "同事已为您单位挂号" if notice.others else "挂号成功"
    head = bold(fill("{title}：第{slot}号", title=title, slot=notice.slot))
    foot = "请带上要反映的问题，最好先提交诉求，部门可以提前准备。不能参加的，请在挂号截止前退号。"
    rows = ((Button("提交诉求", Go(Menu.APPEAL)),), (Button("退号", CancelBooking(notice.booking)),))
    return Screen(
        lines(head, name(notice.session), *where(notice.session), foot), rows, toast="" if notice.others else "挂号成功"
    )


def cancelled(notice: BookingCancelled, _: Words) -> Screen:
    text = fill("已退号：{name}。挂号截止前可以重新挂号。", name=name(notice.session))
    return Screen(text, ((Button("坐诊挂号", Go(Menu.BOOK)),),), toast="已退号")
