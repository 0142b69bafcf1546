"""Whoever holds a seat is in the queue, however the session came to its day."""

from datetime import datetime, timedelta

from bot.domain import notice as n
from bot.domain.clock import SHANGHAI
from bot.domain.people import Role
from bot.usecases import sessions as usecase
from bot.usecases.sessions import desk as coordinating
from bot.usecases.sessions import queue
from storage import sessions
from tests.desk import Desk
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "shared_postgres"]

HELD = datetime(2024, 11, 20, 9, 0, tzinfo=SHANGHAI)


def test_locked_early_and_moved_nearer_than_its_call(desk: Desk) -> None:
    """No call was due any more; the queue knows the enterprise all the same, and the session can end."""
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    window = {"booking_opens": desk.now, "booking_closes": desk.now + timedelta(days=5), "held_at": HELD}
    row = sessions.add(desk.tx, values | window | {"capacity": 2}).id
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    who = desk.person(Role.COORDINATOR)
    usecase.book(desk.tx, member, row, now=desk.now)
    coordinating.lock(desk.tx, who, row, now=desk.now)
    coordinating.edit(desk.tx, who, {"session": row, "date": "2024-10-25"}, now=desk.now)
    told = queue.start(desk.tx, who, row, now=desk.now)
    assert [one.to for one in told if isinstance(one, n.DayOpened)] == [member.chat]
    (shown,) = queue.finish(desk.tx, who, row, now=desk.now)
    assert isinstance(shown, n.UnrecordedShown)
    assert [one.enterprise for one in shown.places] == ["云南某企业"]
