"""Every channel passes these: nothing is done twice, nothing is lost, and all of it fits."""

import asyncio

import pytest

from bot.delivery.channels.events import Event, take
from bot.demo.botapi import Person
from bot.domain.base.parcels import Edit, Message, Paper
from bot.domain.people.channel import Edits, is_ours
from bot.domain.people.person import Role
from bot.domain.tenure.own_notices import MyDataOrder
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import PUSH, Item
from storage.people import people
from tests.channels.conftest import AtTheWeb, Guest, Reader
from tests.house import House
from tests.screenplays.stage import PATIENCE, on_sqlite, quiet, rows

ORDERS = ("001122", "201", "0212", "2201012")
PIECES = (
    "我们做老挝那边过来的跨境物流，磨憨口岸的铜矿要采样送到昆明化验。",
    "货压在口岸好多天，每天都有滞港费用，司机也等不起。",
    "请海关缩短检验时间，能在口岸当地化验最好。",
)


async def put(house: House, to: Reader, *payloads: Message | Edit | Paper) -> None:
    def write(tx: Transaction) -> None:
        for one in payloads:
            outbox.put(tx, Item(to.number, "test", one, PUSH), house.clock.now())

    await house.app.database.write(write)
    house.app.sender.wake.set()


async def post(house: House, to: Reader, *payloads: Message | Edit | Paper) -> None:
    await put(house, to, *payloads)
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


async def test_an_event_is_new_the_first_time_only(house: House, 访客: Guest) -> None:
    """By it a page shows what its reader typed, once."""
    for told in (True, False):
        came = Event(访客.number, "one", text="/help")
        assert await house.app.database.write(take, came, house.clock.now()) is told


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
@pytest.mark.parametrize("order", ORDERS, ids="-".join)
async def test_whatever_the_order_each_word_is_taken_once(house: House, 访客: Guest, order: str) -> None:
    """Events come doubled, shuffled, or late after one that got lost."""
    await registers(house, 访客)
    await 访客.says("/appeal")
    await 访客.brings(PIECES, [int(place) for place in order])
    await 访客.chooses("完成")
    await 访客.chooses("没有附件，下一步")
    await 访客.chooses("昆明海关")
    await 访客.chooses("服务需求")
    await 访客.chooses_twice("确认提交")
    (filed,) = await rows(house, schema.appeal)
    assert [filed.text.count(one) for one in PIECES] == [1, 1, 1]
    assert times(await 访客.heard(), "受理编号") == 1


async def registers(house: House, guest: Guest) -> None:
    """Become the contact of an enterprise, without the form."""
    await guest.says("/start")
    now = house.clock.now()

    def register(tx: Transaction) -> None:
        who = people.by_chat(tx, guest.number)
        assert who is not None
        row = people.add_enterprise(tx, "云南某某公司", "91350100M000100Y43", "昆明市", now)
        agreed = {"consent_version": tx.programme.pack.privacy.version, "consent_at": now}
        people.change(
            tx, who.id, role=Role.MEMBER, enterprise=row, phone="13800138000", menu=Role.MEMBER.value, **agreed
        )

    await house.app.database.write(register)


@on_sqlite
async def test_what_is_too_long_for_a_message_arrives_whole_and_in_order(house: House, 读者: Reader) -> None:
    can = house.app.sender.channels.of(读者.number).abilities
    texts = ["".join(chr(0x4E00 + (number * 7 + place) % 4000) for place in range(1300)) for number in range(3)]
    before = len(await 读者.heard())
    await post(house, 读者, *(Message(text=text) for text in texts))
    heard = (await 读者.heard())[before:]
    assert "".join(heard) == "".join(texts)
    assert all(can.measure(one) <= can.text for one in heard)


