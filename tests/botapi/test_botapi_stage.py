"""The stage over HTTP: what a page in a browser sees and does."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.demo.botapi import Person
from bot.demo.botapi.pictures import PNG
from tests.botapi.conftest import TOKEN, Stage

STAGE = f"/stage/{TOKEN}"
WANG = {"id": 8, "first_name": "Wang", "label": "昆明海关", "note": "演示", "phone": "13812345678"}


@pytest.fixture
async def wang(http: httpx.AsyncClient) -> dict[str, Any]:
    answer = await http.post(f"{STAGE}/people", json=WANG | {"started": True})
    return dict(answer.json())


async def chat(http: httpx.AsyncClient, user_id: int) -> dict[str, Any]:
    chats = (await http.get(f"{STAGE}/chats")).json()["chats"]
    return dict(next(chat for chat in chats if chat["user"]["id"] == user_id))


async def test_people_are_there_before_they_speak(http: httpx.AsyncClient, bot: Bot) -> None:
    await http.post(f"{STAGE}/people", json=WANG)
    assert await chat(http, 8) == {
        "user": {"id": 8, "first_name": "Wang", "label": "昆明海关", "note": "演示"},
        "started": False,
        "blocked": False,
        "commands": [],
        "keyboard": None,
        "messages": [],
    }
    assert (await http.post(f"{STAGE}/chats/8/say", json={"text": "/start"})).json() == {"message_id": 1}
    assert (await chat(http, 8))["started"]
    again = await http.post(f"{STAGE}/people", json=WANG | {"note": "new"})
    assert (again.json()["started"], again.json()["user"]["note"]) == (True, "new")


async def test_a_message_as_the_page_sees_it(http: httpx.AsyncClient, bot: Bot, wang: dict[str, Any]) -> None:
    await http.post(f"{STAGE}/chats/8/say", json={"text": "<script>"})
    row = [InlineKeyboardButton("Go", callback_data="go"), InlineKeyboardButton("See", url="https://x.cn")]
    sent = await bot.send_message(8, "<b>bold</b> &lt;", parse_mode="HTML", reply_markup=InlineKeyboardMarkup([row]))
    await bot.set_my_commands([("help", "Help")])
    said, answered = (await chat(http, 8))["messages"]
    assert (said["from"], said["html"], said["text"]) == ("user", "&lt;script&gt;", "<script>")
    assert answered == {
        "message_id": 2,
        "from": "bot",
        "date": int(sent.date.timestamp()),
        "html": "<b>bold</b> &lt;",
        "text": "bold <",
        "buttons": [[{"text": "Go", "data": "go"}, {"text": "See", "url": "https://x.cn"}]],
        "keyboard": None,
        "force_reply": False,
        "file": None,
        "edited": False,
        "reply_to": None,
    }
    await bot.edit_message_text("new", 8, sent.message_id)
    assert (await chat(http, 8))["messages"][1]["edited"]
    assert (await chat(http, 8))["commands"] == [{"command": "help", "description": "Help"}]


async def test_keyboards_contacts_and_blocks(http: httpx.AsyncClient, bot: Bot, wang: dict[str, Any]) -> None:
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Share", request_contact=True), "No"]], one_time_keyboard=True)
    await bot.send_message(8, "phone?", reply_markup=keyboard)
    assert (await chat(http, 8))["keyboard"]["one_time"]
    await http.post(f"{STAGE}/chats/8/contact")
    await bot.send_message(8, "thanks", reply_markup=ReplyKeyboardRemove())
    assert (await chat(http, 8))["keyboard"] is None
    asked, shared, thanked = (await chat(http, 8))["messages"]
    share, no = {"text": "Share", "request_contact": True}, {"text": "No", "request_contact": False}
    assert asked["keyboard"] == {"rows": [[share, no]], "one_time": True}
    assert (shared["text"], shared["reply_to"]) == ("Wang 13812345678", asked["message_id"])
    assert thanked["keyboard"] == {"rows": [], "one_time": False}
    await http.post(f"{STAGE}/chats/8/block", json={"blocked": True})
    assert (await chat(http, 8))["blocked"]


async def test_uploads(http: httpx.AsyncClient, bot: Bot, wang: dict[str, Any]) -> None:
    picture = {"file": ("a.png", PNG, "image/png")}
    await http.post(f"{STAGE}/chats/8/upload", files=picture, data={"caption": "look"})
    await http.post(f"{STAGE}/chats/8/upload", files={"file": ("证照.pdf", b"%PDF", "application/pdf")})
    album = [("file", ("1.png", PNG, "image/png")), ("file", ("2.png", PNG, "image/png"))]
    assert len((await http.post(f"{STAGE}/chats/8/upload", files=album)).json()["message_ids"]) == 2
    photo, document, *_ = (await chat(http, 8))["messages"]
    assert (photo["text"], photo["file"]["kind"], photo["file"]["size"]) == ("look", "photo", len(PNG))
    shown = await http.get(photo["file"]["url"])
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    saved = await http.get(document["file"]["url"])
    assert (saved.content, saved.headers["content-type"]) == (b"%PDF", "application/octet-stream")
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''%E8%AF%81%E7%85%A7.pdf"
    assert (document["file"]["name"], document["file"]["kind"]) == ("证照.pdf", "document")
    updates = await bot.get_updates()
    assert [bool(update.message and update.message.photo) for update in updates] == [True, False, True, True]


async def test_wrong_requests_are_told_so(http: httpx.AsyncClient, wang: dict[str, Any]) -> None:
    for path, body in {
        f"{STAGE}/chats/8/say": {"text": ""},
        f"{STAGE}/chats/9/say": {"text": "x"},
        f"{STAGE}/chats/8/press": {"message_id": 99, "data": "x"},
        f"{STAGE}/chats/8/tap": {"text": "no such button"},
        f"{STAGE}/people": {"first_name": "x"},
    }.items():
        assert (await http.post(path, json=body)).status_code == 400


async def test_ledger_and_counts_for_kill_tests(http: httpx.AsyncClient, stage: Stage, bot: Bot, li: Person) -> None:
    await li.says("one")
    await li.says("two")
    first, _ = await bot.get_updates()
    await bot.get_updates(offset=first.update_id + 1)
    sent = await bot.send_message(5, "<b>hello</b>", parse_mode="HTML")
    await bot.edit_message_text("bye", 5, sent.message_id)
    calls = (await http.get(f"{STAGE}/ledger")).json()["calls"]
    assert [(row["method"], row["chat"], row["message_id"], row["text"]) for row in calls] == [
        ("getMe", None, None, None),
        ("sendMessage", 5, 3, "hello"),
        ("editMessageText", 5, 3, "bye"),
    ]
    assert [row["at"] for row in calls] == sorted(row["at"] for row in calls)
    assert len((await http.get(f"{STAGE}/ledger", params={"from": 2})).json()["calls"]) == 1
    counts = (await http.get(f"{STAGE}/updates")).json()
    assert counts == {"given": 3, "confirmed": 1, "pending": 1, "last_update_id": first.update_id + 1}


class Watch:
    """A page's event stream."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self.last_id = ""

    async def events(self, count: int, last_id: str | None = None) -> list[dict[str, Any]]:
        return [event async for event in self._read(count, {"Last-Event-ID": last_id} if last_id else {})]

    async def _read(self, count: int, headers: dict[str, str]) -> AsyncIterator[dict[str, Any]]:
        async with self._http.stream("GET", f"{STAGE}/events", headers=headers) as stream:
            async for line in stream.aiter_lines():
                if line.startswith("id: "):
                    self.last_id = line[4:]
                if line.startswith("data: "):
                    yield json.loads(line[6:])
                    count -= 1
                if count == 0:
                    return


