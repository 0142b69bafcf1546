"""What Telegram will not take as it is: sent once more as plain text, or done already."""

from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.base.parcels import Broken, PressAnswer, Strip
from storage import schema
from storage.mail import outbox
from storage.mail.parcels import Item, Kind
from tests.faults.conftest import post, row_of, said
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import files, quiet, rows


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path)


async def put(house: House, item: Item) -> int:
    row: int = await house.app.database.write(outbox.put, item, house.clock.now())
    house.app.sender.wake.set()
    return row


def calls(house: House) -> int:
    return len(house.world.ledger)


BAD_HTML = {
    "<b>未完": "未完",
    "<i>甲</b>乙": "甲乙",
    "<script>x</script>甲": "x甲",
    "甲 &lt;乙&gt; <b": "甲 <乙> <b",
}
TOO_LONG = {"货" * 4097: ["货" * 4096, "货"], "🚚" * 2049: ["🚚" * 2048, "🚚"]}


@pytest.mark.parametrize(("text", "shown"), BAD_HTML.items(), ids=[text[:12] for text in BAD_HTML])
async def test_what_can_not_be_parsed_goes_once_more_as_plain_text(
    house: House, 企业: Person, text: str, shown: str
) -> None:
    (row,) = await post(house, 企业.id, text=text)
    await quiet(house)
    assert said(house.world, 企业.id) == [shown]
    found = await row_of(house, row)
    assert (found.state, found.attempts) == ("SENT", 1)


@pytest.mark.parametrize(("text", "parts"), TOO_LONG.items(), ids=["characters", "pictures"])
async def test_what_is_too_long_comes_in_parts(house: House, 企业: Person, text: str, parts: list[str]) -> None:
    (row,) = await post(house, 企业.id, text=text)
    await quiet(house)
    assert said(house.world, 企业.id) == parts
    assert (await row_of(house, row)).state == "SENT"


async def test_what_is_refused_as_plain_text_too_is_given_up_and_seen(house: House, 企业: Person) -> None:
    """The next message is not held up by it."""
    fault = house.world.faults.add("sendMessage", 企业.id, kind="400", count=2, description="Bad Request: whatever")
    first, second = await post(house, 企业.id, 企业.id, text="通知")
    await quiet(house)
    assert fault.met == 2
    assert [(await row_of(house, row)).state for row in (first, second)] == ["DEAD", "SENT"]
    assert said(house.world, 企业.id) == ["通知"]


DONE = {
    "message is not modified": (Kind.STRIP, "editMessageReplyMarkup", "Bad Request: message is not modified: same"),
    "message to edit not found": (Kind.STRIP, "editMessageReplyMarkup", "Bad Request: message to edit not found"),
    "query is too old": (Kind.TOAST, "answerCallbackQuery", "Bad Request: query is too old and response timeout"),
}


@pytest.mark.parametrize(("kind", "method", "error"), DONE.values(), ids=DONE.keys())
async def test_what_is_done_already_counts_as_done(
    house: House, 企业: Person, kind: Kind, method: str, error: str
) -> None:
    fault = house.world.faults.add(method, kind="400", count=None, description=error)
    row = await put(house, Item(企业.id, "test", Strip(7) if kind is Kind.STRIP else PressAnswer("1", "")))
    await quiet(house)
    assert ((await row_of(house, row)).state, fault.met) == ("SENT", 1)


async def test_a_press_answered_too_late_is_not_answered(house: House, 企业: Person) -> None:
    before = calls(house)
    row = await put(house, Item(企业.id, "test", PressAnswer("1", ""), expires_at=1.0))
    await quiet(house)
    assert ((await row_of(house, row)).state, calls(house)) == ("EXPIRED", before)


async def test_a_deleted_card_is_posted_anew_at_the_next_look(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 企业.says("/my")
    shown = await 企业.sees(f"诉求{number}｜待签收")
    house.world.remove(企业.chat, shown.id)
    await 海关.presses("签收")
    await 企业.sees("已签收")
    await quiet(house)
    assert await rows(house, schema.outbox, state="DEAD") == []
    await 企业.says("/my")
    again = await 企业.sees(number, "承办中")
    assert again.id > shown.id


async def test_a_row_that_this_program_can_not_send_blocks_nobody(house: House, 企业: Person) -> None:
    """A bug is no reason to try for ever."""
    house.app.sender.failures.back_off = 0.01
    poison = await put(house, Item(企业.id, "test", Broken("MESSAGE", {"text": "x", "rows": [[{}]]})))
    (next_,) = await post(house, 企业.id, text="后面的")
    await quiet(house)
    assert [(await row_of(house, row)).state for row in (poison, next_)] == ["DEAD", "SENT"]
