"""Whoever asks for something hears of a decision: who has to decide finds it each morning until it is done."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.change import Change
from bot.domain.base.errors import NoRight
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import KEEPS, ClassState
from bot.domain.classes.notices import ClassDue, ClassesListed
from bot.domain.classes.times import deadline
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import MorningTimer, Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.enterprise_notices import EnterprisesShown
from bot.domain.people.person import SYSTEM, EnterpriseState, JoinRequest, Person, Role
from bot.domain.sessions.queue_notices import SessionUnfinished
from bot.domain.sessions.session import SessionState
from bot.domain.time.timers import Subject
from bot.usecases import book
from bot.usecases import timers as usecase
from bot.usecases.appeals import viewing
from bot.usecases.classes import class_moves, listing
from bot.usecases.desk import morning
from bot.usecases.people import verifying
from bot.usecases.sessions import session_moves
from bot.usecases.tenure import members
from storage.appeals import appeals
from storage.classes import classes
from storage.people import enterprises, people
from storage.sessions import sessions
from storage.time import timers
from storage.time.timers import DueTimer
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.test_class_answers import Play
from tests.usecases.test_walking import Life

A, P, S = Action, Party, State
DAYS = timedelta(days=1)


def mornings(desk: Desk, who: Person) -> dict[Wait, int]:
    """Return what the person's morning message of this moment counts; none comes where nothing waits."""
    timer = DueTimer(1, MorningTimer.MORNING, Subject.MORNING, 0, 0, desk.now, 0)
    told = morning.about_morning(desk.tx, timer, now=desk.now)
    return next((dict(one.counts) for one in told if isinstance(one, Morning) and one.to == who.chat), {})


def later(desk: Desk, days: int) -> None:
    desk.now = desk.tx.programme.calendar.after(desk.now, days)


def does(life: Life, who: Party, action: Action, **data: Any) -> None:
    said = {"appeal": life.row, "words": "说明理由"} | data
    book.do(life.desk.tx, life.everybody[who], action, said, now=life.desk.now)


def asks(life: Life, times: int) -> None:
    """Let the department ask for more time; all but the last request are granted."""
    for number in range(times):
        does(life, P.LEAD, A.ASK_TIME, reason="3")
        if number + 1 < times:
            does(life, P.COORDINATOR, A.GRANT_TIME)


REQUESTS = [
    pytest.param(lambda life: does(life, P.LEAD, A.DISOWN), P.COORDINATOR, A.KEEP_LEAD, id="非本单位职责"),
    pytest.param(lambda life: asks(life, 1), P.COORDINATOR, A.REFUSE_TIME, id="延期"),
    pytest.param(lambda life: asks(life, 2), P.SUPERVISOR, A.REFUSE_TIME, id="再次延期"),
]


@pytest.mark.parametrize(("request_", "decides", "decision"), REQUESTS)
def test_what_a_department_asks_for_stands_each_morning_until_it_is_decided(
    desk: Desk, request_: Any, decides: Party, decision: Action
) -> None:
    life = Life(desk, S.HANDLING, accepted_at=desk.now - 9 * DAYS, assigned_at=desk.now - 9 * DAYS)
    who, other = (life.everybody[one] for one in (decides, {P.COORDINATOR: P.SUPERVISOR}.get(decides, P.COORDINATOR)))
    request_(life)
    for _ in range(2):
        later(desk, 1)
        assert mornings(desk, who)[Wait.REQUESTS] == 1
        assert Wait.REQUESTS not in mornings(desk, other)
    (listed,) = morning.listed(desk.tx, who, Wait.REQUESTS, now=desk.now)
    assert isinstance(listed, ListShown)
    assert [view.appeal.id for view in listed.views] == [life.row]
    assert decision in listed.views[0].allowed
    does(life, decides, decision)
    assert Wait.REQUESTS not in mornings(desk, who)


