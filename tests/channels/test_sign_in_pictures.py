"""The picture of a code: what a camera reads in it, who gets it, and that the code goes to no server in an address."""

import re
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.papers import sign_in_code
from bot.papers.sign_in_code import SCALE
from storage import schema
from tests.channels.visitor import Visitor
from tests.channels.web import address_of, also_by_web, at_work, web_house
from tests.house import House, open_house
from tests.screenplays.stage import curtain, on_sqlite, quiet, rows
from tests.screenplays.test_counter import NAME, registers

BORDER = 4  # squares around a code


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with web_house(tmp_path, database_url=database_url) as opened:
        yield opened
        await curtain(opened)


def squares(picture: bytes) -> list[list[int]]:
    """Read the dark squares of a picture, as a camera does."""
    drawn = Image.open(BytesIO(picture)).convert("L")
    count = drawn.width // SCALE - 2 * BORDER
    places = [(BORDER + number) * SCALE + SCALE // 2 for number in range(count)]
    return [[int(drawn.getpixel((x, y)) == 0) for x in places] for y in places]


def leads_to(picture: bytes, address: str) -> bool:
    wanted = [[*map(int, line)] for line in segno.make(address, error="m", micro=False).matrix]
    return squares(picture) == wanted


async def photo_of(house: House, person: Person) -> bytes:
    """The picture that came to somebody in Telegram."""
    shown = await person.sees("用手机扫这个码")
    kept = house.world.files[shown.message.raw["photo"][-1]["file_id"]]
    return house.world.blobs.get(kept.blob or "")


async def picture_at(guest: Visitor) -> bytes:
    shown = await guest.sees("用手机扫这个码")
    found = re.search(r'src="(/files/\d+)"', shown.source) or re.search(rf'src="(/files/{shown.id})"', guest.page)
    assert found
    return (await guest.client.get(found[1])).content


@on_sqlite
async def test_an_invite_comes_with_its_picture(house: House, 统筹员: Person) -> None:
    await 统筹员.says("/invite")
    await 统筹员.presses("部门联络员")
    await 统筹员.says("昆明海关")
    made = await 统筹员.sees("邀请链接")
    found = re.search(r"inv_[\w-]+", made.text)
    assert found
    picture = await photo_of(house, 统筹员)
    assert leads_to(picture, f"{address_of(house)}/#{found[0]}")
    assert not leads_to(picture, f"{address_of(house)}/#inv_another")


@on_sqlite
async def test_the_counter_shows_an_enterprise_where_to_go_on(house: House, 统筹员: Person) -> None:
    await registers(统筹员)
    await 统筹员.presses("生成绑定码")
    made = await 统筹员.sees(f"{NAME}的绑定码")
    found = re.search(r"BD-\w{4}-\w{4}", made.text)
    assert found
    assert leads_to(await photo_of(house, 统筹员), f"{address_of(house)}/#{found[0]}")


@on_sqlite
async def test_who_is_at_a_computer_goes_on_on_the_phone(house: House, 企业: Person) -> None:
    async with also_by_web(house, 企业) as web:
        await web.says("/doors")
        made = await web.sees("登录码")
        code = made.text.split()[1]
        assert leads_to(await picture_at(web), f"{address_of(house)}/#{code}")


async def test_where_there_is_no_web_chat_there_is_no_picture(tmp_path: Path) -> None:
    async with open_house(tmp_path / "alone") as alone:
        desk = await alone.hires("王统筹", Role.COORDINATOR)
        await desk.says("/doors")
        await quiet(alone)
        assert await rows(alone, schema.outbox, what="sign_in_picture") == []


def test_the_longest_address_has_room() -> None:
    address = f"https://{'a' * 60}.gov.cn/#inv_{'x' * 43}"
    assert leads_to(sign_in_code.make(address).data, address)


@on_sqlite
async def test_staff_get_it_in_the_web_chat(house: House) -> None:
    async with at_work(house, Role.COORDINATOR) as desk:
        await desk.says("/invite")
        await desk.presses("部门联络员")
        await desk.says("昆明海关")
        found = re.search(r"inv_[\w-]+", (await desk.sees("邀请链接")).text)
        assert found
        assert leads_to(await picture_at(desk), f"{address_of(house)}/#{found[0]}")
