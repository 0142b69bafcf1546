"""What people write around their name, their phone number, their region, and the choice that they mean."""

import pytest

from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.people import said_people
from bot.usecases.forms.steps import pick
from bot.usecases.people.registration import find_region, parse_person
from tests.desk import Desk

NAMES = [
    ("李敏", "李敏"),
    ("老张 13888888888", "老张"),
    ("张三（13888888888）", "张三"),
    ("李敏 电话：0871-63113456", "李敏"),
    ("我叫李四，是老板", "李四"),
    ("您好，我是王芳", "王芳"),
    ("联系人：赵六", "赵六"),
    ("阿依古丽·买买提", "阿依古丽·买买提"),
    ("Li, Min", "Li, Min"),
]


@pytest.mark.parametrize(("typed", "name"), NAMES)
def test_the_name_is_taken_from_what_stands_around_it(typed: str, name: str) -> None:
    assert parse_person(typed) == name


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("13888888888", "person_no_letter"), ("老张 6543", "person_digits"), ("电话13888888888", "person_digits")],
)
def test_what_holds_no_name_alone_is_asked_back(typed: str, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_person(typed)
    assert caught.value.problem == problem


@pytest.mark.parametrize("typed", ["0871-63113456转8001", "0871-63113456 分机8001", "0871-63113456 ext. 8001"])
def test_an_extension_stands_behind_a_dash(typed: str) -> None:
    assert said_people.phone(typed) == "0871-63113456-8001"


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("昆明", "昆明市"),
        ("版纳", "西双版纳州"),
        ("云南省昆明市五华区", "昆明市"),
        ("德宏瑞丽", "德宏州"),
        ("腾冲", "保山市"),
        ("云南省", None),
        ("成都", None),
        ("州", None),
    ],
)
def test_a_region_is_known_by_a_part_of_its_name_or_an_address(desk: Desk, typed: str, region: str | None) -> None:
    assert find_region(desk.tx, typed) == region


APPEALS = (
    Option("a7", "YN-2024-0019 磨憨口岸排队"),
    Option("a8", "已选：YN-2024-0007 出口退税"),
    Option("new", "写一件新诉求"),
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0019", "a7"), ("YN-2024-0019", "a7"), ("0007", "a8"), ("yn-2024-0007", "a8"), ("出口退税", "a8"), ("2", "a8")],
)
def test_what_a_button_carries_can_be_typed(typed: str, value: str) -> None:
    assert pick(APPEALS, typed).value == value


@pytest.mark.parametrize("typed", ["19", "0018", "2024"])
def test_what_no_button_or_more_than_one_carries_is_asked_back(typed: str) -> None:
    with pytest.raises(BadInput):
        pick(APPEALS, typed)