def test_others_decide_no_requests(desk: Desk) -> None:
    for role in (Role.MEMBER, Role.CONTACT, Role.HEAD, Role.ADMIN, None):
        with pytest.raises(NoRight):
            morning.listed(desk.tx, desk.person(role, HOME), Wait.REQUESTS, now=desk.now)


def test_who_asks_to_join_waits_for_members_a_day_and_then_for_the_desk(desk: Desk) -> None:
    """Members who don't answer hold nobody up."""
    keeper, supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
    row, asker = desk.enterprise("云南某企业"), desk.person(None)
    people.ask_to_join(desk.tx, JoinRequest(asker.id, row, "王芳", "13900002222"), desk.now)
    assert Wait.ENTERPRISES not in mornings(desk, keeper)
    later(desk, 2)
    assert mornings(desk, keeper)[Wait.ENTERPRISES] == 1
    (listed,) = verifying.listed(desk.tx, keeper, now=desk.now)
    assert isinstance(listed, EnterprisesShown)
    assert [one.id for one in listed.enterprises] == [row]
    assert Wait.ENTERPRISES_LATE not in mornings(desk, supervisor)
    later(desk, 2)
    assert mornings(desk, supervisor)[Wait.ENTERPRISES_LATE] == 1
    people.end_join(desk.tx, asker.id)
    assert not {Wait.ENTERPRISES, Wait.ENTERPRISES_LATE} & {*mornings(desk, keeper), *mornings(desk, supervisor)}


def test_a_claim_that_nobody_decides_stands_each_morning_and_climbs(desk: Desk) -> None:
    keeper, supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
    row, claimant = desk.enterprise("云南某企业"), desk.person(None)
    people.ask_to_join(desk.tx, JoinRequest(claimant.id, row, "王芳", "13900002222"), desk.now)
    verifying.claim(desk.tx, claimant, {"name": "云南真正企业"}, now=desk.now)
    for _ in range(5):
        later(desk, 1)
        assert mornings(desk, keeper)[Wait.ENTERPRISES] == 1
    assert mornings(desk, supervisor)[Wait.ENTERPRISES_LATE] == 1
    members.rule(desk.tx, keeper, row, 0, EnterpriseAction.KEEP, now=desk.now)
    assert Wait.ENTERPRISES not in mornings(desk, keeper)


def test_an_enterprise_that_nobody_checks_climbs(desk: Desk) -> None:
    keeper, supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
    enterprises.set_state(desk.tx, desk.enterprise("云南某企业"), EnterpriseState.UNVERIFIED)
    assert mornings(desk, keeper)[Wait.ENTERPRISES] == 1
    later(desk, 4)
    assert mornings(desk, supervisor)[Wait.ENTERPRISES_LATE] == 1


WORK = [state for state in ClassState if state in KEEPS and state not in {ClassState.OBSERVED, ClassState.DONE}]


@pytest.mark.parametrize("state", WORK)
def test_whoever_has_to_act_on_a_class_can_and_hears_of_it(desk: Desk, state: ClassState) -> None:
    """Before its date, at it, above it, and each morning after it."""
    lead, keeper = desk.person(Role.CONTACT, HOME), desk.person(Role.COORDINATOR)
    supervisor, enterprise = desk.person(Role.SUPERVISOR), desk.enterprise("云南某企业")
    filed = [desk.appeal(S.TRIAGE, enterprise).id for _ in range(3)]
    issue = classes.propose(desk.tx, [(row, 0.6) for row in filed], ["口岸"], desk.now)
    assert issue is not None
    is_draft = state is ClassState.DRAFT
    facts: dict[str, object] = {} if is_draft else {"lead": HOME, "due_at": desk.now + 9 * DAYS}
    issue = classes.change(desk.tx, issue.id, {"state": state} | facts)
    class_moves.set_timers(desk.tx, issue, desk.now)
    owner = keeper if is_draft else lead
    assert class_moves.allowed(desk.tx, owner, issue)
    due = deadline(issue, desk.tx.programme.calendar, desk.tx.programme.pack.limits)
    assert due is not None
    assert (Wait.CLASSES in mornings(desk, keeper)) is is_draft
    heard = set()
    while found := timers.due(desk.tx, due + 9 * DAYS, 0.0, 1):
        desk.now = max(desk.now, found[0].fire_at)
        timers.finish(desk.tx, found[0], desk.now)
        told = usecase.fire(desk.tx, SYSTEM, found[0], now=desk.now)
        heard |= {one.to for one in told if isinstance(one, ClassDue)}
    assert {owner.chat, supervisor.chat} <= heard
    desk.now = due + 30 * DAYS
    assert mornings(desk, owner)[Wait.CLASSES_LATE] == 1


