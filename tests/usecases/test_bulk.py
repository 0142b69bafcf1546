"""Many at once: each by its own guards, exactly once, taken back by events while nobody was told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import Overtaken
from bot.domain.appeals.notices import Moved
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NoRight, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked
from bot.domain.desk.bulk import BulkAct
from bot.domain.desk.bulk_notices import BulkDone, BulkUndone
from bot.domain.desk.presses import Many, UndoBulk
from bot.domain.people.person import Person, Role
from bot.domain.time.timers import Subject
from bot.texts.desk import bulk as texts
from bot.usecases import book
from bot.usecases.book import ENGINE, FORMS
from bot.usecases.desk import bulk, bulk_form
from bot.usecases.forms.steps import Turn
from bot.usecases.timers import fire
from handlers import dispatch
from storage import schema
from storage.appeals import appeals
from storage.people import people
from storage.time import timers
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.test_moves import book_seat

A, B, P, S = Action, BulkAct, Party, State


class Office:
    """Twelve appeals that wait for the desk, a coordinator, and the departments."""

    def __init__(self, desk: Desk, state: State = S.TRIAGE, **given: Any) -> None:
        self.desk, self.enterprise = desk, desk.enterprise("云南某企业")
        self.member = desk.person(Role.MEMBER, enterprise=self.enterprise)
        self.coordinator, self.lead = desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME)
        none = {"lead": None, "due_at": None, "original_due_at": None} if state is S.TRIAGE else {}
        self.rows = [desk.appeal(state, self.enterprise, **none | given).id for _ in range(12)]

    @property
    def appeals(self) -> list[Appeal]:
        found = [appeals.peek(self.desk.tx, row) for row in self.rows]
        return [one for one in found if one is not None]

    def does(self, act: BulkAct, numbers: list[int] | None = None, **said: Any) -> tuple[BulkDone, list[Notice]]:
        """Do it with the numbers of the list, else all."""
        given = [
            {"appeal": one.id, "state": one.state, "round": one.round, "number": one.number} for one in self.appeals
        ]
        chosen = {"rows": given, "first": 1, "begin": 1, "chosen": numbers or list(range(1, 13)), "act": act}
        finish = FORMS[bulk_form.BULK].finish
        result, *told = finish(self.desk.tx, self.coordinator, chosen | said, now=self.desk.now)
        assert isinstance(result, BulkDone)
        return result, told

    def undoes(self, made: BulkDone, who: Person | None = None) -> BulkUndone:
        result, *_ = bulk.undo(self.desk.tx, who or self.coordinator, made.bulk, now=self.desk.now)
        assert isinstance(result, BulkUndone)
        return result


SAID: dict[BulkAct, dict[str, Any]] = {
    B.GIVE: {"lead": HOME},
    B.PRESS: {"words": "请抓紧办理。"},
    B.HELP: {"lead": ELSEWHERE},
    B.SEAT: {"lead": HOME},
}
CELLS = [
    (B.GIVE, S.TRIAGE),
    (B.PRESS, S.HANDLING),
    (B.PRESS, S.NEEDS_INFO),
    (B.HELP, S.HANDLING),
    (B.HELP, S.ASSIGNED),
    (B.SEAT, S.TRIAGE),
    (B.SEAT, S.HANDLING),
    (B.SEAT, S.NEEDS_INFO),
]


@pytest.mark.parametrize(("act", "state"), CELLS)
def test_it_is_done_with_all_and_taken_back_as_each_was(desk: Desk, act: BulkAct, state: State) -> None:
    office = Office(desk, state)
    book_seat(desk, office.enterprise)
    before = office.appeals
    waited = {row: timers.waiting_kinds(desk.tx, row) for row in office.rows}
    desk.now += timedelta(minutes=30)
    made, told = office.does(act, **SAID[act])
    assert (len(made.done), made.left) == (12, ())
    assert all(one.delayed_by == made.bulk for one in told)
    assert all([one.action for one in appeals.history(desk.tx, row)] == [act.action] for row in office.rows)
    desk.now += timedelta(minutes=1)
    undone = office.undoes(made)
    assert (len(undone.done), undone.left) == (12, ())
    assert office.appeals == before
    assert all([one.action for one in appeals.history(desk.tx, row)] == [act.action, A.UNDO] for row in office.rows)
    assert all(timers.waiting_kinds(desk.tx, row) >= waited[row] for row in office.rows)
    assert desk.tx.execute(select(schema.lesson.c.appeal)).all() == []
    assert desk.tx.execute(select(schema.booked_appeal.c.appeal)).all() == []
    again, _ = office.does(act, **SAID[act])  # as if it had not been
    assert len(again.done) == 12


def test_guards_hold_one_by_one_and_it_is_said_why(desk: Desk) -> None:
    office = Office(desk)
    moved, gone = office.rows[2], office.rows[5]
    given = {"appeal": moved, "lead": ELSEWHERE, "assisting": []}
    shown = office.appeals
    book.do(desk.tx, office.coordinator, A.ASSIGN, given, now=desk.now)
    declined = {"appeal": gone, "reason": "R1", "words": "不属受理范围"}
    book.do(desk.tx, office.coordinator, A.DECLINE, declined, now=desk.now)
    rows = [{"appeal": one.id, "state": one.state, "round": one.round, "number": one.number} for one in shown]
    chosen = {"rows": rows, "first": 1, "begin": 1, "chosen": list(range(1, 13)), "act": B.GIVE, "lead": HOME}
    made, *_ = FORMS[bulk_form.BULK].finish(desk.tx, office.coordinator, chosen, now=desk.now)
    assert isinstance(made, BulkDone)
    assert {one.number for one in made.left} == {shown[2].number, shown[5].number}
    assert len(made.done) == 10
    said = {texts.why(one.refusal) for one in made.left}
    assert said == {"刚刚有人办理，现在是“待签收”", "刚刚有人办理，现在是“不予受理”"}
    assert office.appeals[2].lead == ELSEWHERE


@pytest.mark.parametrize(
    ("act", "state", "said", "why"),
    [
        (B.PRESS, S.TRIAGE, {}, "现在是“待受理”，不能催办"),
        (B.HELP, S.HANDLING, {"lead": HOME}, "该单位已经主办或协办，或还没有主办单位"),
        (B.SEAT, S.HANDLING, {}, "企业没有挂号，或坐诊已经结束"),
    ],
)
def test_what_can_not_be_is_told_in_its_own_words(
    desk: Desk, act: BulkAct, state: State, said: dict[str, Any], why: str
) -> None:
    made, told = Office(desk, state).does(act, [1], **SAID[act] | said)
    assert (made.done, [texts.why(one.refusal) for one in made.left], told) == ((), [why], [])


def test_a_second_urging_on_the_same_day_is_refused(desk: Desk) -> None:
    office = Office(desk, S.HANDLING)
    office.does(B.PRESS, [1], words="请抓紧办理。")
    made, _ = office.does(B.PRESS, [1, 2], words="请抓紧办理。")
    assert [texts.why(one.refusal) for one in made.left] == ["今天已经催办过"]
    assert len(made.done) == 1


def test_where_somebody_has_acted_since_it_stays(desk: Desk) -> None:
    office = Office(desk)
    made, _ = office.does(B.GIVE, lead=HOME)
    book.do(desk.tx, office.lead, A.ACCEPT, {"appeal": office.rows[0]}, now=desk.now)
    undone = office.undoes(made)
    assert [one.number for one in undone.left] == [office.appeals[0].number]
    assert [one.state for one in office.appeals] == [S.HANDLING, *[S.TRIAGE] * 11]


def test_a_note_written_since_is_what_it_stays_for(desk: Desk) -> None:
    office = Office(desk, S.HANDLING)
    made, _ = office.does(B.PRESS, words="请抓紧办理。")
    desk.now += timedelta(minutes=1)
    book.do(desk.tx, office.lead, A.NOTE, {"appeal": office.rows[0], "words": "已与企业通话"}, now=desk.now)
    (refusal,) = [one.refusal for one in office.undoes(made).left]
    assert isinstance(refusal, Overtaken)
    assert (refusal.by, refusal.at, refusal.did) == (P.LEAD, desk.now, A.NOTE)


def test_it_is_taken_back_once_by_who_did_it_and_in_time(desk: Desk) -> None:
    office = Office(desk)
    made, _ = office.does(B.GIVE, lead=HOME)
    with pytest.raises(NotFound):
        office.undoes(made, desk.person(Role.COORDINATOR))
    office.undoes(made)
    with pytest.raises(BadInput, match="bulk_undone"):
        office.undoes(made)
    late, _ = office.does(B.GIVE, lead=HOME)
    desk.now += timedelta(minutes=2)
    with pytest.raises(BadInput, match="bulk_over"):
        office.undoes(late)
    assert {one.state for one in office.appeals} == {S.ASSIGNED}
    fallen = [one for one in timers.due(desk.tx, desk.now, 0, 999) if one.subject is Subject.BULK]
    (timer,) = [one for one in fallen if one.row == late.bulk]
    assert fire(desk.tx, office.coordinator, timer, now=desk.now) == []


def test_only_coordinators_and_only_from_what_they_see(desk: Desk) -> None:
    office = Office(desk)
    for role, department in ((Role.SUPERVISOR, None), (Role.CONTACT, HOME), (Role.MEMBER, None)):
        who = desk.person(role, department, office.enterprise if role is Role.MEMBER else None)
        with pytest.raises(NoRight):
            dispatch.press(desk.tx, who, Many(Menu.TRIAGE), now=desk.now)
        with pytest.raises((NoRight, NotFound)):
            dispatch.press(desk.tx, who, UndoBulk(1), now=desk.now)


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("本页全部", [9, 10, 11, 12]),
        ("1,3-5", [1, 3, 4, 5]),
        ("一、三", [1, 3]),
        ("第1到第3件", [1, 2, 3]),
        ("第2件、第五件", [2, 5]),
        ("１，３－５", [1, 3, 4, 5]),
        ("1、3至5", [1, 3, 4, 5]),
        ("12 1 1", [1, 12]),
        ("13", None),
        ("0", None),
        ("5-3", None),
        ("全部", [9, 10, 11, 12]),
        ("差不多", None),
        ("1,x", None),
        (",", None),
    ],
)
def test_numbers_of_the_list_are_read_whole_or_not_at_all(desk: Desk, said: str, numbers: list[int] | None) -> None:
    office = Office(desk)
    given = bulk_form.page(desk.tx, office.coordinator, Many(Menu.TRIAGE, 1), now=desk.now)
    step, turn = FORMS[bulk_form.BULK].steps[0], Turn(desk.tx, office.coordinator, given, desk.now)
    if numbers is None:
        with pytest.raises(BadInput, match="bulk_numbers"):
            step.take(turn, Content(said))
    else:
        assert step.take(turn, Content(said)).values == {"chosen": numbers}


def test_the_button_of_a_page_that_is_gone_begins_with_the_last_one(desk: Desk) -> None:
    office = Office(desk)
    there = bulk_form.page(desk.tx, office.coordinator, Many(Menu.TRIAGE, 1), now=desk.now)
    gone = bulk_form.page(desk.tx, office.coordinator, Many(Menu.TRIAGE, 3), now=desk.now)
    assert gone == there
    begun = dispatch.press(desk.tx, office.coordinator, Many(Menu.TRIAGE, 3), now=desk.now)
    assert any(isinstance(notice, Asked) for notice in begun)


def test_cut_off_in_the_middle_nothing_is_done_and_then_all_of_it_once(desk: Desk) -> None:
    """What is killed is not committed; the update comes again, and the same is done from the beginning."""
    office, made = Office(desk, S.HANDLING), list[int]()

    def dies(*args: Any, **more: Any) -> list[Notice]:
        made.append(1)
        if len(made) == 7:
            raise KeyboardInterrupt
        return book.do(*args, **more)

    rows = [{"appeal": one.id, "state": one.state, "round": 1, "number": one.number} for one in office.appeals]
    chosen = {"rows": rows, "first": 1, "begin": 1, "chosen": list(range(1, 13)), "act": B.PRESS, "words": "请办理"}
    with pytest.raises(KeyboardInterrupt), desk.tx.savepoint():
        bulk.finishing(dies)(desk.tx, office.coordinator, chosen, now=desk.now)
    assert [appeals.history(desk.tx, row) for row in office.rows] == [()] * 12
    office.does(B.PRESS, words="请办理")
    assert [len(appeals.history(desk.tx, row)) for row in office.rows] == [1] * 12


def test_who_is_told_hears_it_later(desk: Desk) -> None:
    office = Office(desk)
    _, told = office.does(B.GIVE, lead=HOME)
    people.change(desk.tx, office.lead.id, reachable=True)
    moved = [one for one in told if isinstance(one, Moved)]
    assert {one.to for one in moved} == {office.member.chat, office.lead.chat}
    assert ENGINE.filling(desk.tx, office.coordinator) is None
