"""Small decisions that larger acts rest on: offers of departments, imported firms, and why a bot is never accepted."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.delivery.bot_api_start import Refused, greet
from bot.delivery.papers import PAPERS
from bot.domain.base.paper import Recipe
from bot.domain.people.person import EnterpriseState
from bot.domain.tenure.imports import Field, FilledIn, Import, Line
from bot.usecases.appeals import naming
from bot.usecases.tenure import importing
from storage.people import people
from tests.desk import Desk

CODE = "91530100DEM000001C"


@pytest.mark.parametrize(
    ("names", "offered"),
    [
        ("", ""),
        ("甲乙甲 丙", "甲乙丙"),
        ("一二三四五六七八", "一二三四五六七八"),
        ("一二三四五六七八九", "一二三四五六七八"),
    ],
)
def test_departments_are_offered_once_and_as_many_as_fit(names: str, offered: str) -> None:
    found = naming.options(name.strip() for name in names)
    assert [option.value for option in found] == [option.label for option in found] == list(offered)


def test_an_imported_firm_needs_no_check_and_one_that_is_known_stays(desk: Desk) -> None:
    cells = {Field.NAME: "云南某某物流有限公司", Field.CODE: CODE, Field.REGION: "昆明"}
    for known in (False, True):
        (outcome,) = importing.take_over(
            desk.tx, FilledIn(Import.ENTERPRISES, (Line(2, cells),), {}), now=desk.now
        ).outcomes
        assert (outcome.number, outcome.known) == (2, known)
    firm = people.enterprise_by_uscc(desk.tx, CODE)
    assert firm is not None
    assert (firm.name, firm.region, firm.state) == ("云南某某物流有限公司", "昆明市", EnterpriseState.VERIFIED)


def test_what_draws_pictures_is_made_in_the_process_for_drawing() -> None:
    drawn = {recipe for recipe, paper in PAPERS.items() if paper.drawn}
    assert drawn == {Recipe.MINUTES, Recipe.CIRCULAR, Recipe.MECHANISMS, Recipe.PICTURE}


@pytest.mark.parametrize("error", [InvalidToken("secret:token"), Forbidden("no"), BadRequest("Not Found")])
async def test_a_bot_that_is_never_accepted_ends_with_a_sentence(error: Exception) -> None:
    async def initialize() -> None:
        raise error

    with pytest.raises(Refused) as told:
        await greet(cast("Any", SimpleNamespace(initialize=initialize)))
    assert "secret" not in str(told.value)
    assert told.value.__cause__ is None
