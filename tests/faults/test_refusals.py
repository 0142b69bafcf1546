"""What Telegram refuses, by its meaning: nobody is flooded, nothing is lost, and the next in line goes."""

from typing import cast

import pytest
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.delivery.channels.port import Meaning
from bot.delivery.channels.telegram.refusals import meaning_of
from bot.delivery.clocks import Clocks
from bot.delivery.papers import Printer
from bot.delivery.send_failures import PASSING
from bot.delivery.transport import as_telegram_says
from bot.demo.botapi import Person
from bot.domain.base.paper import Made
from bot.domain.base.parcels import CommandMenu, Paper
from bot.domain.people.person import Role
from bot.domain.sessions.booking_notices import CalendarOrder
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import Item, Kind, Parcel
from tests.faults.conftest import BACK_OFF, post, row_of, said
from tests.faults.trouble import until
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows

PRIVATE, GROUP = 7, -7
MEANINGS: list[tuple[Exception, int, Meaning]] = [
    (BadRequest("Message is not modified: specified new message content is the same"), PRIVATE, Meaning.DONE),
    (BadRequest("Query is too old and response timeout expired or query ID is invalid"), PRIVATE, Meaning.DONE),
    (BadRequest("QUERY_ID_INVALID"), PRIVATE, Meaning.DONE),
    (BadRequest("MESSAGE_ID_INVALID"), PRIVATE, Meaning.MESSAGE_GONE),
    (BadRequest("Message to edit not found"), PRIVATE, Meaning.MESSAGE_GONE),
    (BadRequest("Chat not found"), PRIVATE, Meaning.UNREACHABLE),
    (BadRequest("PEER_ID_INVALID"), PRIVATE, Meaning.UNREACHABLE),
    (BadRequest("bot can't send messages to bots"), PRIVATE, Meaning.UNREACHABLE),
    (BadRequest("INPUT_USER_DEACTIVATED"), PRIVATE, Meaning.UNREACHABLE),
    (Forbidden("Forbidden: a sentence that nobody knows"), PRIVATE, Meaning.UNREACHABLE),
    (BadRequest("Chat not found"), GROUP, Meaning.NOT_WELCOME),
    (BadRequest("TOPIC_CLOSED"), GROUP, Meaning.NOT_WELCOME),
    (BadRequest("not enough rights to send text messages to the chat"), GROUP, Meaning.NOT_WELCOME),
    (BadRequest("CHAT_SEND_PLAIN_FORBIDDEN"), GROUP, Meaning.NOT_WELCOME),
    (BadRequest("a sentence that nobody knows"), GROUP, Meaning.NOT_WELCOME),
    (Forbidden("bot was kicked from the supergroup chat"), GROUP, Meaning.NOT_WELCOME),
    (BadRequest("message thread not found"), PRIVATE, Meaning.NO_TOPIC),
    (BadRequest("file is temporarily unavailable"), PRIVATE, Meaning.PASSING),
    (BadRequest("a sentence that nobody knows"), PRIVATE, Meaning.REFUSED),
    (NetworkError("Bad Gateway"), PRIVATE, Meaning.PASSING),
    (OSError("no route"), PRIVATE, Meaning.PASSING),
    (InvalidToken("nobody's"), PRIVATE, Meaning.TOKEN),
    (Conflict("two"), PRIVATE, Meaning.TOKEN),
    (TelegramError("whatever"), PRIVATE, Meaning.PASSING),
    (KeyError("x"), PRIVATE, Meaning.BUG),
]


@pytest.mark.parametrize(("error", "chat", "meaning"), MEANINGS, ids=lambda one: str(one)[:40])
def test_what_a_refusal_means(error: Exception, chat: int, meaning: Meaning) -> None:
    assert meaning_of(error, chat) is meaning


@pytest.mark.parametrize("status", [402, 405, 410, 413, 414, 415, 431, 451])
def test_what_a_server_on_the_way_refuses_does_not_pass_by_waiting(status: int) -> None:
    code, body = as_telegram_says(status, b"<html>")
    assert (code, b"Bad Request" in body) == (400, True)


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 409, 429, 500, 502, 503])
def test_what_telegram_says_stays_as_it_is(status: int) -> None:
    assert as_telegram_says(status, b"{}") == (status, b"{}")