@on_sqlite
@pytest.mark.parametrize("letter", ["a", "好", "🙂"])
async def test_a_text_at_the_limit_is_one_message_and_one_letter_more_makes_two(
    house: House, 读者: Reader, letter: str
) -> None:
    can = house.app.sender.channels.of(读者.number).abilities
    most = "提醒\n" + letter * ((can.text - can.measure("提醒\n")) // can.measure(letter))
    assert can.text - can.measure(most) < can.measure(letter)
    for text, parts in ((most, 1), (most + letter, 2)):
        before = len(await 读者.heard())
        await post(house, 读者, Message(text=text, plain=True))
        heard = (await 读者.heard())[before:]
        assert ("".join(heard).replace("\n", ""), len(heard)) == (text.replace("\n", ""), parts)
        assert all(can.measure(one) <= can.text for one in heard)


async def test_who_is_gone_misses_nothing_and_is_told_once(house: House, 读者: Reader) -> None:
    house.app.sender.failures.back_off = 0.1
    await 读者.goes()
    await put(house, 读者, Message(text="第一条"), Message(text="第二条"))
    async with asyncio.timeout(PATIENCE):
        while not await tried(house):
            await asyncio.sleep(0.01)
    if not isinstance(读者, AtTheWeb):  # there a message waits in the house itself
        assert times(await 读者.heard(), "第一条") == 0
    await 读者.comes_back()
    await quiet(house)
    heard = await 读者.heard()
    assert (times(heard, "第一条"), times(heard, "第二条")) == (1, 1)
    assert await rows(house, schema.person, reachable=False) == []


async def tried(house: House) -> bool:
    """Whether somebody tried to send the first of the test's messages."""
    first = (await rows(house, schema.outbox, what="test"))[0]
    return bool(first.attempts) or first.state != outbox.Status.WAITING


@on_sqlite
async def test_an_edit_shows_the_new_text(house: House, 读者: Reader) -> None:
    await post(house, 读者, Message(text="原来的话"))
    sent = (await rows(house, schema.outbox, what="test"))[-1]
    await post(house, 读者, Edit(text="改过的话", message=sent.message or 0))
    assert times(await 读者.heard(), "改过的话") == 1
    edits = house.app.sender.channels.of(读者.number).abilities.edits
    assert times(await 读者.heard(), "原来的话") == (edits is Edits.NEVER)
    await post(house, 读者, Edit(text="又改的话", message=sent.message or 0))
    heard = await 读者.heard()
    assert times(heard, "又改的话") == 1, "where a message can be changed once, it is an update"


@on_sqlite
async def test_a_file_arrives_or_a_word_where_it_is(house: House, 读者: Reader, 企业: Person) -> None:
    (who,) = await rows(house, schema.person, name="李敏")
    await post(house, 读者, Paper(text="系统里存的您的信息", order=MyDataOrder(who.id)))
    async with asyncio.timeout(30):
        while not times(await 读者.heard(), "系统里存的您的信息"):
            await quiet(house)
    heard = await 读者.heard()
    assert times(heard, "系统里存的您的信息") == 1
    can = house.app.sender.channels.of(读者.number).abilities
    assert can.files or times(heard, "文件《我的信息.txt》") == 1


@on_sqlite
async def test_people_of_all_doors_have_numbers_of_their_own(house: House, 访客: Guest) -> None:
    await 访客.says("/help")
    (at,) = await rows(house, schema.address)
    assert is_ours(at.number) == (at.channel != "telegram")
    assert at.heard_at == house.clock.now()


@on_sqlite
async def test_a_typed_number_answers_the_card_and_the_list_shown_last(house: House, 访客: Guest) -> None:
    """Where there are no buttons; and a number that a form asks for is no choice of what was listed before."""
    if house.app.sender.channels.of(访客.number).abilities.buttons:
        pytest.skip("has buttons")
    await registers(house, 访客)
    await 访客.says("/appeal")
    await 访客.brings(PIECES, (0, 1, 2))
    await 访客.says("完成")
    await 访客.says("没有附件，下一步")
    await 访客.chooses("昆明海关")
    await 访客.chooses("服务需求")
    await 访客.chooses("确认提交")
    await 访客.says("/my")
    assert times((await 访客.heard())[-2:], "1. 补充内容")
    await 访客.chooses("补充内容")
    await 访客.says("1")
    await 访客.says("完成")
    (said,) = await rows(house, schema.event, action="ADD")
    assert said.words == "1"
