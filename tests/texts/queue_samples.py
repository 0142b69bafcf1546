"""One notice of every kind about the day of a session, for their readers."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import COMING, BookingAction, BookingState
from bot.domain.sessions.queue_notices import (
    Ahead,
    DayOpened,
    Heard,
    MarkedAbsent,
    Place,
    PlaceShown,
    QueueEmpty,
    QueueShown,
    RollShown,
    RoomLine,
    SessionBegins,
    SessionUnfinished,
    Summoned,
    ToHear,
    UnrecordedShown,
)
from bot.domain.sessions.session import Session, SessionState
from tests.texts.samples import START, Typed
from tests.texts.session_samples import BOOKED

Labelled = tuple[str, Notice]
MANY = 40


def queue_pushes(session: Session) -> Iterator[Labelled]:
    """Return what the waiting hear."""
    for state in COMING:
        booking = replace(BOOKED, state=state, arrived_at=START if state is BookingState.CONFIRMED else None)
        for ahead in (0, 2):
            yield "坐诊开始", DayOpened(to=1, session=session, booking=booking, ahead=ahead)
            for after in (None, BookingAction.ARRIVE, BookingAction.SKIP, BookingAction.RECALL):
                yield "排队", Ahead(to=1, session=session, booking=booking, ahead=ahead, after=after)
    yield "已在诊室", Ahead(to=1, session=session, booking=BOOKED, ahead=0, after=BookingAction.ARRIVE, inside=True)
    yield "已接诊", Heard(to=1, session=session, booking=BOOKED)
    yield "轮到", Summoned(to=1, session=session, booking=BOOKED)
    yield "未到", MarkedAbsent(to=1, session=session, booking=BOOKED)
    for confirmed in (None, 12, 30):
        yield "坐诊快开始", SessionBegins(to=1, session=session, coming=30, appeals=40, confirmed=confirmed)
    for stage in (SessionState.LOCKED, SessionState.RUNNING):
        yield "坐诊没有结束", SessionUnfinished(to=1, session=replace(session, state=stage), unrecorded=3)


def queue_looks(session: Session, typed: Typed) -> Iterator[Labelled]:
    """Return what who runs the session looks at."""
    running = replace(session, state=SessionState.RUNNING)
    states = [replace(BOOKED, state=state, slot=slot) for slot, state in enumerate(BookingState, 1)]
    places = tuple(Place(one, typed.name) for one in states) * (MANY // len(states) + 1)
    inside = Place(replace(BOOKED, state=BookingState.CALLED, summoned_at=START, arrived_at=START), typed.name)
    rooms = (
        RoomLine(1, session.departments, inside, places),
        RoomLine(2, session.departments[:1], None, places[:2]),
        RoomLine(3, session.departments[:1], None, ()),
    )
    for unrecorded in (0, 3):
        counts = {"attended": 4, "missed": 1, "unrecorded": unrecorded}
        yield "叫号", QueueShown(to=1, session=running, rooms=rooms, **counts)
    yield "没有坐诊", QueueEmpty(to=1)
    appeals = tuple(ToHear(number, f"A{number}", typed.words) for number in range(1, MANY))
    for listed in (places, ()):
        yield "名单", RollShown(to=1, session=running, places=listed)
        yield "待记录", UnrecordedShown(to=1, session=running, places=listed, appeals=appeals if listed else ())
    for owed in (appeals[:2], ()):
        yield "待记录", UnrecordedShown(to=1, session=running, places=(), appeals=owed, gone_on=appeals[:1])
    for place in places[: len(states)]:
        brought = appeals[:2] if place.booking.state in COMING else ()
        allowed = tuple(one for one in (BookingAction.SUMMON, BookingAction.MISS))
        yield "一家", PlaceShown(to=1, session=running, place=place, allowed=allowed, appeals=brought)
