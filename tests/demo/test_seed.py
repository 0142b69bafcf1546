"""How the demo begins: the article's appeals and the made-up ones, as if people had handled them."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.demo.cast import CAST, CUSTOMS, MEMBER, NEWCOMER, WEB_MEMBER
from bot.demo.class_tour import SCHOOL
from bot.demo.clock import START
from bot.demo.seed import seed
from bot.demo.stories import MARK, prologue
from bot.domain.appeals.action import Action, Ground, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import MOVES
from bot.domain.people.person import Role
from bot.domain.reports.figures import RATES, Selection
from bot.usecases.classes import offering
from storage import schema as tables
from storage.appeals import appeals
from storage.classes import classes, members
from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.people import people
from storage.reports import counting
from storage.sessions import sessions
from storage.time import timers
from tests.desk import open_desk
from tests.house import programme


@pytest.fixture(scope="module")
def seeded() -> Iterator[Transaction]:
    with open_desk() as desk:
        seed(desk.tx, START)
        yield desk.tx


def appeals_of(tx: Transaction) -> list[Appeal]:
    numbers = tx.execute(select(tables.appeal.c.id).order_by(tables.appeal.c.id)).scalars()
    return [one for one in (appeals.peek(tx, row) for row in numbers) if one]


def count(tx: Transaction) -> dict[str, int]:
    every = tables.metadata.sorted_tables
    return {one.name: tx.execute(select(func.count()).select_from(one)).scalar_one() for one in every}


def test_seeding_twice_is_seeding_once(seeded: Transaction) -> None:
    before = count(seeded)
    seed(seeded, START)
    assert count(seeded) == before


def test_each_state_worth_seeing_is_there(seeded: Transaction) -> None:
    assert Counter(one.state for one in appeals_of(seeded)) == {
        State.TRIAGE: 1,
        State.ASSIGNED: 1,
        State.HANDLING: 3,
        State.SIGN_OFF: 1,
        State.ANSWERED: 1,
        State.REVIEW: 1,
        State.VISIT: 1,
        State.CLOSED: 10,
        State.DECLINED: 1,
    }


def test_the_article_s_five_appeals_are_there_and_the_others_are_marked(seeded: Transaction) -> None:
    real = [one for one in appeals_of(seeded) if not one.demo]
    assert len(real) == 5
    assert {one.lead for one in real} == {"昆明海关", "省自然资源厅", "省药监局", "省林草局", "云南金融监管局"}
    article = {story.text for story in prologue().stories if not story.demo}
    assert {one.text for one in real} == article


def test_a_made_up_enterprise_says_so_in_its_name(seeded: Transaction) -> None:
    rows = seeded.execute(select(tables.enterprise.c.name, tables.enterprise.c.demo)).all()
    assert [row.name for row in rows if row.demo != row.name.startswith(MARK)] == []
    assert [row.name for row in rows if not row.demo] == ["云南金浔资源股份有限公司"]


def test_an_invented_answer_says_so() -> None:
    written = [
        step.data["words"]
        for story in prologue().stories
        for step in story.steps
        if step.action is Action.ANSWER or (step.action is Action.PROGRESS and story.demo)
    ]
    assert [words for words in written if not words.startswith(MARK)] == []


def test_every_history_is_one_that_the_table_allows(seeded: Transaction) -> None:
    for appeal in appeals_of(seeded):
        events = appeals.history(seeded, appeal.id)
        states = [None, *(one.to_state for one in events)]
        assert [one.from_state for one in events] == states[:-1], appeal.number
        assert states[-1] is appeal.state
        assert all(legal(one) for one in events), appeal.number
        assert [one.at for one in events] == sorted(one.at for one in events)
        assert events[-1].at <= START


def legal(event: Event) -> bool:
    return any(
        move.action is event.action
        and move.who is event.party
        and event.from_state in move.sources
        and event.to_state is move.to
        for move in MOVES
    )


def test_nothing_is_due_when_the_demo_starts_and_the_next_is_worth_waiting_for(seeded: Transaction) -> None:
    assert timers.waiting(seeded, START) == 0
    due = timers.next_due(seeded)
    assert due is not None
    moment, kind, number = due
    waiting = next(one for one in appeals_of(seeded) if one.number == number)
    assert (kind, waiting.lead) == ("ACCEPT_EXPIRED", CUSTOMS.department)
    assert 0 < (moment - START).total_seconds() < 24 * 3600


def test_one_class_is_proposed_and_one_has_a_measure_in_force(seeded: Transaction) -> None:
    found = [classes.peek(seeded, row) for row in (1, 2)]
    assert [(one.state, one.name) for one in found if one] == [("OBSERVED", "引进人才子女入学难"), ("DRAFT", "")]
    assert len(members.of(seeded, 2)) == 4
    assert {one.standing for one in members.of(seeded, 1)} == {"IN", "PROBABLE"}
    remedy = offering.offer(seeded, SCHOOL)
    assert remedy
    assert remedy.class_issue == 1


def test_the_numbers_tell_of_good_and_less_good_handling(seeded: Transaction) -> None:
    made_up = counting.total(seeded, Selection(demo=True), now=START)
    for key in ("on_time", "rated", "satisfied"):
        rate = made_up.ratio(RATES[key])
        assert 0 < rate.part < rate.whole, key
    found = appeals_of(seeded)
    assert [one.lead for one in found if one.ground is Ground.NOT_RATED] == ["省人力资源社会保障厅"]
    assert [one.lead for one in found if one.round - one.plan_rounds == 2] == ["省市场监管局"]


def test_a_long_term_case_waits_for_its_next_note_after_one_that_came_in_time(seeded: Transaction) -> None:
    [plan] = [one for one in appeals_of(seeded) if one.follows_plan]
    assert (plan.state, plan.lead) == (State.HANDLING, CUSTOMS.department)
    assert plan.noted_at is not None
    assert plan.due_at is not None
    assert plan.noted_at < START < plan.due_at < START + timedelta(days=7)
    levels = seeded.execute(select(tables.escalation.c.level).where(tables.escalation.c.appeal == plan.id))
    assert levels.scalars().all() == []


def test_what_waits_in_triage_is_what_the_classifier_would_not_decide(seeded: Transaction) -> None:
    [waiting] = [one for one in appeals_of(seeded) if one.state is State.TRIAGE]
    assert waiting.verdict["decision"] == "triage"


def test_who_is_played_holds_their_role(seeded: Transaction) -> None:
    for player in CAST:
        person = people.by_chat(seeded, player.user)
        assert (person.role if person else None) == player.role
        if person:
            assert (person.department, person.reachable) == (player.department, True)
    assert people.by_chat(seeded, NEWCOMER.user) is None


def test_player_b_has_one_to_rate_and_others_under_way(seeded: Transaction) -> None:
    member = people.by_chat(seeded, MEMBER.user)
    assert member is not None
    mine, _ = appeals.of_enterprise(seeded, member.enterprise or 0)
    assert [one.state for one in mine] == [
        State.ASSIGNED,
        State.ANSWERED,
        State.HANDLING,
        State.REVIEW,
        State.HANDLING,
    ]


def test_each_who_is_played_is_greeted_once_and_nobody_else_is_written_to(seeded: Transaction) -> None:
    rows = seeded.execute(select(tables.outbox.c.chat, tables.outbox.c.what)).all()
    by_web = seeded.execute(select(tables.person.c.chat).where(tables.person.c.name == WEB_MEMBER)).scalar_one()
    greeted = sorted([by_web, *(player.user for player in CAST if player.role is not None)])
    assert sorted(row.chat for row in rows if row.what == "greeting") == greeted
    assert sorted(row.chat for row in rows if row.what == "menu_set") == greeted
    assert {row.what for row in rows} == {"greeting", "menu_set", "list_shown"}


def test_one_session_can_be_booked_and_the_earlier_ones_are_history(seeded: Transaction) -> None:
    rows = seeded.execute(select(tables.session.c.number, tables.session.c.demo).order_by(tables.session.c.number))
    assert [tuple(row) for row in rows] == [(1, False), (2, False), (3, False), (4, True)]
    [open_] = sessions.all_open(seeded, START)
    assert (open_.number, open_.capacity, open_.taken) == (4, 20, 2)


def test_all_names_in_the_stories_are_the_pack_s() -> None:
    pack = programme().pack
    assert [name for name in prologue().departments if not pack.is_assignee(name)] == []
    assert {story.theme for story in prologue().stories} <= {theme.name for theme in pack.themes}
    assert {story.kind for story in prologue().stories} <= {kind.name for kind in pack.kinds}
    assert [one.department for one in CAST if one.role is Role.CONTACT] == ["昆明海关", "省教育厅"]


def test_outbox_holds_nothing_back(seeded: Transaction) -> None:
    assert set(seeded.execute(select(tables.outbox.c.state)).scalars()) == {Status.WAITING}
