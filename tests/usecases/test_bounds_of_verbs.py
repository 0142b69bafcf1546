"""What single steps of larger acts do: deputies, former names, mornings, who is reached, and what ends today."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.delivery.channels.port import Failed, Meaning, Sent
from bot.delivery.channels.web.channel import WebChat
from bot.domain.appeals.action import State
from bot.domain.base.errors import BadInput, NoRight, NotFound
from bot.domain.base.paper import Made
from bot.domain.base.parcels import CommandMenu, Edit, Key, Message, Payload, PressAnswer, Strip
from bot.domain.classes.answering import Helped
from bot.domain.desk.find_notices import FacetsShown, FacetValuesShown
from bot.domain.desk.presses import Facet, Facets, FacetValues
from bot.domain.people.channel import MESSAGES, WEB, WEB_INDEX
from bot.domain.people.person import EnterpriseState, Role
from bot.domain.tenure.department import Fate
from bot.domain.time.calendar import shanghai_date
from bot.usecases.appeals import audience
from bot.usecases.counter import asking
from bot.usecases.desk import narrowing
from bot.usecases.tenure import departments, importing_cells, leaving, merging
from bot.usecases.tenure.filled import DepartmentsFate
from storage import schema
from storage.desk import searches
from storage.mail.parcels import KINDS, Parcel
from storage.people import addresses, enterprise_changes, enterprises, people
from storage.reach import bubbles
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import START


def test_only_who_has_left_is_nobody_s_deputy_any_more(desk: Desk) -> None:
    gone, stays, first, second = (desk.person(Role.CONTACT, HOME) for _ in range(4))
    people.change(desk.tx, first.id, deputy=gone.id)
    people.change(desk.tx, second.id, deputy=stays.id)
    leaving.close(desk.tx, gone, desk.now)
    assert [people.by_id(desk.tx, who.id).deputy for who in (first, second)] == [None, stays.id]


def test_an_enterprise_was_called_what_was_agreed_in_order(desk: Desk) -> None:
    firm, other, who = desk.enterprise("云南丙公司"), desk.enterprise("云南丁公司"), desk.person(Role.COORDINATOR)
    for enterprise, detail, before, agreed in (
        (firm, "name", "云南乙公司", True),
        (firm, "name", "云南甲公司", True),
        (firm, "name", "从没叫过", False),
        (firm, "name", "还没有定", None),
        (firm, "region", "昆明市", True),
        (other, "name", "别家公司", True),
    ):
        values = {"enterprise": enterprise, "detail": detail, "before": before, "after": "x", "agreed": agreed}
        noted = {"asked_by": who.id, "asked_at": desk.now}
        desk.tx.execute(insert(schema.enterprise_change).values(**values, **noted))
    assert enterprise_changes.former_names(desk.tx, firm) == ("云南乙公司", "云南甲公司")


def test_a_department_is_unreached_when_none_of_its_contacts_is_there(desk: Desk) -> None:
    gone, _, head = desk.person(Role.CONTACT, HOME), desk.person(Role.CONTACT, HOME), desk.person(Role.HEAD, ELSEWHERE)
    people.change(desk.tx, gone.id, reachable=False)
    assert head.is_there
    assert audience.unreached(desk.tx, [HOME, ELSEWHERE, HOME, "省商务厅", ELSEWHERE]) == [ELSEWHERE, "省商务厅"]


@pytest.mark.parametrize(
    ("fate", "days", "busy", "refused"),
    [
        (Fate.END, 0, True, True),
        (Fate.END, -1, True, True),
        (Fate.END, 1, True, False),
        (Fate.END, 0, False, False),
        (Fate.RENAME, 0, True, False),
    ],
)
def test_a_department_ends_today_only_when_nothing_of_it_is_open(
    desk: Desk, fate: Fate, days: int, *, busy: bool, refused: bool
) -> None:
    if busy:
        desk.appeal(State.HANDLING, desk.enterprise("云南某企业"), settled_at=None)
    new = "昆明海关总关" if fate is Fate.RENAME else ""
    day: date = shanghai_date(desk.now) + timedelta(days=days)
    wanted = DepartmentsFate(department=HOME, fate=fate, new=new, at=day)
    if refused:
        with pytest.raises(BadInput, match="department_busy"):
            departments.check(desk.tx, wanted, desk.now)
    else:
        assert departments.check(desk.tx, wanted, desk.now).appeals == int(busy)


@pytest.mark.parametrize(("text", "problem"), [("", "empty"), (" \n", "empty"), ("一二三四", "too_long")])
def test_words_of_a_cell_that_are_missing_or_too_long(text: str, problem: str) -> None:
    with pytest.raises(BadInput) as told:
        importing_cells.said(text, 3)
    assert told.value.problem == problem
    assert problem == "empty" or told.value.facts == {"length": 4, "most": 3, "over": 1}


@pytest.mark.parametrize("text", ["一二三", " 一 ", "一"])
def test_words_of_a_cell_that_fit(text: str) -> None:
    assert importing_cells.said(text, 3) == text.strip()


@pytest.fixture
def page(desk: Desk) -> int:
    return addresses.ensure(desk.tx, WEB_INDEX, WEB, "page", desk.now).number


async def kept(desk: Desk, page: int, payload: Payload) -> int | None:
    """Send to the page; return the number of the message."""
    parcel = Parcel(1, page, KINDS[type(payload)], "test", payload, None, None, None, 0, desk.now)
    sent = await WebChat(Path()).send(parcel, None)
    assert isinstance(sent, Sent)
    assert sent.keep is not None
    return sent.keep(desk.tx, desk.now)


def stands(desk: Desk, page: int) -> list[dict[str, object]]:
    return [dict(bubble.content) for bubble in bubbles.newest(desk.tx, page)]


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
async def test_what_a_page_keeps_of_each_kind_of_message(desk: Desk, page: int) -> None:
    number = await kept(desk, page, Message(text="请选择", keys=((Key("提交", "send"),),)))
    shown = {"text": "请选择", "rows": [[["提交", "send"]]], "phone": ""}
    assert stands(desk, page) == [shown]
    assert number is not None
    assert number > MESSAGES
    note = await kept(desk, page, PressAnswer("1", "已收到"))
    assert note == number + 1
    assert [await kept(desk, page, PressAnswer("1", "")), await kept(desk, page, CommandMenu(""))] == [None, None]
    assert stands(desk, page) == [shown, {"note": "已收到"}]
    assert await kept(desk, page, Strip(number)) == number
    assert await kept(desk, page, Strip(note)) == note
    assert stands(desk, page) == [shown | {"rows": []}, {"note": "已收到"}]
    assert await kept(desk, page, Edit(text="已提交", message=number, plain=True)) == number
    assert stands(desk, page)[0] == {"text": "已提交", "rows": [], "phone": "", "plain": True}
    assert await kept(desk, page, Edit(text="没有这一条", message=number + 9)) == number + 9
    assert len(stands(desk, page)) == 2


async def test_a_file_that_is_not_kept_yet_is_tried_again(tmp_path: Path) -> None:
    payload = Message(text="见附件")
    parcel = Parcel(1, 7, KINDS[Message], "test", payload, None, None, None, 0, START)
    assert await WebChat(tmp_path).send(parcel, Made("a.pdf")) == Failed(Meaning.PASSING, "the file is not kept yet")
    assert isinstance(await WebChat(tmp_path).send(parcel, Made("a.pdf", b"%PDF")), Sent)


@pytest.mark.parametrize("state", list(EnterpriseState))
def test_records_that_are_disputed_or_reached_by_phone_only_are_not_merged(desk: Desk, state: EnterpriseState) -> None:
    who, firm, phoned = desk.person(Role.COORDINATOR), desk.enterprise("云南甲公司"), desk.at_counter("云南乙公司")
    enterprises.set_state(desk.tx, firm, state)
    refused = {firm: "merge_disputed"} if state is EnterpriseState.DISPUTED else {}
    for enterprise, problem in ({firm: "", phoned: "merge_by_phone"} | refused).items():
        filled = {"enterprise": enterprise}
        if not problem:
            merging.may_merge(desk.tx, who, filled, now=desk.now)
            continue
        with pytest.raises(BadInput) as told:
            merging.may_merge(desk.tx, who, filled, now=desk.now)
        assert told.value.problem == problem
        assert told.value.facts == {"name": people.enterprise_by_id(desk.tx, enterprise).name}


@pytest.mark.parametrize("role", list(Role))
def test_only_a_coordinator_notes_what_an_enterprise_says_of_a_measure(desk: Desk, role: Role) -> None:
    who, firm = desk.person(role, HOME), desk.at_counter("云南乙公司")
    refusal, tried = (NotFound, firm + 9) if role is Role.COORDINATOR else (NoRight, firm)
    with pytest.raises(refusal):
        asking.helped(desk.tx, who, tried, (1, Helped.HELPED), now=desk.now)


def test_a_search_is_narrowed_by_what_appeals_differ_in_and_by_nothing_else(desk: Desk) -> None:
    who = desk.person(Role.COORDINATOR)
    for region in ("昆明市", "大理州", "大理州"):
        desk.appeal(State.HANDLING, desk.enterprise(f"{region}企业"), region=region, settled_at=None)
    search = searches.keep(desk.tx, who.id, "在办", desk.now)
    (offered,) = narrowing.facets(desk.tx, who, Facets(search), now=desk.now)
    assert isinstance(offered, FacetsShown)
    assert Facet.REGION in offered.facets
    assert Facet.STATE not in offered.facets
    (values,) = narrowing.values(desk.tx, who, FacetValues(search, Facet.REGION), now=desk.now)
    assert isinstance(values, FacetValuesShown)
    assert [(value.said, value.count) for value in values.values] == [("大理州", 2), ("昆明市", 1)]
    with pytest.raises(NotFound):
        narrowing.values(desk.tx, who, FacetValues(search, Facet.STANDING), now=desk.now)
    with pytest.raises(NotFound):
        narrowing.values(desk.tx, who, FacetValues(search + 1, Facet.REGION), now=desk.now)
