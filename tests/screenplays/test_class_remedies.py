"""Who files an appeal of a class that has been solved hears so first; filed all the same, it is probably one of it."""

from sqlalchemy import update

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from storage import schema
from storage.engine.database import Transaction
from tests.house import House
from tests.screenplays.stage import choosing, files, on_sqlite, rows
from tests.screenplays.test_classes import appoints, confirms, observed_since_measures, plans, proposes
from tests.storage.test_similar import fill

LIKE = "货车在磨憨口岸等海关查验，排队要等三天，请海关加快查验放行。"
UNLIKE = "民办幼儿园办学许可证换证材料交了两个月，一直没有批下来，请省教育厅协调解决。"
ALREADY = "这一类事已有办法"


async def checking(企业: Person, text: str = LIKE) -> str:
    """Write an appeal as far as the check page, and return what stands there."""
    await choosing(企业, text)
    await 企业.presses("不确定，请专窗判断")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    return (await 企业.sees("请核对")).text


async def test_who_is_helped_need_not_file(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    before = len(await rows(house, schema.appeal))
    said = await checking(企业)
    for words in (ALREADY, "设鲜活货物快速通道", "2024年10月", "起施行，昆关发〔2024〕12号", "到哪里办：昆明海关"):
        assert words in said
    await 企业.presses("已解决，不用提交")
    await 企业.sees("这件诉求没有提交", "设鲜活货物快速通道")
    assert len(await rows(house, schema.appeal)) == before
    (spared,) = await rows(house, schema.class_spared)
    assert spared.class_issue == 1


async def test_who_is_not_helped_files_in_one_tap(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    await checking(企业)
    await 企业.presses("已解决，不用提交")
    await 企业.sees("这件诉求没有提交")
    await 企业.presses("还是要提交")
    await 企业.sees("请核对", ALREADY)
    await 企业.presses("确认提交")
    await 企业.sees("受理编号")
    assert await rows(house, schema.class_spared) == []
    *_, member = await rows(house, schema.class_member)
    assert (member.class_issue, member.standing) == (1, "PROBABLE")
    await 统筹员.says("/class 1")
    await 统筹员.sees("可能同类，等统筹员确认（1件）", "货车在磨憨口岸等海关查验")


@on_sqlite
async def test_one_tap_counts_once(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    await checking(企业)
    for _ in range(2):
        await 企业.presses("已解决，不用提交")
        await 企业.sees("这件诉求没有提交")
        await 企业.presses("还是要提交")
        await 企业.sees("请核对")
    await 企业.presses("已解决，不用提交")
    await 企业.sees("这件诉求没有提交")
    assert len(await rows(house, schema.class_spared)) == 1


@on_sqlite
async def test_the_contact_sees_the_class_beside_the_assignment(
    house: House, 统筹员: Person, 海关: Person, 企业: Person
) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    number = await files(企业, LIKE)
    await 海关.sees("请签收", "一类事：1号　口岸查验等待时间长，可能同类，发送 /class 1 查看")
    await 海关.says(number)
    await 海关.sees("一类事：1号", "同类诉求已有办法：设鲜活货物快速通道")
    await 企业.says(number)
    assert "同类诉求" not in (await 企业.sees(f"诉求{number}")).text  # nobody has said yet that it is one of them
    await 统筹员.says("/class 1")
    await 统筹员.sees("可能同类")
    await 统筹员.presses("加入诉求")
    await 统筹员.sees("加入哪件诉求")
    await 统筹员.presses(number)
    await 统筹员.sees("诉求（6件）")
    await 企业.says(number)
    await 企业.sees("同类诉求已有办法：设鲜活货物快速通道", "由昆明海关负责")


@on_sqlite
async def test_what_is_only_planned_is_not_told(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await proposes(house)
    await confirms(统筹员)
    await appoints(统筹员)
    await 海关.says("/class 1")
    await 海关.sees("已确认")
    await plans(海关, "设鲜活货物快速通道")
    assert "快速通道" not in await checking(企业)
    await 企业.presses("确认提交")
    receipt = await 企业.sees("受理编号")
    assert "快速通道" not in receipt.text
    *_, member = await rows(house, schema.class_member)
    assert member.standing == "PROBABLE"


@on_sqlite
async def test_another_matter_is_filed_as_ever(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    assert ALREADY not in await checking(企业, UNLIKE)
    await 企业.presses("确认提交")
    await 企业.sees("受理编号")
    assert {one.standing for one in await rows(house, schema.class_member)} == {"IN"}


@on_sqlite
async def test_a_class_that_came_back_promises_nothing(
    house: House, 统筹员: Person, 海关: Person, 企业: Person
) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    await house.app.database.write(_stands, "RECURRED")
    assert ALREADY not in await checking(企业)


def _stands(tx: Transaction, state: str) -> None:
    tx.execute(update(schema.class_issue).values(state=state))


@on_sqlite
async def test_no_other_enterprise_is_named(house: House, 统筹员: Person, 海关: Person, 企业: Person) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    (other, *_) = await house.app.database.write(fill, ["查验排队太久了，盼望改进"], State.HANDLING)
    await house.app.database.write(_names, other)
    said = await checking(企业)
    assert "为该企业等设快速通道" in said
    assert "橡胶" not in said


def _names(tx: Transaction, other: int) -> None:
    """Let a measure name the enterprise of a member."""
    tx.execute(update(schema.enterprise).values(name="勐腊橡胶制品有限公司").where(schema.enterprise.c.id != 1))
    tx.execute(update(schema.class_measure).values(words="为勐腊橡胶制品等设快速通道"))


@on_sqlite
async def test_a_coordinator_reads_what_may_belong_to_the_class(
    house: House, 统筹员: Person, 海关: Person, 企业: Person
) -> None:
    await observed_since_measures(house, 统筹员, 海关)
    other = await house.hires("周统筹", Role.COORDINATOR)
    await other.says("/class 1")
    await other.sees("观察中")
    await files(企业, LIKE)
    await 海关.sees("请签收")
    await 统筹员.says("/class 1")
    await 统筹员.sees("可能同类")
