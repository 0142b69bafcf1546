"""An appeal is found by a few words, typed in one line; the list is narrowed, and its lines open the cards."""

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import PORT, SCHOOL, VAGUE, files, on_sqlite


@on_sqlite
async def test_what_a_coordinator_types_is_looked_up(house: House, 企业: Person, 统筹员: Person) -> None:
    first = await files(企业)
    await files(企业, SCHOOL, "省教育厅")
    await 统筹员.says("磨憨")
    shown = await 统筹员.sees("查找：磨憨", "共1件", "待受理，10月29日到期", first)
    assert PORT[:20] in shown.text
    await 统筹员.presses("已办结")
    await 统筹员.sees("没有找到“磨憨 已办结”")
    await 统筹员.says(f"/find {first[-4:]}")
    await 统筹员.sees("共1件", first)
    await 统筹员.presses(f"1. {first[-4:]}")
    await 统筹员.sees(f"诉求{first}", "磨憨口岸")


@on_sqlite
async def test_everybody_finds_within_what_they_may_see(
    house: House, 企业: Person, 海关: Person, 教育厅: Person
) -> None:
    number = await files(企业)
    await 海关.says("/find 磨憨 待签收")
    await 海关.sees("共1件", number, "李敏的企业")
    await 企业.says("/find 磨憨")
    await 企业.sees("共1件", number, "昆明海关")
    await 教育厅.says("/find 磨憨")
    await 教育厅.sees("没有找到“磨憨”")
    await 教育厅.says("/find")
    await 教育厅.sees("要查什么诉求")


@on_sqlite
async def test_a_search_is_narrowed_by_buttons(house: House, 企业: Person, 统筹员: Person) -> None:
    await files(企业)
    second = await files(企业, SCHOOL, "省教育厅")
    await 统筹员.says("/find 2024年")
    await 统筹员.sees("查找：2024年", "共2件")
    await 统筹员.presses("按条件筛选")
    await 统筹员.sees("“2024年”共2件，请选择按什么筛选")
    await 统筹员.presses("主题")
    await 统筹员.sees("按主题分", "行政审批：1件", "外资外贸：1件")
    await 统筹员.presses("行政审批")
    await 统筹员.sees("查找：2024年 行政审批", "共1件", second)


@on_sqlite
async def test_a_card_that_was_opened_from_a_list_leads_back(house: House, 企业: Person, 海关: Person) -> None:
    first, second = await files(企业), await files(企业)
    await 海关.says("/todo")
    await 海关.sees("待办诉求", "以后到期", "待签收，10月28日到期", first, second)
    await 海关.presses(f"1. {first}")
    await 海关.sees(f"诉求{first}｜待签收")
    await 海关.presses("签收")
    await 海关.sees(f"诉求{first}｜承办中")
    await 海关.presses("返回列表")
    await 海关.sees("待办诉求", "承办中", second)


@on_sqlite
async def test_an_enterprise_sees_how_far_each_has_come(house: House, 企业: Person, 海关: Person) -> None:
    first, second = await files(企业), await files(企业)
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await 企业.says("/my")
    shown = await 企业.sees(
        "我的诉求（共2件", "已提交 → 已交办 → 已签收 → 待答复 → 评价", "已提交 → 已交办 → 待签收 → 答复 → 评价"
    )
    assert shown.text.index(second) < shown.text.index(first)
    await 企业.presses(f"2. {first}")
    await 企业.sees(f"诉求{first}", "磨憨口岸")
    await 企业.presses("返回列表")
    await 企业.sees("我的诉求（共2件")


@on_sqlite
async def test_a_long_list_is_turned(house: House, 企业: Person, 统筹员: Person) -> None:
    for _ in range(9):
        await files(企业, VAGUE, "不确定")
    await 统筹员.says("在办")
    await 统筹员.sees("共9件，第1页共2页")
    await 统筹员.presses("下一页")
    await 统筹员.sees("共9件，第2页共2页", "9. 待受理")


@on_sqlite
async def test_a_few_words_outside_a_form_are_looked_up_for_everybody(
    house: House, 企业: Person, 海关: Person, 别家: Person
) -> None:
    await files(企业)
    await 海关.sees("请签收")
    await 企业.says("检验时间")
    await 企业.sees("查找：检验时间（共1件）")
    await 海关.says("磨憨")
    await 海关.sees("查找：磨憨（共1件）")
    for person, words in ((别家, "磨憨"), (海关, "已经联系过了"), (企业, "嗯嗯好吧")):
        await person.says(words)
        answer = await person.sees("收到您的消息" if person is 海关 else "")
        assert not answer.says("查找：")


@on_sqlite
async def test_the_last_digits_open_the_card(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    for person in (企业, 海关, 统筹员):
        await person.says(number[-4:])
        await person.sees(f"诉求{number}｜")


@on_sqlite
async def test_what_is_not_found_is_said_of_one_word_and_of_several(house: House, 统筹员: Person) -> None:
    await 统筹员.says("9999")
    answer = await 统筹员.sees("没有找到“9999”")
    assert not answer.says("请少写一个词")
    await 统筹员.says("磨憨 教育厅")
    await 统筹员.sees("请少写一个词")
    await 统筹员.says("\u200b")
    await 统筹员.sees("收到您的消息")
