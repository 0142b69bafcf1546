"""One booking: its card for the enterprise and for the coordinators, and the appeals that it is about."""

from collections.abc import Callable

from bot.domain.appeal import Appeal
from bot.domain.booking import Booking, BookingAction
from bot.domain.notice import AppealsBrought, BookingCard, NotBrought
from bot.domain.people import Party
from bot.domain.press import CancelBooking, PickAppeals, Press, Show
from bot.domain.screen import Button, Screen
from bot.texts import labels, terms
from bot.texts.buttons import Rows, in_rows
from bot.texts.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.sessions import name, seat_of, where
from bot.texts.words import Words

LISTED = 9  # appeals that are named
TEXT = 24

BUTTONS: dict[BookingAction, Callable[[int], Press]] = {
    BookingAction.CHANGE: PickAppeals,
    BookingAction.CANCEL: CancelBooking,
}


def card(notice: BookingCard, _: Words) -> Screen:
    mine = notice.viewer is Party.MEMBER
    whose = "" if mine else fill("企业：{enterprise}", enterprise=notice.enterprise)
    head = lines(bold(_title(notice)), whose, name(notice.session), *where(notice.session), *seat_of(notice.booking))
    return Screen(blocks(head, _listed(notice.appeals), _foot(notice) if mine else ""), _rows(notice))


def _title(notice: BookingCard) -> Html:
    return fill("{which}｜{state}", which=which(notice.booking), state=terms.BOOKING_STATE[notice.booking.state])


def which(booking: Booking) -> str:
    return f"第{booking.slot}号" if booking.slot else "候补"


def _listed(appeals: tuple[Appeal, ...]) -> Html:
    if not appeals:
        return fill("带来的诉求：还没有")
    more = f"，另有{len(appeals) - LISTED}件" if len(appeals) > LISTED else ""
    said = [
        fill("{n}. {number}｜{state}：{text}", n=n, number=one.number, state=labels.STATE[one.state], text=_short(one))
        for n, one in enumerate(appeals[:LISTED], 1)
    ]
    return lines(fill("带来的诉求（{count}件{more}）：", count=len(appeals), more=more), *said)


def _short(appeal: Appeal) -> str:
    return excerpt(appeal.text, TEXT)


def _foot(notice: BookingCard) -> str:
    may = [terms.BOOKING_ACTION[one] for one in notice.allowed if one in BUTTONS]
    if BookingAction.CHANGE in notice.allowed:
        return f"叫号前可以{'、'.join(may)}。"
    return f"已经叫号，诉求不能再改；来不了的请{may[0]}。" if may else ""


def _rows(notice: BookingCard) -> Rows:
    opens = [Button(f"{n}. {one.number}", Show(one.id)) for n, one in enumerate(notice.appeals[:LISTED], 1)]
    acts = [
        Button(terms.BOOKING_ACTION[one], BUTTONS[one](notice.booking.id)) for one in notice.allowed if one in BUTTONS
    ]
    return (*in_rows(opens, 2), *in_rows(acts, 3))


def brought(notice: AppealsBrought, _: Words) -> Screen:
    title = "同事更改了这次坐诊带来的诉求" if notice.others else "这次坐诊带来的诉求已记下"
    foot = "统筹员会提前安排：当面答复、交部门办理，或请您补正。叫号前还可以更改。"
    said = lines(bold(title), fill("{name}，{which}", name=name(notice.session), which=which(notice.booking)))
    return Screen(
        blocks(said, _listed(notice.appeals[:5]), foot), _rows(notice), toast="" if notice.others else "已记下"
    )


def not_brought(notice: NotBrought, _: Words) -> Screen:
    text = "诉求{number}已提交，但{name}已经不能更改，没有列进这次坐诊；诉求照常办理。"
    return Screen(fill(text, number=notice.number, name=name(notice.session)))
