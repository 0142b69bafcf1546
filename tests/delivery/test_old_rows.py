"""Rows that version 0.2 wrote, taken out of its databases as they were, are read, sent and told by this one."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from bot.delivery.settle import post
from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.base.parcels import Broken
from bot.domain.people.person import Role
from bot.domain.reach.notices import Missed, PhoneCallHanded
from bot.texts.render import render
from bot.usecases.counter import phoning
from bot.usecases.reach import phone_list
from bot.usecases.sessions.phone_calls import still
from bot.usecases.tenure import first_chat
from storage import schema
from storage.engine.database import Transaction
from storage.mail import packing
from storage.mail.parcels import Kind
from tests.desk import Desk, open_desk
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows
from tests.texts.samples import WORDS

ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "rows-of-0.2.json").read_text("utf-8"))
SENT = [row for row in ROWS if row["table"] == "outbox" and "erases" not in row["payload"]]
CALLS = [row for row in ROWS if row["table"] == "phone_call"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.get('kind', 'CALL')}-{row['what']}")
def test_a_row_is_read_and_would_be_kept_as_it_was(row: dict[str, Any]) -> None:
    payload = packing.read(row.get("kind", "MESSAGE"), row["payload"])
    assert not isinstance(payload, Broken)
    kept = json.loads(json.dumps(packing.pack(payload)))
    assert {name: kept[name] for name in row["payload"]} == row["payload"]


def test_what_has_to_be_kept_is_among_them() -> None:
    assert {row["kind"] for row in SENT} == set(Kind)
    assert {row["payload"]["recipe"] for row in SENT if row["kind"] == "PAPER"} >= {"CALENDAR", "PICTURE", "EXPORT"}


@pytest.mark.parametrize(("name", "code"), [("Due", "due"), ("SurveyAsked", "survey_asked"), ("due", "due")])
def test_a_class_once_stood_for_a_kind(name: str, code: str) -> None:
    assert packing.code_of(name) == code


def _put(tx: Transaction, chat: int, appeal: int | None, message: int, house: House) -> None:
    for row in SENT:
        known = {"message": message} if row["payload"].get("message") else {}
        values = {name: row[name] for name in ("kind", "what")} | {"payload": row["payload"] | known}
        about = {"appeal": appeal} if "holds" in row["payload"] else {}
        whose = {"chat": chat, "rank": 1, "state": "WAITING", "written_at": house.clock.now()}
        tx.execute(insert(schema.outbox).values(**whose, **values, **about))


def _appeal(tx: Transaction, holds: list[Any], house: House) -> int:
    """An appeal in hand, as the reminder among the rows saw it; whom nobody has called yet."""
    desk = Desk(tx, house.clock.now())
    made = desk.appeal(State.HANDLING, desk.enterprise("甲公司"), accepted_at=desk.now)
    assert [made.state, made.round] == holds[:2]
    return made.id


@on_sqlite
async def test_they_are_sent(house: House, 企业: Person) -> None:
    await 企业.says("/help")
    here = await 企业.sees("随时可用")
    holds = next(row["payload"]["holds"] for row in SENT if row["payload"].get("kind") == "CONTACT_OVERDUE")
    appeal = await house.app.database.write(_appeal, holds, house)
    await house.app.database.write(_put, 企业.id, appeal, here.id, house)
    house.app.sender.wake.set()
    await quiet(house)
    ends = [one for one in await rows(house, schema.outbox) if one.what in {row["what"] for row in SENT}]
    assert len(ends) == len(SENT)
    assert {one.state for one in ends} == {"SENT", "SUPERSEDED"}
    plain = [one for one in ends if one.kind == "MESSAGE" and "holds" not in one.payload]
    assert plain
    assert all(one.state == "SENT" and one.message for one in plain)
    reminders = {one.payload["kind"]: one.state for one in ends if "holds" in one.payload}
    gone = dict.fromkeys(("ASSIST_DUE", "ASSIST_OVERDUE"), "SUPERSEDED")  # this appeal has nobody who assists
    assert reminders == gone | dict.fromkeys(("CONTACT_DUE", "CONTACT_OVERDUE"), "SENT")


def _on_the_list(desk: Desk, enterprise: int) -> None:
    answered = desk.appeal(State.ANSWERED, enterprise, at_counter=True)
    for row in CALLS:
        asks = row["payload"].get("holds", [])[:1] == [State.ANSWERED]
        about = {"appeal": answered.id} if asks else {}
        kept = {"state": "WAITING", "written_at": desk.now, "call_from": desk.now}
        values = {"enterprise": enterprise, "what": row["what"], "payload": row["payload"], **kept, **about}
        desk.tx.execute(insert(schema.phone_call).values(**values))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_desk() as opened:
        yield opened


def test_calls_are_made_and_told_in_a_chat_that_is_new(desk: Desk) -> None:
    enterprise, caller = desk.at_counter("云南红土矿业有限公司"), desk.person(Role.COORDINATOR)
    _on_the_list(desk, enterprise)
    waits = phone_list.open_ones(desk.tx, still, desk.now)
    texts = [one.message.text for one in waits]
    assert texts == [row["payload"]["text"] for row in CALLS]
    shown = [render(told, WORDS) for one in waits for told in phoning.show(desk.tx, caller, one.id, now=desk.now)]
    assert all(text in screen.text for text, screen in zip(texts, shown, strict=True))
    assert any(button.label == "满意" for screen in shown for row in screen.rows for button in row)
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    told = first_chat.hand_over(desk.tx, enterprise, member, desk.now)
    assert {type(one) for one in told} == {Missed, PhoneCallHanded}
    post(desk.tx, told, partial(render, words=WORDS), None, desk.now)
    assert phone_list.open_ones(desk.tx, still, desk.now) == []
