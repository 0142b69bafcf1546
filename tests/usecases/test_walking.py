"""Whoever is responsible can always act, and whoever has to act hears of it within the limits of the pack."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import STATES, TABLE
from bot.domain.appeals.news_notices import NewsTold
from bot.domain.appeals.notices import AboutAppeal
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.table import Resume
from bot.domain.people.person import SYSTEM, Person, Role
from bot.domain.sessions.session import SessionState
from bot.usecases import book
from bot.usecases import timers as usecase
from bot.usecases.appeals import moving, news, viewing
from storage.appeals import appeals
from storage.people import people
from storage.sessions import sessions
from storage.time import timers
from tests.desk import HOME, Desk
from tests.usecases.test_moves import running_session

A, P, S = Action, Party, State
HELPER = "省商务厅"
OPEN = [state for state, rule in STATES.items() if rule.owner]
DEPARTMENTS = [state for state in OPEN if STATES[state].owner in {P.LEAD, P.HEAD}]
ENTERPRISES = [state for state in OPEN if STATES[state].owner is P.MEMBER]
DESKS = [state for state in OPEN if STATES[state].owner is P.COORDINATOR]


class Life:
    """An appeal in a state, with one of everybody; nothing is so that a guard needs."""

    def __init__(self, desk: Desk, state: State, **more: Any) -> None:
        self.desk, enterprise = desk, desk.enterprise("云南某企业")
        self.everybody = {
            P.MEMBER: desk.person(Role.MEMBER, enterprise=enterprise),
            P.LEAD: desk.person(Role.CONTACT, HOME),
            P.ASSISTING: desk.person(Role.CONTACT, HELPER),
            P.HEAD: desk.person(Role.HEAD, HOME),
            P.COORDINATOR: desk.person(Role.COORDINATOR),
            P.SUPERVISOR: desk.person(Role.SUPERVISOR),
        }
        given: dict[str, Any] = {"assigned_at": desk.now} if state in DEPARTMENTS else {}
        if state is S.SCHEDULED:
            given |= {"session": running_session(desk), "session_at": desk.now + timedelta(days=1)}
        self.row = desk.appeal(state, enterprise, **{"settled_at": None} | given | more).id
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

    def is_about(self, notice: Notice) -> bool:
        """Whether it tells of this appeal, alone or among others."""
        if isinstance(notice, NewsTold):
            return self.row in {item.view.appeal.id for item in notice.items}
        return isinstance(notice, AboutAppeal) and notice.view.appeal.id == self.row

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


# What may be true of an appeal beside its state, whom it leaves waiting, and who has to act then.


@pytest.mark.parametrize("state", OPEN)
def test_secrets_hold_nobody_up(desk: Desk, state: State) -> None:
    """Whoever is responsible for a confidential appeal can move it on, and hears of it as of any other."""
    life, owner = Life(desk, state, confidential=True), STATES[state].owner
    assert owner is not None
    assert life.moves_on(life.everybody[owner])
    assert owner in life.told(11)


def test_who_disowns_is_answered_by_a_desk_that_can_act(desk: Desk) -> None:
    life = Life(desk, S.HANDLING, accepted_at=desk.now)
    told = book.do(
        desk.tx, life.everybody[P.LEAD], A.DISOWN, {"appeal": life.row, "words": "非本单位职责"}, now=desk.now
    )
    assert life.everybody[P.COORDINATOR].chat in {one.to for one in told}
    coordinator = life.everybody[P.COORDINATOR]
    assert {A.REASSIGN, A.RECALL} <= life.moves_on(coordinator)
    assert A.KEEP_LEAD in viewing.view(desk.tx, life.appeal, coordinator, desk.now).allowed
    assert life.moves_on(life.everybody[P.LEAD])  # meanwhile the clock runs, and the department can still answer
    assert {P.LEAD, P.HEAD, P.COORDINATOR, P.SUPERVISOR} <= life.told(10 + 6)


@pytest.mark.parametrize("state", [S.ASSIGNED, S.HANDLING])
def test_who_is_awaited_for_help_hears_of_it_and_can_give_it(desk: Desk, state: State) -> None:
    due = desk.tx.programme.calendar.due(desk.now, 3)
    life = Life(desk, state, assisting=(HELPER,), awaited=(HELPER,), assist_due_at=due)
    helper = life.everybody[P.ASSISTING]
    assert A.CONTRIBUTE in viewing.view(desk.tx, life.appeal, helper, desk.now).allowed
    assert P.ASSISTING in life.told(3 + 1)
    assert A.CONTRIBUTE in viewing.view(desk.tx, life.appeal, helper, desk.now).allowed  # late as well
    assert life.moves_on(life.everybody[P.LEAD])  # and nobody has to wait for it


@pytest.mark.parametrize("resumes", [S.TRIAGE, S.HANDLING])
def test_a_pause_ends_by_itself_and_who_waits_hears_so(desk: Desk, resumes: State) -> None:
    """Who asked, the desk or the department, hears that nothing came, and has it in hand again."""
    life = Life(desk, S.NEEDS_INFO, resume_state=resumes)
    asked = P.COORDINATOR if resumes is S.TRIAGE else P.LEAD
    steers = viewing.view(desk.tx, life.appeal, life.everybody[P.COORDINATOR], desk.now).allowed
    assert {A.RECALL, A.PROMPT} <= set(steers)
    assert {P.MEMBER, asked} <= life.told(11)
    assert life.appeal.state is not S.NEEDS_INFO
    assert life.moves_on(life.everybody[asked])


@pytest.mark.parametrize("stands", SessionState)
def test_whatever_becomes_of_its_session_the_desk_can_act_and_hears(desk: Desk, stands: SessionState) -> None:
    life = Life(desk, S.SCHEDULED)
    session = life.appeal.session
    assert session is not None
    sessions.change(desk.tx, session, {"state": stands})
    coordinator = life.everybody[P.COORDINATOR]
    assert {A.ASSIGN, A.RECALL} <= life.moves_on(coordinator)
    assert P.COORDINATOR in life.told(11)
    assert life.moves_on(coordinator)


# Who waits, whoever has to act.

WAITED_FOR = [state for state in OPEN if STATES[state].owner is not P.MEMBER]


@pytest.mark.parametrize("state", WAITED_FOR)
def test_an_enterprise_that_waits_hears_within_the_days_of_the_pack_and_again(desk: Desk, state: State) -> None:
    """Nobody acts for twenty working days: it waits no longer than that. Of a visit it hears that it is late."""
    given: dict[str, Any] = {"session_at": desk.now + timedelta(days=60)} if state is S.SCHEDULED else {}
    life = Life(desk, state, **given)
    news.plan(desk.tx, now=desk.now)
    member, days = life.everybody[P.MEMBER], desk.tx.programme.pack.limits.news_days
    began, calendar = desk.now, desk.tx.programme.calendar
    heard = [moment for moment, one in life.working_days(20) if one.to == member.chat and life.is_about(one)]
    gaps = [calendar.count(one.date(), two.date()) for one, two in pairwise([began, *heard])]
    assert heard
    assert state is S.VISIT or max(gaps) <= days, (state, gaps)
    assert len(heard) == len({moment.date() for moment in heard})  # once a day at most


@pytest.mark.parametrize("state", WAITED_FOR)
def test_an_enterprise_that_waits_can_ask_or_withdraw(desk: Desk, state: State) -> None:
    """What is late may be urged; what is not answered yet may be added to, and withdrawn."""
    life = Life(desk, state)
    member = life.everybody[P.MEMBER]
    life.told(12)
    allowed = set(viewing.view(desk.tx, life.appeal, member, desk.now).allowed)
    wanted = {S.REVIEW: {A.URGE}, S.VISIT: set[Action](), S.SCHEDULED: {A.ADD, A.WITHDRAW}}
    assert allowed >= wanted.get(life.appeal.state, {A.URGE, A.ADD, A.WITHDRAW}), (life.appeal.state, allowed)


def test_a_date_that_runs_out_before_the_session_is_heard_of_by_all(desk: Desk) -> None:
    """Put to a session that comes too late: who steers it and who waits hear of it before, then it climbs."""
    life = Life(desk, S.SCHEDULED, session_at=desk.now + timedelta(days=40))
    news.plan(desk.tx, now=desk.now)
    due = life.appeal.due_at
    assert due is not None
    before, after = set[Party](), set[Party]()
    for moment, one in life.working_days(16):
        hears = {party for party, person in life.everybody.items() if person.chat == one.to and life.is_about(one)}
        (before if moment <= due else after).update(hears)
    assert {P.COORDINATOR, P.MEMBER} <= before
    assert {P.COORDINATOR, P.SUPERVISOR, P.MEMBER} <= after
    assert {A.RECALL, A.ASSIGN} <= life.moves_on(life.everybody[P.COORDINATOR])
