"""The numbers in the chat: one card edited in place, down to the appeals behind each number, for each role its own."""

from bot.demo.botapi import Person
from bot.demo.botapi.bubble import Bubble
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import SCHOOL, VAGUE, answered, files, on_sqlite, rates


async def test_a_coordinator_looks_from_the_card_down_to_an_appeal_and_back(
    house: House, 企业: Person, 别家: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    unsure = await files(别家, VAGUE, "不确定")
    await 统筹员.says("/stats")
    card = await 统筹员.sees("办理统计｜2024年10月", "受理2件，来自2家企业", "办结率：1/2（50%）［9%–91%］")
    assert "已选：本月" in labels(card)
    assert all(len(label) <= 5 for row in card.labels if len(row) > 2 for label in row)  # as a phone shows in one line
    await 统筹员.presses("按部门")
    table = await 统筹员.sees("按部门（共2行）", "昆明海关　受理1件，在办0件", "还没有交办　受理1件，在办1件")
    assert table.id == card.id
    await 统筹员.presses("1. 昆明海关")
    await 统筹员.sees("部门：昆明海关", "受理1件", "办结率：1/1（100%）［21%–100%］")
    await 统筹员.presses("看具体诉求")
    await 统筹员.sees("点一个数")
    await 统筹员.presses("满意 1")
    behind = await 统筹员.sees("满意（共1件，新的在前）", "最近一次评价是满意或基本满意", number)
    assert (behind.id, unsure in behind.text) == (card.id, False)
    await 统筹员.presses(f"1. {number}")
    await 统筹员.sees(f"诉求{number}｜已销号")
    await 统筹员.presses("返回统计", behind)
    await 统筹员.sees("部门：昆明海关")
    await 统筹员.presses("取消范围")
    await 统筹员.sees("全部部门", "受理2件")
    await 统筹员.presses("上月")
    early = await 统筹员.sees("办理统计｜2024年9月", "最早的诉求是2024年10月25日（周五）提交的，这段时间还没有开始受理")
    assert "按部门" not in labels(early)
    await 统筹员.presses("自定起止")
    await 统筹员.sees("看哪段时间的统计")
    await 统筹员.says("2024-11-15 2024-10-01")
    await 统筹员.sees("开始的日子在结束的日子之后")
    await 统筹员.says("2024-10-01 2024-11-15")
    await 统筹员.sees("办理统计｜2024年10月1日至2024年11月15日", "受理2件")
    await 统筹员.presses("口径说明")
    await 统筹员.sees("一件诉求只计一次", "满意率 = 满意 ÷ 已评价")


def labels(card: Bubble) -> list[str]:
    return [label for row in card.labels for label in row]


@on_sqlite
async def test_numbers_are_narrowed_by_three_values_and_widened_again(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await answered(企业, 海关)
    await files(企业, SCHOOL, "省教育厅")
    await 统筹员.says("/stats")
    for cut, row in (("按部门", "昆明海关"), ("按类别", "服务需求"), ("按状态", "待评价")):
        await 统筹员.sees("受理")
        await 统筹员.presses(cut)
        await 统筹员.sees(f"{cut}（共")
        await 统筹员.presses(f"1. {row}")
    await 统筹员.sees("部门：昆明海关", "类别：服务需求", "状态：待评价", "受理1件，来自1家企业")
    await 统筹员.presses("按州市")
    full = await 统筹员.sees("按州市（共1行）", "1. 昆明市　受理1件", "已经限定3项")
    assert full.labels == [["10月通报", "返回统计"]]
    await 统筹员.presses("返回统计")
    await 统筹员.sees("状态：待评价")
    await 统筹员.presses("不限类别")
    wider = await 统筹员.sees("部门：昆明海关", "状态：待评价")
    assert "类别：" not in wider.text
    await 统筹员.presses("不限部门")
    widest = await 统筹员.sees("全部部门", "状态：待评价", "受理1件")
    assert "不限状态" not in labels(widest)


@on_sqlite
async def test_words_after_the_command(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await answered(企业, 海关)
    for words, seen in {
        "昆明海关": ("办理统计｜2024年", "部门：昆明海关", "受理1件"),
        "省商务厅": ("部门：省商务厅", "这段时间没有符合条件的诉求"),
        "2024年10月": ("办理统计｜2024年10月", "受理1件"),
        "2024-09 2024-10": ("2024年9月1日至2024年10月31日", "受理1件"),
        "2025": ("办理统计｜2025年", "这段时间还没有到"),
        "1999": ("办理统计｜1999年", "这段时间还没有开始受理"),
        "2024-11-01 2024-10-01": ("开始的日子在结束的日子之后",),
        "最近": ("没有认出“最近”", "例如 2024年10月"),
        "2024年第4季度": ("办理统计｜2024年第4季度", "受理1件"),
        "昆明海关 10月": ("办理统计｜2024年10月", "部门：昆明海关", "受理1件"),
        "2024-10-01至今": ("办理统计｜2024年10月1日至现在", "受理1件"),
        "第3期": ("办理统计｜全部时间", "坐诊场次：2024年第3期"),
        "昆明海关 2024年第3期": ("部门：昆明海关", "坐诊场次：2024年第3期"),
        "2024年第77期": ("没有2024年第77期",),
    }.items():
        await 统筹员.says(f"/stats {words}")
        await 统筹员.sees(*seen)


@on_sqlite
async def test_each_role_sees_its_own(
    house: House, 企业: Person, 别家: Person, 海关: Person, 教育厅: Person, 负责人: Person
) -> None:
    number = await answered(企业, 海关)
    admin = await house.hires("孙强", Role.ADMIN)
    await 海关.says("/stats")
    own = await 海关.sees("昆明海关", "受理1件")
    assert "按部门" not in labels(own)
    await 教育厅.says("/stats")
    await 教育厅.sees("省教育厅", "这段时间没有符合条件的诉求")
    for person in (负责人, 企业):
        await person.says("/stats 昆明海关")
        await person.sees("您只能查看本单位的统计")
    await 海关.says("/stats 昆明海关 10月")
    await 海关.sees("办理统计｜2024年10月", "昆明海关", "受理1件")
    await 别家.says("/stats")
    foreign = await 别家.sees("本单位", "没有符合条件的诉求", "公开的总数（全部企业）", "受理1件")
    assert not {"按部门", "看具体诉求"} & set(labels(foreign))
    await 别家.presses_forged("nu:t:month::department:0:0", foreign)
    await 别家.sees("没有找到")
    await 企业.says("/stats")
    mine = await 企业.sees("本单位", "受理1件", "按期率", "公开的总数")
    assert not any(word in mine.text for word in ("家企业", "签收率", "退回率"))
    await 企业.presses("看具体诉求")
    await 企业.presses("受理 1")
    await 企业.sees("受理（共1件", number, "昆明海关")
    await admin.says("/stats")
    await admin.sees("全部部门", "受理1件")
    await admin.presses("看具体诉求")
    await admin.presses("受理 1")
    seen = await admin.sees("受理（共1件", number)
    assert "磨憨口岸" not in seen.text
