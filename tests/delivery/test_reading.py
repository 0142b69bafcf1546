"""Only what the program reads is required of an update, and what is missing or empty is data."""

import json
from typing import Any

import pytest
from telegram import Bot, Message, Update

from bot.delivery.reading import update_of
from bot.delivery.worker import arrival_of, sent_of
from bot.demo.botapi import Person
from bot.demo.botapi.kinds import KINDS
from bot.demo.botapi.world import World
from handlers.base.content import content
from handlers.base.filename import MOST, name_of
from storage import schema
from storage.mail.inbox import Claimed
from storage.people.throttle import Limit
from tests.house import TOKEN, House
from tests.screenplays.stage import PORT, on_sqlite, rows, sends_off

BOT = Bot(TOKEN)
WHO = {"id": 5}
CHAT = {"id": 5, "type": "private"}
BARE: dict[str, dict[str, Any]] = {
    "a text": {"message": {"message_id": 1, "date": 0, "chat": CHAT, "from": WHO, "text": "x"}},
    "a contact": {"message": {"message_id": 1, "date": 0, "chat": CHAT, "from": WHO, "contact": {"phone_number": "1"}}},
    "a photo": {
        "message": {
            "message_id": 1, "date": 0, "chat": CHAT, "from": WHO,
            "photo": [{"file_id": "a", "file_unique_id": "b"}],
        }
    },
    "a poll": {"message": {"message_id": 1, "date": 0, "chat": CHAT, "from": WHO, "poll": {"options": [{}]}}},
    "a sticker": {"message": {"message_id": 1, "date": 0, "chat": CHAT, "from": WHO, "sticker": {}}},
    "a press": {"callback_query": {"id": "1", "from": WHO, "data": "x"}},
    "a press on what is gone": {
        "callback_query": {"id": "1", "from": WHO, "data": "x", "message": {"message_id": 1, "date": 0, "chat": CHAT}}
    },
    "who blocks": {"my_chat_member": {"chat": CHAT, "from": WHO, "new_chat_member": {"status": "kicked", "user": WHO}}},
    "a member with rights": {
        "my_chat_member": {
            "chat": {"id": -5, "type": "supergroup"}, "from": WHO,
            "new_chat_member": {"status": "restricted", "user": WHO},
        }
    },
    "a kind that nobody asked for": {"message_reaction_count": {"chat": CHAT}},
    "nothing": {},
}  # fmt: skip


@pytest.mark.parametrize("update", BARE.values(), ids=BARE)
def test_no_more_is_required_than_is_read(update: dict[str, Any]) -> None:
    read = update_of(json.dumps({"update_id": 1, **update}), BOT)
    found = arrival_of(Claimed(1, 5, "", 0), read, sent_of(read, Limit(), 0.0))
    assert found.name == ""
    assert found.leaves == ("who blocks" in BARE and update is BARE["who blocks"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_is_what_python_telegram_bot_would_read(kind: str) -> None:
    raw = {"message_id": 7, "date": 1_729_818_000, "chat": {**CHAT, "first_name": "李"}}
    raw |= {"from": {**WHO, "is_bot": False, "first_name": "李", "last_name": "敏"}, **KINDS[kind](World(TOKEN))}
    update = {"update_id": 1, "message": raw}
    ours, theirs = update_of(json.dumps(update), BOT), Update.de_json(update, BOT)
    assert isinstance(ours.message, Message)
    assert isinstance(theirs.message, Message)
    assert ours.message.text == theirs.message.text
    assert content(ours.message).files == content(theirs.message).files
    assert content(ours.message).kind == (kind if kind in {"location", "poll"} else content(ours.message).kind)
    assert (ours.effective_user and ours.effective_user.full_name) == "李 敏"
    assert ours.message.date == theirs.message.date


@on_sqlite
async def test_somebody_without_a_name_is_served_like_everybody(house: House, 统筹员: Person) -> None:
    nameless = house.newcomer("")
    await nameless.says("/start")
    await nameless.sees("您好，这里是")
    await nameless.presses("同意")
    await nameless.says("91530100DEM000001C")
    await nameless.sees("全称")
    await nameless.says("云南某某物流有限公司")
    await nameless.says("昆明市")
    await nameless.sees("联系人姓名")
    await nameless.says("李敏")
    await nameless.sees("手机")
    await nameless.shares_contact()
    await nameless.presses("确认登记")
    await nameless.sees("登记完成")
    await nameless.says("/start")
    await nameless.sees("李敏，您好。您已登记为云南某某物流有限公司的联系人")
    await nameless.says(PORT)
    await nameless.presses("完成")
    await nameless.presses("没有附件")
    await nameless.presses("不确定")
    await sends_off(nameless)


NAMES = [
    ("", "application/pdf", "file.pdf"),
    ("营业执照.pdf ", "application/pdf", "营业执照.pdf"),
    ("营业执照．pdf", "application/pdf", "营业执照.pdf"),
    ("营业执照。ＰＤＦ", "", "营业执照.PDF"),
    ("．pdf", "application/pdf", "file.pdf"),
    ("合同", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "合同.docx"),
    ("合同 v1.2 终稿", "application/pdf", "合同 v1.2 终稿.pdf"),
    ("合同.", "application/pdf", "合同.pdf"),
    ("表\n格.xlsx", "", "表 格.xlsx"),
    ("照片", "image/jpeg; charset=binary", "照片.jpg"),
    ("", "", "file"),
    ("程序.exe", "application/pdf", "程序.exe"),
    ("长" * 300 + ".pdf", "", "长" * (MOST - 4) + ".pdf"),
]


@pytest.mark.parametrize(("given", "mime", "wanted"), NAMES)
def test_the_name_of_a_file(given: str, mime: str, wanted: str) -> None:
    assert name_of(given, mime) == wanted


async def test_a_file_of_a_long_name_is_sent_with_its_appeal(house: House, 企业: Person) -> None:
    """On both engines, whose columns are not alike."""
    await 企业.says(PORT)
    await 企业.sees("已记下")
    await 企业.sends_file("长" * 400 + ".pdf", b"%PDF", "application/pdf")
    await 企业.sees("附件1个")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("完成")
    await 企业.sees("不确定")
    await 企业.presses("不确定")
    await sends_off(企业)
    (kept,) = await rows(house, schema.attachment)
    assert (len(kept.name), kept.name[-4:]) == (MOST, ".pdf")
