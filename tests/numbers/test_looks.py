"""In which order a table of the figures stands."""

from datetime import timedelta

import pytest

from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.reports.figures import Cut, Key
from bot.domain.reports.notices import NumbersCut
from bot.domain.reports.presses import Look, Numbers
from bot.texts.render import render
from bot.usecases.reports import figures
from storage.sessions import sessions
from tests.desk import ELSEWHERE, HOME, Desk
from tests.texts.samples import WORDS

A_SESSION: dict[str, object] = {
    "year": 2024, "theme": "外资外贸", "form": "坐诊", "place": "省政务服务中心", "departments": (), "capacity": 2
}  # fmt: skip
TABLES: dict[Cut, list[Key]] = {
    Cut.STATE: ["TRIAGE", "SCHEDULED", "ASSIGNED", "ANSWERED", "CLOSED", "WITHDRAWN"],
    Cut.DEPARTMENT: [ELSEWHERE, HOME, None],
    Cut.MONTH: [202410, 202409],
}


@pytest.mark.parametrize(("cut", "keys"), TABLES.items())
def test_a_table_s_order(desk: Desk, cut: Cut, keys: list[Key]) -> None:
    firm, before = desk.enterprise("甲"), desk.now - timedelta(days=30)
    desk.appeal(State.WITHDRAWN, firm, lead=None, filed_at=before)
    desk.appeal(State.TRIAGE, firm, lead=None)
    desk.appeal(State.TRIAGE, firm, lead=None)
    desk.appeal(State.CLOSED, firm, lead=HOME)
    for state in (State.SCHEDULED, State.ASSIGNED, State.ANSWERED):
        desk.appeal(state, firm, lead=ELSEWHERE)
    assert order(desk, cut) == keys


def test_the_newest_session_comes_first_and_what_was_heard_at_none_last(desk: Desk) -> None:
    firm = desk.enterprise("甲")
    former, later = (sessions.add(desk.tx, A_SESSION | {"number": number}).id for number in (4, 5))
    for held in (None, None, former, later, None, former, former):
        desk.appeal(State.ANSWERED, firm, session=held)
    assert order(desk, Cut.SESSION) == [later, former, None]


def order(desk: Desk, cut: Cut) -> list[Key]:
    who = desk.person(Role.COORDINATOR)
    shown = figures.gather(desk.tx, who.chat, Numbers(look=Look.CUT, span="all", what=cut), now=desk.now)
    assert isinstance(shown, NumbersCut)
    return [row.key[0] for row in shown.rows]


@pytest.mark.parametrize(
    ("role", "department", "is_named"),
    [
        (Role.COORDINATOR, None, True),
        (Role.CONTACT, HOME, True),
        (Role.SUPERVISOR, None, False),
        (Role.ADMIN, None, False),
    ],
)
def test_an_appeal_with_secrets_is_counted_and_not_named_to_who_does_not_handle_it(
    desk: Desk, role: Role, department: str | None, is_named: bool
) -> None:
    secret = desk.appeal(State.HANDLING, desk.enterprise("甲"), lead=HOME, confidential=True)
    who = desk.person(role, department)
    view = Numbers(look=Look.BEHIND, span="all", what="received")
    shown = figures.gather(desk.tx, who.chat, view, now=desk.now)
    assert shown is not None
    screen = render(shown, WORDS)
    read = screen.text + str(screen.rows)
    assert "共1件" in read
    assert (secret.number in read, "涉商业秘密，不列编号" in read) == (is_named, not is_named)
