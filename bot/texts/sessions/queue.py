"""Screens for the day of a session: the queue for whoever runs it, and the turn for whoever waits."""

from collections.abc import Iterable, Sequence

from bot.domain.appeals.presses import Show
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.sessions.booking import COMING, BookingAction
from bot.domain.sessions.presses import Arrive, CallNext, DoBooking, DoSession, EndSession, Part, ShowPlace, ShowQueue
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
from bot.domain.sessions.session import Session, SessionAction, SessionState
from bot.texts.sessions import terms
from bot.texts.sessions.seats import name
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Row, Rows, in_rows
from bot.texts.style.words import Words

NAME, NAMED, LISTED, QUOTE = 16, 3, 60, 40
END = SessionAction.FINISH


def shown(notice: QueueShown, _: Words) -> Screen:
    session = notice.session
    waiting = sum(len(room.waiting) for room in notice.rooms)
    counts = fill("已接诊{a}家，未到{m}家，等候{w}家。", a=notice.attended, m=notice.missed, w=waiting)
    left = fill("还有{n}件诉求没有记录。", n=notice.unrecorded) if notice.unrecorded else "诉求都已记录。"
    text = blocks(bold(fill("{name}｜现场叫号", name=name(session))), *map(_room, notice.rooms), counts + left)
    calls = (row for room in notice.rooms if (row := _call(session, room)))
    return Screen(text, (*calls, *_inside(notice.rooms), *_parts(session)))


def _room(room: RoomLine) -> Html:
    inside = fill("正在接诊：{who}", who=_named(room.inside)) if room.inside else "诊室空闲"
    first = [_named(item) for item in room.waiting[:NAMED]]
    more = fill("，共{n}家", n=len(room.waiting)) if len(room.waiting) > NAMED else ""
    line = fill("等候：{first}{more}", first="、".join(first), more=more) if first else "没有等候的企业"
    departments = excerpt("、".join(room.departments), 60)
    return lines(bold(fill("{number}号诊室", number=room.number)), departments, inside, line)


def _named(place: Place) -> str:
    here = "，已到场" if place.booking.arrived_at and place.booking.state in COMING else ""
    return f"第{place.booking.slot}号{excerpt(place.enterprise, NAME)}{here}"


def _call(session: Session, room: RoomLine) -> Row:
    inside = room.inside.booking.id if room.inside else 0
    label = f"{room.number}号诊室：叫下一家" if room.waiting else f"{room.number}号诊室：接诊完毕"
    return (Button(label, CallNext(session.id, room.number, inside)),) if room.waiting or room.inside else ()


def _inside(rooms: Iterable[RoomLine]) -> Rows:
    """Return the buttons for whoever is in a room: put off, or absent."""
    found = [room.inside for room in rooms if room.inside]
    return tuple((Button(f"第{item.booking.slot}号：过号、未到、记录", ShowPlace(item.booking.id)),) for item in found)


def _parts(session: Session) -> Rows:
    rows = (
        (Button("刷新", ShowQueue(Part.QUEUE, session.id)), Button("全部名单", ShowQueue(Part.ROLL, session.id))),
        (
            Button("待记录", ShowQueue(Part.UNRECORDED, session.id)),
            Button(terms.SESSION_ACTION[END], DoSession(END, session.id, SessionState.RUNNING)),
        ),
    )
    return rows if session.state is SessionState.RUNNING else ()


def empty(_: QueueEmpty, __: Words) -> Screen:
    text = "现在没有正在进行的坐诊。到坐诊日，在 /session 的坐诊场次卡片上点「开始坐诊」，就可以叫号。"
    return Screen(fill(text), ((Button("坐诊场次", Go(Menu.SESSION)),),))


def roll(notice: RollShown, _: Words) -> Screen:
    listed = notice.places[:LISTED]
    rows = [fill("{who}：{state}", who=_named(item), state=terms.BOOKING_STATE[item.booking.state]) for item in listed]
    head = bold(fill("{name}｜名单（{n}家）", name=name(notice.session), n=len(notice.places)))
    buttons = (Button(f"第{item.booking.slot}号", ShowPlace(item.booking.id)) for item in listed)
    return Screen(blocks(head, lines(*rows) if rows else "还没有企业挂号。"), in_rows(buttons, 4))


def place(notice: PlaceShown, _: Words) -> Screen:
    booking = notice.place.booking
    head = bold(fill("{who}｜{state}", who=_named(notice.place), state=terms.BOOKING_STATE[booking.state]))
    at = fill("，预计{at}", at=dates.moment(booking.expected_at, booking.expected_at)) if booking.expected_at else ""
    where = fill("{room}号诊室{at}", room=booking.room or 1, at=at)
    said = "带来的诉求请逐件记录：点开后「现场答复」或「交办」。" if notice.appeals else "没有待记录的诉求。"
    moves = (
        Button(terms.BOOKING_ACTION[booking_action], DoBooking(booking_action, booking.id, booking.state))
        for booking_action in notice.allowed
    )
    rows = (*in_rows(moves, 3), *_to_hear(notice.appeals), (_back(notice.session),))
    return Screen(blocks(head, where, lines(said, *map(_line, notice.appeals))), rows)


def _back(session: Session) -> Button:
    return Button("回到叫号", ShowQueue(Part.QUEUE, session.id))


def _to_hear(appeals: Iterable[ToHear]) -> Rows:
    return in_rows((Button(f"记录{appeal.number}", Show(appeal.id)) for appeal in list(appeals)[:LISTED]), 2)


def _line(to_hear: ToHear) -> Html:
    return fill("{number}：{text}", number=to_hear.number, text=excerpt(to_hear.text, QUOTE))


