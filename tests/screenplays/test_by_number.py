"""Who types the number of an appeal opens its card, if it is theirs to see."""

import pytest

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import VAGUE, accepts, answers, choosing, files, on_sqlite, quiet, rows

NOT_YOURS = "没有找到您可以查看的诉求"


@on_sqlite
async def test_a_number_opens_the_card_of_whom_it_concerns(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    for person in (企业, 海关):
        await person.says(f" {number.lower().replace('-', ' ')} ")
        await person.sees(f"诉求{number}", "磨憨口岸")
    await quiet(house)
    assert await rows(house, schema.draft) == []


@on_sqlite
@pytest.mark.parametrize("typed", ["that of another", "YN-2024-9999"])
async def test_another_s_number_is_answered_like_one_that_is_not_there(
    house: House, 企业: Person, 别家: Person, 教育厅: Person, typed: str
) -> None:
    number = await files(企业, VAGUE, "不确定")
    said = number if typed == "that of another" else typed
    for person in (别家, 教育厅):
        await person.says(said)
        told = await person.sees(NOT_YOURS, said)
        assert told.text.replace(said, "") == "没有找到您可以查看的诉求。请核对编号，或发送 /my 从清单里打开。"
    await quiet(house)
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_in_a_form_a_number_is_asked_about(house: House, 企业: Person) -> None:
    number = await files(企业)
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(number)
    await 企业.sees(f"要打开诉求{number}，还是填进“提交诉求”？")
    await 企业.presses("填进去")
    await 企业.sees("已记下", "共12字")
    await 企业.says(number)
    await 企业.sees("要打开诉求")
    await 企业.presses("打开这件诉求")
    await 企业.sees(f"诉求{number}｜", "磨憨口岸")
    await 企业.sees("用自己的话说说", "已写12个字")


@on_sqlite
@pytest.mark.parametrize("typed", ["whole", "its end"])
async def test_at_a_choice_a_number_opens_its_card_and_the_question_stays(
    house: House, 企业: Person, typed: str
) -> None:
    number = await files(企业)
    said = number if typed == "whole" else number[-4:]
    await choosing(企业)
    await 企业.presses("昆明海关")
    await 企业.sees("属于哪一类")
    await 企业.says(said)
    await 企业.sees(f"诉求{number}｜", "磨憨口岸")
    await 企业.sees("属于哪一类")
    await 企业.says("0999")
    await 企业.sees("没有对应的选项")


@on_sqlite
async def test_the_end_of_a_number_is_asked_about_in_a_form_too(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.says(number[-4:])
    await 海关.sees(f"要打开诉求{number}，还是填进")
    await 海关.presses("打开这件诉求")
    await 海关.sees(f"诉求{number}｜", "磨憨口岸")


@on_sqlite
async def test_in_a_form_another_s_number_is_what_is_filled_in(house: House, 企业: Person, 别家: Person) -> None:
    number = await files(企业)
    await 别家.says("/appeal")
    await 别家.sees("用自己的话说说")
    await 别家.says(number)
    await 别家.sees("已记下", "共12字")


@on_sqlite
async def test_a_card_that_is_open_follows_each_step(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    """It is one message throughout, and says how things stand also after the second step."""
    number = await files(企业)
    await 统筹员.says(number)
    card = await 统筹员.sees(f"诉求{number}｜待签收")
    await accepts(海关, 企业)
    assert (await 统筹员.sees(f"诉求{number}｜承办中")).id == card.id
    await answers(海关)
    assert (await 统筹员.sees(f"诉求{number}｜待评价")).id == card.id
