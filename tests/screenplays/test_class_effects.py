"""Effects of class issues: the article's three, of which one is only planned, stated in chat and stated anew."""

import pytest

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import on_sqlite
from tests.screenplays.test_classes import appoints, confirms, proposes

pytestmark = on_sqlite


async def plans(person: Person, kind: str, words: str) -> None:
    await person.presses("添加措施")
    await person.sees("是哪一类措施")
    await person.presses(kind)
    await person.sees("措施的内容是什么")
    await person.says(words)
    await person.sees("计划哪天落实")
    await person.says("2024-11-29")
    await person.sees("由哪个单位负责落实")
    await person.presses("省商务厅")
    await person.sees(f"{kind}：{words}（2024年11月29日（周五）前落实，省商务厅负责）")


async def completes(person: Person, words: str, since: str) -> None:
    await person.presses("措施已落实")
    await person.sees("哪一项措施已经落实")
    await person.presses(words)
    await person.sees("从什么时候起落实的")
    await person.says(since)
    await person.sees("文件名称和文号")
    await person.presses("跳过")
    await person.sees("有文件或图片要附上吗")
    await person.presses("没有附件")


async def states(person: Person, words: str, amount: str, source: str, *, first: bool = False) -> None:
    """Begin a new effect and fill it in up to the question whether it is in force."""
    await person.presses("填写成效")
    if not first:
        await person.sees("填写新的成效，还是更改")
        await person.presses("填写新的成效")
    await person.sees("什么变化了")
    await person.says(words)
    await person.sees("变化了多少")
    await person.says(amount)
    await person.sees("这个数从哪里来")
    await person.says(source)


async def led(house: House, 统筹员: Person, 海关: Person) -> None:
    await proposes(house)
    await confirms(统筹员)
    await appoints(统筹员)
    await 海关.says("/class 1")
    await 海关.sees("已确认")


async def test_the_three_of_the_article(house: House, 统筹员: Person, 海关: Person) -> None:
    await led(house, 统筹员, 海关)
    await plans(海关, "上线系统", "电子签章系统")
    await completes(海关, "电子签章系统", "2024-08")
    await 海关.sees("上线系统：电子签章系统（2024年8月起已落实，省商务厅负责）")
    await plans(海关, "修订制度", "一年内免于现地核查")
    await states(海关, "结果反馈缩短", "2–3 天", "省林草局", first=True)
    await 海关.sees("已经见效，还是在计划")
    await 海关.presses("已经见效")
    await 海关.sees("从什么时候起见效的")
    await 海关.says("2024年8月")
    await 海关.sees("结果反馈缩短2–3天（2024年8月起，来源：省林草局）")
    await 统筹员.sees("一类事填写了成效：结果反馈缩短2–3天")
    await states(海关, "子女入学", "61 名", "招生入学服务站点")
    await 海关.presses("已经见效")
    await 海关.sees("从什么时候起见效的")
    await 海关.says("9月1日")
    await 海关.sees("子女入学61名（2024年9月1日起，来源：招生入学服务站点）")
    await states(海关, "免于现地核查", "一年内", "正在起草的办法")
    await 海关.presses("还在计划")
    card = await 海关.sees("计划免于现地核查1年内（还没有见效，来源：正在起草的办法）")
    assert "一年内免于现地核查（2024年11月29日（周五）前落实，省商务厅负责）" in card.text
    assert card.text.count("起已落实") == 1


async def test_nothing_is_in_force_before_a_measure_is(house: House, 统筹员: Person, 海关: Person) -> None:
    await led(house, 统筹员, 海关)
    await plans(海关, "修订制度", "一年内免于现地核查")
    await states(海关, "免于现地核查", "1年", "正在起草的办法", first=True)
    asked = await 海关.sees("措施还没有落实的，只能填计划中的成效")
    assert "已经见效" not in str(asked.labels)
    await 海关.says("已经见效")
    await 海关.sees("没有对应的选项")
    await 海关.presses("还在计划")
    await 海关.sees("计划免于现地核查1年（还没有见效")


async def test_a_planned_effect_comes_into_force(house: House, 统筹员: Person, 海关: Person) -> None:
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await states(海关, "查验缩短", "2天", "海关统计", first=True)
    await 海关.presses("还在计划")
    await 海关.sees("计划查验缩短2天")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    await 海关.presses("填写成效")
    await 海关.sees("还是更改已填的")
    await 海关.presses("改：计划查验缩短2天")
    await 海关.sees("什么变化了")
    await 海关.says("查验缩短")
    await 海关.sees("变化了多少")
    await 海关.says("两三天")
    await 海关.sees("这个数从哪里来")
    await 海关.says("海关统计")
    await 海关.sees("已经见效，还是在计划")
    await 海关.presses("已经见效")
    await 海关.sees("从什么时候起见效的")
    await 海关.says("2025年1月")
    await 海关.sees("时间不能在今天之后")
    await 海关.says("10月")
    card = await 海关.sees("查验缩短2–3天（2024年10月起，来源：海关统计）")
    assert "计划查验" not in card.text


@pytest.mark.parametrize("said", ["减少了不少", "三百家", "2024"])
async def test_what_is_no_number_is_asked_again(said: str, house: House, 统筹员: Person, 海关: Person) -> None:
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await 海关.presses("填写成效")
    await 海关.sees("什么变化了")
    await 海关.says("查验缩短")
    await 海关.sees("变化了多少")
    await 海关.says(said)
    await 海关.sees("没有看出数量和单位", "变化了多少")
