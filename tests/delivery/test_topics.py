"""What is asked in a topic is answered in it, in a group as in a private chat."""

from typing import Any

from bot.demo.botapi import Group, Person, acts
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet


def threads(messages: Any) -> list[Any]:
    return [one.message.raw.get("message_thread_id") for one in messages if one.by_bot]


@on_sqlite
async def test_in_a_group(house: House, 企业: Person) -> None:
    group = Group(house.world, -100, "坐诊群")
    await 企业.brings_bot(group.id)
    mark = {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    topic = {"message_thread_id": 77, "is_topic_message": True}
    acts.put(house.world, 企业.id, {"text": "/help", **mark, **topic}, group.id)
    await group.sees("请私聊")
    acts.put(house.world, 企业.id, {"text": "/help", **mark, "message_thread_id": 5}, group.id)  # a line of replies
    await group.sees("请私聊")
    assert threads(group.messages) == [77, None]


@on_sqlite
async def test_in_a_private_chat(house: House, 企业: Person) -> None:
    mark = {"entities": [{"type": "bot_command", "offset": 0, "length": 7}]}
    topic = {"message_thread_id": 9, "is_topic_message": True}
    acts.put(house.world, 企业.id, {"text": "/appeal", **mark, **topic})
    await 企业.sees("用自己的话说说")
    acts.put(house.world, 企业.id, {"text": "货物压在磨憨口岸三天了，请帮忙协调", **topic})
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await quiet(house)
    assert set(threads(企业.messages)) == {9}
