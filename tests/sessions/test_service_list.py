"""What a department hears at a session: the list, its file, and the answers that are prepared for it."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from bot.demo.botapi import Bubble, Person
from bot.domain.people.person import Role
from bot.domain.presses import encode
from bot.domain.sessions.presses import SendLists
from bot.usecases.sessions import seats as usecase
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import appeal_of, on_sqlite, quiet, rows
from tests.sessions.test_moving import books, schedules, writes

DEPARTMENTS = ("省商务厅", "昆明海关")
RISKY = "=1+1这件麻烦事想请领导协调一下，请打13987650011联系我们，谢谢。"


def table_of(house: House, sent: Bubble) -> list[dict[str, object]]:
    card = house.world.files[sent.message.raw["document"]["file_id"]]
    book = openpyxl.load_workbook(BytesIO(house.world.blobs.get(card.blob or "")))
    head, *found = book["服务事项清单"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in found]


@pytest.fixture
async def 商务厅(house: House) -> Person:
    return await house.hires("马云峰", Role.CONTACT, "省商务厅")


@pytest.fixture
async def 厅长(house: House) -> Person:
    return await house.hires("王立", Role.HEAD, "省商务厅")


async def test_listed_prepared_and_answered(
    house: House, 企业: Person, 商务厅: Person, 厅长: Person, 海关: Person, 统筹员: Person
) -> None:
    """The desk sorts; the department gets message and file at the call, prepares, and its words are at hand later."""
    held = house.clock.moment + timedelta(days=20)
    await a_session(house, departments=DEPARTMENTS, held_at=held)
    await house.app.database.write(usecase.plan, now=house.clock.moment)
    await books(企业)
    number = await writes(企业, RISKY)
    await 统筹员.sees("有新诉求等您判断")
    await schedules(统筹员)
    await 商务厅.sees("有诉求列入坐诊场次，由您单位当面答复，请提前研究", number)
    await house.until(held - timedelta(days=3))
    shown = await 商务厅.sees("服务事项清单（1件）", "2024年第4期", f"1. 第1号｜{number}｜主办：=1+1这件麻烦事")
    await 厅长.sees("服务事项清单（1件）")
    await 海关.sees("服务事项清单（0件）", "还没有列给您单位的诉求")
    await 统筹员.sees("清单已发给2个部门，共1件诉求")
    sent = await 商务厅.sees("第4期服务事项清单：省商务厅，1件")
    (row,) = table_of(house, sent)
    assert (row["诉求编号"], row["本单位"], row["企业"]) == (number, "主办", "李敏的企业")
    assert str(row["事项"]).startswith("'=1+1这件麻烦事")
    assert not any("13987650011" in str(value) for value in (*row.values(), shown.text))
    await 商务厅.presses(f"1. {number}", shown)
    await 商务厅.sees(f"诉求{number}｜待坐诊", "请在坐诊前研究准备")
    await 商务厅.presses("预备答复")
    await 商务厅.sees("坐诊时打算怎么答复？")
    await 商务厅.says("可以按新办法在线办理，三个工作日办结。")
    await 商务厅.sees("预备答复已保存")
    await 统筹员.sees("省商务厅写好了预备答复", "在线办理")
    for one in (统筹员, 厅长):
        await one.says("/todo")
        await one.sees(number)
        await one.presses(f"1. {number}")
        await one.sees(f"诉求{number}｜待坐诊", "预备答复，还没有发给企业", "在线办理")
    await quiet(house)
    assert not any("在线办理" in one.text for one in 企业.messages)
    assert (await appeal_of(house, number)).prepared == "可以按新办法在线办理，三个工作日办结。"
    await 统筹员.presses("交办")
    await 统筹员.presses("省商务厅")
    await 统筹员.presses("跳过")
    await 统筹员.presses("确认交办")
    await 商务厅.sees("有诉求交您单位主办，请签收")
    await 商务厅.presses("签收")
    await 商务厅.sees("已签收，开始办理")
    await 商务厅.presses("答复")
    await 商务厅.presses("已解决")
    await 商务厅.sees("请写给企业的答复")
    await 商务厅.presses("用预备答复")
    await 商务厅.sees("请核对答复", "在线办理")


@on_sqlite
async def test_the_coordinator_sends_the_lists_when_they_like(
    house: House, 企业: Person, 统筹员: Person, 海关: Person
) -> None:
    session = await a_session(house, departments=DEPARTMENTS)
    await books(企业)
    await writes(企业)
    await 统筹员.says("/session")
    await 统筹员.sees("占号1/2")
    await 统筹员.presses("发送清单")
    await 统筹员.sees("清单已发给1个部门，共1件诉求", "还有1件没有安排", "还没有联络员：省商务厅")
    shown = await 海关.sees("服务事项清单（0件）")
    await 海关.presses_forged(encode(SendLists(session)), shown)
    await 海关.sees("没有找到")
    assert len(await rows(house, schema.outbox, what="list_sent")) == 1
