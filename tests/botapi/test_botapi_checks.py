"""Every check of the server, seen by the real python-telegram-bot or by a plain HTTP client."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError

from bot.demo.botapi import Group, Person, World
from bot.demo.botapi.endpoint import answer
from bot.demo.botapi.methods import METHODS, sending
from bot.demo.botapi.pictures import PNG
from tests.botapi.conftest import GO, TOKEN, Stage

NOBODY, STRANGER, BLOCKER, GROUP, LI = 404, 6, 7, -100, 5


def inline(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": rows})


def go(data: str = "go", text: str = "Go") -> dict[str, str]:
    return {"text": text, "callback_data": data}


def send(**fields: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": LI, "text": "hello", **fields}


def edit(**fields: Any) -> tuple[str, dict[str, Any]]:
    return "editMessageText", {"chat_id": LI, "message_id": 1, "text": "hello", **fields}


SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
REFUSED: dict[str, tuple[tuple[str, dict[str, Any]], int, str]] = {
    "unknown method": (("sendMassage", {}), 404, "Not Found"),
    "no chat": (("sendMessage", {"text": "x"}), 400, "Bad Request: chat_id is empty"),
    "no text": (("sendMessage", {"chat_id": LI}), 400, "Bad Request: message text is empty"),
    "empty text": (send(text=""), 400, "Bad Request: message text is empty"),
    "blank text": (send(text=" \n "), 400, "Bad Request: message text is empty"),
    "blank HTML": (send(text="<b> </b>", parse_mode="HTML"), 400, "Bad Request: message text is empty"),
    "unknown field": (send(txet="x"), 400, 'Bad Request: unknown field "txet" in request'),
    "unknown field within": (
        send(reply_parameters='{"message_id": 1, "id": 2}'), 400, 'Bad Request: unknown field "id" in request',
    ),
    "wrong type": (send(message_thread_id="x"), 400, 'Bad Request: wrong parameter "message_thread_id" in request'),
    "wrong JSON": (send(entities="[{"), 400, 'Bad Request: wrong parameter "entities" in request'),
    "too long": (send(text="x" * 4097), 400, "Bad Request: message is too long"),
    "too long in UTF-16": (send(text="😀" * 2049), 400, "Bad Request: message is too long"),
    "bad HTML": (
        send(text="<p>", parse_mode="HTML"), 400,
        'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ),
    "unknown chat": (send(chat_id=NOBODY), 400, "Bad Request: chat not found"),
    "unknown name": (send(chat_id="@nobody"), 400, "Bad Request: chat not found"),
    "blocked": (send(chat_id=BLOCKER), 403, "Forbidden: bot was blocked by the user"),
    "never started": (send(chat_id=STRANGER), 403, "Forbidden: bot can't initiate conversation with a user"),
    "reply to nothing": (
        send(reply_parameters='{"message_id": 99}'), 400, "Bad Request: message to be replied not found",
    ),
    "no data": (send(reply_markup=inline([go("")])), 400, "Bad Request: BUTTON_DATA_INVALID"),
    "long data": (send(reply_markup=inline([go("诉" * 21 + "xx")])), 400, "Bad Request: BUTTON_DATA_INVALID"),
    "no action": (
        send(reply_markup=inline([{"text": "x"}])), 400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "nine in a row": (send(reply_markup=inline([go()] * 9)), 400, "Bad Request: reply markup is too long"),
    "101 buttons": (send(reply_markup=inline(*[[go()]] * 101)), 400, "Bad Request: reply markup is too long"),
    "unknown button field": (
        send(reply_markup=inline([go() | {"colour": "red"}])), 400,
        'Bad Request: unknown field "colour" in reply markup',
    ),
    "bad link": (
        send(reply_markup=inline([{"text": "x", "url": "x"}])), 400,
        "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
    ),
    "markup is no JSON": (
        send(reply_markup="{"), 400, "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    "contact in a group": (
        send(chat_id=GROUP, reply_markup='{"keyboard": [[{"text": "x", "request_contact": true}]]}'), 400,
        "Bad Request: phone number can be requested in private chats only",
    ),
    "edit the same": (edit(message_id=2), 400, f"Bad Request: {SAME}"),
    "edit nothing": (edit(message_id=99), 400, "Bad Request: message to edit not found"),
    "edit without id": (("editMessageText", {"text": "x"}), 400, "Bad Request: message identifier is not specified"),
    "edit another's": (edit(message_id=1), 400, "Bad Request: message can't be edited"),
    "edit a keyboard's": (edit(message_id=3), 400, "Bad Request: message can't be edited"),
    "edit a file's text": (edit(message_id=4), 400, "Bad Request: there is no text in the message to edit"),
    "edit into a keyboard": (
        edit(message_id=2, reply_markup='{"keyboard": [["x"]]}'), 400, "Bad Request: inline keyboard expected",
    ),
    "delete nothing": (
        ("deleteMessage", {"chat_id": LI, "message_id": 99}), 400, "Bad Request: message to delete not found",
    ),
    "long caption": (
        ("sendDocument", {"chat_id": LI, "document": "document-1", "caption": "x" * 1025}), 400,
        "Bad Request: message caption is too long",
    ),
    "unknown file": (
        ("sendDocument", {"chat_id": LI, "document": "x"}), 400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    "big file": (("getFile", {"file_id": "document-2"}), 400, "Bad Request: file is too big"),
    "no such file": (
        ("getFile", {"file_id": "x"}), 400, "Bad Request: wrong file_id or the file is temporarily unavailable",
    ),
    "unknown press": (
        ("answerCallbackQuery", {"callback_query_id": "1"}), 400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "long toast": (
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}), 400, "Bad Request: MESSAGE_TOO_LONG",
    ),
    "bad command": (
        ("setMyCommands", {"commands": '[{"command": "Start", "description": "x"}]'}), 400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "bad description": (
        ("setMyCommands", {"commands": '[{"command": "start", "description": ""}]'}), 400,
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "bad scope": (
        ("setMyCommands", {"commands": "[]", "scope": '{"type": "all"}'}), 400,
        "Bad Request: can't parse BotCommandScope: unsupported type specified",
    ),
    "bad action": (
        ("sendChatAction", {"chat_id": LI, "action": "dance"}), 400, "Bad Request: wrong parameter action in request",
    ),
    "lone album": (
        ("sendMediaGroup", {"chat_id": LI, "media": '[{"type": "photo", "media": "x"}]'}), 400,
        "Bad Request: media group must contain from 2 to 10 items",
    ),
}  # fmt: skip


@pytest.fixture
async def set_stage(stage: Stage, bot: Bot, li: Person) -> None:
    """A person's message 1, a text 2, a keyboard 3, a file 4; somebody who blocks, a stranger, a group."""
    await li.says("mine")
    await bot.send_message(LI, "hello")
    await bot.send_message(LI, "bye", reply_markup=ReplyKeyboardRemove())
    await bot.send_document(LI, b"bytes", filename="a.txt")
    stage.world.keep("document", "big.pdf", "application/pdf", 30_000_000)
    Person(stage.world, STRANGER, "Stranger")
    blocker = Person(stage.world, BLOCKER, "Blocker")
    await blocker.says("/start")
    await blocker.blocks()
    Group(stage.world, GROUP, "Group")


