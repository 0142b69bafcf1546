"""Updates by webhook: who may bring them, what is refused, and what happens while they can't be stored."""

import asyncio
import json
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import build, running
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.delivery.receiver import PAUSE
from bot.demo.botapi import BotApi, Person, serve
from storage import schema
from tests.faults.trouble import disk_full, is_sqlite, locked, server_gone, table_away, until
from tests.house import TOKEN, Clock, House, open_house
from tests.screenplays.stage import PORT, answered, quiet, rates
from tests.web.conftest import SECRET, Door, free_port, webhook

QUICK = {"poll_seconds": 1, "send_per_second": 1000, "send_per_second_chat": 1000, "send_burst_chat": 1000}


def message(number: int, text: str = "您好", chat: int = 101) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "李敏"}
    where = {"id": chat, "type": "private", "first_name": "李敏"}
    return {
        "update_id": number,
        "message": {"message_id": number, "from": who, "chat": where, "date": 1729818000, "text": text},
    }


async def test_an_appeal_from_typed_words_to_销号(door: Door, 企业: Person, 海关: Person) -> None:
    number = await answered(企业, 海关)
    await rates(企业, "满意")
    assert 企业.last.says(number, "销号")
    assert door.house.world.webhook.last_error is None
    assert [call for call in door.house.world.ledger if call["method"] == "deleteWebhook"] == []


async def test_telegram_is_not_asked_again_before_it_says_so(tmp_path: Path) -> None:
    telegram = BotApi()
    busy = telegram.world(TOKEN).faults.add("setWebhook", kind="429", count=None, retry_after=3600)
    async with serve(telegram) as api, open_house(tmp_path, bot_api_url=api, **webhook(free_port())):
        await asyncio.sleep(2.5 * PAUSE)
        assert busy.met == 1


WRONG = [None, "", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "密"]


async def test_who_does_not_know_the_secret_leaves_no_trace(door: Door) -> None:
    for secret in WRONG:
        for body in (message(7), b"{", b""):
            assert (await door.brings(body, secret)).status_code == 401, secret
    assert await door.rows() == []
    assert await door.rows(schema.person) == []


NOT_UPDATES = {
    "nothing": b"",
    "half": b'{"update_id": 1',
    "no object": b"[]",
    "a number": b"7",
    "null": b"null",
    "no number": b'{"message": {}}',
    "a number in words": b'{"update_id": "7"}',
    "half a number": b'{"update_id": 7.5}',
    "no end": b'{"update_id": Infinity}',
    "negative": b'{"update_id": -1}',
    "too big": b'{"update_id": 99999999999999999999}',
    "truth": b'{"update_id": null}',
    "not UTF-8": b'{"update_id": 7, "x": "\xff"}',
    "deep": b'{"update_id": 7, "x": ' + b"[" * 100_000,
}


async def test_what_is_no_update_is_refused_for_good(door: Door) -> None:
    answers = {name: (await door.brings(body)).status_code for name, body in NOT_UPDATES.items()}
    assert answers == dict.fromkeys(NOT_UPDATES, 400)
    assert await door.rows() == []


async def test_other_verbs_and_places_are_not_served(door: Door) -> None:
    assert (await door.get("/telegram")).status_code == 405
    assert (await door.get("/")).status_code == 404


async def test_an_update_brought_twice_is_handled_once(door: Door, 企业: Person) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    update = message(900_000_001, PORT, 企业.id)
    statuses = [(await door.brings(update)).status_code for _ in range(3)]
    statuses += [one.status_code for one in await asyncio.gather(*(door.brings(update) for _ in range(5)))]
    assert set(statuses) == {200}
    await quiet(door.house)
    (draft,) = await door.rows(schema.draft)
    assert draft.data["text"] == PORT
    assert len([one for one in await door.rows() if one.update_id == 900_000_001]) == 1


async def test_an_update_with_half_a_character_is_kept(door: Door, 企业: Person) -> None:
    """Such a thing could be stored by neither database, and would come again and again."""
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    raw = b'{"update_id": 900000001, "message": {"message_id": 1, "date": 1, "text": "\\ud83d abc \\u0000\\\\u0000",'
    raw += b'"from": {"id": %d, "is_bot": false, "first_name": "\\udc00"},' % 企业.id
    raw += b'"chat": {"id": %d, "type": "private"}}}' % 企业.id
    assert (await door.brings(raw)).status_code == 200
    await 企业.sees("已记下")
    (draft,) = await door.rows(schema.draft)
    assert draft.data["text"] == "? abc \\u0000"


