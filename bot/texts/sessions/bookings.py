"""Screens of one booking: its card for the enterprise and for coordinators, and the appeals that it is about."""

from collections.abc import Callable

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.presses import Show
from bot.domain.base.page import pages as page_count
from bot.domain.base.party import Party
from bot.domain.base.press import Go, Menu, Press
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role
from bot.domain.sessions.booking import GONE, Booking, BookingAction, BookingState
from bot.domain.sessions.booking_notices import (
    AppealsBrought,
    BookedLate,
    BookingCard,
    BookingMoved,
    BookingsListed,
    BookingTargets,
    Entry,
    NotBrought,
    PassedOver,
)
from bot.domain.sessions.presses import (
    BookLate,
    CancelBooking,
    ConfirmBooking,
    EndBooking,
    ListBookings,
    MoveBooking,
    PickAppeals,
    ShowBooking,
)
from bot.texts.appeals import labels
from bot.texts.sessions import terms
from bot.texts.sessions.seats import name, seat_of, session_target, where
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Row, Rows, in_rows, opening
from bot.texts.style.words import Words

LISTED = 9  # appeals that are named
TEXT = 24
NO_PAGE = Html("本页已没有内容，请查看前一页。")
FEW = 4  # appeals that a push lists
BUTTONS: dict[BookingAction, Callable[[int], Press]] = {
    BookingAction.CHANGE: PickAppeals,
    BookingAction.MOVE: MoveBooking,
    BookingAction.CANCEL: CancelBooking,
}
OF_DESK: dict[BookingAction, Callable[[int], Press]] = {
    BookingAction.MOVE: MoveBooking,
    BookingAction.CANCEL: EndBooking,
}
DONE = {
    BookingAction.BOOK: "已补挂号，原因已告知企业",
    BookingAction.MOVE: "已改期，原因已告知企业",
    BookingAction.CANCEL: "已退号，原因已告知企业",
}
SORT = "会前安排：点开每件诉求，选现场坐诊、交办、即时答复、补正或不予受理。"


def card(notice: BookingCard, _: Words) -> Screen:
    mine = notice.viewer is Party.MEMBER
    whose = "" if mine else fill("企业：{enterprise}", enterprise=notice.enterprise)
    why = "" if mine else _why_late(notice.booking)
    seat = (name(notice.session), *where(notice.session), *seat_of(notice.booking))
    head = lines(bold(_title(notice)), whose, *seat, why)
    done = DONE.get(notice.done, "") if notice.done else ""
    foot = _foot(notice) if mine else SORT if notice.appeals and notice.allowed else ""
    return Screen(blocks(done, head, _listed(notice), foot), _rows(notice), toast=done)


def _why_late(booking: Booking) -> Html | str:
    """Return why a standing booking was made after the window."""
    late = bool(booking.reason) and booking.state not in GONE
    return fill("补挂号的原因：{reason}", reason=excerpt(booking.reason, 200)) if late else ""


def _title(notice: BookingCard) -> Html:
    return fill("{which}｜{state}", which=which(notice.booking), state=terms.BOOKING_STATE[notice.booking.state])


def which(booking: Booking) -> str:
    return f"第{booking.slot}号" if booking.slot else "候补"


def _listed(notice: BookingCard, most: int = LISTED) -> Html:
    appeals, left = notice.appeals, max(len(notice.appeals) - most, 0)
    if not appeals:
        return fill("带来的诉求：还没有")
    where = "，发送 /my 查看" if notice.viewer is Party.MEMBER else "没有列出"
    more = f"还有{left}件{where}。" if left else ""
    said = [
        fill(
            "{n}. {number}｜{state}：{text}",
            n=n,
            number=appeal.number,
            state=labels.STATE[appeal.state],
            text=_short(appeal),
        )
        for n, appeal in enumerate(appeals[:most], 1)
    ]
    return lines(fill("带来的诉求（{count}件）：", count=len(appeals)), *said, more)


def _short(appeal: Appeal) -> str:
    return excerpt(appeal.text, TEXT)


def _foot(notice: BookingCard) -> str:
    may = [terms.BOOKING_ACTION[act] for act in _acts(notice)]
    if BookingAction.CHANGE in notice.allowed:
        return f"“叫号”提醒前可以{'、'.join(may)}。"
    return f"“叫号”提醒已发出，诉求不能再改；来不了的请{may[0]}。" if may else ""


def _acts(notice: BookingCard) -> list[BookingAction]:
    return [button for button in _buttons(notice) if button in notice.allowed]


def _buttons(notice: BookingCard) -> dict[BookingAction, Callable[[int], Press]]:
    return OF_DESK if notice.viewer is Party.COORDINATOR else BUTTONS


def _rows(notice: BookingCard) -> Rows:
    opens = [Button(_open(n, appeal, notice), Show(appeal.id)) for n, appeal in enumerate(notice.appeals[:LISTED], 1)]
    acts = [Button(terms.BOOKING_ACTION[act], _buttons(notice)[act](notice.booking.id)) for act in _acts(notice)]
    if notice.viewer is Party.COORDINATOR:
        acts.append(Button("挂号名单", ListBookings(notice.session.id)))
    return (*in_rows(opens, 4), *in_rows(acts, 3))


def _open(number: int, appeal: Appeal, notice: BookingCard) -> str:
    sorts = notice.viewer is Party.COORDINATOR and appeal.state is State.TRIAGE
    return f"安排：{appeal.number}" if sorts else opening(number, appeal.number)


