"""Published totals, lived through by generated appeals, come out of /stats as they were printed."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.change import Change
from bot.domain.people.person import Person, Role
from bot.domain.reports.presses import Numbers
from bot.domain.sessions.session import SessionState
from bot.texts.render import render
from bot.usecases import book as verbs
from bot.usecases.reports import figures
from bot.usecases.sessions import bringing
from storage.appeals import appeals
from storage.sessions import sessions
from tests.desk import HOME, Desk, open_desk
from tests.texts.samples import WORDS

A, DATA = Action, Path(__file__).parent / "data"
ARTICLE = "受理86件，来自74家企业"
FIRST_TWO = ("受理24件，来自20家企业", "办结率：24/24（100%）"), ("受理30件，来自26家企业", "办结率：30/30（100%）")
THIRD = ("受理32件，来自28家企业", "办结率：17/32（53.1%）")
QUJING = ("受理58件", "现场办理19件　分级分类转办39件", "满意率：58/58（100%）", "按期率：58/58（100%）")
PUER = ("受理56件", "有效31件，不予受理25件", "其中办结13件，在办18件", "办结率：13/31（41.9%）")


class Replay:
    """Appeals of a data file, each taken its way by the moves that people make."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk, self.firms, self.sessions = desk, {}, {}  # type: tuple[Desk, dict[int, Person], dict[int, int]]
        self.coordinator, self.contact = desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME)
        for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
            self.play(**json.loads(line))

    def play(self, enterprise: int, session: int | None, way: str) -> None:
        who = self.firms.get(enterprise) or self.firm(enterprise)
        data = {"text": "货物在口岸等化验，等了很多天", "verdict": {}, "lead": HOME, "kind": "服务需求", "theme": ""}
        bringing.file(self.desk.tx, who, data, now=self.desk.now)
        row = appeals.of_enterprise(self.desk.tx, who.enterprise or 0)[0][0].id
        if session is not None:
            self.hear(row, session)
        for action in WAYS[way]:
            actor = {A.ACCEPT: self.contact, A.ANSWER: self.contact, A.RATE: who}.get(action, self.coordinator)
            self.do(actor, action, row)
        after = appeals.peek(self.desk.tx, row)
        if after and after.state is State.VISIT:  # the sample picks some of the satisfied
            self.do(self.coordinator, A.VISIT, row)

    def firm(self, number: int) -> Person:
        self.firms[number] = self.desk.person(Role.MEMBER, enterprise=self.desk.enterprise(f"企业{number}"))
        return self.firms[number]

    def hear(self, row: int, number: int) -> None:
        """Bring it before its session, which is under way."""
        if number not in self.sessions:
            values: dict[str, Any] = {"year": 2024, "number": number, "theme": "", "form": "坐诊", "place": "昆明"}
            values |= {"departments": (HOME,), "capacity": 99, "state": SessionState.RUNNING}
            self.sessions[number] = sessions.add(self.desk.tx, values | {"held_at": self.desk.now}).id
        held = Change(session=self.sessions[number], session_at=self.desk.now, state=State.SCHEDULED)
        appeals.change(self.desk.tx, row, held)

    def do(self, who: Person, action: Action, row: int) -> None:
        data = {"appeal": row, "words": "说明", "reason": "R1", "lead": HOME, "outcome": "SOLVED"}
        data |= {"second": "SATISFIED"} if action is A.VISIT else {}
        verbs.do(self.desk.tx, who, action, data | {"satisfaction": "SATISFIED", "solved": "YES"}, now=self.desk.now)

    def card(self, view: Numbers) -> str:
        shown = figures.gather(self.desk.tx, self.coordinator.chat, view, now=self.desk.now + timedelta(minutes=1))
        assert shown is not None
        return render(shown, WORDS).text


WAYS: dict[str, tuple[Action, ...]] = {
    "declined": (A.DECLINE,),
    "open": (A.ASSIGN, A.ACCEPT),
    "closed": (A.ASSIGN, A.ACCEPT, A.ANSWER, A.RATE),
    "passed_on": (A.ASSIGN, A.ACCEPT, A.ANSWER, A.RATE),
    "on_spot": (A.ANSWER_ON_SPOT, A.RATE),
}


@pytest.fixture
def desk() -> Iterator[Desk]:
    """On SQLite alone: that both databases count the same is another test's."""
    with open_desk() as opened:
        yield opened


def test_the_article_s_totals_and_each_of_its_sessions(desk: Desk) -> None:
    replay = Replay(desk, "article")
    assert ARTICLE in replay.card(Numbers(span="all"))
    for number, told in enumerate((*FIRST_TWO, THIRD), 1):
        card = replay.card(Numbers(span="all", narrowed=f"s{replay.sessions[number]}"))
        assert f"坐诊场次：2024年第{number}期" in card
        assert [line for line in told if line not in card] == []


@pytest.mark.parametrize(("name", "told"), [("qujing", QUJING), ("puer", PUER)])
def test_what_the_cities_published(desk: Desk, name: str, told: tuple[str, ...]) -> None:
    card = Replay(desk, name).card(Numbers(span="all"))
    assert [line for line in told if line not in card] == []