@pytest.mark.parametrize("state", [S.ASSIGNED, S.HANDLING])
def test_who_has_to_confirm_an_answer_to_all_hears_so_each_morning_until_it_is_done(desk: Desk, state: State) -> None:
    """Whoever leads by then can confirm; of what can't be answered at the moment, the appeal's own clock tells."""
    play = Play(desk, desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME))
    mine, other = (desk.appeal(state, desk.enterprise(f"企业{n}")) for n in range(2))
    asked = desk.appeal(S.NEEDS_INFO, desk.enterprise("补正企业"))
    play.opens(mine, other, asked).answers()
    for _ in range(3):
        later(desk, 1)
        assert mornings(desk, play.lead)[Wait.CLASS_DRAFTS] == 2
        assert Wait.CLASS_DRAFTS not in mornings(desk, play.coordinator)
    appeals.change(desk.tx, other.id, Change(lead=ELSEWHERE))
    heir = desk.person(Role.CONTACT, ELSEWHERE)
    assert (mornings(desk, play.lead)[Wait.CLASS_DRAFTS], mornings(desk, heir)[Wait.CLASS_DRAFTS]) == (1, 1)
    (listed,) = listing.listed(desk.tx, heir, now=desk.now)
    assert isinstance(listed, ClassesListed)
    assert listed.drafts == ((play.answer, 1),)
    play.confirms(play.lead)
    play.confirms(heir)
    assert not any(Wait.CLASS_DRAFTS in mornings(desk, who) for who in (play.lead, heir))


@pytest.mark.parametrize("state", [SessionState.LOCKED, SessionState.RUNNING])
def test_a_session_that_nobody_calls_or_ends_is_told_each_working_day(desk: Desk, state: SessionState) -> None:
    keeper = desk.person(Role.COORDINATOR)
    held = {"year": 2024, "number": 9, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": [HOME]}
    row = sessions.add(desk.tx, held | {"capacity": 5, "held_at": desk.now, "state": state}).id
    session = sessions.peek(desk.tx, row)
    assert session is not None
    session_moves.set_timers(desk.tx, session, desk.now)
    days = set()
    until = desk.tx.programme.calendar.due(desk.now, 5)
    while found := timers.due(desk.tx, until, 0.0, 1):
        desk.now = max(desk.now, found[0].fire_at)
        timers.finish(desk.tx, found[0], desk.now)
        told = usecase.fire(desk.tx, SYSTEM, found[0], now=desk.now)
        days |= {desk.now.date() for one in told if isinstance(one, SessionUnfinished) and one.to == keeper.chat}
    assert len(days) == 5
    assert session_moves.allowed(desk.tx, session, keeper, desk.now)


def test_a_plan_without_notes_is_heard_of_by_who_leads_who_steers_and_who_waits(desk: Desk) -> None:
    """A long-term plan: the next note is due in thirty days; nobody's silence ends it."""
    life = Life(desk, S.HANDLING, outcome=Outcome.LONG_TERM, noted_at=desk.now, plan_rounds=1, accepted_at=desk.now)
    assert life.moves_on(life.everybody[P.LEAD])
    told = life.told(30 + 6)
    assert {P.LEAD, P.COORDINATOR, P.SUPERVISOR} <= told
    member = life.everybody[P.MEMBER]
    assert A.URGE in viewing.view(desk.tx, life.appeal, member, desk.now).allowed
    assert life.appeal.state is S.HANDLING
