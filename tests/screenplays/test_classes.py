"""Similar appeals become a class: proposed to the coordinators, confirmed by one, led by a department, seen by whom."""

from datetime import datetime, timedelta

from sqlalchemy import update

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import MemberStanding
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.texts.render import render
from bot.usecases.classes import listing
from storage import schema
from storage.classes import classes, members
from storage.engine.database import Transaction
from tests.house import House
from tests.screenplays.stage import on_sqlite, rows
from tests.screenplays.test_clocks import at
from tests.storage.test_similar import fill
from tests.texts.samples import WORDS

TEXTS = [f"磨憨口岸货车排队查验要等三天，第{n}次" for n in range(5)]


async def proposes(house: House, texts: list[str] = TEXTS) -> list[int]:
    """Let the program find that these appeals are alike."""
    filed = await house.app.database.write(fill, texts, State.TRIAGE)
    await house.app.database.write(_propose, filed, house)
    return filed


def _propose(tx: Transaction, filed: list[int], house: House) -> list[Notice]:
    found = classes.propose(tx, [(row, 0.6) for row in filed], ["口岸", "查验"], house.clock.now())
    return listing.proposed(tx, [found] if found else [], now=house.clock.now())


async def confirms(统筹员: Person) -> None:
    await 统筹员.says("/class 1")
    await 统筹员.sees("待确认", "共同用词：口岸、查验")
    await 统筹员.presses("确认是一类事")
    await 统筹员.sees("这件一类事叫什么")
    await 统筹员.says("口岸查验等待时间长")
    await 统筹员.sees("主要成因")
    await 统筹员.presses("流程不顺")
    await 统筹员.sees("口岸查验等待时间长｜已确认", "成因：流程不顺")


async def appoints(统筹员: Person, lead: str = "昆明海关") -> None:
    await 统筹员.presses("定牵头和期限")
    await 统筹员.sees("由哪个单位牵头")
    await 统筹员.says(lead)
    await 统筹员.sees("哪些单位配合")
    await 统筹员.says("省商务厅、教育厅")
    if lead == "昆明海关":
        await 统筹员.sees("具体由谁负责")
        await 统筹员.presses("跳过")
    await 统筹员.sees("最晚哪天落实")
    await 统筹员.says("2024-12-31")
    await 统筹员.sees(f"牵头：{lead}", "配合：省商务厅、省教育厅", "2024年12月31日")


async def test_a_proposal_is_confirmed_named_and_led(
    house: House, 统筹员: Person, 海关: Person, 督查员: Person
) -> None:
    await proposes(house)
    await 统筹员.says("/classes")
    await 统筹员.sees("这5件像是一类事", "5件诉求，1家企业", "地区：昆明市5")
    await 统筹员.presses("打开1号")
    await confirms(统筹员)
    await appoints(统筹员)
    await 海关.sees("一类事由昆明海关牵头", "口岸查验等待时间长")
    await 海关.presses("打开1号")
    seen = await 海关.sees("口岸查验等待时间长｜已确认", "牵头：昆明海关")
    assert "加入诉求" not in str(seen)
    await 督查员.says("/classes")
    await 督查员.sees("口岸查验等待时间长", "已确认")
    history = [one.action for one in await rows(house, schema.class_event)]
    assert history == ["PROPOSE", "CONFIRM", "APPOINT"]


@on_sqlite
async def test_members_are_taken_out_and_added_by_number(house: House, 统筹员: Person) -> None:
    await proposes(house)
    others = await house.app.database.write(fill, ["查验排队太久了，盼望改进"], State.HANDLING)
    await 统筹员.says("/class 1")
    await 统筹员.sees("诉求（5件）")
    await 统筹员.presses("取出诉求")
    await 统筹员.sees("取出哪件诉求")
    await 统筹员.presses("TRIAGE0")
    await 统筹员.sees("诉求（4件）")
    await house.app.database.write(_number, others[0])
    await 统筹员.presses("加入诉求")
    await 统筹员.sees("加入哪件诉求")
    await 统筹员.says("随便写的")
    await 统筹员.sees("没有找到您可以查看的诉求随便写的")
    await 统筹员.says("yn 2024 0999")
    await 统筹员.sees("诉求（5件）", "YN-2024-0999", "人工加入")