async def test_messages_of_one_chat_keep_their_order(door: Door) -> None:
    members = [await door.house.enterprise(f"成员{number}", f"USCC{number}") for number in range(5)]
    for member in members:
        await member.says("/appeal")
        await member.sees("用自己的话说说")
    await asyncio.gather(*(member.says(f"第{part}段") for part in range(10) for member in members))
    await quiet(door.house)
    for draft in await door.rows(schema.draft):
        assert draft.data["text"] == "\n".join(f"第{part}段" for part in range(10))


TROUBLES = {"failing": table_away, "slow": locked}


async def _says_in_trouble(door: Door, member: Person, trouble: AbstractContextManager[None]) -> None:
    """What is said while it can't be stored comes again, and counts once."""
    await member.says("/appeal")
    await member.sees("用自己的话说说")
    before = len(await door.rows())
    with trouble:
        await member.says(PORT)
        _, error = await until(lambda: door.house.world.webhook.last_error)
        assert "503" in error
    await member.sees("已记下")
    await quiet(door.house)
    assert len(await door.rows()) == before + 1
    (draft,) = await door.rows(schema.draft)
    assert draft.data["text"] == PORT


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
async def test_what_can_not_be_stored_comes_again(door: Door, database_url: str, 企业: Person, trouble: Any) -> None:
    await _says_in_trouble(door, 企业, trouble(database_url))


async def test_a_full_disk_loses_nothing(door: Door, database_url: str, 企业: Person) -> None:
    if not is_sqlite(database_url):
        pytest.skip("PostgreSQL's disk is not ours to fill")
    async with disk_full(door.house):
        answer = await door.brings(message(900_000_001, "货" * 4000, 企业.id))
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
        assert await door.rows() == []
    assert (await door.brings(message(900_000_001, "货" * 4000, 企业.id))).status_code == 200
    assert len(await door.rows()) == 1


async def test_a_database_that_was_away_is_used_again(door: Door, database_url: str, 企业: Person) -> None:
    if is_sqlite(database_url):
        pytest.skip("a SQLite file has no server that could be gone")
    await _says_in_trouble(door, 企业, server_gone(database_url))


async def test_from_webhook_to_polling_and_back_nothing_is_lost(tmp_path: Path, database_url: str) -> None:
    """The same Telegram and the same database, four programs one after the other."""
    telegram, said, clock = BotApi(), list[str](), Clock()
    world, clocks = telegram.world(TOKEN), Clocks(clock.now, time.time)
    member = Person(world, 101, "李敏")
    async with serve(telegram) as url:
        for way in ({}, webhook(free_port()), {}, webhook(free_port())):
            given = {"bot_api_url": url, "database_url": database_url, "files_dir": tmp_path / "files"}
            settings = Settings(bot_token=SecretStr(TOKEN), **(given | QUICK | way))  # type: ignore[arg-type]
            app = await build(settings, clocks, every=3600)
            async with running(app):
                house = House(app, world, clock)
                if not said:
                    await member.says("/start")
                    await member.sees("同意")
                said.append(f"写于第{len(said)}次")
                await member.says(said[-1])
                await quiet(house)
                assert bool(world.webhook.url) == bool(way)
            said.append(f"写于第{len(said)}次")
            await member.says(said[-1])
        async with running(await build(settings, clocks, every=3600)) as app:
            await quiet(House(app, world, clock))
            heard = await Door(House(app, world, clock), "").rows()
    texts = [json.loads(one.raw)["message"]["text"] for one in heard if "message" in json.loads(one.raw)]
    assert texts == ["/start", *said]
    assert len([one for one in member.messages if one.by_bot and "没有对应的选项" in one.text]) == len(said)


@pytest.mark.parametrize(("secret", "said"), [("", "WEBHOOK_SECRET is not set"), ("密 钥", "WEBHOOK_SECRET")])
def test_a_webhook_without_a_usable_secret_is_not_begun(tmp_path: Path, secret: str, said: str) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "BOT_TOKEN": TOKEN,
        "WEBHOOK_URL": "https://bot.example.org",
        "WEBHOOK_SECRET": secret,
        "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
