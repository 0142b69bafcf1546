"""What is exactly as old as was promised stays until the next night, and what is older goes, of each kind of rows."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Table, insert, select

from bot.domain.appeals.action import State
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.keeping import Kept
from storage import schema
from storage.sessions import sessions
from storage.tenure import cleaning
from tests.desk import Desk
from tests.house import START

Make = Callable[[Desk, datetime], dict[str, object]]
MOMENT, DAY = timedelta(microseconds=1), timedelta(days=1)


def _closed(desk: Desk, moment: datetime) -> dict[str, object]:
    about = desk.appeal(State.CLOSED, desk.enterprise("甲"), settled_at=moment)
    return {"chat": 1, "appeal": about.id, "slot": "OWN"}


def _said(_: Desk, moment: datetime) -> dict[str, object]:
    return {"update_id": moment.microsecond, "chat": 1, "raw": "", "arrived_at": moment, "done_at": moment}


def _told(_: Desk, moment: datetime) -> dict[str, object]:
    row = {"chat": 1, "kind": "MESSAGE", "rank": 0, "what": "done", "payload": {}, "state": "SENT"}
    return row | {"written_at": moment}


ROWS: dict[Kept, tuple[Table, Make]] = {
    Kept.INBOX: (schema.inbox, _said),
    Kept.OUTBOX: (schema.outbox, _told),
    Kept.TIMERS: (schema.timer, lambda _, moment: {
        "kind": "MORNING", "subject": "MORNING", "row": 0, "fire_at": moment, "done_at": moment,
    }),
    Kept.DRAFTS: (schema.draft, lambda _, moment: {
        "person": moment.microsecond, "form": "appeal", "step": "text", "stamp": 1, "data": {}, "since": moment,
    }),
    Kept.CARDS: (schema.card, _closed),
    Kept.TABLES: (schema.import_table, lambda _, moment: {
        "person": 1, "state": "TAKEN", "file_id": "f", "name": "a.xlsx", "size": 1, "sent_at": moment,
    }),
}  # fmt: skip


def test_each_kind_of_rows_is_played() -> None:
    assert {*ROWS} == {*cleaning._TABLES}


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", ROWS)
def test_only_what_is_older_than_promised_goes(desk: Desk, what: Kept) -> None:
    table, make = ROWS[what]
    for moment in (START - MOMENT, START, START + MOMENT):
        desk.tx.execute(insert(table).values(make(desk, moment)))
    before = desk.tx.execute(select(table.c.id).order_by(table.c.id)).scalars().all()
    assert cleaning.sweep(desk.tx, what, 0, START).count == 1
    assert desk.tx.execute(select(table.c.id).order_by(table.c.id)).scalars().all() == before[1:]


def _about(desk: Desk, state: State) -> int:
    return desk.appeal(state, desk.enterprise("乙"), settled_at=None if state is State.HANDLING else START - 9 * DAY).id


def _held(desk: Desk, state: SessionState, number: int) -> int:
    values = {"year": 2024, "number": number, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": ()}
    return sessions.add(desk.tx, values | {"capacity": 5, "held_at": desk.now, "state": state}).id


@pytest.mark.parametrize("column", ["appeal", "escalates", "announces", "shows_progress"])
@pytest.mark.parametrize("is_over", [True, False])
def test_what_was_sent_stays_while_what_it_is_about_goes_on(desk: Desk, column: str, *, is_over: bool) -> None:
    """The ledger counts who was told of an escalation, and a session's card who heard of it."""
    about = _about(desk, State.CLOSED if is_over else State.HANDLING)
    if column == "escalates":
        climbed = {"appeal": about, "round": 1, "level": "URGED", "at": START}
        about = desk.tx.execute(
            insert(schema.escalation).values(**climbed).returning(schema.escalation.c.id)
        ).scalar_one()
    elif column != "appeal":
        about = _held(desk, SessionState.ARCHIVED if is_over else SessionState.RUNNING, 4)
    desk.tx.execute(insert(schema.outbox).values(**_told(desk, START - DAY), **{column: about}))
    assert cleaning.sweep(desk.tx, Kept.OUTBOX, 0, START).count == int(is_over)