@on_sqlite
async def test_a_probable_member_is_tapped_into_the_class(house: House, 统筹员: Person, 海关: Person) -> None:
    await proposes(house)
    await confirms(统筹员)
    later = await house.app.database.write(fill, ["磨憨口岸查验排队还要等三天"], State.HANDLING)
    await house.app.database.write(_propose, [1, *later], house)
    await 统筹员.says("/class 1")
    card = await 统筹员.sees("诉求（5件）", "可能同类，等统筹员确认（1件）")
    assert "HANDLING0　承办中　昆明市　相似60%" in card.text
    await 统筹员.presses("加入诉求")
    await 统筹员.sees("加入哪件诉求", "系统认为可能同类的，可以点按钮")
    await 统筹员.presses("HANDLING0")
    card = await 统筹员.sees("已办理：加入诉求", "诉求（6件）")
    assert "可能同类" not in card.text
    assert "相似60%" in card.text[card.text.index("HANDLING0") :]
    await 统筹员.presses("取出诉求")
    await 统筹员.sees("取出哪件诉求")
    await 统筹员.presses("HANDLING0")
    await 统筹员.sees("诉求（5件）")
    await house.app.database.write(_propose, [1, *later], house)
    await 统筹员.says("/class 1")
    assert "可能同类" not in (await 统筹员.sees("诉求（5件）")).text


def _number(tx: Transaction, row: int) -> None:
    tx.execute(schema.appeal.update().where(schema.appeal.c.id == row).values(number="YN-2024-0999"))


@on_sqlite
async def test_a_refused_proposal_comes_back_only_when_it_grew(house: House, 统筹员: Person) -> None:
    filed = await proposes(house)
    await 统筹员.says("/class 1")
    await 统筹员.sees("待确认")
    await 统筹员.presses("不是一类事")
    await 统筹员.sees("为什么不是一类事")
    await 统筹员.says("各有各的原因")
    await 统筹员.sees("｜不是一类事", "理由：各有各的原因")
    assert await house.app.database.write(_propose, filed, house) == []
    assert len(await rows(house, schema.class_issue)) == 1


@on_sqlite
async def test_two_are_merged(house: House, 统筹员: Person) -> None:
    await proposes(house)
    again = await house.app.database.write(fill, [f"口岸查验慢{n}" for n in range(2)], State.HANDLING)
    await house.app.database.write(_propose, again, house)
    await 统筹员.says("/class 2")
    await 统筹员.sees("诉求（2件）")
    await 统筹员.presses("并入另一件")
    await 统筹员.sees("并入哪一件")
    await 统筹员.presses("1号 口岸、查验")
    await 统筹员.sees("确定合并吗")
    await 统筹员.presses("确认")
    await 统筹员.sees("｜已合并", "已并入1号")
    await 统筹员.presses("打开1号")
    await 统筹员.sees("诉求（7件）")


@on_sqlite
async def test_a_class_is_split(house: House, 统筹员: Person) -> None:
    await proposes(house)
    await confirms(统筹员)
    await 统筹员.presses("拆成两件")
    await 统筹员.sees("哪几件拆出去")
    await 统筹员.presses("TRIAGE0")
    await 统筹员.sees("已选：TRIAGE0")
    await 统筹员.presses("完成")
    await 统筹员.sees("拆出的和留下的都至少要2件")
    await 统筹员.says("TRIAGE1、TRIAGE4")
    await 统筹员.sees("已选：TRIAGE0、TRIAGE1、TRIAGE4")
    await 统筹员.says("TRIAGE0")
    await 统筹员.sees("已选：TRIAGE1、TRIAGE4")
    await 统筹员.presses("完成")
    await 统筹员.sees("确定这样拆开吗", "拆出2件：TRIAGE1、TRIAGE4")
    await 统筹员.presses("确认")
    await 统筹员.sees("口岸查验等待时间长｜已确认", "诉求（3件）", "已办理：拆成两件")
    await 统筹员.sees("一类事2号", "待确认", "诉求（2件）", "TRIAGE1")
    assert await house.app.database.write(_propose, [1, 2, 3, 4, 5], house) == []


