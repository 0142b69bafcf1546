"""Whom an entry of the audit log names: staff by name and role, of an enterprise's people only the enterprise."""

import pytest

from bot.domain.desk.record import Record, Whose
from bot.domain.people.person import Role
from bot.usecases.desk.auditing import named
from storage.people import people
from tests.desk import HOME, Desk

FIRM = "云南某企业"


def about(desk: Desk, subject: str, by: int | None = None) -> tuple[Whose | None, Whose | None]:
    found = named(desk.tx, Record(1, desk.now, by, "phone", subject, {}))
    return found.by, found.about


def test_staff_are_named_with_their_role(desk: Desk) -> None:
    who = desk.person(Role.CONTACT, HOME)
    assert about(desk, f"person:{who.id}", who.id) == (Whose(who.name, Role.CONTACT),) * 2


def test_of_an_enterprises_people_only_the_enterprise_is_named(desk: Desk) -> None:
    firm = desk.enterprise(FIRM)
    who = desk.person(Role.MEMBER, enterprise=firm)
    assert about(desk, f"person:{who.id}") == (None, Whose(FIRM, Role.MEMBER))
    assert about(desk, f"enterprise:{firm}") == (None, Whose(FIRM))


def test_who_has_left_is_named_by_what_they_were(desk: Desk) -> None:
    firm = desk.enterprise(FIRM)
    who, member = desk.person(Role.CONTACT, HOME), desk.person(Role.MEMBER, enterprise=firm)
    people.change(desk.tx, who.id, role=None, department=None, held_role=Role.CONTACT, held_department=HOME)
    people.change(desk.tx, member.id, role=None, enterprise=None, held_role=Role.MEMBER, held_enterprise=firm)
    assert about(desk, f"person:{who.id}")[1] == Whose(who.name, Role.CONTACT)
    assert about(desk, f"person:{member.id}")[1] == Whose(FIRM, Role.MEMBER)


@pytest.mark.parametrize("subject", ["person:999", "enterprise:999"])
def test_who_is_not_there_any_more_has_no_name(desk: Desk, subject: str) -> None:
    assert about(desk, subject, 999) == (Whose(), Whose())


@pytest.mark.parametrize("subject", ["", "appeal:YN-2024-0001", "person:x", "a person:1", "person:1 and more"])
def test_other_subjects_are_nobody(desk: Desk, subject: str) -> None:
    assert about(desk, subject) == (None, None)
