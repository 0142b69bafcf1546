"""Whoever is responsible can always act, and whoever has to act hears of it within the limits of the pack."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.appeals.appeal import Action, Appeal, State
from bot.domain.appeals.moves import STATES, TABLE
from bot.domain.appeals.notices import AboutAppeal
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.table import Resume
from bot.domain.people.person import SYSTEM, Person, Role
from bot.usecases import timers as usecase
from bot.usecases.appeals import moving, viewing
from storage.appeals import appeals
from storage.people import people
from storage.time import timers
from tests.desk import HOME, Desk
from tests.usecases.test_moves import running_session

A, P, S = Action, Party, State
OPEN = [state for state, rule in STATES.items() if rule.owner]
DEPARTMENTS = [state for state in OPEN if STATES[state].owner in {P.LEAD, P.HEAD}]
ENTERPRISES = [state for state in OPEN if STATES[state].owner is P.MEMBER]
DESKS = [state for state in OPEN if STATES[state].owner is P.COORDINATOR]


class Life:
    """An appeal in a state, with one of everybody; nothing is so that a guard needs."""

    def __init__(self, desk: Desk, state: State) -> None:
        self.desk, enterprise = desk, desk.enterprise("云南某企业")
        self.everybody = {
            P.MEMBER: desk.person(Role.MEMBER, enterprise=enterprise),
            P.LEAD: desk.person(Role.CONTACT, HOME),
            P.HEAD: desk.person(Role.HEAD, HOME),
            P.COORDINATOR: desk.person(Role.COORDINATOR),
            P.SUPERVISOR: desk.person(Role.SUPERVISOR),
        }
        given: dict[str, Any] = {"assigned_at": desk.now} if state in DEPARTMENTS else {}
        if state is S.SCHEDULED:
            given |= {"session": running_session(desk), "session_at": desk.now + timedelta(days=1)}
        self.row = desk.appeal(state, enterprise, settled_at=None, **given).id
        moving.set_timers(desk.tx, self.appeal, desk.now)

    @property
    def appeal(self) -> Appeal:
        found = appeals.peek(self.desk.tx, self.row)
        assert found is not None
        return found

    def leaves(self, party: Party) -> None:
        people.change(self.desk.tx, self.everybody[party].id, reachable=False)

    def moves_on(self, who: Person) -> set[Action]:
        """Return what somebody may do that leads to another state."""
        appeal = self.appeal
        allowed = viewing.view(self.desk.tx, appeal, who, self.desk.now).allowed
        rows = (row for row in TABLE.moves if row.action in allowed and row.who in appeal.parties(who))
        return {row.action for row in rows if appeal.state in row.sources and row.to not in {appeal.state, None}}

    def working_days(self, days: int) -> Iterator[tuple[datetime, Notice]]:
        """Let so many pass; yield what timers tell, and when."""
        until = self.desk.tx.programme.calendar.due(self.desk.now, days)
        while found := timers.due(self.desk.tx, until, 0.0, 1):
            self.desk.now = max(self.desk.now, found[0].fire_at)
            assert timers.finish(self.desk.tx, found[0], self.desk.now)
            for one in usecase.fire(self.desk.tx, SYSTEM, found[0], now=self.desk.now):
                yield self.desk.now, one
        self.desk.now = until

    def told(self, days: int) -> set[Party]:
        """Return who hears of the appeal within so many working days."""
        chats = {notice.to for _, notice in self.working_days(days) if isinstance(notice, AboutAppeal)}
        return {party for party, person in self.everybody.items() if person.chat in chats}


@pytest.mark.parametrize("state", OPEN)
def test_whoever_is_responsible_can_move_it_on(desk: Desk, state: State) -> None:
    life, owner = Life(desk, state), STATES[state].owner
    assert owner is not None
    assert life.moves_on(life.everybody[owner]), (state, owner)


@pytest.mark.parametrize("state", OPEN)
def test_whoever_is_responsible_is_told_within_the_limits(desk: Desk, state: State) -> None:
    """The longest limit is that of an answer; who does not act is told before it has passed by a day."""
    life, owner = Life(desk, state), STATES[state].owner
    assert owner in life.told(11)


@pytest.mark.parametrize("state", DEPARTMENTS)
def test_where_nobody_of_the_department_is_there_the_desk_hears_of_it_and_can_act(desk: Desk, state: State) -> None:
    life = Life(desk, state)
    for party in (P.LEAD, P.HEAD):
        life.leaves(party)
    assert life.moves_on(life.everybody[P.COORDINATOR])
    assert P.COORDINATOR in life.told(11)
    assert life.appeal.state is state  # nobody has accepted, answered or signed by keeping silent


@pytest.mark.parametrize("state", DEPARTMENTS)
def test_a_department_that_keeps_silent_is_heard_of_by_all_above(desk: Desk, state: State) -> None:
    assert {P.LEAD, P.HEAD, P.COORDINATOR, P.SUPERVISOR} <= Life(desk, state).told(10 + 6)


@pytest.mark.parametrize("state", ENTERPRISES)
def test_an_enterprise_that_keeps_silent_holds_nothing_up(desk: Desk, state: State) -> None:
    life = Life(desk, state)
    if state is S.ANSWERED:
        appeals.open_survey(desk.tx, moving._survey(desk.tx, life.appeal, desk.now))
    life.told(11)
    assert life.appeal.state is not state


@pytest.mark.parametrize("state", DESKS)
def test_a_desk_that_keeps_silent_is_heard_of_by_the_supervisor_who_can_press(desk: Desk, state: State) -> None:
    life = Life(desk, state)
    assert P.SUPERVISOR in life.told(10 + 6)
    assert A.SUPERVISE in viewing.view(desk.tx, life.appeal, life.everybody[P.SUPERVISOR], desk.now).allowed


def test_a_move_that_leads_back_counts_as_one_that_leads_on() -> None:
    """An answer to a question leads to where it was asked."""
    assert any(row.to is Resume.RESUME for row in TABLE.moves if S.NEEDS_INFO in row.sources)
