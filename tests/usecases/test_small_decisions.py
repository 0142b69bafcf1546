"""Small decisions by table: which alarm sets the clock, what a bulk act becomes, which answer is offered again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.appeals.action import State
from bot.domain.classes.class_issue import MemberStanding
from bot.domain.classes.view import MemberLook, spread
from bot.domain.desk.bulk import BulkAct, BulkState
from bot.domain.people.person import Role
from bot.domain.reach.alarms import Alarm
from bot.domain.sessions.errors import SessionRefused
from bot.domain.sessions.session import SessionAction, SessionState
from bot.domain.time.timers import Subject
from bot.usecases.desk import bulk
from bot.usecases.reach import alarms
from bot.usecases.sessions import bringing
from bot.usecases.sessions import desk as sitting
from storage import schema
from storage.appeals import appeals, finding
from storage.desk import bulks
from storage.sessions import sessions
from storage.time.timers import DueTimer
from tests.desk import HOME, Desk


def test_the_first_alarm_of_a_kind_sets_the_clock_of_the_others(desk: Desk) -> None:
    waiting = select(schema.timer.c.id).where(schema.timer.c.subject == Subject.ALARM)
    for _ in range(3):
        alarms.is_told(desk.tx, Alarm.OUT_OF_REACH, "李敏", now=desk.now)
        assert len(desk.tx.execute(waiting).all()) == 1


def test_when_the_first_and_the_last_of_a_class_were_filed(desk: Desk) -> None:
    one = MemberLook(1, "T-1", "", State.HANDLING, 1, "昆明市", HOME, desk.now, 0.5, MemberStanding.IN)
    days = [replace(one, filed_at=desk.now + timedelta(days=ahead)) for ahead in (3, 0, 9, 5)]
    assert (spread(days).first, spread(days).last) == (desk.now, desk.now + timedelta(days=9))
    assert (spread([]).first, spread([]).last) == (None, None)


@pytest.mark.parametrize(("before", "after"), [(BulkState.OPEN, BulkState.SENT), (BulkState.UNDONE, BulkState.UNDONE)])
def test_what_becomes_of_a_bulk_act_when_its_two_minutes_are_over(
    desk: Desk, before: BulkState, after: BulkState
) -> None:
    row = bulks.add(desk.tx, desk.person(Role.COORDINATOR).id, BulkAct.PRESS, desk.now)
    bulks.change(desk.tx, row, before)
    bulk.about_bulk(desk.tx, DueTimer(1, "SENT", Subject.BULK, row, 1, desk.now, 0), now=desk.now)
    assert desk.tx.execute(select(schema.bulk.c.state)).scalar_one() == after


def test_a_button_of_a_session_that_has_gone_on_is_refused(desk: Desk) -> None:
    held = {"year": 2024, "number": 4, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": (HOME,)}
    row = sessions.add(desk.tx, held | {"capacity": 5, "held_at": desk.now, "state": SessionState.LOCKED}).id
    shown = SessionAction.START
    sitting.check_state(desk.tx, row, shown, SessionState.LOCKED)
    with pytest.raises(SessionRefused):
        sitting.check_state(desk.tx, row, shown, SessionState.BOOKING)


def test_words_of_a_changed_appeal_are_noted_for_it_alone(desk: Desk) -> None:
    firm = desk.enterprise("云南某企业")
    changed, other = (desk.appeal(State.HANDLING, firm, settled_at=None) for _ in range(2))
    marks = dict(map(tuple, desk.tx.execute(select(schema.finding.c.appeal, schema.finding.c.marks))))
    finding.follow(desk.tx, replace(changed, state=State.TRIAGE))
    now = dict(map(tuple, desk.tx.execute(select(schema.finding.c.appeal, schema.finding.c.marks))))
    assert now[changed.id] != marks[changed.id]
    assert now[other.id] == marks[other.id]


def test_what_is_followed_stands_by_department_date_and_number(desk: Desk) -> None:
    firm = desk.enterprise("云南某企业")
    later = desk.now + timedelta(days=9)
    made = [
        desk.appeal(State.HANDLING, firm, settled_at=None, noted_at=desk.now, due_at=due, lead=lead)
        for lead, due in (("乙厅", desk.now), ("甲厅", later), ("甲厅", desk.now), ("甲厅", desk.now))
    ]
    found, total = appeals.followed(desk.tx, None)
    assert total == 4
    by_lead = sorted(made, key=lambda appeal: (appeal.lead or "", appeal.due_at or later, appeal.id))
    assert [appeal.id for appeal in found] == [appeal.id for appeal in by_lead]


def test_parts_of_a_text_belong_to_a_session_only_while_it_can_be_brought_there(desk: Desk) -> None:
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    assert bringing.belongs(desk.tx, member, {"booking": None})
    assert not bringing.belongs(desk.tx, member, {"booking": 999})
