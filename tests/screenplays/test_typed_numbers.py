"""The numbers of a list are typed instead of its buttons being pressed; in a form they mean what they meant."""

import pytest

from bot.delivery import outbox_rows
from bot.demo.botapi import Person
from bot.domain import presses
from bot.domain.appeals.presses import Show
from bot.domain.base.screen import Button, Screen
from bot.domain.desk.notices import Help
from bot.texts.desk import line_numbers
from tests.house import House
from tests.screenplays.stage import SCHOOL, files, on_sqlite

READ = {
    "2": (2,),
    "２": (2,),
    "2.": (2,),
    "第2个": (2,),
    "第二个": (2,),
    "看第十二件": (12,),
    "2号": (2,),
    "2和3": (2, 3),
    "第一个、第三个": (1, 3),
    "1,2,3": (1, 2, 3),
    "1,2,3,4": (),
    "0016": (),
    "02": (),
    "2024年": (),
    "第2条意见不清楚": (),
    "等了2个月": (),
    "2 3": (),
    "YN-2024-0002": (),
    "": (),
}


@pytest.mark.parametrize(("said", "numbers"), READ.items())
def test_only_plain_numbers_are_numbers_of_a_list(said: str, numbers: tuple[int, ...]) -> None:
    assert line_numbers.read(said) == numbers


def _list(*buttons: Button) -> Screen:
    return Screen("", (buttons,))


ONE, TWO = Button("1. 0001", Show(7), 1), Button("2. 0002", Show(8), 2)
LISTS = [
    (_list(ONE, TWO), {1: "7", 2: "8"}),
    (_list(ONE, Button("下一页", Show(9))), {1: "7"}),
    (_list(ONE, Button("1. 0003", Show(9), 1)), {}),
    (_list(Button("打开", Show(7))), {}),
]


@pytest.mark.parametrize(("screen", "opens"), LISTS)
def test_only_what_answers_the_reader_is_their_last_list(screen: Screen, opens: dict[int, str]) -> None:
    shown = Help(to=1, role=None)
    answered, pushed = (outbox_rows.of(shown, lambda _: screen, chat) for chat in (1, None))
    assert (answered.opens, pushed.opens) == (
        {number: presses.encode(Show(int(appeal))) for number, appeal in opens.items()},
        {},
    )


@on_sqlite
async def test_a_typed_number_opens_the_line_of_the_list_shown_last(house: House, 企业: Person, 统筹员: Person) -> None:
    first = await files(企业)
    second = await files(企业, SCHOOL, "省教育厅")
    await 企业.says("/my")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("2")
    await 企业.sees(f"诉求{first}", "磨憨口岸")
    await 企业.presses("返回列表")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("第一个")
    await 企业.sees(f"诉求{second}", "办学许可证")
    await 统筹员.says("/find 磨憨")
    await 统筹员.sees("共1件", first)
    await 统筹员.says("1")
    await 统筹员.sees(f"诉求{first}", "磨憨口岸")
    await 统筹员.says("/find 2024年")
    await 统筹员.sees("共2件")
    await 统筹员.says("1和2")
    await 统筹员.sees(f"诉求{second}")
    await 统筹员.sees(f"诉求{first}")


@on_sqlite
async def test_a_number_that_no_list_has_opens_nothing(house: House, 企业: Person) -> None:
    await files(企业)
    await files(企业)
    await 企业.says("/my")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("3")
    await 企业.sees("不清楚要做什么")


@on_sqlite
async def test_in_a_form_a_number_keeps_its_meaning(house: House, 企业: Person) -> None:
    await files(企业)
    await files(企业)
    await 企业.says("/my")
    await 企业.sees("我的诉求（共2件")
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says("2")
    await 企业.sees("已记下")
