"""Every channel passes these: nothing is done twice, nothing is lost, and all of it fits."""

import asyncio

from bot.domain.base.parcels import Edit, Message
from bot.domain.people.channel import is_ours
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import PUSH, Item
from tests.channels.conftest import Guest
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows


async def post(house: House, guest: Guest, *payloads: Message | Edit) -> None:
    def put(tx: Transaction) -> None:
        for one in payloads:
            outbox.put(tx, Item(guest.number, "test", one, PUSH), house.clock.now())

    await house.app.database.write(put)
    house.app.sender.wake.set()
    await quiet(house)


def times(heard: list[str], words: str) -> int:
    return sum(words in one for one in heard)


async def test_what_is_delivered_three_times_is_done_once(house: House, 访客: Guest) -> None:
    await 访客.says("/start", times=3)
    heard = await 访客.heard()
    assert times(heard, "诉求办理助手") == 1
    assert times(heard, "就点「同意」继续") == 1
    (who,) = await rows(house, schema.person)
    assert who.chat == 访客.number


async def test_a_choice_that_comes_twice_is_taken_once(house: House, 访客: Guest) -> None:
    await 访客.says("/start")
    await 访客.chooses("同意", times=2)
    assert times(await 访客.heard(), "统一社会信用代码") == 1


async def test_a_form_can_be_filled(house: House, 访客: Guest) -> None:
    await 访客.says("/start")
    await 访客.chooses("同意")
    for said in ("91350100M000100Y43", "云南某某公司"):
        await 访客.says(said)
    await 访客.chooses("昆明市")
    for said in ("李敏", "13800138000"):
        await 访客.says(said)
    await 访客.chooses("确认登记")
    heard = await 访客.heard()
    assert times(heard, "登记完成") == 1, heard
    (who,) = await rows(house, schema.person)
    assert (who.name, who.role, who.chat) == ("李敏", "MEMBER", 访客.number)


@on_sqlite
async def test_what_is_too_long_for_a_message_arrives_whole_and_in_order(house: House, 访客: Guest) -> None:
    await 访客.says("/help")
    can = house.app.sender.channels.of(访客.number).abilities
    texts = ["".join(chr(0x4E00 + (number * 7 + place) % 4000) for place in range(1300)) for number in range(3)]
    before = len(await 访客.heard())
    await post(house, 访客, *(Message(text=text) for text in texts))
    heard = (await 访客.heard())[before:]
    assert "".join(heard) == "".join(texts)
    assert all(can.measure(one) <= can.text for one in heard)


async def test_who_is_gone_misses_nothing_and_is_told_once(house: House, 访客: Guest) -> None:
    await 访客.says("/help")
    await 访客.goes()
    await post(house, 访客, Message(text="第一条"), Message(text="第二条"))
    (who,) = await rows(house, schema.person)
    if not who.reachable:
        assert times(await 访客.heard(), "第一条") == 0
    await 访客.comes_back()
    heard = await 访客.heard()
    assert (times(heard, "第一条"), times(heard, "第二条")) == (1, 1)
    (who,) = await rows(house, schema.person)
    assert who.reachable


@on_sqlite
async def test_an_edit_shows_the_new_text(house: House, 访客: Guest) -> None:
    await 访客.says("/help")
    await post(house, 访客, Message(text="原来的话"))
    sent = (await rows(house, schema.outbox, what="test"))[-1]
    await post(house, 访客, Edit(text="改过的话", message=sent.message))
    assert times(await 访客.heard(), "改过的话") == 1


@on_sqlite
async def test_a_file_arrives_or_a_word_where_it_is(house: House, 访客: Guest) -> None:
    await 访客.says("/my_data")
    async with asyncio.timeout(30):
        while not times(await 访客.heard(), "系统里存的您的信息"):
            await quiet(house)
    heard = await 访客.heard()
    assert times(heard, "系统里存的您的信息") == 1
    can = house.app.sender.channels.of(访客.number).abilities
    assert can.files or times(heard, "文件《我的信息.txt》") == 1


@on_sqlite
async def test_people_of_all_doors_have_numbers_of_their_own(house: House, 访客: Guest) -> None:
    await 访客.says("/help")
    (at,) = await rows(house, schema.address)
    assert is_ours(at.number) == (at.channel != "telegram")
    assert at.heard_at == house.clock.now()
