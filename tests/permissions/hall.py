"""What more there is in the village: classes, circulars, a session's day, and colleagues of the enterprise."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, Table, func, select

from bot.domain.appeals.action import State
from bot.domain.base.press import Press
from bot.domain.classes.class_issue import ClassAction, ClassState, MemberStanding
from bot.domain.classes.effect import Stated
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.classes.presses import DoClass
from bot.domain.people.person import JoinRequest, Person, Role, Standing
from bot.domain.people.standing import StandingAction
from bot.domain.reports.circular import CircularAction, CircularState
from bot.domain.reports.circular_presses import DoCircular, ShowCircular
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.presses import DoStaff
from storage.classes import classes, effects, measures
from storage.people import people
from storage.reports import circulars
from storage.schema import (
    booking,
    circular,
    class_answer,
    class_effect,
    class_issue,
    class_measure,
    class_member,
    join_request,
    person,
    session,
)
from storage.sessions import booked, sessions
from tests.desk import HOME, Desk

C = ClassState
STATES = (C.DRAFT, C.CONFIRMED, C.MEASURES, C.MEASURES, C.RECURRED)
MONTHS = {CircularState.DRAFT: 9, CircularState.SIGNED: 8}
Field = tuple[str, str]


class Hall:
    """Classes in the states in which people act on them, led by the customs; sessions that are on and over."""

    def __init__(self, desk: Desk, enterprise: int, handler: Person) -> None:
        self.desk, self.tx, self.now = desk, desk.tx, desk.now
        self.enterprise, self.handler = enterprise, handler
        self.classes = {self._class(state): state for state in STATES}
        measured = [row for row, state in self.classes.items() if state is C.MEASURES]
        for row, done in zip(measured, (False, True), strict=True):
            self._plans(row, done=done)
        self.circulars = {self._circular(state, month): state for state, month in MONTHS.items()}
        self.sessions = [
            self._session(state, number)
            for number, state in enumerate((SessionState.RUNNING, SessionState.ARCHIVED), 7)
        ]
        self.colleague = self._colleague(role=Role.MEMBER, enterprise=enterprise)
        self.asker = self._colleague()
        people.ask_to_join(self.tx, JoinRequest(self.asker.id, enterprise, "王芳", "13900001111"), self.now)

    def _circular(self, state: CircularState, month: int) -> int:
        row = circulars.add(self.tx, 2024, month, {"made_by": self.handler.id, "made_at": self.now}).id
        return circulars.change(self.tx, row, {"state": state}).id

    def _class(self, state: ClassState) -> int:
        """Enter a class of four open appeals that the customs lead."""
        filed = [self.desk.appeal(State.HANDLING, self.enterprise, settled_at=None).id for _ in range(4)]
        found = classes.propose(self.tx, [(row, 0.5) for row in filed], ["查验"], self.now)
        assert found
        due, lead = self.now + timedelta(days=30), None if state is C.DRAFT else HOME
        classes.change(self.tx, found.id, {"state": state, "lead": lead, "due_at": due if lead else None})
        return found.id

    def _plans(self, row: int, *, done: bool) -> None:
        planned = Planned(MeasureKind.SYSTEM, "上线预约系统", self.now, HOME)
        measure = measures.add(self.tx, row, planned, self.handler.id, self.now)
        if done:
            measures.complete(self.tx, row, measure, InForce("2024-08", ""), self.now)
            effects.add(self.tx, row, Stated("压缩时限", "3", "天", "海关", ""), self.handler.id, self.now)

    def _session(self, state: SessionState, number: int) -> int:
        """Enter a session of today with somebody in the queue who has brought an appeal."""
        held = {"year": 2024, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": (HOME,), "capacity": 5}
        about = {"number": number, "state": state, "held_at": self.now, "rooms": ((HOME,),)}
        row = sessions.add(self.tx, held | about).id
        brought = self.desk.appeal(State.SCHEDULED, self.enterprise, settled_at=None, session=row)
        mine = {"session": row, "enterprise": self.enterprise, "booked_by": self.handler.id, "booked_at": self.now}
        seat = sessions.book(self.tx, mine | {"state": BookingState.CONFIRMED, "slot": 1, "room": 1, "turn": 1})
        booked.link(self.tx, seat.id, [brought.id])
        return row

    def _colleague(self, **given: Any) -> Person:
        who = self.desk.person(None)
        people.change(self.tx, who.id, in_role_since=self.now, **given)
        return people.by_id(self.tx, who.id)

    @property
    def rows(self) -> set[int]:
        """Return the numbers that stand in forged buttons."""
        return {*self.classes, *self.sessions, self.colleague.id, self.asker.id}

    @property
    def presses(self) -> Sequence[Press]:
        """Return buttons that no command leads to, and all that act on a class or a circular, whoever is shown them."""
        found: list[Press] = [ShowCircular(2024, month) for month in MONTHS.values()]
        found += [DoCircular(action, row, state) for row, state in self.circulars.items() for action in CircularAction]
        found += [DoClass(action, row, state) for row, state in self.classes.items() for action in ClassAction]
        return [*found, DoStaff(StandingAction.REMOVE, self.colleague.id, Standing.ACTIVE)]


Look = Callable[[Hall], Select[Any]]


def _classes(*columns: str) -> Look:
    return lambda hall: (
        select(*(class_issue.c[name] for name in columns))
        .where(class_issue.c.id.in_(hall.classes))
        .order_by(class_issue.c.id)
    )


def _of_classes(table: Table, *columns: str) -> Look:
    keys = list(table.primary_key.columns)
    return lambda hall: (
        select(*(table.c[name] for name in columns)).where(table.c.class_issue.in_(hall.classes)).order_by(*keys)
    )


def _circulars(*columns: str) -> Look:
    return lambda _: select(*(circular.c[name] for name in columns)).order_by(circular.c.id)


LOOKS: dict[Field, Look] = {
    ("企业", "联系人的加入"): lambda hall: select(
        person.c.enterprise,
        select(func.count()).where(join_request.c.person == hall.asker.id).scalar_subquery(),
    ).where(person.c.id == hall.asker.id),
    ("企业", "联系人的移出"): lambda hall: select(person.c.enterprise).where(person.c.id == hall.colleague.id),
    ("坐诊场次", "到场和更正"): lambda hall: select(
        select(func.count())
        .where(booking.c.session.in_(hall.sessions), booking.c.state.in_((BookingState.ATTENDED, BookingState.NO_SHOW)))
        .scalar_subquery(),
        session.c.reason,
    ).where(session.c.id == hall.sessions[-1]),
    ("一类事", "名称、根源"): _classes("name", "cause"),
    ("一类事", "牵头单位、负责人、期限"): _classes("lead", "assisting", "owner", "due_at"),
    ("一类事", "状态"): _classes("state", "merged_into"),
    ("一类事", "所含诉求"): lambda hall: select(func.count()).where(
        class_member.c.class_issue.in_(hall.classes),
        class_member.c.added_by.is_not(None) | (class_member.c.standing == MemberStanding.OUT),
    ),
    ("一类事", "措施"): _of_classes(class_measure, "words", "planned_at", "done_at", "document"),
    ("一类事", "成效"): _of_classes(class_effect, "words", "amount", "since"),
    ("一类事", "统一答复"): lambda hall: select(func.count()).where(class_answer.c.class_issue.in_(hall.classes)),
    ("通报", "内容"): _circulars("words"),
    ("通报", "签发、发出"): _circulars("state"),
}
