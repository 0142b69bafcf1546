"""A class is merged into another: whatever it had is there, nobody who waited is forgotten, and all hear of it once."""

from collections import Counter
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.appeals.action import Outcome, State
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.classes.answer_notices import DraftsPut
from bot.domain.classes.class_issue import LIVE, OPEN, ClassAction, ClassIssue, ClassState
from bot.domain.classes.effect import Stated
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.classes.notices import ClassMoved, ClassShown
from bot.domain.people.person import Person, Role
from bot.usecases.classes import class_moves, listing, replying, steering
from storage.classes import classes, effects, measures, replies, spared
from tests.desk import ELSEWHERE, HOME, Desk

S, A = ClassState, ClassAction
FAST, SIGNED = "设快速通道", "上线电子签章系统"
MERGES = (S.DRAFT, S.CONFIRMED, S.MEASURES, S.RECURRED)


class Two:
    """A class led by the customs, and another, led from elsewhere, with a measure in force and an effect."""

    def __init__(self, desk: Desk, goes: ClassState = S.MEASURES, stays: ClassState = S.CONFIRMED) -> None:
        self.desk = desk
        self.coordinator = desk.person(Role.COORDINATOR)
        self.contacts = {name: desk.person(Role.CONTACT, name) for name in (HOME, ELSEWHERE)}
        self.stays, self.goes = self._class(stays, HOME), self._class(goes, ELSEWHERE)
        if goes in {S.MEASURES, S.RECURRED}:
            self.plans(self.goes, SIGNED, done=True)
        if stays is S.OBSERVED:
            self.plans(self.stays, FAST, done=True)

    def _class(self, state: ClassState, lead: str) -> int:
        desk = self.desk
        filed = [desk.appeal(State.HANDLING, desk.enterprise(lead), lead=lead).id for _ in range(2)]
        found = classes.propose(desk.tx, [(row, 0.5) for row in filed], ["查验"], desk.now)
        assert found
        draft = state is S.DRAFT
        classes.change(
            desk.tx,
            found.id,
            {
                "state": state,
                "lead": None if draft else lead,
                "due_at": None if draft else desk.now + timedelta(days=30),
                "observed_from": desk.now if state is S.OBSERVED else None,
            },
        )
        return found.id

    def plans(self, row: int, words: str, *, done: bool = False) -> None:
        tx, now = self.desk.tx, self.desk.now
        measure = measures.add(tx, row, Planned(MeasureKind.SYSTEM, words, now, HOME), self.coordinator.id, now)
        if done:
            measures.complete(tx, row, measure, InForce("2024-08", ""), now)

    def merges(self) -> list[Notice]:
        data = {"class_issue": self.goes, "state": self.one(self.goes).state, "into": self.stays}
        return steering.FINISH[A.MERGE](self.desk.tx, self.coordinator, data, now=self.desk.now)

    def one(self, row: int) -> ClassIssue:
        found = classes.peek(self.desk.tx, row)
        assert found
        return found

    def card(self, who: Person, row: int) -> ClassShown:
        (shown,) = listing.show(self.desk.tx, who, row, now=self.desk.now)
        assert isinstance(shown, ClassShown)
        return shown


def test_measures_effects_and_what_was_spared_go_over(desk: Desk) -> None:
    two = Two(desk)
    stated = Stated("结果反馈缩短", "2–3", "天", "省林草局", "2024-08")
    effects.add(desk.tx, two.goes, stated, two.coordinator.id, desk.now)
    spared.add(desk.tx, two.goes, desk.enterprise("乙"), desk.now)
    two.merges()
    view = two.card(two.coordinator, two.stays).view
    assert [one.words for one in view.measures] == [SIGNED]
    assert [one.words for one in view.effects] == ["结果反馈缩短"]
    assert (len(view.sure), spared.count(desk.tx, two.stays)) == (4, 1)
    left = two.card(two.coordinator, two.goes).view
    assert (left.sure, left.measures, left.effects, left.issue.merged_into) == ((), (), (), two.stays)


def test_drafts_that_wait_for_their_handlers_still_do(desk: Desk) -> None:
    two = Two(desk)
    data = {
        "class_issue": two.goes,
        "state": S.MEASURES,
        "outcome": Outcome.SOLVED,
        "words": "已开通快速通道，可查验。",
    }
    steering.FINISH[A.ANSWER](desk.tx, two.coordinator, data, now=desk.now)
    two.merges()
    (answer,) = replies.answers_of(desk.tx, ELSEWHERE)
    (put,) = replying.show(desk.tx, two.contacts[ELSEWHERE], answer, now=desk.now)
    assert isinstance(put, DraftsPut)
    assert (len(put.numbers), put.issue.id) == (2, two.stays)
    assert two.card(two.coordinator, two.stays).view.replies.drafts == 2


@pytest.mark.parametrize(("goes", "stays"), list(product(MERGES, sorted(LIVE))))
def test_whoever_worked_on_one_works_on_and_can_end_what_is_open(
    desk: Desk, goes: ClassState, stays: ClassState
) -> None:
    two = Two(desk, goes, stays)
    if goes is S.MEASURES:
        two.plans(two.goes, "再上线一个系统")
    if goes is not S.DRAFT and stays is S.DRAFT:
        with pytest.raises(NotFound):  # what a person confirmed does not wait to be confirmed again
            two.merges()
        return
    told = Counter(one.to for one in two.merges() if isinstance(one, ClassMoved))
    issue = two.one(two.stays)
    assert max(told.values(), default=1) == 1
    if issue.state in OPEN:
        assert issue.lead == HOME
        assert two.contacts[HOME].chat in told
    if goes is not S.DRAFT:
        assert issue.assisting == (ELSEWHERE,)
        assert two.contacts[ELSEWHERE].chat in told
        assert two.card(two.contacts[ELSEWHERE], two.stays)
    it = class_moves.situation(desk.tx, issue)
    may = class_moves.allowed(desk.tx, two.contacts[HOME], issue)
    assert not it.open_measures or A.COMPLETE in may
    assert issue.state is S.DRAFT or issue.due_at is None or issue.due_at > desk.now


def test_one_without_a_lead_is_led_as_the_one_that_comes(desk: Desk) -> None:
    two = Two(desk)
    classes.change(desk.tx, two.stays, {"lead": None, "due_at": None})
    two.merges()
    issue = two.one(two.stays)
    assert (issue.lead, issue.assisting, issue.due_at) == (ELSEWHERE, (), two.one(two.goes).due_at)
    assert issue.state is S.MEASURES
