"""What coordinators see at the counter and on the list of calls, with the longest messages that can be on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.outbox_rows import written
from bot.domain.appeals.action import State
from bot.domain.appeals.notices import Moved
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.party import Party
from bot.domain.base.terms import Terms
from bot.domain.classes.answer_notices import MeasureAsked, MeasureTold
from bot.domain.classes.answering import Helped
from bot.domain.counter.notices import (
    CounterShown,
    LinkCodeMade,
    PhoneCallNoted,
    PhoneCallShown,
    PhoneLine,
    PhoneListShown,
    PhoneNumberShown,
)
from bot.domain.people.person import Enterprise
from bot.domain.reach.notices import PhoneCallHanded
from bot.domain.reach.phone_list import CallState, PhoneCall
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.notices import Called, Seat, SeatOffered
from bot.domain.sessions.session import Session, SessionState
from bot.texts.render import render
from tests.texts.classes import measures
from tests.texts.notices import Labelled
from tests.texts.samples import START, WORDS, Typed, view
from tests.texts.session_samples import BOOKED, OFFERED, WAITING

SESSION = Session(2, 2024, 4, "外资外贸", "坐诊", None, "昆明", (), 20, 0, START, START, state=SessionState.BOOKING)


def counter(typed: Typed) -> Iterator[Labelled]:
    yield from pages(typed)
    lines = [line(typed, call) for call in calls(typed)]
    for total in (0, 20):
        yield "电话清单", PhoneListShown(to=1, lines=tuple(lines[:8]) if total else (), total=total, page=0)
    yield "电话清单末页", PhoneListShown(to=1, lines=(), total=9, page=2)
    for one in lines:
        for others in ((), (5, 6)):
            yield "打电话", PhoneCallShown(to=1, line=one, others=others)
        yield "转到聊天", PhoneCallHanded(to=1, call=one.call)
    for colleague in (False, True):
        made = LinkCodeMade(to=1, enterprise=typed.name, code="BD7K4M9QXZ", hours=72, colleague=colleague)
        yield f"绑定码 {colleague}", made
    yield "电话号码", PhoneNumberShown(to=1, enterprise=typed.name, name=typed.person, phone="13800138000", call=3)
    for left in (0, 4):
        for again in (None, START):
            following = 7 if left else None
            yield (
                "已记录",
                PhoneCallNoted(to=1, enterprise=typed.name, again_at=again, left=left, following=following),
            )


def pages(typed: Typed) -> Iterator[Labelled]:
    found = tuple(view(state, Party.COORDINATOR, typed) for state in (State.TRIAGE, State.ANSWERED))
    seats = tuple(Seat(SESSION, booking) for booking in (None, BOOKED, WAITING))
    one = Enterprise(1, typed.name, "91350100M000100Y43", "昆明市")
    for consent in (START, None):
        for has_chat in (True, False):
            facts: dict[str, Any] = {"enterprise": one, "has_chat": has_chat, "consent_at": consent}
            yield "专窗", CounterShown(to=1, views=found, total=12, seats=seats, calls=3, **facts)
            if not has_chat:
                numbers = tuple(f"YN-2024-{n:04}" for n in range(9))
                asks = MeasureAsked(1, numbers, tuple(measures(typed, 4)))
                yield (
                    "专窗 问",
                    CounterShown(
                        to=1, views=found, total=12, seats=seats, calls=3, asks=asks, said=Helped.UNCHANGED, **facts
                    ),
                )
            yield "专窗", CounterShown(to=1, views=(), total=0, seats=(), calls=0, **facts)


def calls(typed: Typed) -> Iterator[PhoneCall]:
    answer = view(State.ANSWERED, Party.MEMBER, typed)
    told: list[Notice] = [
        Moved(to=1, view=answer, action="ANSWER", by=Party.LEAD, words=typed.words),  # type: ignore[arg-type]  # a sample
        MeasureTold(to=1, answer=1, numbers=("YN-2024-0087",), measures=tuple(measures(typed, 2))[1:]),
        SeatOffered(to=1, session=SESSION, booking=OFFERED),
        Called(to=1, session=SESSION, booking=replace(BOOKED, state=BookingState.CALLED)),
    ]
    screens = [render(one, WORDS) for one in told]
    messages = [Message(**written(one), line=one.line) for one in screens]
    first, then = messages[:2]
    joined = replace(then, text=f"{first.text}\n\n{then.text}", terms=Terms(("ANSWERED", 1)))
    messages.append(replace(joined, brief=f"{first.line}\n\n{then.text}"))
    for row, message in enumerate(messages):
        call = PhoneCall(row, 1, 7, None, "moved", message, CallState.WAITING, START, START)
        yield call
        yield replace(call, appeal=None, tries=2, wrong=True, call_from=START + timedelta(days=1))


def line(typed: Typed, call: PhoneCall) -> PhoneLine:
    now: datetime = START
    return PhoneLine(
        call=call,
        enterprise=typed.name,
        number="YN-2024-0087" if call.appeal else None,
        late=call.tries == 0,
        later=call.call_from > now,
    )
