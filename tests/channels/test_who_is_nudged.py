"""Of which messages on the page somebody is told again who does not look, and how: by SMS, or by phone."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.delivery.channels.port import Sent
from bot.delivery.channels.web.channel import WebChat
from bot.domain.base.parcels import Message
from bot.domain.base.terms import Terms
from bot.domain.people.channel import SMS, WEB, WEB_INDEX
from bot.domain.people.person import Role
from bot.domain.time.timers import PersonTimer, Subject
from bot.usecases.reach import letters
from storage import schema
from storage.mail.parcels import Kind, Parcel
from storage.people import addresses, people
from tests.desk import HOME, Desk, open_desk

NEWS, DUE = Message(text="看"), Message(text="看", terms=Terms(timer="DUE"))
ASKS = Message(text="看", asks=Terms(seat="CALLED"))
NUDGED, CALLED = {PersonTimer.NUDGE}, {PersonTimer.CALL}
NEITHER = set[PersonTimer]()
MOBILE, LANDLINE, NONE, UNPAID = ("13900001111", 9), ("0871-63113456", 9), ("", 9), ("13900001111", 0)


async def told_again(desk: Desk, message: Message, to: int, appeal: int | None) -> set[str]:
    """Let the page show the message; return the timers that are set for who does not look."""
    parcel = Parcel(1, to, Kind.MESSAGE, "moved", message, appeal, None, None, 0, desk.now)
    sent = await WebChat(Path()).send(parcel, None)
    assert isinstance(sent, Sent)
    assert sent.keep
    assert sent.keep(desk.tx, desk.now)
    return set(desk.tx.execute(select(schema.timer.c.kind).where(schema.timer.c.subject == Subject.PERSON)).scalars())


@pytest.mark.parametrize(
    ("message", "appeal", "role", "reached", "timers"),
    [
        (ASKS, None, Role.MEMBER, MOBILE, NUDGED | CALLED),
        *((ASKS, None, Role.MEMBER, reached, CALLED) for reached in (LANDLINE, NONE, UNPAID)),
        (ASKS, None, Role.CONTACT, MOBILE, NUDGED),
        (DUE, None, Role.CONTACT, MOBILE, NUDGED),
        (DUE, None, Role.MEMBER, MOBILE, NUDGED),
        (DUE, None, Role.MEMBER, NONE, NEITHER),
        (NEWS, 1, Role.MEMBER, MOBILE, NUDGED),
        (NEWS, 1, Role.MEMBER, UNPAID, NEITHER),
        (NEWS, None, Role.MEMBER, MOBILE, NEITHER),
    ],
)
async def test_what_is_told_again_and_how(
    message: Message, appeal: int | None, role: Role, reached: tuple[str, int], timers: set[PersonTimer]
) -> None:
    with open_desk() as desk:
        phone, each_day = reached
        letters.keep_budgets(desk.tx, {SMS: each_day})
        who = desk.person(role, *((None, desk.enterprise("甲")) if role is Role.MEMBER else (HOME,)))
        people.change(desk.tx, who.id, phone=phone)
        assert await told_again(desk, message, who.chat, appeal) == timers


async def test_an_address_that_is_nobodys_is_shown_it_and_not_told_again() -> None:
    with open_desk() as desk:
        letters.keep_budgets(desk.tx, {SMS: 9})
        at = addresses.ensure(desk.tx, WEB_INDEX, WEB, "nobody", desk.now)
        assert await told_again(desk, ASKS, at.number, 1) == NEITHER
