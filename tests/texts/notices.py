"""One notice of every kind that people can get, made from the tables, with any words put into it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from bot.config.nudges import WAYS
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.deadlines import OF_ASSIST, OF_REPLY, TimerKind
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.appeals.event import Event
from bot.domain.appeals.file_notices import FileLost, Why
from bot.domain.appeals.ladder import RUNGS, Escalation, Level
from bot.domain.appeals.moves import MOVES, STATES
from bot.domain.appeals.moves import AppealMove as Move
from bot.domain.appeals.news import WAITS, News
from bot.domain.appeals.news_notices import Item, NewsSetting, NewsTold
from bot.domain.appeals.notices import (
    CardShown,
    DeliveriesShown,
    Delivery,
    Done,
    Due,
    HistoryShown,
    Moved,
    NobodyToTell,
    NudgeSent,
    PhoneShown,
)
from bot.domain.appeals.reckoning import Shift
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.errors import BadInput, NotFound, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.desk.bulk import BulkAct, Left
from bot.domain.desk.bulk_notices import BulkDone, BulkUndone
from bot.domain.desk.find_notices import FacetsShown, FacetValue, FacetValuesShown, FindAsked, Found
from bot.domain.desk.ledger_notices import Climb, LedgerShown
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.desk.plan_notices import Plan, PlansShown
from bot.domain.desk.presses import Facet
from bot.domain.people.notices import JoinAsked, JoinDecided
from bot.domain.people.person import Role
from bot.domain.sessions.notices import Booked, BookingCancelled, Seat, SessionsShown
from bot.domain.sessions.opening_notices import Opening
from bot.domain.sessions.session import Session, SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals.verbs import BOOK
from bot.texts.desk.lists import OF_MORNING
from tests.texts.booking_samples import booking_looks, booking_pushes
from tests.texts.queue_samples import queue_looks, queue_pushes
from tests.texts.samples import DUE, START, VIEWERS, Typed, view
from tests.texts.session_samples import BOOKED, OFFERED, WAITING, session_looks, session_pushes

Labelled = tuple[str, Notice]


def many(typed: Typed) -> Iterator[Labelled]:
    """The results of a bulk act, with each reason why one was left."""
    numbers = tuple(f"YN-2024-{number:04d}" for number in range(1, 41))
    why: tuple[Refusal, ...] = (
        Overtaken(numbers[0], State.HANDLING, Party.LEAD, START),
        NotAllowed(Action.PROMPT, numbers[1], State.HANDLING),
        NotAllowed(Action.ASSIGN, numbers[2], State.CLOSED),
        NotFound(),
        BadInput("class_has_it", {"number": "", "class_issue": 3}),
    )
    left = tuple(Left(number, refusal) for number, refusal in zip(numbers, why, strict=False))
    for act, done, kept in product(BulkAct, (numbers, ()), (left, ())):
        facts: dict[str, Any] = {"to": 1, "act": act, "done": done, "left": kept}
        yield f"批量 {act}", BulkDone(**facts, bulk=1, until=START)
        yield f"撤销批量 {act}", BulkUndone(**facts)


def searched(typed: Typed) -> Iterator[Labelled]:
    """What a search shows: nothing, a page, more than are read; to each who sees something."""
    late = START + timedelta(days=20)
    for viewer, state in product((Party.MEMBER, Party.LEAD, Party.COORDINATOR), State):
        views = tuple(view(state, viewer, typed) for _ in range(8))
        for total, page, now in ((8, 0, START), (200, 2, late)):
            more = total == 200
            found = Found(
                to=1, line=typed.words[:60], search=2**40, views=views, total=total, more=more, page=page, now=now
            )
            yield f"找到 {state} {total}", found
    line = typed.words[:60]
    yield "筛选", FacetsShown(to=1, line=line, search=1, total=200, facets=tuple(Facet))
    yield "没有可筛选的", FacetsShown(to=1, line=line, search=1, total=2, facets=())
    for facet in Facet:
        values = tuple(FacetValue(str(place), typed.department, 9) for place in range(8))
        yield (
            f"按{facet}筛选",
            FacetValuesShown(to=1, line=line, search=2**40, total=200, facet=facet, values=values),
        )
    yield "没有找到", Found(to=1, line="磨憨 超期", search=1, views=(), total=0, more=False, page=0, now=START)


def ends(row: Move) -> tuple[State, ...]:
    if isinstance(row.to, State):
        return (row.to,)
    return (State.HANDLING,) if row.guard else (State.TRIAGE,)


TAKES_UP_PLAN = {Action.RATE, Action.SURVEY_EXPIRED, Action.UPHOLD}
PLAN: dict[str, Any] = {
    "noted_at": START,
    "plan": "2024年12月底前完成方案，2025年6月底前完工。",
    "round": 2,
    "plan_rounds": 1,
}


def reason(action: Action, end: State) -> str:
    if action is Action.RATE and end is not State.REVIEW:
        return ""
    codes = {Action.DECLINE: "R1", Action.RETURN: "T1", Action.CLOSE: "S5", Action.RATE: "D3", Action.ASK_TIME: "5"}
    return codes.get(action, "")


def dates_of(action: Action) -> str:
    """Return the words that the program itself writes."""
    return str(Shift(DUE - timedelta(days=3), DUE)) if action is Action.RECKON else ""


def made(kind: type[Moved], row: Move, end: State, viewer: Party, typed: Typed) -> Notice:
    planned = PLAN if end is State.HANDLING and row.action in TAKES_UP_PLAN else {}
    seen = view(end, viewer, typed, rating=rating(row.action, end), **(facts(row, end, typed) | planned))
    words = typed.words if BOOK[row.action].prefix and row.action is not Action.SIGN else dates_of(row.action)
    note = typed.department if row.action is Action.RETURN else ""
    said: dict[str, Any] = {"words": words, "reason": reason(row.action, end), "note": note}
    said["department"] = "省商务厅" if row.who is Party.ASSISTING else typed.department
    return kind(to=1, view=seen, action=row.action, by=row.who, **said)


def facts(row: Move, end: State, typed: Typed) -> dict[str, Any]:
    """Return what the appeal is like after such a move."""
    if end is State.SCHEDULED:
        due = DUE if row.action is Action.RECKON else None
        return {"lead": typed.department, "assisting": ("省商务厅",), "due_at": due}
    return {"round": 2} if row.action is Action.REWORK else {}


def rating(action: Action, end: State) -> Satisfaction:
    return Satisfaction.SATISFIED if action is Action.RATE and end is not State.REVIEW else Satisfaction.UNSATISFIED


def moved(typed: Typed) -> Iterator[Labelled]:
    for row in MOVES:
        for party in row.tells:
            for end in ends(row):
                yield f"{row.action} 告知 {party} → {end}", made(Moved, row, end, party, typed)


def news(typed: Typed) -> Iterator[Labelled]:
    """Each fact alone in each state in which it can be, and all of a morning."""
    late = view(State.HANDLING, Party.MEMBER, typed, due_at=DUE)
    for fact in News:
        for state in WAITS:
            for reached in (frozenset[Party](), frozenset(Party)):
                item = Item(view(state, Party.MEMBER, typed), (fact,), reached)
                yield f"定期告知 {fact} {state}", NewsTold(to=1, items=(item,))
    every = tuple(one for one in News if one is not News.STANDS)
    yield "定期告知 全部", NewsTold(to=1, items=(Item(late, every, frozenset(Party)),) * 13)
    for on in (True, False):
        yield "定期告知设置", NewsSetting(to=1, on=on)


def done(typed: Typed) -> Iterator[Labelled]:
    for row in MOVES:
        for end in ends(row):
            viewer = row.who if row.who is not Party.SYSTEM else Party.LEAD
            yield f"{row.action} 本人 → {end}", made(Done, row, end, viewer, typed)


REPLIES = (TimerKind.REPLY_DUE, TimerKind.REPLY_OVERDUE, TimerKind.REPLY_LATE, TimerKind.REPLY_LISTED)
REMINDERS = {
    TimerKind.TRIAGE_DUE: (State.TRIAGE,),
    TimerKind.REVIEW_DUE: (State.REVIEW,),
    TimerKind.VISIT_DUE: (State.VISIT,),
    TimerKind.ASSIST_DUE: (State.ASSIGNED, State.HANDLING),
    TimerKind.ASSIST_OVERDUE: (State.ASSIGNED, State.HANDLING),
    TimerKind.CONTACT_DUE: (State.HANDLING,),
    TimerKind.CONTACT_OVERDUE: (State.HANDLING,),
    TimerKind.REPLY_HALF: (State.TRIAGE, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF),
    **dict.fromkeys((TimerKind.TRIAGE_OVERDUE, TimerKind.TRIAGE_LATE, TimerKind.TRIAGE_LISTED), (State.TRIAGE,)),
    **dict.fromkeys((TimerKind.SESSION_OVERDUE, TimerKind.SESSION_LATE, TimerKind.SESSION_LISTED), (State.SCHEDULED,)),
    TimerKind.REPLY_SOON: (State.TRIAGE, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF),
    **dict.fromkeys(
        (TimerKind.REPLY_DUE, TimerKind.REPLY_OVERDUE, TimerKind.REPLY_LATE, TimerKind.REPLY_LISTED),
        (State.TRIAGE, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF),
    ),
    TimerKind.ACCEPT_EXPIRED: (State.ASSIGNED,),
    **dict.fromkeys((TimerKind.ACCEPT_OVERDUE, TimerKind.ACCEPT_LATE, TimerKind.ACCEPT_LISTED), (State.ASSIGNED,)),
    TimerKind.SURVEY_REMINDER: (State.ANSWERED,),
    **dict.fromkeys((TimerKind.REVIEW_OVERDUE, TimerKind.REVIEW_LATE, TimerKind.REVIEW_LISTED), (State.REVIEW,)),
    **dict.fromkeys((TimerKind.VISIT_OVERDUE, TimerKind.VISIT_LATE, TimerKind.VISIT_LISTED), (State.VISIT,)),
}


def told_of(kind: TimerKind, state: State) -> list[Party]:
    """Return who is reminded: who has to act, and whom the ladder reaches; in triage there is no lead yet."""
    if kind in OF_ASSIST:
        return [Party.ASSISTING, *((Party.ASSISTING_HEAD, Party.LEAD) if kind is TimerKind.ASSIST_OVERDUE else ())]
    rung, owner = RUNGS.get(kind), STATES[state].owner
    parties = {one for one in (owner, *(rung.tells if rung else ())) if one}
    return sorted(parties - {Party.LEAD, Party.HEAD} if state is State.TRIAGE else parties)


ASSISTING = ("省商务厅", "省交通运输厅")


def due(typed: Typed) -> Iterator[Labelled]:
    for kind, states in REMINDERS.items():
        for state in states:
            for party in told_of(kind, state):
                for reached in (frozenset(Party), frozenset({Party.COORDINATOR}), frozenset[Party]()):
                    asked: dict[str, Any] = (
                        dict.fromkeys(("assisting", "awaited"), ASSISTING) if kind in OF_ASSIST else {}
                    )
                    if state is State.SCHEDULED and kind in OF_REPLY:
                        asked = {"due_at": DUE, "lead": typed.department}
                    seen = view(state, party, typed, **asked)
                    yield f"{kind} {state} {party}", Due(to=1, view=seen, kind=kind, reached=reached)
    for kind in (TimerKind.REPLY_SOON, *REPLIES):
        for party in told_of(kind, State.HANDLING):
            seen = view(State.HANDLING, party, typed, **PLAN)
            yield f"{kind} 长期推进 {party}", Due(to=1, view=seen, kind=kind, reached=frozenset(Party))


def cards(typed: Typed) -> Iterator[Labelled]:
    for state in State:
        for viewer in VIEWERS:
            yield f"卡片 {state} {viewer}", CardShown(to=1, view=view(state, viewer, typed))
    for viewer in VIEWERS:
        yield f"卡片 长期推进 {viewer}", CardShown(to=1, view=view(State.HANDLING, viewer, typed, **PLAN))


def pushes(typed: Typed) -> Iterator[Labelled]:
    """Return what comes unasked."""
    yield from moved(typed)
    yield from due(typed)
    for role in (Role.CONTACT, Role.HEAD, Role.COORDINATOR):
        waits = set(Wait) - (set() if role is Role.COORDINATOR else {Wait.CIRCULAR, Wait.UNSIGNED})
        yield "早上", Morning(to=1, role=role, counts=dict.fromkeys(waits, 12), now=START)
    yield "早上", Morning(to=1, role=Role.SUPERVISOR, counts={Wait.UNSIGNED: 1}, now=START)
    yield from news(typed)
    asleep = view(State.ASSIGNED, Party.COORDINATOR, typed)
    for roles in ((Role.CONTACT,), (Role.HEAD,), (Role.CONTACT, Role.HEAD), (Role.SUPERVISOR,)):
        department = None if Role.SUPERVISOR in roles else typed.department
        yield "无人可达", NobodyToTell(to=1, view=asleep, roles=roles, department=department)
    for why, (party, ours) in product(Why, ((Party.MEMBER, True), (Party.LEAD, False), (Party.LEAD, True))):
        seen = view(State.HANDLING, party, typed)
        yield f"附件 {why}", FileLost(to=1, view=seen, name=typed.words, why=why, ours=ours)
    yield "申请加入", JoinAsked(to=1, person=4, name=typed.person, enterprise=typed.name)
    for let_in in (True, False):
        yield "加入结果", JoinDecided(to=1, enterprise=typed.name, let_in=let_in)
    for others in (True, False):
        yield "挂号成功", Booked(to=1, session=session(typed), booking=BOOKED, others=others)
    for stands in (SessionState.BOOKING, SessionState.LOCKED):
        yield "退号", BookingCancelled(to=1, session=replace(session(typed), state=stands))
    yield from session_pushes(session(typed), typed)
    yield from queue_pushes(session(typed))
    yield from booking_pushes(session(typed), typed)


def looks(typed: Typed) -> Iterator[Labelled]:
    """Return what is asked for."""
    yield from cards(typed)
    yield "卡片 不再办理", CardShown(to=1, view=view(State.TRIAGE, Party.FORMER, typed))
    shown = view(State.CLOSED, Party.MEMBER, typed)
    yield "经过", HistoryShown(to=1, view=shown, events=events(typed))
    lead = view(State.HANDLING, Party.LEAD, typed)
    steered = view(State.HANDLING, Party.COORDINATOR, typed)
    told = tuple(
        Delivery(
            role,
            typed.department if role is Role.CONTACT else None,
            START,
            arrived,
            over,
            title="<b>答复已超期，请尽快答复企业</b>",
        )
        for role in (*Role, None)
        for arrived, over in ((True, False), (False, False), (None, True))
    )
    told += tuple(
        Delivery(Role.MEMBER, None, START, arrived=True, nudge=NudgeSent(way, START, arrived))
        for way in WAYS
        for arrived in (True, False, None)
    )
    told += tuple(
        Delivery(Role.MEMBER, None, START, arrived, over, by_phone=True)
        for arrived, over in ((True, False), (None, True), (None, False))
    )
    for total in (0, 40):
        yield "送达", DeliveriesShown(to=1, view=steered, deliveries=told if total else (), total=total)
    yield "电话", PhoneShown(to=1, view=lead, name=typed.person, phone="13800138000")
    for menu, state in (
        (Menu.MY, State.HANDLING),
        (Menu.TODO, State.ASSIGNED),
        (Menu.TRIAGE, State.TRIAGE),
        (Menu.ASSIGNED, State.ASSIGNED),
        (Menu.VISITS, State.VISIT),
    ):
        viewer = Party.MEMBER if menu is Menu.MY else Party.COORDINATOR
        views = tuple(view(state, viewer, typed, returns=1) for _ in range(8))
        now = START + timedelta(days=20)
        yield f"列表 {menu}", ListShown(to=1, title=menu, views=views, total=20, page=1, now=now)
        yield f"空列表 {menu}", ListShown(to=1, title=menu, views=(), total=0, page=0, now=now)
    for wait in OF_MORNING:
        waits = ListShown(to=1, title=Menu.TODO, views=(), total=0, page=0, now=START, wait=wait)
        yield f"早上的 {wait}", waits
        views = (view(State.ASSIGNED, Party.LEAD, typed),)
        yield f"早上有一件的 {wait}", replace(waits, views=views, total=1)
    for role in (Role.MEMBER, Role.CONTACT, Role.COORDINATOR):
        yield f"查什么 {role}", FindAsked(to=1, role=role, offers=((1, "超期"), (2, "在办"), (3, "已办结")))
    yield from searched(typed)
    yield from many(typed)
    yield "更多自己的诉求", ListShown(to=1, title=Menu.MY, views=(), total=20, page=0, now=START)
    climbs = tuple(
        Climb(view(state, Party.SUPERVISOR, typed), Escalation(1, 1, 1, level, START, None), 3, 2)
        for level, state in zip(Level, (State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SIGN_OFF), strict=True)
    )
    plans = tuple(Plan(view(State.HANDLING, Party.COORDINATOR, typed, **PLAN), START) for _ in range(8))
    for total in (0, 20):
        shown_climbs = climbs * 2 if total else ()
        yield "持续跟踪", PlansShown(to=1, plans=plans[:total], total=total, page=0, now=START)
        yield "督办台账", LedgerShown(to=1, climbs=shown_climbs, total=total, late=total, page=0, now=START)
    full = replace(session(typed), taken=12)
    held = (BOOKED, WAITING, OFFERED)
    seats = (Seat(session(typed)), Seat(full), *(Seat(full, one, 2, ("YN-2024-0087",) * 7) for one in held))
    yield "坐诊场次", SessionsShown(to=1, seats=seats, may_book=True, opening=Opening(START))
    for offered in (seats[:2], ()):
        yield "没有号可退", SessionsShown(to=1, seats=offered, may_book=True, opening=Opening(START), nothing_held=True)
    for may_book, asked, known in product((True, False), (True, False), (None, session(typed))):
        opening = Opening(START, known, asked)
        yield "没有坐诊场次", SessionsShown(to=1, seats=(), may_book=may_book, opening=opening)
    yield from session_looks(session(typed))
    yield from booking_looks(session(typed), typed)
    yield from queue_looks(session(typed), typed)


def session(typed: Typed) -> Session:
    held = datetime(2024, 11, 20, 9, 0, tzinfo=SHANGHAI)
    return Session(
        id=2,
        year=2024,
        number=4,
        theme=typed.words[:20],
        form="坐诊",
        held_at=held,
        place=typed.name,
        departments=(typed.department, "省商务厅"),
        capacity=12,
        taken=4,
        booking_opens=held - timedelta(days=19),
        booking_closes=held - timedelta(days=12),
    )


def events(typed: Typed) -> tuple[Event, ...]:
    return tuple(
        Event(
            at=START + timedelta(hours=hour),
            person=None,
            party=row.who,
            department=typed.department if row.who is Party.LEAD else None,
            action=row.action,
            from_state=None,
            to_state=ends(row)[0],
            round=1,
            reason=reason(row.action, ends(row)[0]),
            words=typed.words if BOOK[row.action].prefix else dates_of(row.action),
        )
        for hour, row in enumerate(MOVES)
    )