def unrecorded(notice: UnrecordedShown, _: Words) -> Screen:
    owed = (*notice.appeals, *notice.gone_on)
    if not notice.places and not owed:
        end = Button(terms.SESSION_ACTION[END], DoSession(END, notice.session.id, SessionState.RUNNING))
        return Screen(fill("都已记录，可以结束坐诊。"), ((end, _back(notice.session)),))
    head = bold(fill("结束坐诊之前，还有{n}项没有记录", n=len(notice.places) + len(owed)))
    places = [fill("{who}：请记到诊或未到", who=_named(item)) for item in notice.places[:LISTED]]
    appeals = [_line(appeal) for appeal in notice.appeals[:LISTED]]
    buttons = (Button(f"第{item.booking.slot}号", ShowPlace(item.booking.id)) for item in notice.places[:LISTED])
    must = notice.places or notice.appeals
    as_is: Rows = () if must else ((Button("仍由单位办理，结束", EndSession(notice.session.id)),),)
    rows = (*in_rows(buttons, 4), *_to_hear(owed), *as_is, (_back(notice.session),))
    return Screen(blocks(head, lines(*places), lines(*appeals), _gone_on(notice.gone_on)), rows)


def _gone_on(appeals: Sequence[ToHear]) -> Html | str:
    """Return what departments have had since before the day, and that they may go on with it."""
    if not appeals:
        return ""
    said = "带来时已由单位办理，当面说了什么请点开记「现场答复」；不记录的，坐诊结束后由原单位继续办理："
    return lines(said, *(_line(appeal) for appeal in appeals[:LISTED]))


def begins(notice: SessionBegins, _: Words) -> Screen:
    session = notice.session
    at = dates.moment(session.held_at, session.held_at) if session.held_at else ""
    text = "坐诊快开始了：{name}，{at}。\n{who}，{m}件诉求等待当面答复。到时点「开始坐诊」，就可以叫号。"
    begin = Button(terms.SESSION_ACTION[SessionAction.START], DoSession(SessionAction.START, session.id, session.state))
    facts = {"name": name(session), "at": at, "who": _coming(notice), "m": notice.appeals}
    return Screen(fill(text, **facts), ((begin,),))


def _coming(notice: SessionBegins) -> str:
    """Say how many have seats, and how many of them have said that they come."""
    if notice.confirmed is None:
        return f"{notice.coming}家企业有号"
    left = notice.coming - notice.confirmed
    return f"{notice.coming}家企业有号，其中{notice.confirmed}家已确认到场" + (f"，{left}家还没有确认" if left else "")


def unfinished(notice: SessionUnfinished, _: Words) -> Screen:
    session = notice.session
    if session.state is SessionState.LOCKED:
        text = "坐诊日已过，还没有开始也没有记录：{name}。请点「开始坐诊」补记结果，或取消这一期。"
        action = SessionAction.START
    else:
        text = "坐诊还没有结束：{name}，还有{n}项没有记录。请补记后点「结束坐诊」。"
        action = END
    button = Button(terms.SESSION_ACTION[action], DoSession(action, session.id, session.state))
    return Screen(fill(text, name=name(session), n=notice.unrecorded), ((button,),))


def opened(notice: DayOpened, _: Words) -> Screen:
    booking = notice.booking
    head = bold(fill("坐诊开始了，您单位是第{slot}号", slot=booking.slot))
    at = fill("，预计{at}", at=dates.moment(booking.expected_at, booking.expected_at)) if booking.expected_at else ""
    where = fill("请到{room}号诊室外等候{at}。{ahead}。", room=booking.room or 1, at=at, ahead=_before(notice.ahead))
    text = lines(head, name(notice.session), fill("地点：{place}", place=notice.session.place), where)
    arrived = () if booking.arrived_at else ((Button("我已到场", Arrive(booking.id)),),)
    return Screen(text, arrived)


def _before(count: int) -> str:
    return f"前方还有{count}家" if count else "下一个就是您单位"


TURN = "现在轮到您单位"


def summoned(notice: Summoned, _: Words) -> Screen:
    booking = notice.booking
    head = bold(fill("请到{room}号诊室", room=booking.room or 1))
    foot = f"{TURN}。过号不要紧，会排到本诊室最后。"
    return Screen(lines(head, fill("第{slot}号，{name}", slot=booking.slot, name=name(notice.session)), foot))


_AFTER = {
    BookingAction.ARRIVE: "已登记到场",
    BookingAction.SKIP: "您单位已过号，排到本诊室最后",
    BookingAction.RECALL: "您单位已重新排队",
}


def ahead(notice: Ahead, _: Words) -> Screen:
    booking, said = notice.booking, _AFTER.get(notice.after) if notice.after else None
    stands = TURN if notice.inside else _before(notice.ahead)
    head = bold(fill("{said}{stands}", said=f"{said}，" if said else "", stands=stands))
    go = "第{slot}号，请到{room}号诊室。" if notice.inside else "第{slot}号，{room}号诊室，请在诊室外等候。"
    where = fill(go, slot=booking.slot, room=booking.room or 1)
    arrived = () if booking.arrived_at else ((Button("我已到场", Arrive(booking.id)),),)
    return Screen(lines(head, where, name(notice.session)), arrived, toast=said or "")


def heard(notice: Heard, _: Words) -> Screen:
    text = fill("您单位已经接诊，不用再登记：{name}，第{slot}号。", name=name(notice.session), slot=notice.booking.slot)
    return Screen(text)


def absent(notice: MarkedAbsent, _: Words) -> Screen:
    text = "现场叫号时您单位不在，已记为未到：{name}，第{slot}号。坐诊结束前到场的，请找统筹员重新排队；诉求照常办理。"
    return Screen(fill(text, name=name(notice.session), slot=notice.booking.slot))
