"""A town with something in every state, and what stands in each field of it that somebody may change."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.survey import Survey
from bot.domain.people.person import Person, Role
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.imports import Field as Row
from bot.domain.tenure.imports import FilledIn, Import, Line
from bot.usecases import book
from storage.appeals import appeals
from storage.people import enterprises
from storage.schema import (
    appeal,
    attachment,
    audit,
    booking,
    department_change,
    enterprise,
    enterprise_change,
    event,
    person,
    session,
    setting_version,
    survey,
    wordbook,
)
from storage.sessions import sessions
from tests.desk import HOME, Desk
from tests.permissions import hall
from tests.permissions.acting import Field
from tests.permissions.fields import FILER, HANDLER
from tests.permissions.town import ASSISTING, MARKS, Town

Look = Callable[["Village"], Select[Any]]


class Village(Town):
    """The enterprise has an appeal in every state, too, and a seat at a session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        given = {"filed_by": self.filer.id, "assisting": (ASSISTING,), "handler": self.handler.id, "settled_at": None}
        enterprises.change(desk.tx, self.other, state="VERIFIED")
        desk.person(Role.CONTACT, HOME)  # a colleague to whom work can be handed
        self.appeals = [desk.appeal(state, self.enterprise, **given).id for state in State]
        self.appeals += [self._asks_for_time(again=again, **given) for again in (False, True)]
        for row, state in zip(self.appeals, State, strict=False):
            if state is State.ANSWERED:
                appeals.open_survey(desk.tx, Survey(row, 1, HOME, desk.now))
        held = {"year": 2024, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": (HOME,), "capacity": 5}
        window = {"booking_opens": desk.now - timedelta(days=1), "booking_closes": desk.now + timedelta(days=9)}
        states = (SessionState.DRAFT, SessionState.BOOKING)
        self.sessions = [
            sessions.add(
                desk.tx, held | {"number": number, "held_at": desk.now + timedelta(days=20), "state": state} | window
            ).id
            for number, state in enumerate(states, 5)
        ]

    def _asks_for_time(self, *, again: bool, **given: object) -> int:
        """Enter an appeal for which the handler asks for more time, once or once more."""
        row = self.desk.appeal(State.HANDLING, self.enterprise, **given).id
        asks = {"appeal": row, "reason": "3", "words": "还要等外省的结果。"}
        book.do(self.tx, self.handler, Action.ASK_TIME, asks, now=self.desk.now)
        if again:
            by = self.desk.person(Role.COORDINATOR)
            book.do(self.tx, by, Action.GRANT_TIME, {"appeal": row}, now=self.desk.now)
            book.do(self.tx, self.handler, Action.ASK_TIME, asks, now=self.desk.now)
        return row

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers that stand in forged buttons: of all that is here."""
        named = {self.enterprise, self.other, self.rated, self.secret, self.filer.id, self.handler.id}
        return tuple(sorted(named | {*self.appeals} | {*self.sessions}))

    @property
    def every(self) -> list[int]:
        """Return all its appeals."""
        return [self.rated, self.secret, *self.appeals]

    def actor(self, who: str) -> Person:
        return {FILER: self.filer, HANDLER: self.handler}.get(who) or self.person(who)

    def looks(self) -> dict[Field, Select[Any]]:
        """Return what asks for each field."""
        return {field: look(self) for field, look in OWN_LOOKS.items()}


class WholeVillage(Village):
    """The village with its hall: classes, circulars, a session's day, and colleagues."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.hall = hall.Hall(desk, self.enterprise, self.handler)

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(sorted({*super().rows} | self.hall.rows))

    def looks(self) -> dict[Field, Select[Any]]:
        return super().looks() | {field: look(self.hall) for field, look in hall.LOOKS.items()}


def _appeals(*columns: str) -> Look:
    return lambda town: (
        select(*(appeal.c[name] for name in columns)).where(appeal.c.id.in_(town.every)).order_by(appeal.c.id)
    )


def _events(*actions: str) -> Look:
    return lambda town: select(func.count()).where(event.c.appeal.in_(town.every), event.c.action.in_(actions))


def _enterprise(*columns: str) -> Look:
    return lambda town: select(*(enterprise.c[name] for name in columns)).where(enterprise.c.id == town.enterprise)


def _person(whose: Callable[["Village"], Person], *columns: str) -> Look:
    return lambda town: select(*(person.c[name] for name in columns)).where(person.c.id == whose(town).id)


def _sessions(*columns: str) -> Look:
    return lambda town: select(*(session.c[name] for name in columns)).where(session.c.id.in_(town.sessions))


def _filer(town: Village) -> Person:
    return town.filer


def _handler(town: Village) -> Person:
    return town.handler


# Tables that somebody may have to import: at the server by the command, in chat by sending them.
TABLES = (
    FilledIn(Import.HOLIDAYS, (Line(2, {Row.DAY: "2027-02-06", Row.IS: "上班"}),), {}),
    FilledIn(
        Import.STAFF,
        (
            Line(
                2,
                {
                    Row.NAME: MARKS["工作人员", "姓名"],
                    Row.ROLE: "联络员",
                    Row.DEPARTMENT: HOME,
                    Row.EMAIL: "new@example.com",
                },
            ),
        ),
        {},
    ),
)

OWN_LOOKS: dict[Field, Look] = {
    ("诉求", "原文和补充"): lambda town: select(
        func.sum(func.length(appeal.c.text)), _events("ADD", "SUPPLY")(town).scalar_subquery()
    ).where(appeal.c.id.in_(town.every)),
    ("诉求", "企业的附件"): lambda town: select(func.count()).where(
        attachment.c.appeal.in_(town.every), attachment.c.answer.is_(None)
    ),
    ("诉求", "类型、地区"): _appeals("kind", "region"),
    ("诉求", "主办单位"): _appeals("lead"),
    ("诉求", "协办单位"): _appeals("assisting"),
    ("诉求", "经办人"): _appeals("handler"),
    ("诉求", "答复期限"): _appeals("due_at"),
    ("诉求", "答复"): _appeals("answer", "outcome", "answered_at"),
    ("诉求", "协办意见"): _events("CONTRIBUTE"),
    ("诉求", "办理进展"): _events("PROGRESS"),
    ("诉求", "内部备注"): _events("NOTE"),
    ("诉求", "评价意见"): lambda town: select(func.count()).where(
        survey.c.satisfaction.is_not(None), survey.c.appeal.in_(town.every)
    ),
    ("诉求", "涉商业秘密"): _appeals("confidential"),
    ("诉求", "督办"): _events("SUPERVISE"),
    ("企业", "名称"): lambda town: select(
        enterprise.c.name,
        select(func.count())
        .where(enterprise_change.c.enterprise == town.enterprise, enterprise_change.c.detail == "name")
        .scalar_subquery(),
    ).where(enterprise.c.id == town.enterprise),
    ("企业", "信用代码"): _enterprise("uscc"),
    ("企业", "所在州市"): _enterprise("region"),
    ("企业", "营业执照"): _enterprise("licence"),
    ("企业", "核验结果"): _enterprise("state"),
    ("企业", "联系人姓名"): _person(_filer, "name"),
    ("企业", "联系人电话"): _person(_filer, "phone"),
    ("工作人员", "姓名"): _person(_handler, "name"),
    ("工作人员", "工作电话"): _person(_handler, "phone"),
    ("工作人员", "电子邮箱"): _person(_handler, "email"),
    ("工作人员", "部门和身份"): _person(_handler, "role", "department", "gone"),
    ("工作人员", "请假和代办"): _person(_handler, "away_from", "deputy"),
    ("坐诊场次", "时间、地点、主题"): _sessions("held_at", "place", "theme"),
    ("坐诊场次", "状态"): _sessions("state"),
    ("坐诊场次", "挂号"): lambda town: select(func.count()).where(booking.c.session.in_(town.sessions)),
    ("单位", "名称、合并、撤销"): lambda _: select(func.count()).select_from(department_change),
    ("参数", "期限、节假日、理由"): lambda _: select(func.count()).select_from(setting_version),
    ("词库", "关键词"): lambda _: select(func.count()).select_from(wordbook),
    ("操作记录", "内容"): lambda _: select(audit.c.id, audit.c.hash).order_by(audit.c.id).limit(1),
}
FIELDS = (*OWN_LOOKS, *hall.LOOKS)
