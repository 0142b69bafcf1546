"""Whoever has come to the end of a form is offered what comes next."""

import pytest

from bot.domain.base.notice import Notice
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Cancelled
from bot.domain.desk.bulk_notices import BulkUndone
from bot.domain.people.person import Role
from bot.domain.tenure.detail_notices import DetailChanged
from bot.domain.tenure.notices import AwayNoted
from bot.domain.tenure.own_notices import Corrected
from bot.texts.render import render
from tests.texts.everything import everything
from tests.texts.samples import WORDS, Typed


@pytest.mark.parametrize(
    ("kind", "leads_to"),
    [
        (AwayNoted, {Menu.TODO, Menu.AWAY}),
        (BulkUndone, {Menu.TRIAGE, Menu.OVERDUE}),
        (Corrected, {Menu.MY_DATA}),
        (DetailChanged, {Menu.MEMBERS}),
    ],
)
def test_the_end_of_a_form_leads_on(kind: type[Notice], leads_to: set[Menu]) -> None:
    ends = [notice for _, notice in everything(Typed()) if isinstance(notice, kind)]
    assert ends
    for notice in ends:
        presses = [button.press for row in render(notice, WORDS).rows for button in row]
        assert {press.menu for press in presses if isinstance(press, Go)} == leads_to


@pytest.mark.parametrize("form", ["appeal", None])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_who_gives_a_form_up_is_offered_the_own_commands(role: Role, form: str | None) -> None:
    screen = render(Cancelled(to=1, form=form, role=role), WORDS)
    assert all(isinstance(button.press, Go) for row in screen.rows for button in row)
    assert 1 < sum(map(len, screen.rows)) <= 4


def test_a_stranger_has_no_commands_yet_and_is_told_how_to_begin_again() -> None:
    screen = render(Cancelled(to=1, form="register"), WORDS)
    assert not screen.rows
    assert "/start" in screen.text
