"""What is found: words in any spelling, the end of a number, states, dates, names; only what one may see."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.errors import BadInput, NoRight, NotFound
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassId, ClassState, MemberStanding
from bot.domain.desk.find_notices import FacetsShown, FacetValuesShown, FindAsked, Found
from bot.domain.desk.presses import Facet, Facets, FacetValues, Find, FindWith, Standing
from bot.domain.people.person import Person, Role
from bot.domain.presses import decode, encode
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.desk import finding, narrowing
from storage import schema
from storage.appeals import appeals
from storage.classes import members
from storage.people import people
from tests.desk import ELSEWHERE, HOME, Desk

LATER = datetime(2024, 12, 20, 9, tzinfo=SHANGHAI)
MINING = "磨憨口岸的铜矿要采样送到昆明化验，请海关缩短检验时间。"
TRADITIONAL = "貨車在磨憨口岸排隊三天，請加快查驗。"
LATIN = "Yunnan Pipeline 的设备进口，ＨＳ编码归类有争议。"
SCHOOL = "民办学校的办学许可证换证两个月没有批。"


@dataclass
class Office:
    """Four appeals of two enterprises, and who looks for them."""

    desk: Desk
    held: dict[str, Appeal] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def finds(self, who: str, line: str, now: datetime | None = None) -> set[str]:
        (shown,) = finding.find(self.desk.tx, self.people[who], line, now=now or self.desk.now)
        assert isinstance(shown, Found)
        return self.names(shown)

    def names(self, shown: Found) -> set[str]:
        rows = {one.id: name for name, one in self.held.items()}
        assert shown.total >= len(shown.views)
        return {rows[view.appeal.id] for view in shown.views}


@pytest.fixture
def office(desk: Desk) -> Office:
    made = Office(desk)
    north, south = desk.enterprise("云南北方矿业有限公司"), desk.enterprise("大理Pipeline科技")
    contact = desk.person(Role.MEMBER, enterprise=south)
    people.change(desk.tx, contact.id, name="欧阳敏", phone="13900004321")
    made.held = {
        "mining": desk.appeal(State.ASSIGNED, north, text=MINING, number="YN-2024-0016"),
        "queue": desk.appeal(State.HANDLING, south, text=TRADITIONAL, number="YN-2024-0017"),
        "latin": desk.appeal(State.CLOSED, south, text=LATIN, region="大理州", number="YN-2024-10016"),
        "school": desk.appeal(
            State.ASSIGNED, north, text=SCHOOL, lead=ELSEWHERE, kind="政策咨询", number="YN-2023-0021"
        ),
    }
    values = {"state": ClassState.CONFIRMED, "name": "口岸查验等待时间长", "words": [], "proposed_at": desk.now}
    desk.tx.execute(schema.class_issue.insert().values(id=1, **values))
    alike = [(made.held[name].id, 0.6) for name in ("mining", "queue")]
    members.put(desk.tx, ClassId(1), alike, MemberStanding.IN, desk.now)
    held = made.held
    values_of = {"appeal": held["latin"].id, "round": 1, "department": HOME, "asked_at": desk.now}
    rated = {"rated_at": desk.now, "satisfaction": Satisfaction.UNSATISFIED}
    desk.tx.execute(schema.survey.insert().values(**values_of, **rated))
    worker = desk.person(Role.CONTACT, HOME)
    people.change(desk.tx, worker.id, name="周海关")
    appeals.change(desk.tx, held["queue"].id, {"round": 2, "handler": worker.id})
    appeals.change(desk.tx, held["school"].id, {"returns": 1})
    about = {"appeal": held["mining"].id, "at": desk.now, "party": Party.LEAD, "to_state": State.ASSIGNED, "round": 1}
    desk.tx.execute(schema.event.insert().values(action=Action.ASK_TIME, reason="10", **about))
    made.people = {
        "coordinator": desk.person(Role.COORDINATOR),
        "customs": desk.person(Role.CONTACT, HOME),
        "school": desk.person(Role.CONTACT, ELSEWHERE),
        "north": desk.person(Role.MEMBER, enterprise=north),
        "admin": desk.person(Role.ADMIN),
    }
    return made


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("磨憨", {"mining", "queue"}),
        ("货车", {"queue"}),
        ("貨車", {"queue"}),
        ("pipeline", {"queue", "latin"}),
        ("ＰＩＰＥＬＩＮＥ 设备", {"latin"}),
        ("hs编码", {"latin"}),
        ("磨憨 待签收", {"mining"}),
        ("磨憨，昆明海关", {"mining", "queue"}),
        ("北方矿业", {"mining", "school"}),
        ("口岸铜矿", set()),  # each two letters stand there, but not side by side
        ("0016", {"mining", "latin"}),
        ("16", {"mining", "latin"}),
        ("10016", {"latin"}),
        ("#0017", {"queue"}),
        ("教育厅", {"school"}),
        ("省教育厅", {"school"}),
        ("政策咨询", {"school"}),
        ("大理 已办结", {"latin"}),
        ("在办 2024年10月", {"mining", "queue", "school"}),
        ("2023年", set()),
        ("查一下磨憨的诉求", {"mining", "queue"}),
        ("欧阳敏", {"queue", "latin"}),
        ("4321", {"queue", "latin"}),
        ("承办中", {"queue"}),
        ("没有这样的词", set()),
        ("昆明海关待签收的有几件", {"mining"}),
        ("大理州的诉求", {"latin"}),
        ("磨憨待签收", {"mining"}),
        ("省教育厅办学许可证", {"school"}),
        ("诉求0016号", {"mining", "latin"}),
        ("0016 在办", {"mining"}),
        ("0016那件 在办", {"mining"}),
        ("已销号 0017", set()),
        ("0017 大理州的化验", set()),
        ("0016 交给省商务厅", {"mining", "latin"}),
        ("手机尾号 4321", {"queue", "latin"}),
        ("13900004321", {"queue", "latin"}),
        ("13900004322", set()),
        ("政策咨询类", {"school"}),
        ("没签收", {"mining", "school"}),
        ("还没答复 磨憨", {"mining", "queue"}),
        ("正在办理", {"mining", "queue", "school"}),
        ("最近一周 磨憨", {"mining", "queue"}),
        ("上周", set()),
        ("11月8日到期", {"mining", "queue", "school"}),
        ("今天到期", set()),
        ("一类事1", {"mining", "queue"}),
        ("口岸查验等待时间长 待签收", {"mining"}),
        ("一类事9", set()),
        ("不满意的件", {"latin"}),
        ("基本满意", set()),
        ("大理评价不满意的", {"latin"}),
        ("二次办理的件", {"queue"}),
        ("被退回过的", {"school"}),
        ("昆明海关申请延期的", {"mining"}),
        ("不要昆明海关的", {"school"}),
        ("除省教育厅以外 在办", {"mining", "queue"}),
        ("不是待签收的，磨憨", {"queue"}),
        ("磨憨 不是二次办理的", {"mining"}),
        ("周海关经手的", {"queue"}),
        ("周海关名下没答复的", {"queue"}),
        ("周海关", {"queue"}),
        ("周海关 磨憨", {"queue"}),
        ("周海关 办学", set()),
        ("没有此人经手的", set()),
        ("查一下昨天交给省教育厅还没签收的", set()),
        ("帮我找一下说办学许可证的那个件，好像是省教育厅的", {"school"}),
        ("快到期的", {"mining", "school"}),  # to be accepted on Monday
        ("15天内到期", {"mining", "queue", "school"}),
        ("教育 办学", {"school"}),
        ("0016和0017", {"mining", "latin", "queue"}),
        ("云南省教育厅办学的有没有", {"school"}),
        ("磨憨 超期3天以上", set()),
    ],
)
def test_a_line_finds_what_it_says(office: Office, line: str, found: set[str]) -> None:
    assert office.finds("coordinator", line) == found


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("coordinator", {"mining", "queue", "school"}),
        ("customs", {"mining", "queue"}),
        ("school", {"school"}),
        ("north", {"mining", "school"}),
    ],
)
def test_only_what_one_may_see_is_found(office: Office, who: str, found: set[str]) -> None:
    assert office.finds(who, "在办") == found
    assert office.finds(who, "欧阳敏") == ({"queue", "latin"} if who == "coordinator" else set())
    assert office.finds(who, "4321") == ({"queue", "latin"} if who == "coordinator" else set())


def test_enterprises_know_of_no_class(office: Office) -> None:
    assert office.finds("coordinator", "一类事1 承办中") == {"queue"}
    assert office.finds("north", "一类事1") == set()


def test_what_falls_due_is_found_by_its_day(office: Office) -> None:
    before = datetime(2024, 11, 7, 9, tzinfo=SHANGHAI)
    assert office.finds("coordinator", "明天到期 磨憨", before) == {"mining", "queue"}
    assert office.finds("coordinator", "本周到期的", before) == {"mining", "queue", "school"}
    assert office.finds("coordinator", "下周到期", before) == set()


def test_late_is_what_has_passed_its_date(office: Office) -> None:
    assert office.finds("coordinator", "超期") == set()
    assert office.finds("coordinator", "磨憨 超期", LATER) == {"mining", "queue"}
    assert office.finds("customs", "逾期", LATER) == {"mining", "queue"}


def test_what_moves_is_found_where_it_is(office: Office) -> None:
    appeals.change(office.desk.tx, office.held["mining"].id, {"state": State.HANDLING, "lead": ELSEWHERE})
    assert office.finds("school", "磨憨 承办中") == {"mining"}
    assert office.finds("customs", "磨憨 承办中") == {"queue"}


def test_what_was_there_before_the_search_is_found(office: Office) -> None:
    office.desk.tx.execute(schema.finding.delete())
    assert office.finds("coordinator", "磨憨") == {"mining", "queue"}


def test_a_search_is_narrowed_and_turned_by_its_own_writer(office: Office) -> None:
    tx, now = office.desk.tx, office.desk.now
    who = office.people["coordinator"]
    (shown,) = finding.find(tx, who, "pipeline", now=now)
    assert isinstance(shown, Found)
    (less,) = narrowing.narrow(tx, who, FindWith(shown.search, Facet.STANDING, Standing.SETTLED), now=now)
    assert isinstance(less, Found)
    assert office.names(less) == {"latin"}
    (open_ones,) = narrowing.narrow(tx, who, FindWith(less.search, Facet.STANDING, Standing.OPEN), now=now)
    assert isinstance(open_ones, Found)
    assert (office.names(open_ones), open_ones.line) == ({"queue"}, "pipeline 在办")
    (past,) = finding.again(tx, who, Find(shown.search, page=1), now=now)
    assert isinstance(past, Found)
    assert past.views == ()
    with pytest.raises(NotFound):
        finding.again(tx, office.people["customs"], Find(shown.search), now=now)


def test_looks_for_people_are_noted_and_old_searches_go(office: Office) -> None:
    for _ in range(25):
        office.finds("coordinator", "欧阳敏")
    tx = office.desk.tx
    noted = select(func.count()).where(schema.audit.c.action == "found")
    assert tx.execute(noted).scalar_one() == 25
    assert tx.execute(select(func.count()).select_from(schema.search)).scalar_one() == 20


@pytest.mark.parametrize(
    ("line", "problem"), [("磨", "find_too_short"), ("磨憨 x", "find_too_short"), ("查" * 101, "find_too_long")]
)
def test_what_says_too_little_is_asked_for_again(office: Office, line: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        office.finds("coordinator", line)


def test_nothing_said_asks_what(office: Office) -> None:
    (asked,) = finding.find(office.desk.tx, office.people["north"], "  ", now=office.desk.now + timedelta(days=1))
    assert isinstance(asked, FindAsked)
    with pytest.raises(NoRight):
        finding.find(office.desk.tx, office.people["admin"], "磨憨", now=office.desk.now)


def narrowed(office: Office, who: str, line: str, facet: Facet, said: str) -> Found:
    """Return what is found after the button of this value."""
    tx, person, now = office.desk.tx, office.people[who], office.desk.now
    (found,) = finding.find(tx, person, line, now=now)
    assert isinstance(found, Found)
    (offered,) = narrowing.values(tx, person, FacetValues(found.search, facet), now=now)
    assert isinstance(offered, FacetValuesShown)
    code = next(value.code for value in offered.values if value.said == said)
    (shown,) = narrowing.narrow(tx, person, FindWith(found.search, facet, code), now=now)
    assert isinstance(shown, Found)
    return shown


@pytest.mark.parametrize(
    ("line", "facet", "said", "left"),
    [
        ("2024年", Facet.STATE, "待签收", {"mining", "school"}),
        ("2024年", Facet.DEPARTMENT, ELSEWHERE, {"school"}),
        ("2024年", Facet.REGION, "大理州", {"latin"}),
        ("2024年", Facet.KIND, "政策咨询", {"school"}),
        ("磨憨 在办", Facet.STATE, "待签收", {"mining"}),  # the narrower state takes the other's place
        ("在办", Facet.MONTH, "2024年10月", {"mining", "queue", "school"}),
    ],
)
def test_a_search_is_narrowed_by_what_was_found(
    office: Office, line: str, facet: Facet, said: str, left: set[str]
) -> None:
    shown = narrowed(office, "coordinator", line, facet, said)
    assert office.names(shown) == left
    assert said in shown.line


def test_only_what_the_found_appeals_differ_in_is_offered(office: Office) -> None:
    tx, person, now = office.desk.tx, office.people["coordinator"], office.desk.now
    offered = dict[str, set[Facet]]()
    for line in ("磨憨", "办学许可证"):
        (found,) = finding.find(tx, person, line, now=now)
        assert isinstance(found, Found)
        (shown,) = narrowing.facets(tx, person, Facets(found.search), now=now)
        assert isinstance(shown, FacetsShown)
        offered[line] = set(shown.facets)
    assert Facet.STATE in offered["磨憨"]
    assert Facet.DEPARTMENT not in offered["磨憨"]
    assert offered["办学许可证"] == set()


@pytest.mark.parametrize("value", ["", "9999", "省教育厅", "-"])
@pytest.mark.parametrize("facet", Facet)
def test_a_forged_value_is_refused(office: Office, facet: Facet, value: str) -> None:
    tx, person, now = office.desk.tx, office.people["coordinator"], office.desk.now
    (found,) = finding.find(tx, person, "磨憨", now=now)
    assert isinstance(found, Found)
    with pytest.raises(NotFound):
        narrowing.narrow(tx, person, FindWith(found.search, facet, value), now=now)


def test_others_searches_are_not_narrowed(office: Office) -> None:
    tx, now = office.desk.tx, office.desk.now
    (found,) = finding.find(tx, office.people["coordinator"], "磨憨", now=now)
    assert isinstance(found, Found)
    with pytest.raises(NotFound):
        narrowing.values(tx, office.people["customs"], FacetValues(found.search, Facet.STATE), now=now)


def test_buttons_of_lists_that_were_sent_before_still_work() -> None:
    assert decode("fi:7:NOTHING:2") == Find(7, page=2)
    assert decode("fi:7:LATE:0") == FindWith(7, Facet.STANDING, Standing.LATE)
    assert decode(encode(Find(7, page=2))) == Find(7, page=2)
