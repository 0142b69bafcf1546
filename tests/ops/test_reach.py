"""Who stops the bot becomes a coordinator's task, and reads what was missed, merged, on return."""

import asyncio
import threading
from datetime import timedelta
from typing import Any

import pytest

from bot.demo.botapi import Person
from bot.demo.botapi.entities import units
from bot.domain.base.parcels import Key, Message
from bot.domain.people.person import Role
from storage import schema
from storage.engine.database import Transaction, open_database
from storage.mail import outbox
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH, Item, Kind
from storage.people import people
from storage.reach import outages
from tests.faults.trouble import is_sqlite, until
from tests.house import START, House, programme
from tests.screenplays.stage import answered, appeal_of, files, quiet, rows

GONE = "联系不上"
HEADING = "您不在期间有"


async def leaves(house: House, who: Person) -> None:
    await who.blocks()
    await until(lambda: rows(house, schema.person, user=who.id, reachable=False))


async def comes_back(house: House, who: Person) -> None:
    """Return by a message; the newest states of what waited are looked at when nothing waits any more."""
    await who.unblocks()
    await quiet(house)


def told(who: Person, words: str) -> list[str]:
    return [one.text for one in who.messages if one.by_bot and words in one.text]


async def states(house: House, who: Person) -> dict[str, int]:
    found = [one.state for one in await rows(house, schema.outbox, chat=who.id) if one.kind == Kind.MESSAGE]
    return {state: found.count(state) for state in set(found)}


