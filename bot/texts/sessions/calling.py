"""The reminder (“叫号”提醒) before a session, and the answers to it."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.notices import Called, Confirmed, LineOver, SeatGivenBack, SessionCalled
from bot.domain.sessions.presses import CancelBooking, ConfirmBooking, Part, ShowQueue
from bot.domain.sessions.session import SessionState
from bot.texts.sessions.seats import name, seat_of, where
from bot.texts.style.markup import bold, fill, lines
from bot.texts.style.words import Words


def called(notice: Called, _: Words) -> Screen:
    booking = notice.booking
    title = "明天坐诊，请准时到场" if notice.eve else "“叫号”提醒：坐诊日快到了"
    confirmed = booking.state is BookingState.CONFIRMED
    foot = (
        "您单位已确认到场。临时来不了的，请点「来不了，退号」。"
        if confirmed
        else "请确认能不能到场，好让部门提前准备。"
    )
    head = bold(fill("{title}，您单位是第{slot}号", title=title, slot=booking.slot))
    confirm = () if confirmed else (Button("确认到场", ConfirmBooking(booking.id)),)
    buttons = (*confirm, Button("来不了，退号", CancelBooking(booking.id)))
    return Screen(lines(head, name(notice.session), *where(notice.session), *seat_of(booking), foot), (buttons,))


def confirmed(notice: Confirmed, _: Words) -> Screen:
    head = bold(fill("已确认到场：第{slot}号", slot=notice.booking.slot))
    facts = (name(notice.session), *where(notice.session), *seat_of(notice.booking))
    cancel = Button("来不了，退号", CancelBooking(notice.booking.id))
    return Screen(lines(head, *facts), ((cancel,),), toast="已确认到场")


def line_over(notice: LineOver, _: Words) -> Screen:
    text = "这期坐诊已经发出“叫号”提醒，没有等到空号：{name}。问题可以直接提交诉求，由部门书面答复；也可以等下一期。"
    return Screen(fill(text, name=name(notice.session)), ((Button("提交诉求", Go(Menu.APPEAL)),),))


def session_called(notice: SessionCalled, _: Words) -> Screen:
    text = "已发出“叫号”提醒：{name}，通知了{count}家企业。企业确认或退号会随时更新，发送 /session 查看。"
    return Screen(
        fill(text, name=name(notice.session), count=notice.called), ((Button("坐诊场次", Go(Menu.SESSION)),),)
    )


def given_back(notice: SeatGivenBack, _: Words) -> Screen:
    facts = {"enterprise": notice.enterprise, "slot": notice.slot or "", "name": name(notice.session)}
    if notice.session.state is SessionState.RUNNING:
        text = "当日退号：{enterprise}（第{slot}号）来不了{name}，不用再叫，后面的依次提前。"
        queue = Button("叫号", ShowQueue(Part.QUEUE, notice.session.id))
        return Screen(fill(text, **facts), ((queue,),))
    text = "“叫号”提醒后退号：{enterprise}（第{slot}号）不参加{name}。发送 /session 查看名单人数。"
    return Screen(fill(text, **facts), ((Button("坐诊场次", Go(Menu.SESSION)),),))
