"""Forms that were half-filled before the program was renewed go on where their people stopped."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.content import Content
from bot.domain.base.question import Asked
from bot.domain.people.person import Person
from bot.usecases.book import ENGINE
from storage.appeals import appeals
from storage.mail import drafts
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.test_moves import book_seat, everybody, staged

OLDER = json.loads((Path(__file__).parent / "data" / "drafts_of_an_older_version.json").read_text("utf-8"))
SAID = (
    "确认",
    "发送答复",
    "确认交办",
    "跳过",
    "完成",
    "满意",
    HOME,
    ELSEWHERE,
    "说明得很清楚的一段话，2024年12月底前完成。",
)
FILES = ("完成", "不确定，请专窗判断", "服务需求", "确认提交")


def left(desk: Desk, who: Person, older: dict[str, Any], data: dict[str, Any]) -> None:
    """Put the row as the older program wrote it."""
    made = drafts.add(desk.tx, who.id, older["form"], older["step"], data, desk.now)
    assert made.data == data


def goes_on(desk: Desk, who: Person, words: tuple[str, ...] = SAID) -> None:
    """Answer what is asked with whatever fits, until the form is done."""
    begun = drafts.current(desk.tx, who.id)
    while (draft := drafts.current(desk.tx, who.id)) and begun and draft.id == begun.id:
        assert any(_takes(desk, who, draft.stamp, said) for said in (*words, *_options(desk, who))), draft


def _options(desk: Desk, who: Person) -> list[str]:
    (asked,) = ENGINE.resume(desk.tx, who, now=desk.now)
    return [one.label for one in getattr(asked, "options", ())]


def _takes(desk: Desk, who: Person, stamp: int, said: str) -> bool:
    told = ENGINE.advance(desk.tx, who, Content(said), now=desk.now) or []
    if any(isinstance(one, Asked) and one.trouble for one in told):
        return False
    draft = drafts.current(desk.tx, who.id)
    return draft is None or draft.stamp != stamp or draft.data.get("words") is not None


@pytest.mark.parametrize("older", [one for one in OLDER if one["state"]], ids=lambda older: older["form"])
def test_a_draft_of_an_older_version_ends_in_its_move(desk: Desk, older: dict[str, Any]) -> None:
    enterprise = desk.enterprise("云南某企业")
    book_seat(desk, enterprise)
    appeal = staged(desk, State(older["state"]), enterprise, **older["given"])
    who = everybody(desk, enterprise)[older["by"]][0]
    assert isinstance(who, Person)
    left(desk, who, older, older["data"] | {"appeal": appeal.id})
    goes_on(desk, who)
    last = appeals.last_event(desk.tx, appeal.id)
    assert last is not None
    assert last.action.form == older["form"]


def test_the_second_of_several_matters_is_filed_and_the_third_is_asked_about(desk: Desk) -> None:
    (older,) = (one for one in OLDER if not one["state"])
    enterprise = desk.enterprise("云南某企业")
    who = everybody(desk, enterprise)["own member"][0]
    assert isinstance(who, Person)
    left(desk, who, older, older["data"])
    goes_on(desk, who, FILES)
    (filed,), _ = appeals.of_enterprise(desk.tx, enterprise)
    following = drafts.current(desk.tx, who.id)
    assert filed.text == older["data"]["text"]
    assert following is not None
    assert (following.form, following.step) == (older["form"], older["step"])
    assert following.data["text"] == older["data"]["rest"][0]
    assert (following.data["part"], following.data["given"]) == (3, older["data"]["given"])
