"""What several enterprises share stays in the country, too: classes, joint records, requests to join, and papers."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from storage import schema
from storage.classes import classes
from storage.engine.database import Transaction
from tests.channels.abroad import CODE, CONTACT, NAME, TEXT, Scene, comes_in_as, files, open_scene, registers
from tests.channels.overhearing import looks
from tests.channels.visitor import Visitor, visitor
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite, quiet
from tests.storage.test_similar import fill

OTHER_CODE, OTHER_NAME = "91350100M000100Y43", "昆明孔雀蓝贸易商行"
OTHER_CONTACT, OTHER_PHONE = "司徒静怡", "13922223333"
OTHERS = (OTHER_CODE, OTHER_NAME, OTHER_NAME[2:8], OTHER_CONTACT, OTHER_PHONE)
LOOKED_FOR = (f"/find {CONTACT}", "/find 货柜", f"/enterprises {NAME}", "/class 1", "/class 2", "YN-2024-0001")
STAFF = {Role.COORDINATOR: "周岚", Role.SUPERVISOR: "赵明", Role.ADMIN: "吴管"}


@pytest.fixture
async def scene(tmp_path: Path, database_url: str) -> AsyncIterator[Scene]:
    async with open_scene(tmp_path, database_url, more=OTHERS) as opened:
        yield opened


@pytest.fixture
def house(scene: Scene) -> House:
    return scene.house


@pytest.fixture
async def staff(house: House, 海关: Person) -> dict[Role, Person]:
    return {Role.CONTACT: 海关} | {role: await house.hires(name, role) for role, name in STAFF.items()}


@pytest.fixture
async def other(scene: Scene) -> AsyncIterator[Visitor]:
    """Somebody else with nothing but the web chat."""
    async with visitor(scene.web.url) as guest:
        await comes_in_as(scene.house, guest, "other")
        yield guest


async def does(house: House, person: Person, *acts: str) -> None:
    """Type words, or press what is named behind an arrow, whatever the message says by then."""
    for act in acts:
        await (person.presses(act[1:]) if act.startswith(">") else person.says(act))
        await quiet(house)


async def stays(scene: Scene, staff: dict[Role, Person]) -> None:
    """Check that nothing leaked, whatever anybody opens."""
    for person in staff.values():
        await looks(scene.house, person, *LOOKED_FOR)
    assert scene.leaked() == {}, scene.leaked()


# A class


def _alike(tx: Transaction, house: House) -> None:
    """Let the program find that three appeals of the enterprise and two of others are alike, and two further ones."""
    whose = tx.execute(select(schema.enterprise.c.id).where(schema.enterprise.c.uscc == CODE)).scalar_one()
    for place, row in enumerate(fill(tx, ["又来了", "还是这样"], State.TRIAGE)):
        values = {"enterprise": whose, "text": f"{TEXT}{place}", "number": f"YN-2024-010{place}"}
        tx.execute(update(schema.appeal).where(schema.appeal.c.id == row).values(values))
    filed = tx.execute(select(schema.appeal.c.id)).scalars().all()
    others = fill(tx, [f"磨憨口岸货车排队查验要等三天，第{n}次" for n in range(2)], State.TRIAGE)
    further = fill(tx, [f"口岸查验慢{n}" for n in range(2)], State.HANDLING)
    for members in ([*filed, *others], further):
        assert classes.propose(tx, [(row, 0.6) for row in members], ["口岸", "货柜"], house.clock.now())


@on_sqlite
@pytest.mark.timeout(300)  # beside others it takes longer than a test may
async def test_a_class_with_its_appeals(scene: Scene, staff: dict[Role, Person]) -> None:
    """It is proposed, named, led, merged, parted, measured, and answered at once, each time one after the other."""
    house, coordinator, customs = scene.house, staff[Role.COORDINATOR], staff[Role.CONTACT]
    await registers(scene.web)
    await files(scene.web)
    await does(house, customs, ">签收")
    await house.app.database.write(_alike, house)
    await does(house, coordinator, "/classes", ">打开1号", ">确认是一类事", "口岸查验等待时间长", ">流程不顺")
    await does(house, coordinator, ">定牵头和期限", "昆明海关", "省商务厅", ">跳过", "2024-12-31")
    await does(house, coordinator, ">取出诉求", "YN-2024-0100", ">加入诉求", "YN-2024-0100")
    await does(house, coordinator, ">拆成两件", "YN-2024-0100、YN-2024-0101", "/cancel")
    await does(house, coordinator, "/class 2", ">并入另一件", ">1号", ">确认")
    await does(house, customs, "/class 1", ">添加措施", ">优化流程", "设快速通道", "2024-11-29", ">省商务厅")
    await does(house, customs, ">措施已落实", ">设快速通道", "今天", ">跳过", ">没有附件")
    await does(house, customs, ">统一答复", ">已解决", "已开通快速通道，当天可以查验。", ">确认")
    await house.app.scheduler.tick()
    await does(house, customs, "/classes", ">待确认答复", ">逐件修改", "YN-2024-0001", ">采用这份草稿")
    await house.app.scheduler.tick()
    assert "已答复" in (await scene.web.sees("YN-2024-0001", "已答复")).text
    await stays(scene, staff)


# Records that become one, and people who ask to come in


@on_sqlite
@pytest.mark.timeout(300)  # beside others it takes longer than a test may
async def test_two_enterprises_become_one(scene: Scene, staff: dict[Role, Person], other: Visitor) -> None:
    house, coordinator = scene.house, staff[Role.COORDINATOR]
    await registers(scene.web)
    await registers(other, OTHER_CODE, OTHER_NAME, OTHER_CONTACT, OTHER_PHONE)
    await files(scene.web)
    await does(house, coordinator, f"/enterprises {NAME}", ">查看第1家", ">合并到另一家", OTHER_CODE, ">确认")
    await other.sees("已合并")
    await does(house, coordinator, ">撤销合并", ">确认撤销")
    await other.sees("合并已撤销")
    await stays(scene, staff)


async def asks_to_join(other: Visitor) -> None:
    await other.says("/start")
    await other.presses("同意")
    for asked, said in (("统一社会信用代码", CODE), ("联系人姓名", OTHER_CONTACT), ("手机号", OTHER_PHONE)):
        await other.sees(asked)
        await other.says(said)
    await other.presses("确认登记")
    await other.sees("请稍候")


@pytest.mark.parametrize("answer", ["同意加入", "不同意"])
async def test_who_asks_to_join(scene: Scene, staff: dict[Role, Person], other: Visitor, answer: str) -> None:
    house, coordinator = scene.house, staff[Role.COORDINATOR]
    await registers(scene.web)
    await asks_to_join(other)
    await does(house, coordinator, f">{answer}")
    await stays(scene, staff)


async def test_a_booking_is_opened_by_its_number(scene: Scene, staff: dict[Role, Person]) -> None:
    """Among the buttons of the list, which are called by number and enterprise."""
    house, coordinator = scene.house, staff[Role.COORDINATOR]
    await registers(scene.web)
    await a_session(house)
    await scene.web.says("/book")
    await scene.web.presses("挂号：第4期")
    await scene.web.sees("挂号成功")
    await does(house, coordinator, "/session", ">挂号名单", ">第1号")
    await coordinator.presses("退号")
    await stays(scene, staff)


@pytest.mark.parametrize("answer", ["同意更名", "不同意更名"])
async def test_another_name_that_is_wished(scene: Scene, staff: dict[Role, Person], answer: str) -> None:
    """What it was called, and what it may not be called, stays as its name does."""
    house, web, coordinator = scene.house, scene.web, staff[Role.COORDINATOR]
    await registers(web)
    await house.app.database.write(_verified)
    await web.says("/members")
    await web.presses("修改企业名称")
    await web.sees("现在的全称是什么")
    await web.says(OTHER_NAME)
    await web.sees("已请统筹员确认")
    await does(house, coordinator, "/enterprises", ">查看第1家", f">{answer}", f"/enterprises {NAME}")
    await stays(scene, staff)


def _verified(tx: Transaction) -> None:
    tx.execute(update(schema.enterprise).values(state="VERIFIED"))


async def test_who_says_that_the_code_is_theirs(scene: Scene, staff: dict[Role, Person], other: Visitor) -> None:
    house, coordinator = scene.house, staff[Role.COORDINATOR]
    await registers(scene.web)
    await asks_to_join(other)
    await other.presses("代码被别人冒用了")
    await other.sees("您企业的全称是什么")
    await other.says(OTHER_NAME)
    await other.sees("已报统筹员核查")
    await does(house, coordinator, "/enterprises", ">查看第1家")
    await stays(scene, staff)


# Papers


@on_sqlite
@pytest.mark.timeout(300)  # beside others it takes longer than a test may
async def test_the_circular_and_the_minutes(scene: Scene, staff: dict[Role, Person]) -> None:
    """As files, as their drafts, and as what is asked for them."""
    house, coordinator, supervisor = scene.house, staff[Role.COORDINATOR], staff[Role.SUPERVISOR]
    await registers(scene.web)
    session = await a_session(house, held_at=house.clock.now() + timedelta(days=1))
    await files(scene.web)
    await scene.web.says("/book")
    for label in ("挂号：第4期", "YN-2024-0001", "完成"):
        await scene.web.presses(label)
    await house.app.database.write(_runs, session)
    await does(house, coordinator, "/queue", ">叫下一家", "/session")
    await house.app.database.write(_is_over, session)
    await does(house, coordinator, "/session", ">坐诊纪要")
    await house.until(house.clock.moment + timedelta(days=20))
    await does(house, coordinator, "/circular 2024年10月", ">送督查员签发")
    await does(house, supervisor, ">查看通报", ">签发")
    await does(house, coordinator, "/circular 2024年10月", ">发给各部门")
    await quiet(house)
    await stays(scene, staff)


def _runs(tx: Transaction, session: int) -> None:
    tx.execute(update(schema.session).where(schema.session.c.id == session).values(state="RUNNING"))
    tx.execute(update(schema.booking).values(state="CONFIRMED"))


def _is_over(tx: Transaction, session: int) -> None:
    tx.execute(update(schema.session).where(schema.session.c.id == session).values(state="ARCHIVED"))
    tx.execute(update(schema.booking).values(state="ATTENDED"))
