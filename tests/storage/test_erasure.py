"""What is erased of the chat of somebody who asked to be forgotten, and what stays for who came back to it since."""

import pytest
from sqlalchemy import select

from bot.domain.base.ids import PersonId
from bot.domain.base.parcels import Message
from storage import schema
from storage.mail import outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item
from storage.people import people
from storage.tenure import erasure
from tests.desk import Desk

CHAT, OTHER = 7_700_000_123, 7_700_000_124
GONE = PersonId(41)


@pytest.mark.parametrize("is_back", [False, True])
def test_what_comes_after_the_farewell_is_for_who_is_there_then(desk: Desk, *, is_back: bool) -> None:
    """Without anybody new in the chat all of it goes, since nobody is left for whom it could be."""
    words = ("before", "farewell", "after")
    rows = {word: outbox.put(desk.tx, Item(CHAT, "test", Message(text=word)), desk.now) for word in words}
    beside = outbox.put(desk.tx, Item(OTHER, "test", Message(text="beside")), desk.now)
    outbox.settle(desk.tx, rows["before"], Status.SENT, desk.now)
    if is_back:
        people.add(desk.tx, CHAT, "王芳", desk.now)
    erasure.erase(desk.tx, CHAT, GONE, rows["farewell"])
    table = schema.outbox.c
    wanted = select(table.id, table.chat, table.state, table.payload).where(table.id.in_([*rows.values(), beside]))
    left = {row.id: (row.chat, row.state, row.payload["text"]) for row in desk.tx.execute(wanted)}
    assert left[rows["before"]] == (-GONE, Status.SENT, "")
    assert left[rows["farewell"]] == (-GONE, Status.SUPERSEDED, "")
    kept = (CHAT, Status.WAITING, "after")
    assert left[rows["after"]] == (kept if is_back else (-GONE, Status.SUPERSEDED, ""))
    assert left[beside] == (OTHER, Status.WAITING, "beside")
