"""The web chat, played by plain forms: people who have nothing else, and people who have Telegram as well."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.channels.visitor import bubbles, visitor
from tests.channels.web import accepts, address_of, also_by_web, at_work, code_of, web_house
from tests.house import House
from tests.screenplays.stage import (
    NUMBER,
    PORT,
    REPLY,
    accepts_alone,
    answers,
    curtain,
    files,
    on_sqlite,
    quiet,
    rows,
    sends_off,
)


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened
        await curtain(opened)


async def test_a_department_and_an_enterprise_meet_in_the_web_chat(house: House, 统筹员: Person, 企业: Person) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs, also_by_web(house, 企业) as web:
        await web.says("/appeal")
        await web.sees("用自己的话说说")
        await web.says(PORT)
        await web.sees("已记下")
        await web.presses("完成")
        await web.sees("照片")
        await web.sends_file("单据.pdf", b"%PDF-1.4 made up", "application/pdf")
        await web.sees("附件1个")
        await web.presses("完成")
        await web.presses("昆明海关")
        await web.presses("服务需求")
        await web.presses("确认提交")
        found = NUMBER.search((await web.sees("受理编号")).text)
        assert found
        await customs.sees("请签收", found[0])
        await customs.presses("签收")
        await customs.sees("开始办理")
        await web.sees("已签收")
        await 统筹员.says(found[0])
        await 统筹员.presses("送达情况")
        deliveries = await 统筹员.sees("消息送达情况")
        assert "联络员（昆明海关）：已送达，2024年10月25日 09:00已看" in deliveries.text
        await customs.presses("答复")
        await customs.presses("已解决")
        await customs.says(REPLY)
        await customs.presses("发送答复")
        await web.sees("已答复")
        await web.presses("满意")
        await web.sees("问题解决了吗")
        await web.presses("已解决")
        await web.sees("还有什么想说的")
        await web.presses("跳过")
        await web.sees("评价已记录")
        (kept,) = await rows(house, schema.attachment)
        assert kept.sha256
        assert kept.name == "单据.pdf"


@on_sqlite
async def test_a_form_goes_on_at_another_door(house: House, 企业: Person, 海关: Person) -> None:
    """Begun in Telegram, filled in the web chat, sent from Telegram: one appeal."""
    async with also_by_web(house, 企业) as web:
        await 企业.says("/appeal")
        await 企业.sees("用自己的话说说")
        await web.says(PORT)
        await web.sees("已记下")
        await web.presses("完成")
        await web.sees("照片")
        await 企业.says("没有附件，下一步")
        await 企业.sees("不确定")
        await 企业.presses("昆明海关")
        number = await sends_off(企业)
        await 海关.sees("请签收", number)
        assert len(await rows(house, schema.appeal)) == 1


@on_sqlite
async def test_a_push_goes_to_the_door_that_was_used_last_and_only_there(
    house: House, 企业: Person, 海关: Person
) -> None:
    await files(企业)
    async with also_by_web(house, 企业) as web:
        await accepts_alone(海关)
        await web.sees("已签收")
        await 企业.says("/my")
        await 企业.sees("承办中")
        await answers(海关)
        await 企业.sees("已答复")
        await quiet(house)
        assert not [one for one in bubbles(await web.opens()) if "已答复" in one.text]


@on_sqlite
async def test_what_telegram_can_not_deliver_comes_to_the_web_chat(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    async with also_by_web(house, 企业) as web:
        await 企业.says("/my")
        await 企业.sees("待签收")
        await 企业.blocks()
        await quiet(house)
        await accepts_alone(海关)
        await web.sees("已签收")
        assert await rows(house, schema.person, reachable=False) == []


@on_sqlite
async def test_a_code_of_the_web_chat_opens_telegram(house: House, 新人: Person) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs:
        code = await code_of(customs)
        await 新人.says("/start")
        await 新人.sees("个人信息处理告知")
        await 新人.says(code)
        await 新人.sees("已连通")
        await 新人.sees("昆明海关的联络员")
        await 新人.says("/todo")
        await 新人.sees("没有")
        await 新人.says(code)
        await 新人.sees("已有身份")


@on_sqlite
async def test_a_card_changes_in_its_place(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    async with also_by_web(house, 企业) as web:
        await web.says("/my")
        card = await web.sees(f"诉求{number}｜待签收")
        await accepts_alone(海关)
        await quiet(house)
        now = next(one for one in bubbles(await web.opens()) if one.id == card.id)
        assert f"诉求{number}｜承办中" in now.text


@on_sqlite
async def test_an_answered_question_has_no_buttons_and_an_old_press_says_so(house: House, 企业: Person) -> None:
    async with also_by_web(house, 企业) as web:
        await web.says("/appeal")
        await web.sees("用自己的话说说")
        await web.says(PORT)
        await web.sees("已记下")
        old = web.page
        await web.presses("完成")
        await web.sees("照片")
        await quiet(house)
        web.page = old
        offered = web.offers("完成")
        assert offered
        form, said = offered
        answer = await web.posts(form, data=form.buttons[said][1])
        assert answer.status_code == 409
        assert "这个按钮已经不在" in answer.text


@on_sqlite
async def test_history_is_paged(house: House, 企业: Person) -> None:
    async with also_by_web(house, 企业) as web:
        for _ in range(20):
            await web.says("/help")
        await quiet(house)
        newest = {one.id for one in bubbles(await web.opens())}
        assert len(newest) == 30
        assert "更早的消息" in web.page
        before = {one.id for one in bubbles(await web.opens(f"/?before={min(newest)}"))}
        assert before
        assert max(before) < min(newest)
        assert "回到最新" in web.page


@on_sqlite
async def test_staff_are_signed_out_after_a_working_day_and_enterprises_after_a_month(
    house: House, 企业: Person
) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs, also_by_web(house, 企业) as web:
        house.clock.moment += timedelta(hours=7, minutes=59)
        assert 'id="log"' in await customs.opens()
        house.clock.moment += timedelta(hours=8, minutes=1)
        assert "邀请码、绑定码或登录码" in await customs.opens()
        assert 'id="log"' in await web.opens()
        house.clock.moment += timedelta(days=31)
        assert "邀请码、绑定码或登录码" in await web.opens()


@on_sqlite
async def test_places_are_listed_and_signed_out(house: House, 企业: Person) -> None:
    async with also_by_web(house, 企业) as web, also_by_web(house, 企业) as other:
        await web.opens("/devices")
        assert web.page.count(">退出</button>") == 2
        await web.posts(web.form("/devices", "退出其他所有设备"), row="others")
        assert "邀请码" in await other.opens()
        await web.opens("/devices")
        form = web.form("/devices", "退出")
        await web.posts(form, row=form.buttons["退出"][1])
        assert "邀请码" in web.page


@on_sqlite
async def test_who_is_forgotten_leaves_nothing_at_any_door(house: House, 企业: Person) -> None:
    async with also_by_web(house, 企业) as web:
        await web.says("我的名字是李敏")
        await web.says("/delete_me")
        await web.presses("确认")
        await web.sees("个人信息已删除")
        await quiet(house)
        said = [str(one.content) for one in await rows(house, schema.bubble)]
        assert len(said) == 1
        assert "个人信息已删除" in said[0]
        assert [one.person for one in await rows(house, schema.address)] == [None]


async def test_the_house_opens_without_telegram(tmp_path: Path) -> None:
    async with (
        web_house(tmp_path / "alone", bot_token=SecretStr("")) as alone,
        at_work(alone, Role.COORDINATOR) as desk,
    ):
        assert "intake" not in str((await desk.client.get("/healthz")).json()["problems"])
        await desk.says("/invite")
        await desk.presses("联络员")
        await desk.says("昆明海关")
        made = await desk.sees("邀请链接")
        assert address_of(alone) in made.text
        assert "t.me" not in made.text
        code = next(word for word in made.text.split() if word.startswith("inv_"))
        async with visitor(address_of(alone)) as customs:
            await accepts(customs, code)


@on_sqlite
async def test_a_recording_from_the_page_is_a_voice(house: House, 企业: Person) -> None:
    async with at_work(house, Role.CONTACT, "昆明海关") as customs, also_by_web(house, 企业) as web:
        await web.says("/appeal")
        await web.sees("用自己的话说说")
        await web.sends_file("录音.m4a", b"spoken", "audio/x-m4a")
        await web.sees("已收到语音", "再用一句话说明")
        await web.says(PORT)
        await web.sees("附件1个")
        await web.presses("完成")
        await web.sees("照片")
        await web.presses("完成")
        await web.presses("昆明海关")
        await web.presses("服务需求")
        await web.presses("确认提交")
        await web.sees("受理编号")
        await customs.sees("请签收")
        await customs.presses("签收")
        await customs.sees("开始办理")
        await customs.presses("附件1个")
        await customs.sees("的附件", "语音.m4a")
