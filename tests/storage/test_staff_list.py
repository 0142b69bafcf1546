"""The list of staff: those in office first, by post, then by department, then in the order in which they came."""

import pytest

from bot.domain.people.person import Role
from storage.people import people
from storage.tenure import staff
from tests.desk import Desk

CAME: dict[str, tuple[Role, str | None]] = {
    "王甲": (Role.CONTACT, "昆明海关"),
    "王乙": (Role.CONTACT, "省商务厅"),
    "王丙": (Role.HEAD, "昆明海关"),
    "王丁": (Role.CONTACT, "昆明海关"),
    "王戊": (Role.CONTACT, "省商务厅"),
    "李己": (Role.CONTACT, "省教育厅"),
}


def enter(desk: Desk) -> None:
    desk.person(Role.MEMBER, enterprise=desk.enterprise("王氏商贸"))
    for name, (role, department) in CAME.items():
        people.change(desk.tx, desk.person(role, department).id, name=name)
    left = desk.person(None).id
    held = {"held_role": Role.CONTACT, "held_department": "昆明海关"}
    people.change(desk.tx, left, name="王庚", gone="ENDED", **held)


@pytest.mark.parametrize(
    ("words", "departments", "roles", "found"),
    [
        ("王", [], [], "王甲王丁王乙王戊王丙王庚"),
        ("没有", ["昆明海关"], [], "王甲王丁王丙王庚"),
        ("没有", [], [Role.HEAD], "王丙"),
        ("李", ["省商务厅"], [], "王乙王戊李己"),
        ("%", [], [], ""),
    ],
)
def test_some_are_found(desk: Desk, words: str, departments: list[str], roles: list[Role], found: str) -> None:
    enter(desk)
    people_, total = staff.search(desk.tx, words, departments, roles)
    assert "".join(one.name for one in people_) == found
    assert total == len(people_)


def test_a_department_has_its_own_list(desk: Desk) -> None:
    enter(desk)
    listed, total = staff.listed(desk.tx, within="昆明海关")
    assert ("".join(one.name for one in listed), total) == ("王甲王丁王丙王庚", 4)
    assert staff.listed(desk.tx)[1] == len(CAME) + 1
