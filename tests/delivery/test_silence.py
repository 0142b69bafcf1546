"""Silence for what nobody said: messages of the messenger, other bots' commands, edits that change nothing."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.botapi import Group, Person, acts
from storage import schema
from tests.house import House, open_house
from tests.screenplays.stage import PORT, curtain, quiet, rows

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One house for all rows: nothing happens in it."""
    folder: Path = tmp_path_factory.mktemp("silence")
    async with open_house(folder) as opened:
        yield opened
        await curtain(opened)


SOMEBODY = {"id": 5, "is_bot": False, "first_name": "x"}
PLACE = {"latitude": 25.0, "longitude": 102.7}
SERVICE: dict[str, dict[str, Any]] = {
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}},
    "auto delete": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "write access": {"write_access_allowed": {"from_request": True}},
    "payment": {"successful_payment": {"currency": "XTR", "total_amount": 1, "invoice_payload": "x"}},
    "refund": {"refunded_payment": {"currency": "XTR", "total_amount": 1, "invoice_payload": "x"}},
    "gift": {"gift": {"gift": {"id": "1"}}},
    "unique gift": {"unique_gift": {"origin": "upgrade"}},
    "topic created": {"forum_topic_created": {"name": "x", "icon_color": 1}},
    "topic closed": {"forum_topic_closed": {}},
    "users shared": {"users_shared": {"request_id": 1, "users": []}},
    "chat shared": {"chat_shared": {"request_id": 1, "chat_id": -1}},
    "background": {"chat_background_set": {"type": {}}},
    "boost": {"boost_added": {"boost_count": 1}},
    "theme": {"web_app_data": {"data": "x", "button_text": "y"}},
    "giveaway": {"giveaway_created": {}},
    "connected website": {"connected_website": "x.example"},
    "passport": {"passport_data": {}},
    "suggested post": {"suggested_post_paid": {"currency": "XTR"}},
    "of a time to come": {"something_new_in_2031": {"x": 1}},
    "nothing at all": {},
    "where somebody is, live": {"location": {**PLACE, "live_period": 900, "heading": 90}},
}


async def hears_nothing(house: House, person: Person) -> None:
    await quiet(house)
    await person.sees_nothing(0.05)


@pytest.mark.parametrize("content", SERVICE.values(), ids=SERVICE)
async def test_what_the_messenger_says_itself(house: House, content: dict[str, Any]) -> None:
    member, stranger = await house.enterprise("成员", "USCC-SILENT"), house.newcomer("路人")
    for person in (member, stranger):
        acts.put(house.world, person.id, content)
        await hears_nothing(house, person)
    assert await rows(house, schema.person, user=stranger.id) == [], "who said nothing is not known"


async def test_a_form_goes_on_after_it(house: House) -> None:
    member = await house.enterprise("成员", "USCC-SILENT")
    await member.says(PORT)
    await member.sees("已记下")
    acts.put(house.world, member.id, SERVICE["pinned"])
    await hears_nothing(house, member)
    await member.presses("完成")
    await member.sees("照片")
    await member.says("/cancel")


async def test_commands_to_other_bots_in_a_group(house: House) -> None:
    group, member = Group(house.world, -100, "坐诊群"), await house.enterprise("成员", "USCC-SILENT")
    await member.brings_bot(group.id)
    for said in ("/help@another_bot", "/appeal@another_bot 磨憨口岸", "/x@zuozhen_bot2"):
        await member.says(said, chat=group.id)
        await hears_nothing(house, member)
    assert not [one for one in group.messages if one.by_bot]
    await member.says("/help@ZuoZhen_Bot", chat=group.id)
    await group.sees("请私聊 @zuozhen_bot 办理")


def edited(house: House, person: Person, number: int, **content: Any) -> None:
    """Telegram tells of an edit."""
    raw = {**person.chat.messages[number].raw, "edit_date": int(house.world.clock()), **content}
    house.world.push("edited_message", raw)


async def test_edits_that_change_nothing(house: House) -> None:
    member = await house.enterprise("成员", "USCC-SILENT")
    said = await member.says("磨憨口岸货车排队要等三天，请协调加快查验，通知见 https://example.com")
    await member.sees("已记下")
    await quiet(house)
    member.has_seen_all()
    for _ in range(2):  # a preview has come; somebody has reacted
        edited(house, member, said.id)
        await hears_nothing(house, member)
    edited(house, member, said.id, text="另外的话")
    await member.sees("修改已发出的消息不会生效")
    edited(house, member, said.id, text="另外的话")
    await hears_nothing(house, member)
    edited(house, member, said.id)
    await member.sees("修改已发出的消息不会生效")


async def test_edits_of_files_and_places(house: House) -> None:
    member = await house.enterprise("成员", "USCC-SILENT")
    shared = acts.put(house.world, member.id, {"location": {**PLACE, "live_period": 900}})
    for step in range(3):
        edited(house, member, shared.id, location={**PLACE, "longitude": 102.7 + step, "live_period": 900})
        await hears_nothing(house, member)
    (picture,) = await member.sends_photo(caption="照片")
    await member.sees("已记下")
    await quiet(house)
    member.has_seen_all()
    edited(house, member, picture.id)
    await hears_nothing(house, member)
    edited(house, member, picture.id, caption="另一张")
    await member.sees("修改已发出的消息不会生效")


async def test_an_edit_of_what_nobody_remembers(house: House) -> None:
    member = await house.enterprise("成员", "USCC-SILENT")
    said = await member.says("/help")
    await member.sees("随时可用")
    await quiet(house)
    raw = {**member.chat.messages[said.id].raw, "message_id": 999_999, "edit_date": 1}
    house.world.push("edited_message", raw)
    await member.sees("修改已发出的消息不会生效")
