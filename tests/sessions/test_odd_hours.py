"""A coordinator types when a session begins as people say it; an hour at which nobody works is asked back."""

import pytest

from bot.demo.botapi import Person
from tests.house import House
from tests.screenplays.stage import on_sqlite
from tests.sessions.test_announcing import drafts


async def begins(coordinator: Person, typed: str) -> None:
    """Change the hour of the session that was drafted last."""
    await coordinator.presses("修改")
    await coordinator.sees("要改哪一项")
    await coordinator.presses("时间")
    await coordinator.sees("几点开始")
    await coordinator.says(typed)


@on_sqlite
async def test_what_is_said_of_an_afternoon_is_the_afternoon(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await begins(统筹员, "下午2点半")
    await 统筹员.sees("草稿", "11月16日（周六）14:30")


@on_sqlite
async def test_an_hour_at_which_nobody_works_is_asked_back(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await begins(统筹员, "2:30")
    await 统筹员.sees("02:30不在上班时间（08:30至17:30），是几点开始？")
    await 统筹员.presses("14:30开始")
    await 统筹员.sees("草稿", "14:30")
    await begins(统筹员, "晚上7点")
    await 统筹员.sees("19:00不在上班时间")
    await 统筹员.presses("19:00开始")
    await 统筹员.sees("草稿", "19:00")


@on_sqlite
async def test_asked_back_another_hour_can_be_typed(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await begins(统筹员, "7点")
    await 统筹员.sees("07:00不在上班时间")
    await 统筹员.says("晚上8点")
    await 统筹员.sees("20:00不在上班时间")
    await 统筹员.says("下午")
    await 统筹员.sees("没有认出时间", "下午2点半")
    await 统筹员.says("上午十点")
    await 统筹员.sees("草稿", "10:00")


@on_sqlite
async def test_who_sits_is_not_cut(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await 统筹员.presses("修改")
    await 统筹员.sees("要改哪一项")
    await 统筹员.presses("坐诊人员")
    await 统筹员.sees("由谁坐诊")
    await 统筹员.says(f"省商务厅 {'王' * 31}")
    await 统筹员.sees("省商务厅的坐诊人员写了31个字，最多30个字")


@on_sqlite
@pytest.mark.parametrize(
    ("typed", "hour", "shown"),
    [
        ("11月15日 下午2点半", "", "11月15日（周五）14:30"),
        ("下周三上午九点半", "", "10月30日（周三）09:30"),
        ("11月15日 2:30", "14:30开始", "11月15日（周五）14:30"),
        ("11月16日 9:30", "", "坐诊日不是工作日"),
    ],
)
async def test_the_day_is_said_with_its_hour(house: House, 统筹员: Person, typed: str, hour: str, shown: str) -> None:
    await 统筹员.says("/session")
    await 统筹员.presses("新建坐诊场次")
    await 统筹员.sees("主题是什么")
    for answer in (
        "金融服务",
        "坐诊",
        typed,
        *([hour] if hour else []),
        "省政务服务中心",
        "省商务厅",
        "完成",
        "跳过",
        "3",
    ):
        await 统筹员.says(answer)
        await 统筹员.sees("")
    await 统筹员.sees("分几个诊室")
    await 统筹员.presses("只有一个诊室")
    await 统筹员.sees("每个号留多长时间")
    await 统筹员.says("30分钟")
    await 统筹员.sees("请核对", shown)


@on_sqlite
async def test_a_day_is_changed_alone(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await 统筹员.presses("修改")
    await 统筹员.sees("要改哪一项")
    await 统筹员.presses("日期")
    await 统筹员.sees("哪一天")
    await 统筹员.says("11月15日 下午2点半")
    await 统筹员.sees("没有认出日期", "请只输入一天")
    await 统筹员.says("11月15日")
    await 统筹员.sees("草稿", "11月15日（周五）09:30")


@on_sqlite
async def test_a_span_of_hours_is_answered_with_its_beginning(house: House, 统筹员: Person) -> None:
    await drafts(统筹员)
    await begins(统筹员, "14点到16点半")
    await 统筹员.sees("这里只填开始的时间", "请发送“14:00开始”")
    await 统筹员.says("14:00开始")
    await 统筹员.sees("草稿", "14:00")


@on_sqlite
async def test_a_day_is_said_with_a_span_of_hours_or_a_part_of_the_day(house: House, 统筹员: Person) -> None:
    await 统筹员.says("/session")
    await 统筹员.presses("新建坐诊场次")
    await 统筹员.sees("主题是什么")
    for answer in ("金融服务", "坐诊"):
        await 统筹员.says(answer)
        await 统筹员.sees("")
    await 统筹员.says("11月15日上午9点到11点半")
    await 统筹员.sees("这里只填开始的时间", "请发送“11月15日 09:00”")
    await 统筹员.says("11月15日上午")
    await 统筹员.sees("几点开始")
