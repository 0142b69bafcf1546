"""In which order a table of the figures stands."""

from datetime import timedelta

import pytest

from bot.domain.appeals.appeal import State
from bot.domain.people.person import Role
from bot.domain.reports.figures import Cut, Key
from bot.domain.reports.notices import NumbersCut
from bot.domain.reports.presses import Look, Numbers
from bot.usecases.reports import figures
from tests.desk import ELSEWHERE, HOME, Desk

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
    who = desk.person(Role.COORDINATOR)
    shown = figures.gather(desk.tx, who.chat, Numbers(look=Look.CUT, span="all", what=cut), now=desk.now)
    assert isinstance(shown, NumbersCut)
    assert [row.key[0] for row in shown.rows] == keys
