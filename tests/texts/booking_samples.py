"""One notice of every kind about bookings, for their readers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from bot.domain.appeals.action import State
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.booking_notices import (
    AppealsBrought,
    BookedLate,
    BookingCard,
    BookingMoved,
    BookingsListed,
    BookingTargets,
    Entry,
    ListSent,
    ListsSent,
    NotBrought,
    PassedOver,
)
from bot.domain.sessions.notices import BookingCancelled
from bot.domain.sessions.service_list import Item
from bot.domain.sessions.session import Session
from tests.texts.samples import Typed, appeal
from tests.texts.session_samples import BOOKED, WAITING, Labelled


def booking_pushes(session: Session, typed: Typed) -> Iterator[Labelled]:
    """Return what comes unasked."""
    member = {"viewer": Party.MEMBER, "enterprise": typed.name, "allowed": tuple(BookingAction)}
    for others in (True, False):
        facts = member | {"session": session, "booking": BOOKED, "appeals": (appeal(State.TRIAGE, typed),) * 9}
        yield "带来的诉求", AppealsBrought(to=1, **facts, others=others)  # type: ignore[arg-type]  # facts of a sample
    for by, reason, stands in (
        (None, "", BookingState.BOOKED),
        (Role.MEMBER, "", BookingState.BOOKED),
        (Role.COORDINATOR, typed.words, BookingState.CALLED),
    ):
        fresh = replace(BOOKED, state=stands)
        yield "改期", BookingMoved(to=1, was=session, session=session, booking=fresh, reason=reason, by=by)
    for stands in (BookingState.BOOKED, BookingState.CALLED):
        late = replace(BOOKED, state=stands, reason=typed.words)
        yield "补挂号", BookedLate(to=1, session=session, booking=late)
        yield "候补 加号", PassedOver(to=1, session=session, booking=late, place=2)
    yield "统筹员退号", BookingCancelled(to=1, session=session, reason=typed.words)
    yield from lists(session, typed)
    for more in (0, 2):
        yield "没有列进坐诊", NotBrought(to=1, session=session, number="YN-2024-0087", more=more)


def lists(session: Session, typed: Typed) -> Iterator[Labelled]:
    prepared = appeal(State.SCHEDULED, typed, lead=typed.department, assisting=("省商务厅",), prepared=typed.words)
    for department, count in ((typed.department, 12), ("省商务厅", 1), ("省商务厅", 0)):
        items = (Item(prepared, BOOKED, typed.name),) * count
        yield "清单", ListSent(to=1, session=session, department=department, items=items)
    for waiting, nobody in ((0, ()), (3, ("省商务厅",) * 7)):
        yield "清单已发", ListsSent(to=1, session=session, departments=5, appeals=12, waiting=waiting, nobody=nobody)


def booking_looks(session: Session, typed: Typed) -> Iterator[Labelled]:
    """Return what is asked for."""
    member: dict[str, Any] = {"enterprise": typed.name, "allowed": tuple(BookingAction)}
    for viewer, booking, allowed in product(
        (Party.MEMBER, Party.COORDINATOR), (BOOKED, WAITING), (tuple(BookingAction), (BookingAction.CANCEL,), ())
    ):
        shown = {"session": session, "booking": booking, "viewer": viewer, "enterprise": typed.name, "line": 2}
        for brought in ((), (appeal(State.TRIAGE, typed),) * 12):
            yield "挂号卡片", BookingCard(to=1, **shown, appeals=brought, allowed=allowed)  # type: ignore[arg-type]  # as below
    for done in (BookingAction.BOOK, BookingAction.MOVE, BookingAction.CANCEL):
        seat = replace(BOOKED, reason=typed.words)
        kept = member | {"viewer": Party.COORDINATOR, "session": session, "booking": seat, "appeals": ()}
        yield "已办", BookingCard(to=1, **kept, done=done)
    for found in ((), (session,) * 4):
        yield "改到哪一期", BookingTargets(to=1, session=session, booking=BOOKED, targets=found)
    entries = tuple(Entry(one, typed.name, (appeal(State.TRIAGE, typed),) * 3) for one in (BOOKED, WAITING) * 4)
    for (total, shown_entries), late in product(((0, ()), (30, entries), (30, ())), (False, True)):
        listed = {"entries": shown_entries, "total": total, "page": 1, "late": late}
        yield "名单", BookingsListed(to=1, session=session, **listed)  # type: ignore[arg-type]  # as above
