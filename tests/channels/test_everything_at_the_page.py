"""Each act of each role is done on the page, by people who have nothing else: all forms, and all moves of an appeal."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from bot.usecases.book import FORMS, VERBS
from tests.channels import acts
from tests.channels.at_the_page import HouseOfPages, PersonAtThePage, house_of_pages
from tests.house import fresh_sqlite
from tests.usecases.ways import STAGES

HOUSES = 3  # among which the forms are divided: to open one takes longer than to fill in a form
LAST = {"department", "settings"}  # they change what the others are filled in with
LEADS_ON = {"kept", "booking_late"}  # into another form
ROLES = {
    Party.MEMBER: Role.MEMBER,
    Party.LEAD: Role.CONTACT,
    Party.ASSISTING: Role.CONTACT,
    Party.HEAD: Role.HEAD,
    Party.COORDINATOR: Role.COORDINATOR,
    Party.SUPERVISOR: Role.SUPERVISOR,
}
HELPS = {(action, who) for action, who in acts.moves() if who is Party.ASSISTING and action is not Action.CONTRIBUTE}
BY_OTHERS = [
    (action, who)
    for action, who in acts.moves()
    if STAGES.get(action.form, (None,))[0] is not ROLES[who] or (action, who) in HELPS
]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseOfPages]:
    async with house_of_pages(tmp_path, database_url=fresh_sqlite(tmp_path)) as opened:
        assert isinstance(opened, HouseOfPages)
        yield opened


async def newcomer(house: HouseOfPages) -> PersonAtThePage:
    """Somebody who has the page open."""
    person = house.newcomer("李敏")
    assert isinstance(person, PersonAtThePage)
    await person.browser.comes_in()
    return person


async def fills_in(house: HouseOfPages, person: PersonAtThePage, form: str) -> str:
    """Fill the form in; return what went wrong."""
    database, render, before = house.app.database, house.app.worker.render, acts.last_of(person)
    begun = await database.write(acts.begins, form, person.id, render)
    if begun.appeal is not None and (instead := await acts.presses_do(house, person, Action(form), before)):
        return f"no button among {instead}"
    await acts.fills_in(house, person, form, before)
    left = await database.read(acts.left_open, begun.person)
    if bool(left) is not (form in LEADS_ON):
        return f"{left} {[one.text[:80] for one in person.messages][-2:]}"
    found = await database.read(acts.made, begun) if begun.appeal is not None else set()
    return "" if begun.appeal is None or form in {action for action, _ in found} else f"not made: {found}"


@pytest.mark.timeout(300)  # beside others it takes longer than a test may
@pytest.mark.parametrize("part", range(HOUSES))
async def test_each_form_is_filled_in_to_its_end(house: HouseOfPages, part: int) -> None:
    person = await newcomer(house)
    forms = sorted([*FORMS][part::HOUSES], key=LAST.__contains__)
    wrong = {form: said for form in forms if (said := await fills_in(house, person, form))}
    assert wrong == {}


@pytest.mark.timeout(300)  # as above
async def test_each_party_makes_its_moves(house: HouseOfPages) -> None:
    """Those that the forms above are not filled in for."""
    person, database, render = await newcomer(house), house.app.database, house.app.worker.render
    wrong = {}
    for action, party in BY_OTHERS:
        before = acts.last_of(person)
        begun = await database.write(acts.stands, action, party, person.id, render)
        if instead := await acts.presses_do(house, person, action, before):
            wrong[action, party] = instead
            continue
        if VERBS[action].steps:
            await acts.fills_in(house, person, action.form, before)
        if (action, party) not in await database.read(acts.made, begun):
            wrong[action, party] = [one.text for one in person.messages][-2:]
    assert wrong == {}
