"""People: what the bot is told of what they do, and what they see of what it does."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest, Forbidden

from bot.demo.botapi import Group, Person
from bot.demo.botapi.acts import CantDo
from bot.demo.botapi.kinds import KINDS
from tests.botapi.conftest import Stage


async def news(bot: Bot) -> list[Update]:
    """Fetch and confirm all that waits."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return list(updates)


async def message(bot: Bot) -> Message:
    [update] = await news(bot)
    assert update.message
    return update.message


def buttons(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in rows]
    )


async def test_says(bot: Bot, li: Person) -> None:
    first = await li.says("😀 /start inv_1")
    told = await message(bot)
    assert told.from_user
    assert (told.text, told.chat.id, told.from_user.username) == ("😀 /start inv_1", 5, "li_ming")
    assert told.parse_entities() == {told.entities[0]: "/start"}
    await li.says("that", reply_to=first)
    told = await message(bot)
    assert told.reply_to_message
    assert (told.reply_to_message.message_id, told.message_id) == (first.id, first.id + 1)


async def test_long_texts_come_in_parts_and_empty_ones_not_at_all(bot: Bot, li: Person) -> None:
    text = "诉求😀" * 2500
    await li.says(text)
    parts = [update.message.text for update in await news(bot) if update.message]
    assert "".join(str(part) for part in parts) == text
    assert len(parts) == 3
    with pytest.raises(CantDo):
        await li.says(" \n")


async def test_first_words_start_the_bot(stage: Stage, bot: Bot) -> None:
    new = Person(stage.world, 6, "New")
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(6, "x")
    await new.says("/start")
    await bot.send_message(6, "welcome")
    await new.sees("welcome")


async def test_presses_by_label_data_or_a_part_of_the_label(bot: Bot, li: Person) -> None:
    old = await bot.send_message(5, "old", reply_markup=buttons([("签收", "old:1")]))
    await bot.send_message(5, "new", reply_markup=buttons([("✅ 签收", "new:1"), ("退回", "new:2")]))
    pressed = []
    for label, under in (
        ("签收", None),
        ("old:1", None),
        ("退回", None),
        ("回", None),
        ("✅", None),
        ("签收", li.messages[0]),
    ):
        await li.presses(label, under)
        [update] = await news(bot)
        assert update.callback_query
        pressed.append(update.callback_query.data)
    assert pressed == ["old:1", "old:1", "new:2", "new:2", "new:1", "old:1"]
    assert update.callback_query
    assert update.callback_query.message
    assert update.callback_query.message.message_id == old.message_id
    with pytest.raises(AssertionError, match="no button 'sign'"):
        await li.presses("sign", timeout=0.05)


async def test_presses_wait_for_the_button(bot: Bot, li: Person) -> None:
    press = asyncio.create_task(li.presses("Go"))
    await asyncio.sleep(0.02)
    await bot.send_message(5, "x", reply_markup=buttons([("Go", "go")]))
    assert await press


async def test_forged_presses_and_links(stage: Stage, bot: Bot, li: Person) -> None:
    sent = await bot.send_message(5, "x", reply_markup=buttons([("Go", "go")]))
    bubble = li.last
    await bot.edit_message_text("y", 5, sent.message_id)
    await li.presses_forged("go", bubble)
    await li.presses_forged("forged")
    assert [update.callback_query.data for update in await news(bot) if update.callback_query] == ["go", "forged"]
    link = InlineKeyboardButton("Join", url="https://t.me/zuozhen_bot?start=inv_1")
    await bot.send_message(5, "x", reply_markup=InlineKeyboardMarkup([[link]]))
    await li.presses("Join")
    assert (await message(bot)).text == "/start inv_1"


