"""Starting, stopping, and coming back: the journal, and the server as a process of its own."""

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram import Bot

from bot.demo.botapi import BotApi, Person, World, serve
from bot.demo.botapi.journal import FileJournal
from bot.demo.botapi.pictures import PNG
from tests.botapi.conftest import TOKEN
from tests.loopback import http_client


async def scene(api: BotApi) -> None:
    """Somebody writes, the bot answers, edits, deletes, confirms some and asks for a phone."""
    async with serve(api) as url, Bot(TOKEN, f"{url}/bot", f"{url}/file/bot") as bot:
        li = Person(api.world(TOKEN), 5, "Li", phone="138")
        await li.says("one")
        await li.sends_photo("two")
        await bot.send_document(5, b"bytes", filename="a.txt")
        sent = await bot.send_message(5, "<b>three</b>", parse_mode="HTML")
        await bot.edit_message_text("four", 5, sent.message_id)
        await bot.delete_message(5, (await bot.send_message(5, "gone")).message_id)
        await bot.set_my_commands([("help", "Help")])
        await bot.send_message(5, "phone?", reply_markup={"keyboard": [["No"]]})  # type: ignore[arg-type]  # plain JSON will do
        first, _ = await bot.get_updates()
        await bot.get_updates(offset=first.update_id + 1)
        await li.blocks()


def journal_in(folder: Path) -> Path:
    [path] = folder.rglob("journal.jsonl")
    return path


def facts(world: World) -> tuple[object, ...]:
    chats = {chat.id: (chat.raw, chat.messages, chat.shown, chat.keyboard) for chat in world.chats.values()}
    pending, last = dict(world.queue.pending), (world.queue.last_id, world.last_message_id)
    return world.people, chats, world.files, world.menus, pending, last


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    before = BotApi(tmp_path)
    await scene(before)
    after = BotApi(tmp_path)
    world = after.world(TOKEN)
    assert facts(world) == facts(before.world(TOKEN))
    assert len(world.queue.pending) == 2
    async with serve(after) as url, Bot(TOKEN, f"{url}/bot", f"{url}/file/bot") as bot:
        photo, blocked = await bot.get_updates()
        assert photo.message
        assert await (await bot.get_file(photo.message.photo[-1])).download_as_bytearray() == PNG
        assert blocked.my_chat_member
        li = Person(world, 5, "Li")
        assert (await li.says("back")).id == before.world(TOKEN).last_message_id + 1
        assert li.messages[-2].text == "phone?"
        await li.presses("No")


async def test_a_line_cut_by_a_kill_is_left_out(tmp_path: Path) -> None:
    api = BotApi(tmp_path)
    await scene(api)
    with journal_in(tmp_path).open("a") as journal:
        journal.write('["put_message", [5, {"message_id"')
    again = BotApi(tmp_path)
    assert facts(again.world(TOKEN)) == facts(api.world(TOKEN))
    Person(again.world(TOKEN), 9, "New")
    await again.aclose()
    once_more = BotApi(tmp_path)
    assert 9 in once_more.world(TOKEN).people
    await once_more.aclose()


def test_a_long_journal_is_read_whole(tmp_path: Path) -> None:
    world, journal = World(TOKEN), FileJournal(tmp_path / "journal.jsonl")
    world.journal = journal
    Person(world, 5, "Li")
    chat = world.chats[5]
    for number in range(5_000):
        raw = world.next_message(chat, world.bot) | {"text": f"message {number}"}
        world.show(chat, raw)
        world.push("message", raw)
        world.confirm(world.queue.last_id)
    journal.close()
    again = World(TOKEN)
    reading = FileJournal(tmp_path / "journal.jsonl")
    reading.replay(again)
    reading.close()
    assert facts(again) == facts(world)


async def test_stops_at_once_with_everybody_waiting() -> None:
    api = BotApi()
    async with http_client(timeout=30) as client, asyncio.TaskGroup() as group:
        async with serve(api) as url:
            api.world(TOKEN).faults.add("sendMessage", kind="timeout_after_success")
            group.create_task(client.get(f"{url}/bot{TOKEN}/getUpdates?timeout=20"))
            group.create_task(_cut(client, f"{url}/bot{TOKEN}/sendMessage?chat_id=5&text=x"))
            group.create_task(client.get(f"{url}/stage/{TOKEN}/events"))
            await asyncio.sleep(0.2)
            started = time.monotonic()
        assert time.monotonic() - started < 0.5


async def _cut(client: httpx.AsyncClient, url: str) -> None:
    try:
        await client.get(url)
    except httpx.TransportError:
        return
    raise AssertionError("an answer came")


async def test_can_be_stopped_and_started_again(tmp_path: Path) -> None:
    api = BotApi(tmp_path)
    li = Person(api.world(TOKEN), 5, "Li")
    port = 0
    for word in ("first", "second"):
        async with serve(api, port=port) as url, Bot(TOKEN, f"{url}/bot") as bot:
            port = int(url.rpartition(":")[2])
            poll = asyncio.create_task(bot.get_updates(timeout=5))
            await asyncio.sleep(0.05)
            assert not poll.done()
            await li.says(word)
            [update] = await poll
            assert update.message
            assert update.message.text == word
            await bot.get_updates(offset=update.update_id + 1)
    again = BotApi(tmp_path)
    assert [message.text for message in again.world(TOKEN).chats[5].messages.values()] == ["first", "second"]


async def test_any_app_can_be_served_and_stopped() -> None:
    async def slow(_: object) -> PlainTextResponse:
        await asyncio.sleep(20)
        return PlainTextResponse("late")

    async with http_client(timeout=30) as client:
        async with serve(Starlette(routes=[Route("/", slow)])) as url:
            waiting = asyncio.create_task(client.get(url))
            await asyncio.sleep(0.1)
            started = time.monotonic()
        assert time.monotonic() - started < 0.5
        assert isinstance(await asyncio.gather(waiting, return_exceptions=True), list)


async def test_as_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.demo.botapi", "--port", "0", "--journal", str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    assert process.stdout
    try:
        url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
        async with http_client(base_url=url) as client:
            answer = await client.get(f"/bot{TOKEN}/getMe")
            assert answer.json()["result"]["id"] == 4242
            await client.post(f"/stage/{TOKEN}/people", json={"id": 5, "first_name": "Li"})
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 5) == 0
    assert json.loads(journal_in(tmp_path).read_text())[0] == "put_person"
