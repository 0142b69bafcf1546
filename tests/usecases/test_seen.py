"""When somebody was last here is noted once a day, so that nobody who comes every day is said to be silent."""

from datetime import timedelta

import pytest

from bot.domain.people.person import Role
from bot.usecases.people import accounts
from storage.people import people
from storage.tenure import census
from tests.desk import HOME, Desk

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("before", "is_noted"),
    [
        (None, True),
        (timedelta(0), False),
        (DAY - timedelta(seconds=1), False),
        (DAY, True),
        (40 * DAY, True),
    ],
)
def test_who_was_not_here_for_a_day_is_noted_anew(desk: Desk, before: timedelta | None, *, is_noted: bool) -> None:
    who, last = desk.person(Role.CONTACT, HOME), desk.now - before if before is not None else None
    people.change(desk.tx, who.id, seen_at=last, in_role_since=desk.now - 90 * DAY)
    accounts.note_seen(desk.tx, people.by_id(desk.tx, who.id), desk.now)
    assert people.by_id(desk.tx, who.id).seen_at == (desk.now if is_noted else last)
    assert census.silent(desk.tx, desk.now - 30 * DAY) == []