async def test_what_was_missed_comes_as_one_in_order_with_a_way_to_each_appeal(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await leaves(house, 企业)
    await 海关.sees("请签收")
    await 海关.presses("签收")
    for words in ("已联系磨憨海关。", "正在研究就地化验。"):
        await 海关.presses("报告进展")
        await 海关.says(words)
        await 海关.presses("发送进展")
        await 海关.sees("进展已报告")
    await quiet(house)
    before = len(企业.messages)
    await comes_back(house, 企业)
    (digest,) = [one for one in 企业.messages[before:] if HEADING in one.text]
    places = [digest.text.index(words) for words in (f"{HEADING}3条通知", "已签收", "已联系", "正在研究")]
    assert places == sorted(places)
    assert (await states(house, 企业))["MERGED"] == 3
    assert "HELD" not in await states(house, 企业)
    await 企业.presses(f"查看{number}")
    await 企业.sees(f"诉求{number}｜承办中")


async def test_one_notice_comes_as_it_was(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await leaves(house, 企业)
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await quiet(house)
    await comes_back(house, 企业)
    await 企业.sees("已签收")
    assert told(企业, HEADING) == []
    assert "HELD" not in await states(house, 企业)


async def test_the_coordinator_hears_of_it_once_an_outage_without_name_or_number(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await leaves(house, 海关)
    push = await 统筹员.sees(GONE)
    assert "昆明海关的联络员" in push.text
    assert "张海燕" not in push.text
    await files(企业)
    await quiet(house)
    await 海关.blocks()  # Telegram tells it again
    await quiet(house)
    assert len(told(统筹员, GONE)) == 1
    assert not (await rows(house, schema.person, user=海关.id))[0].reachable
    await comes_back(house, 海关)
    await leaves(house, 海关)
    await until(lambda: len(told(统筹员, GONE)) == 2)


async def test_a_refusal_for_good_tells_the_coordinator_too(house: House, 海关: Person, 统筹员: Person) -> None:
    house.world.faults.add("sendMessage", 海关.id, kind="403", count=1)
    await 海关.says("/help")
    await 统筹员.sees(GONE)
    assert (await states(house, 海关)) == {"HELD": 1}


async def test_the_administrator_hears_when_there_is_no_coordinator_and_a_stranger_is_nobody_s_task(
    house: House, 海关: Person
) -> None:
    admin, stranger = await house.hires("管理员", Role.ADMIN), house.newcomer("生人")
    await stranger.says("/start")
    await stranger.sees("您好")
    await leaves(house, stranger)
    await leaves(house, 海关)
    assert "海关" in (await admin.sees(GONE)).text
    assert len(told(admin, GONE)) == 1


async def test_the_list_names_who_since_when_and_how_much_waits(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await 统筹员.says("/unreachable")
    await 统筹员.sees("现在没有无法送达的人员")
    await leaves(house, 海关)
    await house.until(START + timedelta(minutes=1))
    await leaves(house, 企业)
    await house.app.database.write(hold, 海关.id, 3)
    await 统筹员.sees(GONE)
    await 统筹员.says("/unreachable")
    shown = await 统筹员.sees("共2人")
    assert "昆明海关的联络员\n2024年10月25日 09:00起，保留3条消息" in shown.text
    assert "李敏的企业的联系人" in shown.text
    assert "13800138000" not in shown.text
    await 统筹员.presses("2. 联系方式")
    await 统筹员.sees("李敏", "13800138000", "已记录")
    (noted,) = await rows(house, schema.audit, action="reach")
    (member,) = await rows(house, schema.person, user=企业.id)
    (coordinator,) = await rows(house, schema.person, user=统筹员.id)
    assert (noted.person, noted.subject) == (coordinator.id, f"person:{member.id}")


def hold(tx: Transaction, chat: int, count: int) -> None:
    for number in range(count):
        outbox.put(tx, item(chat, f"第{number}条"), START, held=True)


def item(chat: int, text: str, **payload: Any) -> Item:
    return Item(chat, "test", Message(text=text, **payload), PUSH)


async def test_only_who_keeps_the_house_sees_it_and_only_of_who_is_gone(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    for who in (企业, 海关):
        await who.says("/unreachable")
        await who.sees("其他身份")
        await who.presses_forged("t:1", await who.says("x"))
        await who.sees("其他身份")
    await 统筹员.says("/help")
    await 统筹员.sees("随时可用")
    for data in ("t:1", "t:999999"):  # within reach, and nobody at all
        await 统筹员.presses_forged(data)
        await 统筹员.sees("没有找到")
    assert await rows(house, schema.audit, action="reach") == []


async def test_a_reminder_that_no_longer_holds_is_not_told(house: House, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    await quiet(house)
    await leaves(house, 企业)
    await house.days(6)  # the survey's reminder
    held = await rows(house, schema.outbox, chat=企业.id, state=Status.HELD)
    assert [one.what for one in held] == ["due"]
    await house.days(12)  # the survey is over: 未评价
    assert (await appeal_of(house, number)).state == "CLOSED"
    before = len(企业.messages)
    await comes_back(house, 企业)
    (row,) = await rows(house, schema.outbox, id=held[0].id)
    assert row.state == Status.SUPERSEDED
    assert not [one for one in 企业.messages[before:] if "还没有评价" in one.text]
    assert [one for one in 企业.messages[before:] if "未评价" in one.text]


async def test_a_question_that_is_open_comes_with_its_buttons_and_older_ones_do_not(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    (draft,) = await rows(house, schema.draft)
    await leaves(house, 企业)

    def fill(tx: Transaction) -> None:
        for text, payload in [("旧问题", {"draft": draft.id}), ("别的表", {"draft": draft.id + 9})]:
            outbox.put(tx, item(企业.id, text, **payload), START, held=True)
        hold(tx, 企业.id, 2)
        row = (Key("取消", f"c:{draft.id}:{draft.stamp}:cancel"),)
        outbox.put(tx, item(企业.id, "新问题", draft=draft.id, keys=(row,)), START, held=True)

    await house.app.database.write(fill)
    before = len(企业.messages)
    await comes_back(house, 企业)
    assert [one.text.split("\n")[0] for one in 企业.messages[before:] if one.by_bot] == [
        "您不在期间有2条通知",
        "新问题",
    ]
    await 企业.presses("取消")
    await 企业.sees("已取消")


async def test_buttons_that_no_card_has_stay_under_their_message(house: House, 企业: Person) -> None:
    await leaves(house, 企业)

    def fill(tx: Transaction) -> None:
        hold(tx, 企业.id, 2)
        outbox.put(tx, item(企业.id, "有人申请加入", keys=((Key("同意加入", "l:1:Y"),),)), START, held=True)
        hold(tx, 企业.id, 1)

    await house.app.database.write(fill)
    before = len(企业.messages)
    await comes_back(house, 企业)
    texts = [one.text.split("\n")[0] for one in 企业.messages[before:] if one.by_bot]
    assert texts == ["您不在期间有2条通知", "有人申请加入", "第0条"]


async def test_many_notices_come_in_messages_that_can_be_read_at_a_glance(house: House, 企业: Person) -> None:
    await leaves(house, 企业)

    def fill(tx: Transaction) -> None:
        for number in range(30):
            outbox.put(tx, item(企业.id, f"<b>第{number:02d}条</b>\n" + "长" * 50), START, held=True)
        outbox.put(tx, item(企业.id, "全文" + "长" * 590), START, held=True)  # fits into no page
        outbox.put(tx, item(企业.id, "a<b & c", plain=True), START, held=True)
        hold(tx, 企业.id, 1)

    await house.app.database.write(fill)
    before = len(企业.messages)
    await comes_back(house, 企业)
    shown = [one.text for one in 企业.messages[before:] if one.by_bot]
    assert [units(text) <= 600 for text in shown] == [True] * 7
    assert [text for text in shown if "全文" in text] == [shown[5]]
    merged = "".join(shown[:5])
    assert [merged.index(f"第{number:02d}条") for number in range(30)] == sorted(
        merged.index(f"第{number:02d}条") for number in range(30)
    )
    assert "第1页，共5页" in shown[0]
    assert "a<b & c" in shown[6]


async def test_of_many_appeals_the_newest_of_each_is_told_in_one_message(
    house: House, 企业: Person, 海关: Person
) -> None:
    numbers = [await files(企业) for _ in range(14)]
    await leaves(house, 企业)
    for _ in numbers:
        await 海关.presses("签收")
        await 海关.sees("已签收")
        await quiet(house)
    before = len(企业.messages)
    await comes_back(house, 企业)
    (digest,) = [one for one in 企业.messages[before:] if one.by_bot and "通知" in one.text]
    listed = [number for number in numbers if number in digest.text]
    assert f"{HEADING}14条通知，每件诉求的最新情况" in digest.text
    assert digest.text.count("昆明海关已签收，开始办理") == len(listed)
    assert f"还有{len(numbers) - len(listed)}件诉求有新情况，发送 /my 查看。" in digest.text
    assert sorted(label for row in digest.labels for label in row) == [f"查看{one}" for one in listed]
    assert 5 < len(listed) < 14
    assert units(digest.text) <= 600


async def test_nothing_is_held_for_who_came_back_meanwhile(database_url: str) -> None:
    """A notice is written while its person returns: the return waits for it and finds it."""
    if is_sqlite(database_url):
        pytest.skip("one writer: nothing happens meanwhile")
    database = await open_database(database_url, programme())
    person = await database.write(people.add, 7, "x", START)
    await database.write(outages.lose, person.id, START)
    looked, go_on = threading.Event(), threading.Event()

    def notify(tx: Transaction) -> None:
        held = outages.is_lost(tx, 7)
        looked.set()
        assert go_on.wait(10)
        outbox.put(tx, item(7, "通知"), START, held=held)

    def come_back(tx: Transaction) -> list[Any]:
        outages.find(tx, person.id)
        return outbox.held(tx, 7)

    writing = asyncio.create_task(database.write(notify))
    await asyncio.to_thread(looked.wait, 10)
    returning = asyncio.create_task(database.write(come_back))
    await asyncio.sleep(0.2)
    go_on.set()
    await writing
    assert len(await returning) == 1, "it is held, and nobody will ever send it"
    await database.close()