async def test_keyboards_and_contacts(bot: Bot, li: Person) -> None:
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Share", request_contact=True)], ["No"]], one_time_keyboard=True)
    asked = await bot.send_message(5, "phone?", reply_markup=keyboard)
    await li.presses("Share")
    told = await message(bot)
    assert told.contact
    assert told.reply_to_message
    assert (told.contact.user_id, told.contact.phone_number) == (5, "+8613812345678")
    assert told.reply_to_message.message_id == asked.message_id
    with pytest.raises(AssertionError):
        await li.presses("No", timeout=0.05)
    await bot.send_message(5, "again?", reply_markup=keyboard)
    await li.presses("No")
    assert (await message(bot)).text == "No"
    await li.shares_contact(own=False)
    foreign = (await message(bot)).contact
    assert foreign
    assert (foreign.user_id, foreign.phone_number) == (None, "13900001111")
    await bot.send_message(5, "x", reply_markup=keyboard)
    await bot.send_message(5, "gone", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(AssertionError):
        await li.presses("No", timeout=0.05)
    await bot.send_message(5, "answer", reply_markup=ForceReply(input_field_placeholder="here"))


async def test_photos_albums_and_files(bot: Bot, li: Person) -> None:
    jpeg = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108") + b"\x04\x38\x07\x80" + bytes(8)
    await li.sends_photo("look", data=jpeg, mime="image/jpeg")
    told = await message(bot)
    assert [(size.width, size.height) for size in told.photo] == [
        (90, 50),
        (320, 180),
        (800, 450),
        (1280, 720),
        (1920, 1080),
    ]
    assert told.caption == "look"
    assert await (await bot.get_file(told.photo[-1])).download_as_bytearray() == jpeg
    await li.sends_photo("album", media_group=3)
    album = [update.message for update in await news(bot) if update.message]
    assert [part.caption for part in album] == ["album", None, None]
    assert len({part.media_group_id for part in album}) == 1
    await li.sends_file("证照.pdf", b"%PDF", "application/pdf", "here")
    document = (await message(bot)).document
    assert document
    assert (document.file_name, document.mime_type) == ("证照.pdf", "application/pdf")
    await li.sends_file("big.zip", 30_000_000, "application/zip")
    big = (await message(bot)).document
    assert big
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(big.file_id)


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_else_is_understood_by_the_library(bot: Bot, li: Person, kind: str) -> None:
    await li.sends(kind)
    told = await message(bot)
    assert told.forward_origin if kind == "forward" else getattr(told, kind)


async def test_edits_blocks_and_unblocks(bot: Bot, li: Person) -> None:
    said = await li.says("one")
    await li.edits(said, "/two")
    await li.blocks()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(5, "x")
    await li.unblocks()
    _, edited, blocked, unblocked = await news(bot)
    assert edited.edited_message
    assert (edited.edited_message.text, len(edited.edited_message.entities)) == ("/two", 1)
    states = [update.my_chat_member.new_chat_member.status for update in (blocked, unblocked) if update.my_chat_member]
    assert states == ["kicked", "member"]
    await li.blocks()
    await li.says("back")
    await bot.send_message(5, "welcome back")


async def test_sees_each_message_and_edit_once(bot: Bot, li: Person) -> None:
    sent = await bot.send_message(5, "number 17")
    await bot.send_message(5, "other")
    assert (await li.sees(re.compile(r"number \d+"), "17")).id == sent.message_id
    with pytest.raises(AssertionError, match=re.escape("Li (5): nothing new says ('17',)")) as failure:
        await li.sees("17", timeout=0.05)
    assert "new #2 bot: 'other'" in str(failure.value)
    later = asyncio.create_task(li.sees("18"))
    await bot.edit_message_text("number 18", 5, sent.message_id)
    assert (await later).id == sent.message_id


async def test_sees_nothing_but_what_came_before_the_act(bot: Bot, li: Person) -> None:
    await bot.send_message(5, "early")
    await li.says("go")
    await li.sees_nothing(0.05)
    await bot.send_message(5, "late")
    with pytest.raises(AssertionError, match="wanted to see nothing"):
        await li.sees_nothing(0.05)
    await li.sees("late")
    await li.sees_nothing(0.05)
    assert (li.last.text, [bubble.text for bubble in li.messages]) == ("late", ["early", "go", "late"])
    li.has_seen_all()
    with pytest.raises(AssertionError):
        await li.sees("early", timeout=0.01)


async def test_groups(stage: Stage, bot: Bot, li: Person) -> None:
    group = Group(stage.world, -100, "Group")
    await li.brings_bot(group.id)
    await li.says("/start", chat=group.id)
    joined, said = await news(bot)
    assert joined.my_chat_member
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert said.message
    await said.message.reply_text("in private, please")
    await group.sees("in private")
    moved = group.migrates(-100200)
    told = await message(bot)
    assert told.migrate_to_chat_id == -100200
    await bot.send_message(-100200, "here now")
    await moved.sees("here now")


async def test_two_bots_know_nothing_of_each_other(stage: Stage, bot: Bot, li: Person) -> None:
    other = stage.api.world("1:other")
    assert (other.people, len(other.queue)) == ({}, 0)
    act: Callable[[], Any] = lambda: other.find_chat(5)  # noqa: E731  named for what it is
    with pytest.raises(Exception, match="chat not found"):
        act()
