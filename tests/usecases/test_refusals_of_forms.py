"""Answers that do not fit what is there already: each is refused for its own reason, and another one is taken."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.people.person import Role
from bot.texts.words.wordbook import LEVEL
from bot.usecases.sessions import seats
from bot.usecases.words import wordbook
from storage.people import people
from storage.sessions import sessions
from tests.desk import Desk
from tests.usecases.form_scenes import Scene, at, planned
from tests.usecases.test_limits_of_forms import trouble

OWN_CODE = "91530100DEM000001C"


def same_word(scene: Scene) -> str:
    """A word of the department as it is."""
    department = scene.desk.tx.programme.pack.find_department("昆明海关")
    assert department is not None
    word = wordbook.book(scene.desk.tx).words(department)[0]
    return f"加 {word.text} {LEVEL[word.level]}"


def fewer_than_taken(scene: Scene) -> str:
    """Fewer places than are taken."""
    desk = scene.desk
    for name in ("甲公司", "乙公司"):
        member = desk.person(Role.MEMBER, enterprise=desk.enterprise(name))
        seats.book(desk.tx, member, scene.draft.data["session"], now=desk.now)
    return "1"


def undated(scene: Scene) -> str:
    sessions.change(scene.desk.tx, scene.draft.data["session"], {"held_at": None})
    return "默认"


def own_code(scene: Scene) -> str:
    """The code of the enterprise to which they belong."""
    row = people.add_enterprise(scene.desk.tx, "自家", OWN_CODE, "昆明市", scene.desk.now)
    people.change(scene.desk.tx, scene.who.id, enterprise=row)
    scene.who = people.by_id(scene.desk.tx, scene.who.id)
    return OWN_CODE


def as_a_newer_member(scene: Scene) -> str:
    """Somebody has been there longer, and manages."""
    elder = scene.desk.person(Role.MEMBER, enterprise=scene.who.enterprise)
    people.change(scene.desk.tx, elder.id, in_role_since=scene.desk.now - timedelta(days=9))
    return "新的名称有限公司"


def both_booked(scene: Scene) -> str:
    """The code of an enterprise that has a seat at the same session as the one that ends."""
    desk, code = scene.desk, "91350100M000100Y43"
    kept = people.enterprise_by_uscc(desk.tx, code)
    assert kept is not None
    session = planned(desk)["session"]
    for row in (scene.draft.data["enterprise"], kept.id):
        seats.book(desk.tx, desk.person(Role.MEMBER, enterprise=row), session, now=desk.now)
    return code


# form, step, what is sent or how it comes to be wrong, and why it is refused.
REFUSED: list[tuple[str, str, str | Callable[[Scene], str], str]] = [
    ("session", "departments", "完成", "no_departments"),
    ("session_rooms", "rooms", "省商务厅\n昆明海关\n省林草局", "room_department"),
    ("session_capacity", "capacity", fewer_than_taken, "capacity_taken"),
    ("session_window", "window", undated, "window_undated"),
    ("class_add", "appeal_number", "YN-2024-0005", "class_has_it"),
    ("class_take_out", "appeal_number", "YN-2024-0009", "no_member"),
    ("class_state_effect", "since", "说不清", "no_since"),
    ("keywords", "change", same_word, "keyword_there"),
    ("member_change", "uscc", own_code, "own_enterprise"),
    ("enterprise_merge", "uscc", both_booked, "merge_both_booked"),
    ("edit_name", "name", as_a_newer_member, "only_manager"),
    ("appeal", "split", "磨憨口岸的铜矿要采样送到昆明化验，请缩短时间。\n停电", "part_too_short"),
]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("form", "step", "wrong", "problem"), REFUSED)
def test_it_is_refused_for_its_own_reason(
    desk: Desk, form: str, step: str, wrong: str | Callable[[Scene], str], problem: str
) -> None:
    scene = at(desk, form, step)
    assert trouble(scene, wrong if isinstance(wrong, str) else wrong(scene)) == problem


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_a_department_is_not_merged_into_itself(desk: Desk) -> None:
    scene = at(desk, "department", "fate")
    scene.sends("并入")
    assert scene.draft.step == "new"
    assert trouble(scene, "昆明海关") == "department_itself"