@pytest.mark.parametrize("case", REFUSED)
async def test_refused_in_telegrams_words(http: httpx.AsyncClient, set_stage: None, case: str) -> None:
    (method, fields), code, description = REFUSED[case]
    answer = await http.post(f"/bot{TOKEN}/{method}", data=fields)
    assert (answer.status_code, answer.json()) == (
        code,
        {"ok": False, "error_code": code, "description": description},
    )


@pytest.mark.parametrize("way", ["form", "json", "query", "multipart"])
async def test_a_request_may_come_in_any_body(http: httpx.AsyncClient, li: Person, way: str) -> None:
    plain = {"chat_id": "5", "text": "hello", "reply_markup": inline([go()])}
    path = f"/bot{TOKEN}/SENDmessage"
    answers = {
        "form": lambda: http.post(path, data=plain),
        "json": lambda: http.post(path, json=plain | {"chat_id": 5, "reply_markup": json.loads(inline([go()]))}),
        "query": lambda: http.get(path, params=plain),
        "multipart": lambda: http.post(path, files={name: (None, value) for name, value in plain.items()}),
    }
    assert (await answers[way]()).json()["ok"]
    assert (await li.sees("hello")).labels == [["Go"]]


async def test_longest_text_and_caption_pass(bot: Bot, li: Person) -> None:
    await bot.send_message(LI, "<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    await bot.send_document(LI, b"x", filename="a", caption="诉" * 1024)
    await bot.send_message(
        LI,
        "x",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="诉" * 21 + "x")] * 8] * 12),
    )
    assert [len(bubble.text) for bubble in li.messages] == [4096, 1024, 1]


async def test_the_library_sees_its_own_errors(bot: Bot, stage: Stage, set_stage: None) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(NOBODY, "x")
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(BLOCKER, "x")
    stage.world.migrate(GROUP, -1001)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "x")
    assert moved.value.new_chat_id == -1001
    await bot.send_message(-1001, "x")


async def test_a_press_is_answered_once_and_in_time(bot: Bot, stage: Stage, li: Person) -> None:
    await bot.send_message(LI, "x", reply_markup=GO)
    press = await li.presses("Go")
    assert stage.world.unanswered == [press]
    await bot.answer_callback_query(press, "done", show_alert=True)
    toast = await li.sees_toast("done")
    assert (toast.press_id, toast.alert, stage.world.unanswered) == (press, True, [])
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(press)
    stage.world.press_seconds = 0
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(await li.presses("Go"))


