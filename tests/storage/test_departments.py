"""What follows a department under its new name, and what of others stays as it is."""

import pytest
from sqlalchemy import insert, select

from bot.domain.appeals.action import State
from bot.domain.appeals.template import TITLE
from bot.domain.people.person import Role
from bot.domain.tenure.department import ChangeState, Fate, Succession
from storage import schema
from storage.appeals import appeals
from storage.tenure import departments
from tests.desk import ELSEWHERE, HOME, Desk

OLD, NEW = "省贸易厅", "省商务厅"
MERGED = Succession(OLD, Fate.MERGE, NEW)


@pytest.fixture
def appeals_of_all(desk: Desk) -> dict[str, int]:
    """Appeals by what they have to do with the old department, the others among them."""
    firm = desk.enterprise("云南某企业")
    made = {
        "another's": desk.appeal(State.HANDLING, firm, lead=HOME),
        "led": desk.appeal(State.HANDLING, firm, lead=OLD, settled_at=None),
        "helped": desk.appeal(State.HANDLING, firm, lead=HOME, assisting=(OLD, ELSEWHERE), settled_at=None),
        "helped with the new": desk.appeal(State.HANDLING, firm, lead=HOME, assisting=(NEW, OLD), settled_at=None),
        "led, settled": desk.appeal(State.CLOSED, firm, lead=OLD),
        "the new's": desk.appeal(State.HANDLING, firm, lead=NEW, settled_at=None),
    }
    for each in made.values():
        appeals.change(desk.tx, each.id, {"assisting": each.assisting})
    return {name: each.id for name, each in made.items()}


def test_appeals_follow_and_the_open_ones_are_named_in_order(desk: Desk, appeals_of_all: dict[str, int]) -> None:
    wanted = [appeals_of_all[name] for name in ("led", "helped", "helped with the new")]
    assert sorted(departments.follow(desk.tx, MERGED)) == wanted
    now = {name: appeals.load(desk.tx, number) for name, number in appeals_of_all.items()}
    assert {name: (each.lead, set(each.assisting)) for name, each in now.items() if each} == {
        "another's": (HOME, set()),
        "led": (NEW, set()),
        "helped": (HOME, {NEW, ELSEWHERE}),
        "helped with the new": (HOME, {NEW}),
        "led, settled": (NEW, set()),
        "the new's": (NEW, set()),
    }
    assert departments.follow(desk.tx, MERGED) == []


def test_a_template_whose_title_is_taken_says_whose_it_was(desk: Desk) -> None:
    long, longer = "长" * (TITLE - 1), "长" * TITLE
    written = {"text": "您好", "changed_at": desk.now, "changed_by": desk.person(Role.CONTACT, OLD).id}
    before = {OLD: ("受理", "办结", long, longer), NEW: ("受理", long, longer), HOME: ("受理",)}
    for department, titles in before.items():
        for title in titles:
            desk.tx.execute(insert(schema.template).values(department=department, title=title, **written))
    departments.follow(desk.tx, MERGED)
    rows = desk.tx.execute(select(schema.template.c.department, schema.template.c.title))
    cut = "长" * (TITLE - 1 - len(OLD))
    moved = (f"受理 {OLD}", "办结", f"{cut} {OLD}", f"{cut[:-1]} {OLD}2")
    assert sorted(map(tuple, rows)) == sorted(
        [*((NEW, title) for title in (*before[NEW], *moved)), (HOME, "受理")],
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD, NEW),
        (HOME, HOME),
        ([OLD, HOME], [NEW, HOME]),
        ([OLD, NEW, HOME], [NEW, HOME]),
        ({"lead": OLD, "count": 2}, {"lead": NEW, "count": 2}),
        ({OLD: "一楼"}, {NEW: "一楼"}),
        (f"{OLD}驻昆明办事处", f"{OLD}驻昆明办事处"),
        (None, None),
    ],
)
def test_a_name_is_changed_where_it_stands_alone(before: object, after: object) -> None:
    assert departments.renamed(before, MERGED) == after


def test_the_newest_planned_changes_come_first(desk: Desk) -> None:
    by = desk.person(Role.ADMIN).id
    values = {"fate": Fate.RENAME, "at": desk.now, "made_by": by, "made_at": desk.now}
    planned = [departments.plan(desk.tx, values | {"old": f"单位{n}", "new": f"新单位{n}"}).id for n in range(3)]
    departments.settle(desk.tx, planned[1], ChangeState.CANCELLED, desk.now)
    assert [each.id for each in departments.in_state(desk.tx, ChangeState.PLANNED, 8)] == [planned[2], planned[0]]
    assert [each.id for each in departments.in_state(desk.tx, ChangeState.PLANNED, 1)] == [planned[2]]
    assert [each.id for each in departments.in_state(desk.tx, ChangeState.CANCELLED, 8)] == [planned[1]]
