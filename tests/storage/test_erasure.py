"""What is erased of the chat of somebody who asked to be forgotten, and what stays for who came back to it since."""

import json

import pytest
from sqlalchemy import insert, select

from bot.domain.base.ids import PersonId
from bot.domain.base.parcels import Message
from storage import schema
from storage.mail import outbox
from storage.mail.outbox import Status
from storage.mail.parcels import REPLY, Item
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


@pytest.mark.parametrize("name", ["李_娜", "李%娜", "李\\娜"])
def test_a_name_is_looked_for_letter_by_letter(desk: Desk, name: str) -> None:
    """What is a sign for any letters to a database is a letter of a name like others."""
    who = people.add(desk.tx, OTHER, "王芳", desk.now)
    heard = {"hers": f"{name}来过", "another's": "李小娜来过"}
    for number, text in enumerate(heard.values()):
        raw = json.dumps({"text": text}, ensure_ascii=False)
        given = {"update_id": number, "chat": OTHER, "arrived_at": desk.now, "done_at": desk.now, "raw": raw}
        desk.tx.execute(insert(schema.inbox).values(**given))
        answer = outbox.put(desk.tx, Item(OTHER, "test", Message(text=text), REPLY), desk.now)
        outbox.settle(desk.tx, answer, Status.SENT, desk.now)
        desk.tx.execute(insert(schema.search).values(person=who.id, line=text, at=desk.now))
    erasure.erase_mentions(desk.tx, [name])
    left = desk.tx.execute(select(schema.inbox.c.raw).order_by(schema.inbox.c.update_id)).scalars().all()
    assert left == ["", json.dumps({"text": heard["another's"]}, ensure_ascii=False)]
    said = desk.tx.execute(select(schema.outbox.c.payload).order_by(schema.outbox.c.id)).scalars()
    assert [payload["text"] for payload in said] == ["", heard["another's"]]
    assert desk.tx.execute(select(schema.search.c.line)).scalars().all() == [heard["another's"]]
