"""Whose a rating is: of the department and person that answered in its round, whoever does the appeal again."""

from typing import Any

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.people.person import Person, Role
from bot.domain.reports.circular import Circular, CircularState
from bot.domain.reports.export import RatingRow, Scope, Sheet
from bot.domain.reports.figures import RATED, SATISFIED, UNSATISFIED, Cut, Handler, Selection
from bot.domain.reports.presses import Look, Numbers
from bot.texts.render import render
from bot.texts.reports import circular as said
from bot.usecases import book as verbs
from bot.usecases.reports import circular_figures, figures
from storage.people import people
from storage.reports import counting, export_rows
from tests.desk import HOME, Desk
from tests.texts.samples import WORDS

A = Action
ELSEWHERE = "省商务厅"  # whose head signs nothing


class Case:
    """An appeal that one department answered badly, before another has it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        firm = desk.enterprise("云南某企业")
        self.member, self.keeper = desk.person(Role.MEMBER, enterprise=firm), desk.person(Role.COORDINATOR)
        self.first, self.second = desk.person(Role.CONTACT, HOME), desk.person(Role.CONTACT, ELSEWHERE)
        self.appeal: Appeal = desk.appeal(State.HANDLING, firm, number="YN-2024-0002")
        self.do(self.first, A.ANSWER, outcome="SOLVED")
        self.do(self.member, A.RATE, satisfaction="UNSATISFIED", solved="NO", reason="D2", manner="BOTH")
        self.do(self.keeper, A.REWORK, lead=ELSEWHERE)

    def do(self, who: Person, action: Action, **given: Any) -> None:
        data = {"appeal": self.appeal.id, "words": "说明理由", "reason": ""} | given
        verbs.do(self.desk.tx, who, action, data, now=self.desk.now)

    def done_again(self) -> None:
        self.do(self.second, A.ACCEPT)
        self.do(self.second, A.ANSWER, outcome="SOLVED")
        self.do(self.member, A.RATE, satisfaction="SATISFIED", solved="YES", manner="GOOD")

    def rated(self) -> dict[object, tuple[int, int, int]]:
        rows = counting.cut(self.desk.tx, Selection(), [Cut.DEPARTMENT], now=self.desk.now)
        return {one.key[0]: (one.count(SATISFIED), one.count(UNSATISFIED), one.count(RATED)) for one in rows}


@pytest.fixture
def case(desk: Desk) -> Case:
    return Case(desk)


def test_a_bad_rating_stays_with_who_answered(case: Case) -> None:
    assert case.rated() == {HOME: (0, 1, 1), ELSEWHERE: (0, 0, 0)}
    case.done_again()
    assert case.rated() == {HOME: (0, 1, 1), ELSEWHERE: (1, 0, 1)}
    total = counting.total(case.desk.tx, Selection(), now=case.desk.now)
    assert (total.count(SATISFIED), total.count(UNSATISFIED), total.count(RATED)) == (1, 1, 2)


def test_what_one_s_own_rework_mended_counts_as_mended(desk: Desk) -> None:
    firm = desk.enterprise("云南某企业")
    case = Case.__new__(Case)
    case.desk, case.appeal = desk, desk.appeal(State.HANDLING, firm, number="YN-2024-0002")
    case.member, case.keeper = desk.person(Role.MEMBER, enterprise=firm), desk.person(Role.COORDINATOR)
    contact = desk.person(Role.CONTACT, HOME)
    case.do(contact, A.ANSWER, outcome="SOLVED")
    case.do(case.member, A.RATE, satisfaction="UNSATISFIED", solved="NO", reason="D2")
    case.do(case.keeper, A.REWORK, lead=HOME)
    case.do(contact, A.ANSWER, outcome="SOLVED")
    assert case.rated() == {HOME: (0, 1, 1)}  # asked again, and not rated yet
    case.do(case.member, A.RATE, satisfaction="FAIRLY", solved="YES")
    assert case.rated() == {HOME: (1, 0, 1)}


def test_the_department_itself_and_the_appeals_behind_its_number_say_so(case: Case) -> None:
    case.done_again()
    for department, group in ((HOME, UNSATISFIED), (ELSEWHERE, SATISFIED)):
        which = Selection(only=((Cut.DEPARTMENT, department),))
        assert counting.total(case.desk.tx, which, now=case.desk.now).count(group) == 1
        found, number = counting.behind(case.desk.tx, which, group, now=case.desk.now)
        assert ([one.id for one in found], number) == ([case.appeal.id], 1)
    other = Selection(only=((Cut.DEPARTMENT, ELSEWHERE),))
    assert counting.behind(case.desk.tx, other, UNSATISFIED, now=case.desk.now) == ([], 0)


def test_each_round_is_of_the_person_who_answered_it(case: Case) -> None:
    case.done_again()
    assert set(counting.handlers(case.desk.tx, Selection())) == {
        Handler(HOME, case.first.name, 1, 1, 0, 1, 1, 1),
        Handler(ELSEWHERE, case.second.name, 1, 1, 1, 0, 0, 0),
    }
    own = Selection(only=((Cut.DEPARTMENT, HOME),))
    assert [one.name for one in counting.handlers(case.desk.tx, own)] == [case.first.name]


def test_who_answered_most_comes_first_then_by_name(case: Case) -> None:
    """Not as the database happens to find them: names and departments stand the other way round."""
    case.done_again()
    last, busy = case.desk.person(Role.CONTACT, HOME), case.desk.person(Role.CONTACT, ELSEWHERE)
    names = {"丙": case.first, "甲": case.second, "乙": last, "丁": busy}
    for name, person in names.items():
        people.change(case.desk.tx, person.id, name=name)
    for person, times in ((last, 1), (busy, 2)):
        for _ in range(times):
            one = case.desk.appeal(State.HANDLING, case.member.enterprise or 0, lead=person.department)
            verbs.do(
                case.desk.tx,
                person,
                A.ANSWER,
                {"appeal": one.id, "words": "已办", "outcome": "SOLVED"},
                now=case.desk.now,
            )
    found = [each.name for each in counting.handlers(case.desk.tx, Selection())]
    assert found == ["丁", *sorted(["丙", "甲", "乙"])]


def test_the_look_at_the_ratings_names_reasons_manners_and_who_answered(case: Case) -> None:
    case.done_again()
    shown = figures.gather(case.desk.tx, case.keeper.chat, Numbers(look=Look.RATINGS, span="all"), now=case.desk.now)
    assert shown
    text = render(shown, WORDS).text
    assert "作了评价2件，速度态度好1件，办得慢1件，态度不好1件" in text
    assert f"{case.first.name}（{HOME}）　答复1次，满意0/1（0%）［0%–79%］，办得慢1，态度不好1" in text
    assert f"{case.second.name}（{ELSEWHERE}）　答复1次，满意1/1（100%）［21%–100%］" in text
    mine = figures.gather(case.desk.tx, case.member.chat, Numbers(look=Look.RATINGS, span="all"), now=case.desk.now)
    assert mine
    assert case.first.name not in render(mine, WORDS).text


def test_the_circular_blames_who_answered_and_says_why(case: Case) -> None:
    case.done_again()
    now = case.desk.now
    it = Circular(1, 2024, 10, CircularState.DRAFT, {}, None, case.keeper.id, now)
    counted = circular_figures.figures(case.desk.tx, it, now=now)
    (part,) = [one for one in said.parts(it, counted, "") if "企业评价" in one.heading]
    text = "\n".join(part.paragraphs)
    assert f"不满意1件（{HOME}1件）" in text
    assert "2件作了评价：速度快、态度好1件，办得慢1件，态度不好1件" in text
    assert "不满意的原因：" in text
    assert type(counted).from_data(counted.as_data()) == counted


def test_the_export_says_of_each_round_whose_it_was(case: Case) -> None:
    case.done_again()
    (page,) = export_rows.pages(case.desk.tx, Sheet.RATINGS, Scope(), now=case.desk.now)
    told = [(one.round, one.department, one.person, one.counts) for one in page if isinstance(one, RatingRow)]
    assert told == [(1, HOME, case.first.name, True), (2, ELSEWHERE, case.second.name, True)]
    (appeals_page,) = export_rows.pages(case.desk.tx, Sheet.APPEALS, Scope(), now=case.desk.now)
    assert [one.counted["rated"] for one in appeals_page if hasattr(one, "counted")] == [2]  # as the card counts it
