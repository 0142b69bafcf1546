"""A newcomer sends a picture of the 营业执照: what the operator's command reads of it is confirmed, not typed."""

import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import schema
from tests.house import House, open_house
from tests.screenplays.stage import curtain, on_sqlite, quiet, rows
from tests.screenplays.test_registering import CHECK_STEP, CODE_STEP, CONTACT_STEP, REGION_STEP, USCC, agrees

NAME = "云南某某物流有限公司"
READS = f"统一社会信用代码 {USCC}\n名称 {NAME}"
ASKED = "用这些吗"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The operator's command, which each test writes."""
    path = tmp_path / "read.py"
    writes(path, f"print({READS!r})")
    return path


def writes(program: Path, does: str) -> None:
    program.write_text(does, "utf-8")


@pytest.fixture
async def house(tmp_path: Path, database_url: str, program: Path) -> AsyncIterator[House]:
    command = f"{sys.executable} {program}"
    async with open_house(tmp_path, database_url=database_url, ocr=command) as opened:
        opened.app.transcriber.idle = 0.02
        yield opened
        await curtain(opened)


async def test_code_and_name_are_taken_by_one_tap_and_the_picture_is_kept(house: House) -> None:
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.sends_photo()
    await newcomer.sees("正在识别")
    asked = await newcomer.sees(ASKED, USCC, NAME)
    await newcomer.presses("用这些信息")
    await newcomer.sees(REGION_STEP)
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await newcomer.presses("用这些信息", asked)
    await newcomer.sees("已经过去")
    await newcomer.presses("昆明市")
    await newcomer.sees(CONTACT_STEP)
    await newcomer.says("李敏")
    await newcomer.says("13900001111")
    await newcomer.sees(CHECK_STEP, NAME, USCC, "营业执照：已附上")
    await newcomer.presses("确认登记")
    await newcomer.sees("登记完成")
    await quiet(house)
    (enterprise,) = await rows(house, schema.enterprise)
    assert (enterprise.name, enterprise.uscc, enterprise.licence_kind) == (NAME, USCC, "photo")
    assert await rows(house, schema.reading) == []


@on_sqlite
async def test_without_a_name_on_it_the_name_is_asked_for(house: House, program: Path) -> None:
    writes(program, f"print({USCC!r})")
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.sends_photo()
    await newcomer.sees(ASKED)
    await newcomer.presses("用这些信息")
    await newcomer.sees("请输入企业全称")


@on_sqlite
async def test_where_nothing_is_read_the_code_is_typed(house: House, program: Path) -> None:
    writes(program, "raise SystemExit(1)")
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.sends_photo()
    await newcomer.sees("没有识别出", "请打字")
    await newcomer.says(USCC)
    await newcomer.sees("请输入企业全称")


@on_sqlite
async def test_who_has_typed_the_code_meanwhile_is_past_it(house: House) -> None:
    newcomer = house.newcomer("敏")
    await agrees(newcomer)
    await newcomer.sends_photo()
    asked = await newcomer.sees(ASKED)
    await newcomer.says(USCC)
    await newcomer.sees("请输入企业全称")
    house.clock.moment += timedelta(minutes=1)  # no repetition of a quick finger
    await newcomer.presses("用这些信息", asked)
    await newcomer.sees("已经过去")
    await newcomer.sends("voice")
    await newcomer.sees("不能用语音")


@on_sqlite
async def test_the_question_says_that_a_picture_will_do(house: House) -> None:
    newcomer = house.newcomer("敏")
    await newcomer.says("/start")
    await newcomer.presses("同意")
    await newcomer.sees(CODE_STEP, "拍一张营业执照")
