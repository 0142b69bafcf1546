"""Each "does not see" of the matrix of fields can fail: without its guards the field is seen.

Some fields have two, one where facts are gathered and one where they are worded or where the command begins: then
neither alone lets anything out, and both are taken out here.
"""

from collections.abc import Callable

import pytest

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassIssue
from bot.texts.appeals import history
from bot.usecases.appeals import guard as of_appeals
from bot.usecases.classes import guard as of_classes
from bot.usecases.desk import guard as of_desk
from bot.usecases.people import guard as of_people
from bot.usecases.reports import guard as of_reports
from bot.usecases.tenure import guard as of_staff
from handlers import dispatch
from tests.desk import open_desk
from tests.permissions.crawl import Reader
from tests.permissions.fields import SEES
from tests.permissions.office import WholeTown
from tests.permissions.test_fields import SEARCHED
from tests.permissions.town import (
    ADMIN,
    AWAY,
    AWAY_HEAD,
    COORDINATOR,
    HELPS,
    LEAD,
    MARKS,
    OTHER,
    OWN,
    STRANGER,
    SUPERVISOR,
)

Guard = tuple[object, str, Callable[..., object]]
STAFF: Guard = of_appeals, "is_staff", lambda *_: True
WORDED: Guard = history, "_is_open", lambda *_: True
CHECKS: Guard = of_people, "coordinator", lambda *_: None
COMMAND: Guard = dispatch, "_may", lambda *_: None
RECORDS: Guard = of_desk, "reads_records", lambda *_: None
KEEPER: Guard = of_staff, "staff_keeper", lambda *_: None
PARTIES: Guard = Appeal, "parties", lambda *_: frozenset({Party.LEAD})
OF_CLASS: Guard = ClassIssue, "parties", lambda *_: frozenset({Party.LEAD})
STEERS: Guard = of_classes, "steers", lambda *_: True
CIRCULARS: Guard = of_reports, "circular", lambda *_: Party.COORDINATOR
EXPORTS: Guard = of_reports, "may_export", lambda *_: True
PEOPLE: Guard = of_reports, "sees_people", lambda *_: True
ADMINISTERS: Guard = of_staff, "administers", lambda *_: None
HOLES: list[tuple[tuple[Guard, ...], str, tuple[str, str]]] = [
    ((PARTIES,), AWAY, ("诉求", "原文")),
    ((PARTIES,), AWAY, ("诉求", "附件")),
    ((PARTIES,), AWAY, ("诉求", "联系人姓名")),
    ((PARTIES,), AWAY, ("诉求", "联系人电话")),
    ((PARTIES,), AWAY_HEAD, ("诉求", "答复")),
    ((PARTIES,), OTHER, ("诉求", "评价意见")),
    ((PARTIES,), AWAY, ("诉求", "内部备注")),
    ((PARTIES,), AWAY_HEAD, ("涉密诉求", "编号")),
    ((PARTIES,), OTHER, ("涉密诉求", "原文")),
    ((PARTIES,), AWAY, ("企业", "名称")),
    ((STAFF,), OWN, ("诉求", "联系人电话")),
    ((STAFF, WORDED), OWN, ("诉求", "内部备注")),
    ((CHECKS,), HELPS, ("企业", "信用代码")),
    ((CHECKS,), OWN, ("企业", "营业执照")),
    ((KEEPER,), STRANGER, ("工作人员", "姓名")),
    ((KEEPER,), COORDINATOR, ("工作人员", "工作电话")),
    ((COMMAND, RECORDS), COORDINATOR, ("操作记录", "内容")),
    ((COMMAND,), STRANGER, ("坐诊场次", "公告的")),
    ((COMMAND,), LEAD, ("坐诊场次", "没有公告的")),
    ((OF_CLASS,), AWAY, ("一类事", "名称、根源")),
    ((OF_CLASS, STEERS), LEAD, ("一类事", "待确认的")),
    ((OF_CLASS,), AWAY_HEAD, ("一类事", "措施、成效")),
    ((CIRCULARS,), ADMIN, ("通报", "起草的内容")),
    ((EXPORTS,), ADMIN, ("导出", "清单")),
    ((PEOPLE,), SUPERVISOR, ("导出", "姓名、电话、原文")),
    ((COMMAND, ADMINISTERS), COORDINATOR, ("参数", "期限、节假日、理由")),
    ((COMMAND, ADMINISTERS), COORDINATOR, ("单位", "计划的变更")),
]
NOBODY_IS_SHOWN = {("工作人员", "电子邮箱")}  # there is no screen with it but the person's own


def sees(who: str, field: tuple[str, str]) -> bool:
    with open_desk() as desk:
        town = WholeTown(desk)
        return Reader(desk.tx, town.person(who), desk.now).finds(MARKS[field], SEARCHED, town.rows)


def test_each_field_has_a_guard() -> None:
    assert {field for _, _, field in HOLES} | NOBODY_IS_SHOWN == set(SEES)


@pytest.mark.parametrize(
    ("guards", "who", "field"), HOLES, ids=lambda one: "·".join(one) if one and isinstance(one[0], str) else ""
)
def test_without_its_guards_the_field_is_seen(
    monkeypatch: pytest.MonkeyPatch, guards: tuple[Guard, ...], who: str, field: tuple[str, str]
) -> None:
    assert who not in SEES[field]
    for module, name, open_door in guards:
        monkeypatch.setattr(module, name, open_door)
    assert sees(who, field)


@pytest.mark.parametrize(("guards", "who", "field"), [hole for hole in HOLES if len(hole[0]) > 1])
def test_one_of_two_guards_is_enough(
    monkeypatch: pytest.MonkeyPatch, guards: tuple[Guard, ...], who: str, field: tuple[str, str]
) -> None:
    for module, name, open_door in guards:
        with monkeypatch.context() as alone:
            alone.setattr(module, name, open_door)
            assert not sees(who, field), name
