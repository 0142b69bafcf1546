"""What a person was about to do survives: a restart of the whole program, a command in between, an old button."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import build, running
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.demo.botapi import BotApi, Person, serve
from bot.domain.people.person import Role
from storage import schema
from tests.house import TOKEN, Clock, House
from tests.screenplays.stage import PORT, accepts, answers, appeal_of, curtain, files, on_sqlite, quiet, rows

Opening = Callable[[], AbstractAsyncContextManager[House]]


@pytest.fixture
async def opening(tmp_path: Path, database_url: str) -> AsyncIterator[Opening]:
    """Opens the house again and again: on the same files, before the same Telegram, at the same hour."""
    telegram, clock = BotApi(), Clock()
    async with serve(telegram) as url:

        @asynccontextmanager
        async def open_() -> AsyncIterator[House]:
            settings = Settings(
                bot_token=SecretStr(TOKEN),
                bot_api_url=url,
                database_url=database_url,
                files_dir=tmp_path / "files",
                send_per_second=1000,
                send_per_second_chat=1000,
                send_burst_chat=1000,
                poll_seconds=5,
            )
            app = await build(settings, Clocks(clock.now, time.time), every=3600)
            async with running(app):
                yield House(app, telegram.world(TOKEN), clock)

        yield open_


async def test_registering_goes_on_after_a_restart_in_every_step(opening: Opening) -> None:
    words = ("91350100M000100Y43", "云南某某物流有限公司", "昆明", "李敏", "13900001111")
    async with opening() as house:
        newcomer = house.newcomer("敏")
        await newcomer.says("/start")
        await newcomer.sees("个人信息处理告知")
        await quiet(house)
    async with opening() as house:
        await newcomer.presses("同意")
        await newcomer.sees("统一社会信用代码")
        await quiet(house)
    for said in words:
        async with opening() as house:
            await newcomer.says(said)
            await quiet(house)
    async with opening() as house:
        await newcomer.presses("确认登记")
        await newcomer.sees("登记完成", "云南某某物流有限公司")
        await curtain(house)


async def test_what_was_sent_while_the_program_was_down_is_taken(opening: Opening) -> None:
    async with opening() as house:
        member = await house.enterprise("李敏", "91350100M000100Y43")
        await member.says("/appeal")
        await member.sees("用自己的话说说")
        await quiet(house)
    await member.says("我们做跨境物流。")
    await member.says(PORT)
    await member.presses("完成")
    async with opening() as house:
        await member.sees("照片")
        (draft,) = await rows(house, schema.draft)
        assert draft.data["text"] == f"我们做跨境物流。\n{PORT}"
        await curtain(house)


@on_sqlite
async def test_an_answer_half_written_is_finished_after_a_restart(opening: Opening) -> None:
    async with opening() as house:
        member = await house.enterprise("李敏", "91350100M000100Y43")
        contact = await house.hires("张海燕", Role.CONTACT, "昆明海关")
        number = await files(member)
        await accepts(contact, member)
        await contact.presses("答复")
        await contact.sees("办理结果")
        await contact.presses("已解决")
        await contact.sees("请写给企业的答复")
        await quiet(house)
    async with opening() as house:
        await contact.says("自下月起可就地采样化验。")
        await contact.sees("请核对答复（已解决）", "就地采样化验")
        await contact.presses("发送答复")
        await member.sees("已答复：已解决", "就地采样化验")
        await quiet(house)
    async with opening() as house:
        await member.presses("满意")
        await member.sees("问题解决了吗")
        assert (await appeal_of(house, number)).state == "ANSWERED"
        await curtain(house)


# In between, in one house


@on_sqlite
async def test_help_in_the_midst_of_an_appeal_loses_nothing(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says("我们做跨境物流。")
    await 企业.sees("共8字")
    await 企业.says("/help")
    await 企业.sees("随时可用")
    await 企业.sees("用自己的话说说", "已写8个字")
    await 企业.says("/my")
    await 企业.sees("还没有提交诉求")
    await 企业.says("/nonsense")
    await 企业.sees("没有“/nonsense”这个命令")
    await 企业.sees("已写8个字")
    await 企业.says(PORT)
    await 企业.sees(f"共{len(PORT) + 9}字")


@on_sqlite
async def test_restart_takes_the_buttons_off_the_question_that_is_over(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.says("/restart")
    await 企业.sees("确定从头填写")
    await 企业.presses("继续填写")
    await 企业.sees("照片")
    await 企业.says("/restart")
    await 企业.sees("确定从头填写")
    await 企业.presses("全部重填")
    await quiet(house)
    shown = [one.text for one in 企业.messages if one.labels and not one.says("已取消")]
    assert len(shown) == 1
    assert "用自己的话说说" in shown[0]
    assert "已写" not in shown[0]
    await 企业.presses("恢复刚才的内容")
    await 企业.sees("照片")


@on_sqlite
async def test_a_form_taken_up_again_takes_the_buttons_off_its_older_question(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await quiet(house)
    await 企业.says("/appeal")
    await quiet(house)
    assert [one.says("用自己的话说说") for one in 企业.messages if one.labels] == [True]


@on_sqlite
async def test_an_old_question_says_that_it_is_over(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    question = await 企业.sees("用自己的话说说")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses_forged(question.buttons[0]["callback_data"], question)
    await 企业.sees("这一步已经过去，请回答最新的问题")
    (draft,) = await rows(house, schema.draft)
    assert draft.step == "files"


@on_sqlite
async def test_a_button_pressed_twice_files_once(house: House, 企业: Person, 海关: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.presses("没有附件")
    await 企业.sees("昆明海关")
    await 企业.presses("昆明海关")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    check = await 企业.sees("请核对")
    await 企业.presses("确认提交", check)
    await 企业.presses_forged(check.buttons[0]["callback_data"], check)
    await 企业.sees("受理编号")
    await quiet(house)
    assert not any(one.says("这一步已经过去") for one in 企业.messages)
    assert len(await rows(house, schema.appeal)) == 1


@on_sqlite
async def test_the_survey_in_the_midst_of_a_new_appeal(house: House, 企业: Person, 海关: Person) -> None:
    """The rating is answered at once, and the appeal goes on afterwards with all that was typed."""
    await files(企业)
    await accepts(海关, 企业)
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await answers(海关)
    await 企业.sees("请评价")
    await 企业.presses("满意")
    await 企业.sees("问题解决了吗")
    await 企业.presses("已解决")
    await 企业.sees("还有什么想说的")
    await 企业.says("很快，谢谢！")
    await 企业.sees("评价已记录")
    await 企业.sees("用自己的话说说", f"已写{len(PORT)}个字")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("没有附件")
    await 企业.sees("昆明海关")
    await 企业.presses("昆明海关")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    await 企业.sees("请核对")
    await 企业.presses("确认提交")
    await 企业.sees("受理编号YN-2024-0002")
