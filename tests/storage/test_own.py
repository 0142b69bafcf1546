"""The file of one's own data (查阅) holds all that is stored of oneself, and nothing of anybody else."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import insert

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.survey import Satisfaction, Survey
from bot.domain.base.content import File
from bot.domain.base.party import Party
from bot.domain.people.person import JoinRequest, Person, Role
from bot.domain.sessions.booking import BookingState
from storage import schema
from storage.appeals import appeals, attachments
from storage.engine import audit
from storage.mail import drafts
from storage.people import people
from storage.sessions import sessions
from storage.tenure import own
from tests.desk import HOME, Desk


@dataclass
class Life:
    """Somebody with one of everything, each marked as theirs."""

    desk: Desk
    mark: str
    updates: int
    who: Person = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.desk.person(Role.MEMBER, enterprise=self.desk.enterprise(f"{self.mark}公司"))
        self._files()
        self._books()
        self._writes()

    def _files(self) -> None:
        tx, now, who = self.desk.tx, self.desk.now, self.who.id
        row = self.desk.appeal(
            State.CLOSED, self.who.enterprise or 0, number=f"T-{self.mark}", text=self.mark, filed_by=who
        ).id
        for owner, name in (({"appeal": row}, "单据"), ({"appeal": row, "answer": 1}, "答复")):
            file = File(f"{name}{self.mark}", f"{name}{self.mark}", "document", f"{self.mark}的{name}.pdf", 9)
            attachments.put(tx, owner, [file], now)
        for said, by in ((f"{self.mark}说", who), ("单位说", None)):
            event = Event(now, by, Party.MEMBER, None, Action.ADD, State.HANDLING, State.HANDLING, 1, "", said)
            appeals.append(tx, row, event)
        for number in (1, 2):  # the second was not rated
            appeals.open_survey(tx, Survey(row, number, HOME, now))
        appeals.rate(
            tx, row, 1, {"rated_at": now, "rated_by": who, "satisfaction": Satisfaction.FAIRLY, "words": self.mark}
        )

    def _books(self) -> None:
        tx, now = self.desk.tx, self.desk.now
        values = {
            "year": 2024,
            "number": self.updates,
            "theme": "外资",
            "form": "坐诊",
            "place": "昆明",
            "capacity": 20,
        }
        session = sessions.add(tx, values | {"departments": (), "held_at": now})
        seat = {"session": session.id, "enterprise": self.who.enterprise, "slot": 1, "state": BookingState.BOOKED}
        sessions.book(tx, seat | {"booked_by": self.who.id, "booked_at": now})

    def _writes(self) -> None:
        tx, now, who = self.desk.tx, self.desk.now, self.who
        drafts.add(tx, who.id, "appeal", "text", {"text": f"{self.mark}没写完"}, now)
        wanted = self.desk.enterprise(f"{self.mark}想去的公司")
        people.ask_to_join(tx, JoinRequest(who.id, wanted, self.mark, "13900001111"), now)
        audit.note(tx, who.id, "my_data", f"by {self.mark}", now)
        audit.note(tx, None, "forgotten", f"person:{who.id}", now)
        said = {"chat": who.chat, "raw": "", "arrived_at": now}
        told = {"chat": who.chat, "kind": "MESSAGE", "rank": 0, "what": "done", "payload": {}, "state": "SENT"}
        for number in range(self.updates):
            tx.execute(insert(schema.inbox).values(update_id=who.id * 100 + number, **said))
            tx.execute(insert(schema.outbox).values(written_at=now, **told))
        tx.execute(insert(schema.outbox).values(written_at=now, **told))


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
def test_each_reads_what_is_stored_of_them_and_of_nobody_else(desk: Desk) -> None:
    lives = [Life(desk, mark, updates) for mark, updates in (("甲", 1), ("乙", 2))]
    for life in lives:
        tx, who, mark = desk.tx, life.who.id, life.mark
        (filed,) = own.appeals(tx, who)
        assert (filed.number, filed.text, filed.files) == (f"T-{mark}", mark, (f"{mark}的单据.pdf",))
        assert [(one.what, one.words) for one in own.said(tx, who)] == [(f"T-{mark} ADD", f"{mark}说")]
        assert [(one.what, one.words) for one in own.rated(tx, who)] == [(f"T-{mark} FAIRLY", mark)]
        assert [one.what for one in own.booked(tx, who)] == [f"2024-{life.updates} BOOKED"]
        noted = [(one.what, one.words) for one in own.noted(tx, who)]
        assert noted == [("my_data", f"by {mark}"), ("forgotten", f"person:{who}")]
        assert own.half_filled(tx, who) == (f"{mark}没写完",)
        assert own.asks_to_join(tx, who) == f"{mark}想去的公司"
        assert own.lines(tx, life.who.chat) == (life.updates, life.updates + 1)