async def test_of_two_coordinators_the_first_decides(house: House, 统筹员: Person) -> None:
    await proposes(house)
    other = await house.hires("周统筹", Role.COORDINATOR)
    await other.says("/class 1")
    await other.sees("待确认")
    await other.presses("不是一类事")
    await other.sees("为什么不是一类事")
    await confirms(统筹员)
    await other.says("各有各的原因")
    await other.sees("目前是“已确认”", "别人刚办过")
    (kept,) = await rows(house, schema.class_issue)
    assert kept.state == "CONFIRMED"


async def test_who_sees_what(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await proposes(house)
    await 海关.says("/classes")
    await 海关.sees("共0件")
    await 海关.says("/class 1")
    await 海关.sees("没有找到您可以查看的一类事")
    await 企业.says("/classes")
    await 企业.sees("由其他身份的人办理")
    await 企业.says("/class 1")
    await 企业.sees("由其他身份的人办理")
    await confirms(统筹员)
    await appoints(统筹员, "省林草局")
    await 海关.says("/class 1")
    await 海关.sees("没有找到您可以查看的一类事")


@on_sqlite
async def test_what_is_late_climbs(house: House, 统筹员: Person, 海关: Person, 督查员: Person) -> None:
    head = await house.hires("何关长", Role.HEAD, "昆明海关")
    await proposes(house)
    await house.until(house.clock.moment + timedelta(days=6))
    await 统筹员.sees("请确认是不是一类事")
    await confirms(统筹员)
    await appoints(统筹员)
    await 海关.sees("一类事由昆明海关牵头")
    for _ in range(75):
        await house.days(1)
    await 海关.sees("措施就要到期")
    await 海关.sees("措施已经到期，还没有落实")
    await head.sees("本单位牵头的措施已经逾期")
    await 督查员.sees("措施逾期多日，请督办")


async def test_coordinators_hear_of_what_was_found(house: House, 统筹员: Person) -> None:
    filed = await house.app.database.write(fill, TEXTS, State.TRIAGE)
    (told,) = await house.app.database.write(_propose, filed, house)
    assert told.to == 统筹员.id
    said = render(told, WORDS)
    assert "发现1组诉求像是一类事" in said.text
    assert [button.label for row in said.rows for button in row] == ["打开1号"]


async def plans(person: Person, words: str) -> None:
    await person.presses("添加措施")
    await person.sees("是哪一类措施")
    await person.presses("优化流程")
    await person.sees("措施的内容是什么")
    await person.says(words)
    await person.sees("计划哪天落实")
    await person.says("2024-11-29")
    await person.sees("由哪个单位负责落实")
    await person.presses("昆明海关")
    await person.sees("措施推进中", f"优化流程：{words}（2024年11月29日（周五）前落实，昆明海关负责）")


async def observed_since_measures(house: House, 统筹员: Person, 海关: Person) -> None:
    """Confirm a class, let its lead plan a measure and note it as in force, and go over to observing."""
    await proposes(house)
    await confirms(统筹员)
    await appoints(统筹员)
    await 海关.says("/class 1")
    await 海关.sees("已确认")
    await plans(海关, "设鲜活货物快速通道")
    await 统筹员.sees("一类事有了新措施：设鲜活货物快速通道")
    await 海关.presses("措施已落实")
    await 海关.sees("哪一项措施已经落实")
    await 海关.presses("设鲜活货物快速通道")
    await 海关.sees("从什么时候起落实的")
    await 海关.presses("今天")
    await 海关.sees("文件名称和文号")
    await 海关.says("昆关发〔2024〕12号")
    await 海关.sees("有文件或图片要附上吗")
    await 海关.presses("没有附件")
    await 海关.sees("起已落实，昆关发〔2024〕12号，昆明海关负责")
    await 统筹员.says("/class 1")
    await 统筹员.sees("措施推进中")
    await 统筹员.presses("转入观察")
    await 统筹员.sees("全部措施都已落实，转入观察吗")
    await 统筹员.presses("确认")
    await 统筹员.sees("观察中")


@on_sqlite
async def test_a_class_whose_measures_hold_is_solved(house: House, 统筹员: Person, 海关: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    await house.until(house.clock.now() + timedelta(days=91))
    await 统筹员.sees("观察期内没有复发，一类事认定解决")
    (found,) = await rows(house, schema.class_issue)
    assert found.state == "DONE"


@on_sqlite
async def test_a_class_that_comes_back_is_worked_on_again(
    house: House, 统筹员: Person, 海关: Person, 督查员: Person
) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    house.clock.moment += timedelta(days=20)
    filed = await house.app.database.write(fill, [f"口岸又要排队查验了，第{n}次" for n in range(3)], State.NEEDS_INFO)
    await house.app.database.write(_is_of_now, filed, house)
    await house.until(house.clock.now() + timedelta(days=71))
    await 统筹员.sees("一类事认定复发，请继续办理")
    await 督查员.sees("一类事认定复发")
    (found,) = await rows(house, schema.class_issue)
    assert (found.state, found.observed_from) == ("RECURRED", None)
    assert found.due_at > house.clock.now()


def _is_of_now(tx: Transaction, filed: list[int], house: House) -> None:
    """File these appeals now, and let the program find that they are of the class."""
    now = house.clock.now()
    for row in filed:
        tx.execute(update(schema.appeal).where(schema.appeal.c.id == row).values(filed_at=now))
    members.put(tx, 1, [(row, 0.6) for row in filed], MemberStanding.PROBABLE, now)


@on_sqlite
async def test_its_lead_says_every_thirty_days_how_it_goes(
    house: House, 统筹员: Person, 海关: Person, 督查员: Person
) -> None:
    head = await house.hires("何关长", Role.HEAD, "昆明海关")
    await proposes(house)
    await confirms(统筹员)
    await appoints(统筹员)
    await house.until(at(11, 22, 8, 30))
    await 海关.sees("一类事该报告进展了", "进展报告期限：2024年11月25日")
    await 海关.presses("打开1号")
    await 海关.sees("进展报告期限：2024年11月25日")
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.says("查验通道已立项，12月开工。")
    card = await 海关.sees("已办理：报告进展", "进展：\n2024年11月22日　查验通道已立项", "进展报告期限：2024年12月23日")
    assert "已确认" in card.text
    await 统筹员.sees("一类事报告了进展：查验通道已立项")
    await head.sees("一类事报告了进展")
    await house.until(at(12, 23, 17, 30))
    await 海关.sees("一类事今天要报告进展，请马上报告")
    await house.until(at(12, 24, 8, 30))
    await head.sees("本单位牵头的一类事，进展报告已经超期，请督促")
    await house.until(at(12, 31, 8, 30))
    await 督查员.sees("一类事的进展报告超期多日，请督办")


@on_sqlite
async def test_a_proposal_says_over_what_it_is_spread_and_why_each_belongs(house: House, 统筹员: Person) -> None:
    filed = await proposes(house)
    await house.app.database.write(_over_three, filed)
    await 统筹员.says("/class 1")
    card = await 统筹员.sees("5件诉求，1家企业，2024年8月25日至2024年10月25日", "地区：红河州3、昆明市2")
    assert "月份：2024年8月 1、2024年9月 1、2024年10月 3" in card.text
    assert card.text.count("相似60%") == 5
    await 统筹员.says("/classes")
    await 统筹员.sees("这5件像是一类事", "月份：2024年8月 1")


def _over_three(tx: Transaction, filed: list[int]) -> None:
    """Let them be of three months and two regions."""
    for place, row in enumerate(filed[:3]):
        at_ = datetime(2024, 8 + min(place, 2), 25, 9, tzinfo=SHANGHAI)
        change = update(schema.appeal).where(schema.appeal.c.id == row)
        tx.execute(change.values(filed_at=at_, region="红河州"))
