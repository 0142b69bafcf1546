"""Whatever Telegram delivers, each update is handled once, in its chat's order, and none holds up the others."""

from typing import Any

import pytest
from sqlalchemy import update

from bot.demo.botapi import Group, Person
from bot.domain.people.person import Role
from storage import schema
from storage.engine.database import Transaction
from storage.mail import inbox
from tests.house import House
from tests.screenplays.stage import PORT, appeal_of, files, on_sqlite, quiet, rows


def text(person: Person, words: str, number: int, **more: Any) -> dict[str, Any]:
    """An update with a text, under a number of one's own choice."""
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    message = {"message_id": number, "date": 1729818000, "chat": chat, "from": sender, "text": words}
    return {"update_id": number, "message": message | more}


async def counts(house: House) -> dict[str, int]:
    await quiet(house)
    tables = (schema.inbox, schema.outbox, schema.event, schema.appeal, schema.draft, schema.survey)
    return {table.name: len(await rows(house, table)) for table in tables}


async def helped(house: House, person: Person) -> None:
    """Wait for the answer to a command: what was delivered before it has been taken in."""
    await person.says("/help")
    await person.sees("随时可用")
    await quiet(house)


# Twice, and out of order


async def test_everything_delivered_once_more_changes_nothing(
    house: House, 企业: Person, 海关: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[dict[str, Any]] = []
    put = house.world.put_update

    def remember(one: dict[str, Any]) -> None:
        taken.append(one)
        put(one)

    monkeypatch.setattr(house.world, "put_update", remember)
    await files(企业)
    await 海关.presses("签收")
    await 企业.sees("已签收")
    before = await counts(house)
    again = [*taken, *reversed(taken)]
    for one in again:
        house.world.redeliver(one)
    await helped(house, 企业)
    assert len(again) > 12
    assert await counts(house) == before | {"inbox": before["inbox"] + 1, "outbox": before["outbox"] + 1}
    assert [one.action for one in await rows(house, schema.event)] == ["FILE", "ACCEPT"]


@on_sqlite
async def test_an_older_number_that_comes_late_is_taken_once(house: House, 企业: Person) -> None:
    """Telegram may begin with lower numbers after a quiet week."""
    for number in (900_000_002, 900_000_001, 900_000_002, 5, 900_000_001, 5):
        house.world.redeliver(text(企业, "在吗", number))
    await helped(house, 企业)
    taken = await rows(house, schema.inbox)
    assert sorted(one.update_id for one in taken) == [5, 100_000_001, 900_000_001, 900_000_002]
    assert len([one for one in 企业.messages if one.says("您好！遇到什么问题")]) == 3


async def test_a_chats_messages_are_taken_in_their_order(house: House, 企业: Person, 别人: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    for number in range(30):
        await 企业.says(f"第{number:02}段")
        await 别人.says(f"/help {number}")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"].split("\n") == [f"第{number:02}段" for number in range(30)]
    receipts = [one.text for one in 企业.messages if one.says("已记下")]
    lengths = [int(one.split("共")[1].split("字")[0]) for one in receipts]
    assert lengths == [4 * n + n - 1 for n in range(1, 31)]


@pytest.fixture
def 别人(house: House) -> Person:
    return house.newcomer("别人")


# Unreadable


BROKEN: list[dict[str, Any]] = [
    {"message": "nonsense"},
    {"message": None},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": "who", "type": "private"}}},
    {"callback_query": {"id": "1", "from": None, "chat_instance": "1"}},
    {"something_new": {"id": 1}},
    {},
]


async def test_what_can_not_be_read_holds_nobody_up(house: House, 企业: Person) -> None:
    for number, one in enumerate(BROKEN, 700_000_001):
        house.world.push_raw({"update_id": number} | one)
    rubbish: Any
    for rubbish in ("garbage", None, 7, [], {"message": {}}):
        house.world.redeliver(rubbish)
    await 企业.says("/help")
    await 企业.sees("随时可用")
    await quiet(house)
    assert len(await rows(house, schema.inbox, done_at=None)) == 0


@on_sqlite
async def test_an_unreadable_update_is_a_dead_letter_and_those_behind_it_go_on(house: House, 企业: Person) -> None:
    admin = await house.hires("吴管", Role.ADMIN)
    house.world.push_raw(text(企业, "坏的", 700_000_001, chat={"id": 企业.id}, date="yesterday"))
    await 企业.says("/help")
    await 企业.sees("随时可用", timeout=10)
    ((row, error),) = await house.app.database.read(inbox.dead)
    assert "Unparsable" in error
    await 企业.sees("这一步出了问题", f"第{row}号")
    await admin.sees("多次处理失败", f"第{row}号")
    assert len([one for one in admin.messages if one.says("多次处理失败")]) == 1


# Broken in the house itself


def breaks(tx: Transaction) -> None:
    tx.execute(update(schema.draft).values(data={"given": [], "verdict": {"ranked": [{}]}}, step="department"))


async def test_a_use_case_that_fails_tells_the_person_and_the_administrator(house: House, 企业: Person) -> None:
    admin = await house.hires("吴管", Role.ADMIN)
    other = await house.enterprise("赵云", "91530100DEM000001C")
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await quiet(house)
    await house.app.database.write(breaks)
    await 企业.says("1")
    await other.says("/help")
    await other.sees("随时可用")
    told = await 企业.sees("这一步出了问题，没有办成", timeout=10)
    assert "KeyError" not in told.text
    ((row, error),) = await house.app.database.read(inbox.dead)
    assert "KeyError" in error
    assert f"第{row}号" in told.text
    await admin.sees("多次处理失败", "收到的消息", "KeyError")
    await 企业.says("/cancel")
    await 企业.sees("已取消「提交诉求」")


@on_sqlite
async def test_a_dead_letter_put_back_is_handled(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    await house.app.database.write(breaks)
    await 企业.says(PORT)
    await 企业.sees("这一步出了问题", timeout=10)

    def mend(tx: Transaction) -> bool:
        tx.execute(update(schema.draft).values(data=draft.data, step=draft.step))
        return inbox.replay(tx, inbox.dead(tx)[0][0])

    assert await house.app.database.write(mend)
    house.app.worker.wake.set()
    await 企业.sees(f"共{len(PORT)}字")
    assert await house.app.database.read(inbox.dead) == []


@on_sqlite
async def test_a_press_that_fails_is_answered_all_the_same(house: House, 企业: Person) -> None:
    await 企业.says("/appeal")
    question = await 企业.sees("用自己的话说说")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    await house.app.database.write(breaks)
    await 企业.presses_forged(f"c:{draft.id}:{draft.stamp}:1", question)
    await 企业.sees("这一步出了问题", timeout=10)
    await 企业.sees_toast("出了点问题")
    assert house.world.unanswered == []


# Shapes


@on_sqlite
async def test_an_edited_message_never_runs_again(house: House, 企业: Person) -> None:
    said = await 企业.says("/help")
    await 企业.sees("随时可用")
    await 企业.edits(said, "/appeal")
    await 企业.sees("修改已发出的消息不会生效")
    assert await rows(house, schema.draft) == []


@on_sqlite
async def test_in_a_group_the_bot_says_one_sentence(house: House, 企业: Person) -> None:
    group = Group(house.world, -100, "坐诊群")
    await 企业.brings_bot(group.id)
    await 企业.says("大家好", chat=group.id)
    await quiet(house)
    assert [one for one in group.messages if one.by_bot] == []
    await 企业.says("/appeal", chat=group.id)
    await group.sees("请私聊 @zuozhen_bot 办理")
    await quiet(house)
    assert len([one for one in group.messages if one.by_bot]) == 1
    assert await rows(house, schema.draft) == []
    assert await rows(house, schema.person, chat=group.id) == []


@on_sqlite
async def test_presses_are_answered_once_each(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await 海关.sees("请签收")
    await quiet(house)
    button = 海关.last.buttons[0]["callback_data"]
    for _ in range(5):
        await 海关.presses_forged(button)
    await quiet(house)
    assert house.world.unanswered == []
    assert [one.text for one in 海关.toasts].count("已签收") == 1
    assert len(海关.toasts) == 5


@on_sqlite
async def test_forged_buttons_are_refused(house: House, 企业: Person) -> None:
    await 企业.says("/help")
    shown = await 企业.sees("随时可用")
    for data in (
        "",
        "x",
        "d:ACCEPT:1",
        "d:NOTHING:1:ASSIGNED:1",
        "s:-1",
        f"s:{2**60}",
        "s:ٱ",
        "c:1:1",
        "l:1:Y:Z",
        "🙂",
    ):
        if data:
            await 企业.presses_forged(data, shown)
            await 企业.sees("这个按钮已经失效")
    await 企业.presses_forged("l:999:Y", shown)
    await 企业.sees("没有找到")
    await quiet(house)
    assert house.world.unanswered == []
    assert await house.app.database.read(inbox.dead) == []


@on_sqlite
async def test_a_press_answered_too_late_does_no_harm(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 海关.sees("请签收")
    house.world.press_seconds = -1.0
    await 海关.presses("签收")
    await 海关.sees("已签收，开始办理")
    await quiet(house)
    assert (await appeal_of(house, number)).state == "HANDLING"
    assert [one.state for one in await rows(house, schema.outbox, kind="TOAST")][-1] == "SENT"