def brought(notice: AppealsBrought, _: Words) -> Screen:
    title = "同事更改了这次坐诊带来的诉求" if notice.others else "这次坐诊带来的诉求已记下"
    foot = "统筹员会提前安排：当面答复、交部门办理，或请您补正。“叫号”提醒前还可以更改。"
    said = lines(bold(title), fill("{name}，{which}", name=name(notice.session), which=which(notice.booking)))
    toast = "" if notice.others else "已记下"
    return Screen(blocks(said, _listed(notice, FEW), foot), _rows(notice), toast=toast)


def not_brought(notice: NotBrought, _: Words) -> Screen:
    text = "诉求{number}已提交，但{name}已经不能更改，没有列进这次坐诊；诉求照常办理。{rest}"
    rest = f"后面{notice.more}件也一样。" if notice.more else ""
    return Screen(fill(text, number=notice.number, name=name(notice.session), rest=rest))


def targets(notice: BookingTargets, _: Words) -> Screen:
    if not notice.targets:
        text = "现在没有其他还有号的坐诊场次可以改。{which}仍为您单位留着。"
        return Screen(fill(text, which=which(notice.booking)))
    said = [blocks(lines(name(target), *where(target))) for target in notice.targets]
    head = bold(fill("改到哪一期？{which}先留着，占上新的号才退", which=which(notice.booking)))
    rows = [(Button(session_target(target), MoveBooking(notice.booking.id, target.id)),) for target in notice.targets]
    return Screen(blocks(head, *said), tuple(rows))


def moved(notice: BookingMoved, _: Words) -> Screen:
    booking, session = notice.booking, notice.session
    head = bold(fill("{who}，新的号是第{slot}号", who=_WHO[notice.by], slot=booking.slot))
    why = fill("原因：{reason}", reason=excerpt(notice.reason, 200)) if notice.reason else ""
    was = fill("原来的号已退：{name}", name=name(notice.was))
    called = booking.state is BookingState.CALLED
    foot = "请确认能不能到场，好让部门提前准备。" if called else "带来的诉求一并转到这一期。"
    sure = (Button("确认到场", ConfirmBooking(booking.id)),) if called else ()
    rows = ((*sure, Button("查看挂号", ShowBooking(booking.id)), Button("退号", CancelBooking(booking.id))),)
    said = lines(head, why, name(session), *where(session), *seat_of(booking), was)
    return Screen(blocks(said, foot), rows, toast="" if notice.by else "已改期")


def booked_late(notice: BookedLate, _: Words) -> Screen:
    booking, session = notice.booking, notice.session
    head = bold(fill("统筹员为您单位补挂了号：第{slot}号", slot=booking.slot))
    why = fill("原因：{reason}", reason=excerpt(booking.reason, 200))
    called = booking.state is BookingState.CALLED
    foot = "请确认能不能到场；带哪几件诉求由统筹员登记。" if called else "请选好带哪几件诉求来。"
    first = Button("确认到场", ConfirmBooking(booking.id)) if called else Button("选择诉求", PickAppeals(booking.id))
    rows = ((first, Button("查看挂号", ShowBooking(booking.id)), Button("退号", CancelBooking(booking.id))),)
    return Screen(blocks(lines(head, why, name(session), *where(session), *seat_of(booking)), foot), rows)


def passed_over(notice: PassedOver, _: Words) -> Screen:
    head = bold(fill("统筹员为另一家企业加了1个号"))
    kept = fill("您单位仍在候补第{place}位，原有的号没有减少；有空出的号，马上按先后通知。", place=notice.place)
    foot = "事情急的，可以直接提交诉求，不用等坐诊。"
    rows = ((Button("查看挂号", ShowBooking(notice.booking.id)), Button("提交诉求", Go(Menu.APPEAL))),)
    return Screen(lines(head, name(notice.session), kept, foot), rows)


_WHO = {None: "已改期", Role.MEMBER: "同事已为您单位改期", Role.COORDINATOR: "统筹员为您单位改了期"}


def listed(notice: BookingsListed, _: Words) -> Screen:
    late = (Button(terms.LATE, BookLate(notice.session.id)),) if notice.late else ()
    if not notice.total:
        return Screen(fill("{name}：还没有企业挂号。", name=name(notice.session)), ((*late, _back()),))
    pages = page_count(notice.total)
    page = f"，第{notice.page + 1}页共{pages}页" if pages > 1 else ""
    head = fill("{name}的挂号名单（共{total}家{page}）", name=name(notice.session), total=notice.total, page=page)
    said = [_entry(entry) for entry in notice.entries] or [NO_PAGE]
    opens = [Button(_label(entry), ShowBooking(entry.booking.id)) for entry in notice.entries]
    return Screen(blocks(bold(head), *said), (*in_rows(opens, 2), (*_turns(notice, pages), *late, _back())))


def _entry(entry: Entry) -> Html:
    waiting = sum(appeal.state is State.TRIAGE for appeal in entry.appeals)
    numbers = "、".join(appeal.number for appeal in entry.appeals[:LISTED])
    said = f"诉求{len(entry.appeals)}件：{numbers}" if entry.appeals else "还没有选诉求"
    head = fill(
        "<b>{which}</b>｜{enterprise}｜{state}",
        which=which(entry.booking),
        enterprise=entry.enterprise,
        state=terms.BOOKING_STATE[entry.booking.state],
    )
    return lines(head, said + (f"（待安排{waiting}件）" if waiting else ""))


def _label(entry: Entry) -> str:
    return f"{which(entry.booking)} {excerpt(entry.enterprise, 12)}"


def _turns(notice: BookingsListed, pages: int) -> Row:
    session_id, page = notice.session.id, notice.page
    before = (Button("上一页", ListBookings(session_id, page - 1)),) if page > 0 else ()
    after = (Button("下一页", ListBookings(session_id, page + 1)),) if page + 1 < pages else ()
    return before + after


def _back() -> Button:
    return Button("坐诊场次", Go(Menu.SESSION))
