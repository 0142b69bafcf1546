"""Tells when booking opens next, and reminds those who asked for it."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.notices import SessionsShown
from bot.domain.sessions.opening_notices import BookingOpened, Opening, OpeningNoted, OpeningPutOff
from bot.domain.sessions.presses import RemindOpening
from bot.domain.sessions.session import Session
from bot.texts.sessions import seats as sessions
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.words import Words

NAMED = 5  # sessions in a push
BOOK, FILE = Button("坐诊挂号", Go(Menu.BOOK)), Button("提交诉求", Go(Menu.APPEAL))
REMIND = Button("开始时提醒我", RemindOpening())


def shown(notice: SessionsShown, words: Words) -> Screen:
    return sessions.shown(notice, words) if notice.seats else _closed(notice, words)


def _closed(notice: SessionsShown, words: Words) -> Screen:
    head, opening = "现在没有正在挂号的坐诊场次。", notice.opening
    foot = "急的问题可以直接提交诉求，不用等坐诊。"
    reminded = "到时会提醒您。" if opening.asked else ""
    offered = ((FILE,),) if opening.asked else ((REMIND,), (FILE,))
    return Screen(
        blocks(
            sessions.NOTHING_HELD if notice.nothing_held else "",
            lines(head, *_when(opening, words), reminded),
            foot if notice.may_book else "",
        ),
        offered if notice.may_book else (),
    )


def _when(opening: Opening, words: Words) -> list[Html | str]:
    at, session = dates.moment(opening.at, opening.at), opening.session
    if session is None:
        every = "每月前{days}个工作日挂号，下次从{at}开始，以公告为准。"
        return [fill(every, days=words.limits.booking_open_days, at=at)]
    return [fill("下次挂号从{at}开始：", at=at), bold(sessions.name(session)), *_where(session)]


def _where(session: Session) -> list[Html | str]:
    """Return time and place without the departments: a push is short."""
    return sessions.where(session)[:2]


def noted(notice: OpeningNoted, _: Words) -> Screen:
    at = notice.opening.at
    return Screen(fill("好的，{at}挂号开始时提醒您。", at=dates.moment(at, at)), ((FILE,),), toast="到时提醒您")


def opened(notice: BookingOpened, _: Words) -> Screen:
    open_now = (_open(session) for session in notice.sessions[:NAMED])
    foot = "号按先后顺序给，挂满后可以候补。"
    return Screen(blocks(bold("挂号开始了"), *open_now, foot), ((BOOK,),))


def _open(session: Session) -> Html:
    closes, left = session.booking_closes, max(session.capacity - session.taken, 0)
    until = fill("挂号截止：{at}", at=dates.moment(closes, session.held_at)) if closes else ""
    seats = fill("还剩{left}个号", left=left) if left else "号已挂满，可以候补"
    return lines(bold(sessions.name(session)), *_where(session), until, seats)


def put_off(notice: OpeningPutOff, words: Words) -> Screen:
    head = bold("挂号时间到了，但还没有可以挂号的坐诊场次")
    return Screen(lines(head, *_when(notice.opening, words), "到时再提醒您。"), ((FILE,),))
