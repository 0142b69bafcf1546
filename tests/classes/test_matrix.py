"""Who sees what of class issues, cell by cell: the class, its list, picture and figures, and what helps already."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.appeals.action import State
from bot.domain.appeals.remedies import Remedy
from bot.domain.base.content import File
from bot.domain.base.errors import NoRight, NotFound, NotRegistered
from bot.domain.classes.class_issue import ClassState, MemberStanding
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.classes.notices import ClassesBehind, ClassesListed
from bot.domain.classes.tally import ClassFigure
from bot.domain.people.person import Person, Role
from bot.domain.reports.notices import NumbersShown, SparedListed
from bot.domain.reports.presses import ListSpared, Numbers
from bot.texts.render import render
from bot.usecases.appeals import remedies
from bot.usecases.classes import counted, listing, measure_files
from bot.usecases.reports import charts, figures, mechanisms
from bot.usecases.reports import spared as counts_spared
from storage.appeals import appeals, attachments
from storage.classes import classes, measures, members, spared
from tests.desk import ELSEWHERE, HOME, Desk, open_desk
from tests.texts.samples import WORDS

S = ClassState
ASSISTING, STRANGE = "省商务厅", ELSEWHERE
PAPER = File("f", "u", "document", "办法.pdf", 1000)
NAME, MEASURE, PLANNED = "口岸查验慢", "设快速通道", "再设一条通道"
WHO: dict[str, tuple[Role | None, str | None]] = {
    "未登记": (None, None),
    "企业": (Role.MEMBER, None),
    "牵头联络员": (Role.CONTACT, HOME),
    "配合联络员": (Role.CONTACT, ASSISTING),
    "无关联络员": (Role.CONTACT, STRANGE),
    "牵头负责人": (Role.HEAD, HOME),
    "配合负责人": (Role.HEAD, ASSISTING),
    "无关负责人": (Role.HEAD, STRANGE),
    "统筹员": (Role.COORDINATOR, None),
    "督查员": (Role.SUPERVISOR, None),
    "管理员": (Role.ADMIN, None),
}
STEER = {"统筹员", "督查员"}
THEIRS = {"牵头联络员", "配合联络员", "牵头负责人", "配合负责人"}
STAFF = {*STEER, *THEIRS, "无关联络员", "无关负责人"}


class Town:
    """A class of two appeals of one enterprise and one of another, with a measure in force and one planned."""

    def __init__(self, desk: Desk, state: ClassState) -> None:
        self.desk = desk
        self.own, self.other = desk.enterprise("甲"), desk.enterprise("勐腊橡胶制品有限公司")
        filed = [desk.appeal(State.HANDLING, one).id for one in (self.own, self.other, self.other)]
        found = classes.propose(desk.tx, [(row, 0.5) for row in filed], ["查验"], desk.now - timedelta(days=2))
        assert found
        self.row, self.appeal = found.id, filed[0]
        values: dict[str, object] = {"state": state, "name": NAME, "lead": HOME, "assisting": (ASSISTING,)}
        classes.change(desk.tx, self.row, values)
        planner = desk.person(Role.COORDINATOR)
        for words in (MEASURE, PLANNED):
            measures.add(desk.tx, self.row, Planned(MeasureKind.PROCESS, words, desk.now), planner.id, desk.now)
        first = measures.of(desk.tx, self.row)[0]
        attachments.put(desk.tx, {"measure": first.id}, [PAPER], desk.now)
        measures.complete(desk.tx, self.row, first.id, InForce("", ""), desk.now - timedelta(days=1))

    def person(self, who: str) -> Person:
        role, department = WHO[who]
        return self.desk.person(role, department, self.own if role is Role.MEMBER else None)

    def remedy(self, who: str) -> Remedy | None:
        appeal = appeals.peek(self.desk.tx, self.appeal)
        assert appeal
        return remedies.of_appeal(self.desk.tx, appeal, self.person(who))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_desk() as made:
        yield made


@pytest.mark.parametrize(("who", "state"), list(product(WHO, ClassState)))
def test_who_opens_a_class_its_files_and_its_picture(desk: Desk, who: str, state: ClassState) -> None:
    town = Town(desk, state)
    opens = who in STEER or (who in THEIRS and state is not S.DRAFT)
    for look in (listing.show, measure_files.send, charts.of_class):
        if opens:
            (shown,) = look(desk.tx, town.person(who), town.row, now=desk.now)
            assert "橡胶" not in render(shown, WORDS).text
        else:
            with pytest.raises((NoRight, NotRegistered, NotFound)):
                look(desk.tx, town.person(who), town.row, now=desk.now)


@pytest.mark.parametrize(("who", "state"), list(product(WHO, ClassState)))
def test_who_has_it_in_the_list(desk: Desk, who: str, state: ClassState) -> None:
    town = Town(desk, state)
    if who not in STAFF:
        with pytest.raises((NoRight, NotRegistered)):
            listing.listed(desk.tx, town.person(who), now=desk.now)
        return
    (found,) = listing.listed(desk.tx, town.person(who), now=desk.now)
    assert isinstance(found, ClassesListed)
    lists = state not in {S.REFUSED, S.MERGED} and (who in STEER or (who in THEIRS and state is not S.DRAFT))
    assert (len(found.entries), found.steers) == (int(lists), who in STEER)


FIGURES = {
    ClassFigure.OPEN: {S.CONFIRMED, S.MEASURES, S.OBSERVED, S.RECURRED},
    ClassFigure.HELPING: {S.MEASURES, S.OBSERVED, S.DONE},
    ClassFigure.DONE: {S.DONE},
    ClassFigure.RECURRED: {S.RECURRED},
    ClassFigure.SPARED: {S.CONFIRMED, S.MEASURES, S.OBSERVED, S.DONE, S.RECURRED},
    ClassFigure.EFFECTS: set(),
}


@pytest.mark.parametrize(("who", "state"), list(product(WHO, ClassState)))
def test_who_has_it_behind_which_figure(desk: Desk, who: str, state: ClassState) -> None:
    town = Town(desk, state)
    spared.add(desk.tx, town.row, town.other, desk.now)
    for figure, states in FIGURES.items():
        if who not in STAFF:
            with pytest.raises((NoRight, NotRegistered)):
                counted.listed(desk.tx, town.person(who), figure, 0, now=desk.now)
            continue
        (found,) = counted.listed(desk.tx, town.person(who), figure, 0, now=desk.now)
        assert isinstance(found, ClassesBehind)
        assert (found.total == 1) is (state in states and who in {*STEER, *THEIRS}), figure
        assert "橡胶" not in render(found, WORDS).text


@pytest.mark.parametrize(("who", "state"), list(product(WHO, ClassState)))
def test_who_has_it_behind_what_it_spared_in_these_days(desk: Desk, who: str, state: ClassState) -> None:
    town = Town(desk, state)
    spared.add(desk.tx, town.row, town.other, desk.now)
    spared.add(desk.tx, town.row, town.other, desk.now - timedelta(days=400))
    if who not in STAFF:
        with pytest.raises((NoRight, NotRegistered)):
            counts_spared.listed(desk.tx, town.person(who), ListSpared("month"), now=desk.now)
        return
    (found,) = counts_spared.listed(desk.tx, town.person(who), ListSpared("month"), now=desk.now)
    assert isinstance(found, SparedListed)
    seen = int(state in FIGURES[ClassFigure.SPARED] and who in {*STEER, *THEIRS})
    assert (found.total, found.count) == (seen, seen)
    assert "橡胶" not in render(found, WORDS).text


@pytest.mark.parametrize("who", WHO)
def test_who_may_have_the_list_of_mechanisms(desk: Desk, who: str) -> None:
    town = Town(desk, S.OBSERVED)
    if who in STEER:
        assert mechanisms.send(desk.tx, town.person(who), now=desk.now)
    else:
        with pytest.raises((NoRight, NotRegistered)):
            mechanisms.send(desk.tx, town.person(who), now=desk.now)


@pytest.mark.parametrize("who", [who for who, (role, _) in WHO.items() if role])
def test_whose_figures_count_classes(desk: Desk, who: str) -> None:
    town = Town(desk, S.OBSERVED)
    found = figures.gather(desk.tx, town.person(who).chat, Numbers(), now=desk.now)
    assert isinstance(found, NumbersShown)
    confirmed = found.classes.confirmed if found.classes else 0
    assert confirmed == int(who in {*STEER, *THEIRS, "管理员"})


@pytest.mark.parametrize(("who", "state"), list(product(["企业", *sorted(STAFF)], ClassState)))
def test_what_stands_on_the_card_of_an_appeal(desk: Desk, who: str, state: ClassState) -> None:
    found = Town(desk, state).remedy(who)
    if state in {S.DRAFT, S.REFUSED, S.MERGED} or (who == "企业" and state in {S.CONFIRMED, S.RECURRED}):
        assert found is None
        return
    assert found
    helps = [MEASURE] if state in {S.MEASURES, S.OBSERVED, S.DONE} else []
    assert [one.words for one in found.measures] == helps
    assert (found.opens, found.sure) == (who in {*STEER, *THEIRS}, True)


@pytest.mark.parametrize("who", ["企业", *sorted(STAFF)])
def test_an_enterprise_hears_of_the_class_once_a_person_has_said_it_belongs_there(desk: Desk, who: str) -> None:
    town = Town(desk, S.OBSERVED)
    members.stand(desk.tx, town.row, town.appeal, MemberStanding.PROBABLE)
    found = town.remedy(who)
    assert (found is not None, found is not None and found.sure) == (who != "企业", False)
    members.stand(desk.tx, town.row, town.appeal, MemberStanding.OUT)
    assert town.remedy(who) is None


def test_the_states_are_called_here_as_there() -> None:
    """The storage of appeals knows the classes' states and standings by name only."""
    from bot.domain.classes.class_issue import HELPING, KEEPS  # noqa: PLC0415  # beside what they are compared with
    from storage.appeals import remedies as stored  # noqa: PLC0415  # as above

    assert set(stored.CONFIRMED) == {*KEEPS} - {S.DRAFT}
    assert set(stored.HELPING) == HELPING
    assert (stored.SURE, stored.OUT) == (MemberStanding.IN, MemberStanding.OUT)