async def test_edit_collapses_to_what_was_sent(bot: Bot, li: Person) -> None:
    sent = await bot.send_message(LI, "<b>one</b>", parse_mode="HTML", reply_markup=GO)
    edited = await bot.edit_message_text("two", LI, sent.message_id)
    assert isinstance(edited, type(sent))
    assert (edited.text, edited.entities, edited.reply_markup, bool(edited.edit_date)) == ("two", (), None, True)
    await bot.edit_message_reply_markup(LI, sent.message_id, reply_markup=GO)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_reply_markup(LI, sent.message_id, reply_markup=GO)
    await bot.delete_message(LI, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("three", LI, sent.message_id)


async def test_files_go_both_ways(bot: Bot, li: Person) -> None:
    sent = await bot.send_document(LI, b"answer", filename="答复.pdf", caption="<i>see</i>", parse_mode="HTML")
    assert sent.document
    assert (sent.document.file_name, sent.document.mime_type, sent.document.file_size) == (
        "答复.pdf",
        "application/pdf",
        6,
    )
    again = await bot.send_document(LI, sent.document.file_id)
    assert again.document == sent.document
    assert await (await bot.get_file(sent.document.file_id)).download_as_bytearray() == b"answer"
    with pytest.raises(BadRequest, match=r"(?i)IMAGE_PROCESS_FAILED"):
        await bot.send_photo(LI, b"no picture")
    with pytest.raises(BadRequest, match=r"(?i)file must be non-empty"):
        await bot.send_document(LI, b"", filename="a")


async def test_large_uploads_are_refused(monkeypatch: pytest.MonkeyPatch, bot: Bot, li: Person) -> None:
    monkeypatch.setattr(sending, "UPLOAD_LIMIT", 100)
    monkeypatch.setattr(sending, "PHOTO_LIMIT", 50)
    await bot.send_document(LI, bytes(100), filename="a")
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(LI, bytes(101), filename="a")
    with pytest.raises(BadRequest, match=r"(?i)too big for a photo"):
        await bot.send_photo(LI, PNG)


async def test_an_album_is_sent(bot: Bot, li: Person) -> None:
    sent = await bot.send_media_group(
        LI, [InputMediaPhoto(PNG, caption="<b>a</b>", parse_mode="HTML"), InputMediaPhoto(PNG)]
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["a", None]
    photo = await bot.send_photo(LI, sent[0].photo[-1].file_id, caption="again")
    await bot.edit_message_caption(LI, photo.message_id, caption="changed")
    await li.sees("changed")


async def test_a_photo_or_a_voice_stays_what_it_is(bot: Bot, li: Person) -> None:
    await li.sends("voice")
    await li.sends("sticker")
    await li.sends_photo()
    voice, sticker, photo = [update.message for update in await bot.get_updates() if update.message][-3:]
    assert voice.voice
    assert sticker.sticker
    for kept in (voice.voice.file_id, photo.photo[-1].file_id):
        with pytest.raises(BadRequest, match=r"(?i)type of file mismatch"):
            await bot.send_document(LI, kept)
    await bot.send_document(LI, sticker.sticker.file_id)
    with pytest.raises(BadRequest, match=r"(?i)type of file mismatch"):
        await bot.send_photo(LI, sticker.sticker.file_id)


async def test_menus_by_scope(bot: Bot, li: Person) -> None:
    chat = BotCommandScopeChat(LI)
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("todo", "To do")], scope=chat)
    assert [command.command for command in await bot.get_my_commands(scope=chat)] == ["todo"]
    await bot.delete_my_commands(scope=chat)
    assert await bot.get_my_commands(scope=chat) == ()
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.set_my_commands([("a", "b")], scope=BotCommandScopeChat(NOBODY))


async def test_chat_and_bot_are_told(bot: Bot, li: Person) -> None:
    chat = await bot.get_chat(LI)
    assert (chat.type, chat.first_name, chat.username) == ("private", "Li", "li_ming")
    me = await bot.get_me()
    assert (me.id, me.is_bot) == (4242, True)
    assert await bot.send_chat_action(LI, "typing")


WORDS = st.sampled_from(["", "x", "{}", "[]", "HTML", "<b>", "5", "chat", "photo", "document-1"])
NAMES = st.sampled_from(
    [
        "text",
        "type",
        "media",
        "message_id",
        "chat_id",
        "command",
        "description",
        "url",
        "callback_data",
        "offset",
        "length",
        "inline_keyboard",
        "keyboard",
        "remove_keyboard",
        "force_reply",
        "input_field_placeholder",
    ]
)
VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | WORDS,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=4),
    max_leaves=8,
)


def _fields(name: str) -> dict[str, st.SearchStrategy[Any]]:
    """Any value for any field; the chat more often one that is there."""
    known = dict.fromkeys(METHODS[name].fields, VALUES)
    return known | ({"chat_id": st.just(LI) | VALUES} if "chat_id" in known else {})


CALLS = st.sampled_from([name for name in METHODS if name not in {"getUpdates", "setWebhook"}]).flatmap(
    lambda name: st.tuples(st.just(name), st.fixed_dictionaries({}, optional=_fields(name)))
)


@settings(max_examples=300, deadline=None)
@given(CALLS)
def test_no_request_breaks_the_server(call: tuple[str, dict[str, Any]]) -> None:
    world = World(TOKEN)
    Person(world, LI, "Li")
    world.start(LI)
    name, fields = call
    status, body = asyncio.run(answer(world, name, fields))
    assert status in {200, 400, 403, 404}, body