async def test_events_as_they_happen_and_after_a_reconnect(
    http: httpx.AsyncClient, stage: Stage, bot: Bot, li: Person
) -> None:
    watch = Watch(http)
    watching = asyncio.create_task(watch.events(6))
    await asyncio.sleep(0.1)
    sent = await bot.send_message(
        5, "x", reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("Go", callback_data="go"))
    )
    press = (await http.post(f"{STAGE}/chats/5/press", json={"message_id": sent.message_id, "data": "go"})).json()[
        "press_id"
    ]
    await bot.answer_callback_query(press, "done", show_alert=True)
    await bot.edit_message_text("y", 5, sent.message_id)
    await li.says("z")
    await bot.set_my_commands([("help", "Help")])
    await bot.delete_message(5, sent.message_id)
    message, toast, edit, said, commands, delete = await watching
    assert (message["type"], message["chat"], message["message"]["text"]) == ("message", 5, "x")
    assert toast == {"type": "toast", "chat": 5, "press_id": press, "text": "done", "alert": True}
    assert (edit["type"], edit["message"]["text"]) == ("edit", "y")
    assert (said["type"], said["message"]["from"]) == ("message", "user")
    assert commands == {"type": "commands", "chat": 5, "commands": [{"command": "help", "description": "Help"}]}
    assert delete == {"type": "delete", "chat": 5, "message_id": sent.message_id}
    await bot.send_message(5, "while away")
    [missed] = await watch.events(1, watch.last_id)
    assert missed["message"]["text"] == "while away"
    seen = (await http.get(f"{STAGE}/chats")).json()["event_id"]
    assert seen == watch.last_id


async def test_a_page_that_slept_too_long_gets_what_is_left(http: httpx.AsyncClient, stage: Stage, li: Person) -> None:
    feed = stage.world.feed
    start = f"{feed.run}-{feed.now}"
    for number in range(5_100):
        feed.add("noise", 5, number=number)
    assert await Watch(http).events(1, start) == [{"type": "reset"}]
    assert [event["number"] for event in await Watch(http).events(2, f"{feed.run}-5098")] == [5_098, 5_099]


async def test_a_page_of_an_earlier_run_is_told_to_begin_anew(http: httpx.AsyncClient, li: Person) -> None:
    assert await Watch(http).events(1, "00000000-5") == [{"type": "reset"}]
