"""What an enterprise of the web chat writes stays in the country, whoever of the staff reads in Telegram."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.channels.abroad import CODE, CONTACT, MORE, NAME, PHONE, WORDS, Scene, comes_in, files, open_scene, registers
from tests.channels.overhearing import Overheard, looks_everywhere
from tests.channels.visitor import Visitor, visitor
from tests.channels.web import address_of, code_of, web_house
from tests.house import House, programme
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import PORT, REPLY, answers, on_sqlite, quiet, rows
from tests.screenplays.stage import files as send_in
from tests.screenplays.test_export import asks


@pytest.fixture
async def scene(tmp_path: Path, database_url: str) -> AsyncIterator[Scene]:
    async with open_scene(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture
def house(scene: Scene) -> House:
    return scene.house


async def asks_back_and_answers(scene: Scene, customs: Person) -> None:
    """The contact asks back and answers, by buttons and in words of their own."""
    web = scene.web
    await customs.sees("YN-2024-0001：有新进展，请在网页版查看", address_of(scene.house))
    await customs.presses("签收")
    await web.sees("已签收")
    await customs.presses("请企业补正")
    await customs.sees("需要企业补充什么")
    await customs.says("请补充货柜号。")
    await customs.sees("请核对补正要求")
    await customs.presses("发送补正要求")
    await web.presses("提交补正")
    await web.sees("请补正")
    await web.says(MORE)
    await web.sees("已记下")
    await web.presses("完成")
    await customs.sees("YN-2024-0001：有新进展")
    await customs.says("YN-2024-0001")
    await customs.sees("YN-2024-0001：请在网页版查看")
    await answers(customs, REPLY)
    assert REPLY in (await web.sees("已答复", "请评价")).text


async def complains(web: Visitor) -> None:
    await web.presses("不满意")
    await web.sees("问题解决了吗")
    await web.presses("没有解决")
    await web.sees("主要原因")
    await web.presses("办理太慢")
    await web.sees("还有什么想说的")
    await web.says(WORDS)
    await web.sees("评价已记录")


async def takes_files(coordinator: Person) -> None:
    """Ask for what is handed out as files."""
    await asks(coordinator, "Excel（全部六张表）", "包含")
    await coordinator.sees("请在网页版下载", timeout=120)
    await coordinator.says("YN-2024-0001")
    await coordinator.presses("附件1个")
    await coordinator.sees("YN-2024-0001：文件请在网页版下载")


LOOKED_FOR = (f"/find {CONTACT}", "/find 青鸟", f"/find {PHONE}", f"/find {CODE}", "/find 翡翠", "YN-2024-0001")
STAFF = (Role.COORDINATOR, Role.SUPERVISOR, Role.ADMIN)


@on_sqlite
@pytest.mark.timeout(300)  # beside others it takes longer than a test may
async def test_nothing_an_enterprise_of_the_web_chat_wrote_goes_abroad(scene: Scene, 海关: Person) -> None:
    """It is registered, asks, is asked back, sits at a session and complains; all of the staff read in Telegram."""
    house, web = scene.house, scene.web
    staff = {Role.CONTACT: 海关} | {role: await house.hires(f"周{role}", role) for role in STAFF}
    await registers(web)
    await a_session(house)
    await books(web)
    await files(web)
    await asks_back_and_answers(scene, 海关)
    await complains(web)
    await house.days(4)
    await takes_files(staff[Role.COORDINATOR])
    for role, person in staff.items():
        await looks_everywhere(house, person, role, *LOOKED_FOR)
    await house.until(house.clock.moment + timedelta(days=20))
    await looks_everywhere(house, staff[Role.COORDINATOR], Role.MEMBER, "/queue", "/calls", "/unreachable", "/circular")
    assert scene.leaked() == {}, scene.leaked()


async def books(web: Visitor) -> None:
    await web.says("/book")
    await web.sees("正在挂号的坐诊场次")
    await web.presses("挂号：第4期")
    await web.sees("挂号成功")


@on_sqlite
async def test_where_the_pack_says_so_nothing_stays(tmp_path: Path, database_url: str) -> None:
    """A province may do without; and this is how the test above would fail."""
    own = replace(programme(), pack=replace(programme().pack, abroad=frozenset()))
    telegram = Overheard()
    async with (
        web_house(tmp_path, database_url=database_url, telegram=telegram, programme=own) as house,
        visitor(address_of(house)) as web,
    ):
        await comes_in(house, web)
        coordinator = await house.hires("周岚", Role.COORDINATOR)
        await registers(web)
        await files(web)
        await coordinator.says("YN-2024-0001")
        await coordinator.sees("翡翠毛料")
        assert Scene(house, telegram, web).leaked().keys() >= {"翡翠毛料", NAME}


@on_sqlite
async def test_who_has_telegram_too_has_agreed_and_others_are_told_as_before(
    scene: Scene, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await registers(scene.web)
    await files(scene.web)
    number = await send_in(企业)
    await 海关.says("/todo")
    listed = (await 海关.sees(number, "待办诉求")).text
    assert "李敏的企业" in listed
    assert "YN-2024-0001：请在网页版查看" in listed
    await 海关.says(number)
    await 海关.sees(number, PORT[:20])
    code = await code_of(scene.web)
    also = scene.house.newcomer("欧阳")
    await also.says(code)
    await also.sees("已连通")
    await 统筹员.says("YN-2024-0001")
    await 统筹员.sees("翡翠毛料", NAME)


@on_sqlite
async def test_who_is_forgotten_leaves_nothing_that_may_go_abroad(scene: Scene, 统筹员: Person) -> None:
    """Nobody has an address any more, but what was promised holds."""
    web = scene.web
    await registers(web)
    await files(web)
    await web.says("YN-2024-0001")
    await web.sees("诉求YN-2024-0001｜")
    await web.presses("撤回诉求")
    await web.sees("确定撤回")
    await web.presses("确认")
    await web.sees("已撤回")
    await web.says("/delete_me")
    await web.sees("确定删除您的个人信息吗")
    await web.presses("确认")
    await quiet(scene.house)
    assert await rows(scene.house, schema.person, name=CONTACT) == []
    for said in ("/find 青鸟", "YN-2024-0001", "/enterprises"):
        await 统筹员.says(said)
        await quiet(scene.house)
    assert "YN-2024-0001：请在网页版查看" in "".join(one.text for one in 统筹员.messages)
    assert scene.leaked() == {}, scene.leaked()
