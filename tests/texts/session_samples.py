"""One notice of every kind about sessions, for their readers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import Booking, BookingState
from bot.domain.sessions.notices import (
    ArchiveListed,
    Called,
    Confirmed,
    LineOver,
    NoticePreview,
    NoticeProgress,
    NoticePublished,
    NoticeWanted,
    OfferOver,
    Progress,
    SeatGivenBack,
    SeatOffered,
    SessionAnnounced,
    SessionCalled,
    SessionCard,
    SessionChanged,
    SessionFields,
    SessionOff,
    SessionReopened,
    SessionsListed,
    SittingChanged,
    Waitlisted,
)
from bot.domain.sessions.opening_notices import BookingOpened, Opening, OpeningNoted, OpeningPutOff
from bot.domain.sessions.past_notices import PastSessions
from bot.domain.sessions.session import Session, SessionAction, SessionField, SessionState
from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from tests.texts.samples import START, Typed

Labelled = tuple[str, Notice]


BOOKED = Booking(5, 2, 1, 3, BookingState.BOOKED, 1, room=2, turn=1, expected_at=START)
WAITING = Booking(6, 2, 1, None, BookingState.WAITLISTED, 0)
OFFERED = Booking(7, 2, 1, None, BookingState.OFFERED, 0, offered_until=START)


def session_pushes(session: Session, typed: Typed) -> Iterator[Labelled]:
    """Return what comes unasked."""
    held = session.held_at
    assert held is not None
    yield "候补", Waitlisted(to=1, session=session, booking=WAITING, line=3)
    yield "候补有号", SeatOffered(to=1, session=session, booking=OFFERED)
    yield "候补过时", OfferOver(to=1, session=session)
    for eve in (False, True):
        for state in (BookingState.CALLED, BookingState.CONFIRMED):
            yield "叫号", Called(to=1, session=session, booking=replace(BOOKED, state=state), eve=eve)
    yield "确认到场", Confirmed(to=1, session=session, booking=BOOKED)
    yield "候补结束", LineOver(to=1, session=session)
    yield "已叫号", SessionCalled(to=1, session=session, called=12)
    yield "叫号后退号", SeatGivenBack(to=1, session=session, enterprise=typed.name, slot=3)
    first, today = date(2024, 11, 4), date(2024, 10, 25)
    yield "请假已登记", AwayNoted(to=1, first=first, last=date(2024, 11, 8), today=today, deputy="刘关")
    for alone, signs in ((False, False), (False, True), (True, False), (True, True)):
        away = AwayNoted(to=1, first=first, last=first, today=today, deputy="", alone=alone, signs=signs)
        yield "请假已登记", away
    yield "请假结束", AwayEnded(to=1)
    yield "挂号提醒已记", OpeningNoted(to=1, opening=Opening(START))
    for taken in (0, session.capacity):
        yield "挂号开始", BookingOpened(to=1, sessions=(replace(session, taken=taken), session))
    for known in (None, session):
        yield "请假回来", AwayBack(to=1)
        yield "挂号推后", OpeningPutOff(to=1, opening=Opening(START, known))
    yield "公告", SessionAnnounced(to=1, session=session)
    yield "公告已发布", NoticePublished(to=1, session=session, readers=2000)
    for progress in (Progress(2000, 412, 3, 1585, 0), Progress(9, 4, 1, 0, 4), Progress(9, 8, 1, 0, 0)):
        yield "公告进度", NoticeProgress(to=1, session=session, progress=progress)
    for drafts in (0, 2):
        yield "缺坐诊场次", NoticeWanted(to=1, year=2024, month=12, drafts=drafts)
    later = replace(session, held_at=held + timedelta(days=1), place=typed.name[::-1])
    for booking in (BOOKED, WAITING):
        yield "改期", SessionChanged(to=1, session=later, was=session, booking=booking)
    yield from _sitting(session, later)
    for mine in (True, False):
        yield "更正归档", SessionReopened(to=1, session=replace(session, state=SessionState.RUNNING), words=typed.words)
        yield "坐诊取消", SessionOff(to=1, session=session, reason=typed.words, held=mine)


def _sitting(was: Session, now: Session) -> Iterator[Labelled]:
    """Return what a department hears that sits there, does newly, or no longer."""
    name = was.departments[0]
    for sits, sat in product(((name,), ()), repeat=2):
        before, after = replace(was, departments=sat), replace(now, departments=sits, rooms=(sits,))
        yield "部门改期", SittingChanged(to=1, session=after, was=before, department=name)


def session_looks(session: Session) -> Iterator[Labelled]:
    """Return what is asked for."""
    counts = {state: number for number, state in enumerate(BookingState)}
    rooms = (session.departments, session.departments[:1])
    heads = dict.fromkeys(session.departments, "王厅长")
    for state in SessionState:
        seen = replace(
            session, state=state, rooms=rooms, heads=heads, reason="场地停电" if state == "CANCELLED" else ""
        )
        progress = Progress(20, 12, 1, 7, 0) if state is SessionState.BOOKING else None
        shown = {
            "allowed": tuple(SessionAction),
            "counts": counts,
            "progress": progress,
            "workday": False,
            "calls_at": session.booking_opens,
            "window_over": state is SessionState.DRAFT,
        }
        yield f"坐诊场次 {state}", SessionCard(to=1, session=seen, **shown)  # type: ignore[arg-type]  # facts of a sample
    for count in (0, 2):
        yield "坐诊场次列表", SessionsListed(to=1, count=count)
    yield "归档", ArchiveListed(to=1)
    for total, page in ((0, 0), (1, 0), (20, 1)):
        yield "往期", PastSessions(to=1, sessions=(session,) * min(total, 8), total=total, page=page)
    yield "改哪一项", SessionFields(to=1, session=session, fields=tuple(SessionField))
    yield "公告预览", NoticePreview(to=1, session=session, readers=2000)