@on_sqlite
@pytest.mark.parametrize("words", ["TOPIC_CLOSED", "not enough rights to send text messages to the chat", "whatever"])
async def test_a_group_that_lets_nobody_write_alarms_nobody(house: House, 企业: Person, words: str) -> None:
    admin = await house.hires("吴管", Role.ADMIN)
    house.world.add_group(-100, "别人的群")
    house.world.faults.add("sendMessage", -100, kind="400", description=f"Bad Request: {words}", count=None)
    await 企业.brings_bot(-100)
    for _ in range(3):
        await 企业.says("/help", chat=-100)
    await quiet(house)
    assert await rows(house, schema.outbox, state=outbox.Status.DEAD) == []
    assert [one for one in admin.messages if one.by_bot] == []


@on_sqlite
async def test_what_only_one_message_meets_is_given_up_while_others_go(house: House, 企业: Person) -> None:
    others = [await house.enterprise(f"别家{number}", f"USCC{number}") for number in range(2)]
    failures = house.app.sender.failures
    failures.back_off = failures.back_off_max = BACK_OFF
    fault = house.world.faults.add("sendMessage", 企业.id, kind="500", count=None)
    for one in others:
        await post(house, one.id)
    await until(lambda: all(said(house.world, one.id) for one in others))
    (row,) = await post(house, 企业.id, text="有毒")
    await until(lambda: fault.met >= PASSING)
    house.world.faults.clear()
    await post(house, 企业.id, text="下一条")
    await until(lambda: said(house.world, 企业.id))
    assert said(house.world, 企业.id)[0] == "下一条"
    found = await row_of(house, row)
    assert (found.state, found.attempts) == ("DEAD", PASSING - 1)


@on_sqlite
async def test_while_nothing_gets_through_no_message_is_to_blame(house: House, 企业: Person) -> None:
    failures = house.app.sender.failures
    failures.back_off = failures.back_off_max = BACK_OFF
    fault = house.world.faults.add("sendMessage", kind="500", count=3 * PASSING)
    (row,) = await post(house, 企业.id, text="等到为止")
    await until(lambda: said(house.world, 企业.id))
    await quiet(house)
    assert ((await row_of(house, row)).state, fault.met) == ("SENT", 3 * PASSING)


@on_sqlite
async def test_a_menu_holds_nobody_up(house: House, 企业: Person) -> None:
    house.world.faults.add("setMyCommands", kind="429", retry_after=3600, count=None)

    def put(tx: Transaction) -> None:
        outbox.put(tx, Item(企业.id, "menu_set", CommandMenu(Role.MEMBER)), house.clock.now())

    await house.app.database.write(put)
    await post(house, 企业.id, text="菜单之后")
    await until(lambda: said(house.world, 企业.id))
    assert len(await rows(house, schema.outbox, kind=Kind.MENU, state="WAITING")) == 1


@on_sqlite
async def test_who_stood_still_longer_than_the_lease_does_not_send(house: House, 企业: Person) -> None:
    """Guard: the look at the clock in Sender._call."""
    sender, clocks = house.app.sender, house.app.sender.clocks
    late, made = Clocks(clocks.people, lambda: clocks.machine() + 2 * sender.lease), []

    class Press:
        """Takes longer than the lease to make a paper."""

        async def make(self, parcel: Parcel) -> Made:
            sender.clocks = late
            made.append(parcel.id)
            return Made("a.txt", b"x")

    printer, sender.printer = sender.printer, cast("Printer", Press())
    paper = Item(企业.id, "test", Paper(text="x", order=CalendarOrder(1)))
    row = await house.app.database.write(outbox.put, paper, house.clock.now())
    sender.wake.set()
    await until(lambda: said(house.world, 企业.id, "sendDocument"))
    sender.printer = printer
    assert made == [row, row], "sent by who took it next, not by who came too late"
