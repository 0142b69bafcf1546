"""Who may have which rows, what is noted, and what is said when the file can't be sent."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.base.errors import NoRight
from bot.domain.base.paper import PaperSent
from bot.domain.base.parcels import Message
from bot.domain.people.person import Role
from bot.domain.reports.export import Export
from bot.domain.reports.export_notices import ExportShown
from bot.domain.time import spans
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.spans import Span, SpanName
from bot.usecases.reports import exports as verbs
from storage import schema
from storage.mail import outbox
from storage.mail.outbox import Status
from storage.mail.parcels import Item
from storage.people import people
from storage.reports import exports
from tests.desk import HOME, Desk

EVERYTHING: dict[str, Any] = {"first": "", "until": "", "sheet": "all", "personal": "yes"}


def asked(desk: Desk, role: Role, **given: str) -> tuple[int, Export]:
    who = desk.person(role, HOME if role in {Role.CONTACT, Role.HEAD} else None)
    (shown,) = verbs.ask(desk.tx, who, EVERYTHING | given, now=desk.now)
    assert isinstance(shown, ExportShown)
    return who.id, shown.export


@pytest.mark.parametrize(("role", "personal"), [(Role.COORDINATOR, True), (Role.SUPERVISOR, False)])
def test_personal_data_are_for_coordinators_and_each_export_is_noted(desk: Desk, role: Role, personal: bool) -> None:
    who, made = asked(desk, role)
    assert made.personal is personal
    noted = desk.tx.execute(select(schema.audit).where(schema.audit.c.action == "export")).one()
    assert (noted.person, noted.subject, noted.details["personal"]) == (who, f"export:{made.id}", personal)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CONTACT, Role.HEAD, Role.ADMIN, None])
def test_others_get_nothing(desk: Desk, role: Role | None) -> None:
    with pytest.raises(NoRight):
        verbs.ask(desk.tx, desk.person(role), EVERYTHING, now=desk.now)


def test_who_lost_the_role_meanwhile_gets_nothing(desk: Desk) -> None:
    who, made = asked(desk, Role.COORDINATOR)
    assert verbs.gather(desk.tx, made.id) == made
    people.change(desk.tx, who, role=Role.SUPERVISOR)
    assert verbs.gather(desk.tx, made.id) is None


def test_a_file_that_is_too_big_is_not_sent(desk: Desk) -> None:
    _, made = asked(desk, Role.COORDINATOR)
    fits, over = 50 * verbs.MEGABYTE, 50 * verbs.MEGABYTE + 1
    assert any(isinstance(one, PaperSent) for one in verbs.finish(desk.tx, made.id, 9, fits, now=desk.now))
    (told,) = verbs.finish(desk.tx, made.id, 9, over, now=desk.now)
    assert isinstance(told, ExportShown)
    assert (told.export.error, told.message) == (verbs.TOO_BIG, None)


def test_a_file_is_made_by_one_until_its_lease_is_over(desk: Desk) -> None:
    _, made = asked(desk, Role.COORDINATOR)
    taken = exports.TO_MAKE.take(desk.tx, 100.0, 160.0)
    assert taken is not None
    assert exports.TO_MAKE.take(desk.tx, 159.0, 219.0) is None
    assert not exports.TO_MAKE.is_waiting(desk.tx, 159.0)
    assert exports.TO_MAKE.is_waiting(desk.tx, 160.0)
    verbs.fail(desk.tx, made.id, now=desk.now)
    assert not exports.TO_MAKE.is_waiting(desk.tx, 300.0)


def test_the_card_shows_how_far_it_is(desk: Desk) -> None:
    who, made = asked(desk, Role.COORDINATOR)
    assert verbs.went_on(desk.tx, made.id, 1, 9, 60.0) == []  # the card is not there yet
    chat = people.by_id(desk.tx, who).chat
    row = outbox.put(desk.tx, Item(chat, "export_shown", Message(text=""), exports=made.id), desk.now)
    outbox.settle(desk.tx, row, Status.SENT, desk.now, 77)
    (shown,) = verbs.went_on(desk.tx, made.id, 4, 9, 60.0)
    assert isinstance(shown, ExportShown)
    assert (shown.to, shown.message, shown.export.rows, shown.export.total) == (chat, 77, 4, 9)
    assert not exports.TO_MAKE.is_waiting(desk.tx, 59.0)
    exports.TO_MAKE.release(desk.tx)
    assert exports.TO_MAKE.is_waiting(desk.tx, 0.0)


def at(*day: int) -> datetime:
    return datetime(*day, tzinfo=SHANGHAI)  # type: ignore[arg-type, misc]  # year, month, day


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (SpanName.MONTH, Span(at(2025, 1, 1), at(2025, 2, 1))),
        (SpanName.LAST_MONTH, Span(at(2024, 12, 1), at(2025, 1, 1))),
        (SpanName.YEAR, Span(at(2025, 1, 1), at(2026, 1, 1))),
        (SpanName.ALL, Span()),
    ],
)
def test_named_spans_are_those_of_shanghai(name: SpanName, wanted: Span) -> None:
    """In Shanghai it is January already."""
    assert spans.named(name, datetime.fromisoformat("2024-12-31T16:30:00+00:00")) == wanted
