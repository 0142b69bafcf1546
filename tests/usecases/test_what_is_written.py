"""What each move of an appeal and each form writes, and whom it tells, stands in a file that a change has to renew."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.usecases import book as verbs
from storage.people import people
from tests import desk as desks
from tests.desk import Desk, open_desk
from tests.usecases.form_scenes import play
from tests.usecases.test_moves import PERMITTED, book_seat, everybody, filled, staged
from tests.usecases.test_questions_page import WALKS
from tests.written import changes, rows

KEPT = Path(__file__).parent / "data"
HEAD = (
    "`GOLDEN=write .venv/bin/python -m pytest tests/usecases/test_what_is_written.py` writes this file.\n"
    "+ a new row, ~ what is otherwise in a row, - a row that is gone, > whom the program tells.\n"
)
Section = Callable[[], Iterator[str]]


def told(desk: Desk, notices: list[Notice]) -> Iterator[str]:
    for notice in notices:
        hearer = people.by_chat(desk.tx, notice.to)
        whom = (hearer.role or "stranger", hearer.department or "") if hearer else ("chat",)
        yield f"> {notice.CODE} to {' '.join(filter(None, whom))}"


def of_form(name: str) -> Iterator[str]:
    """The last answer of a form; what the answers before it write is in the draft."""
    with open_desk() as desk:
        scene = play(desk, name.partition(",")[0])
        scene.begin()
        answers = [answer for given in WALKS[name].values() for answer in given]
        for answer in answers[:-1]:
            scene.sends(answer)
        before = rows(desk.tx)
        notices = scene.sends(answers[-1])
        yield from changes(before, rows(desk.tx))
        yield from told(desk, notices)


def of_moves(state: State) -> Iterator[str]:
    """Each move that somebody may make in this state, each from the same beginning."""
    with open_desk() as desk:
        enterprise = desk.enterprise("云南某企业")
        book_seat(desk, enterprise)
        appeal = staged(desk, state, enterprise)
        actors = {party: actor for actor, party in everybody(desk, enterprise).values() if party}
        before = rows(desk.tx)
        for party, actor in actors.items():
            for action in sorted(PERMITTED[state].get(party, ())):
                inner = desk.tx.connection.begin_nested()
                notices = verbs.do(desk.tx, actor, action, filled(desk, appeal, action), now=desk.now)
                yield from ("", f"### {party} {action}")
                yield from changes(before, rows(desk.tx))
                yield from told(desk, notices)
                inner.rollback()


FORMS: dict[str, Section] = {name: partial(of_form, name) for name in WALKS}
MOVES: dict[str, Section] = {str(state): partial(of_moves, state) for state in State}


def section(monkeypatch: pytest.MonkeyPatch, made: Section) -> str:
    monkeypatch.setattr(desks, "_users", count(1))
    return "\n".join(made()).strip("\n")


def sections(file: str) -> dict[str, str]:
    _, *parts = (KEPT / file).read_text("utf-8").split("\n## ")
    return {name: said.strip("\n") for name, _, said in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize(("file", "every"), [("forms_written.txt", FORMS), ("moves_written.txt", MOVES)])
def test_everything_stands_there(monkeypatch: pytest.MonkeyPatch, file: str, every: dict[str, Section]) -> None:
    if os.environ.get("GOLDEN") == "write":
        parts = (f"## {name}\n{section(monkeypatch, made)}\n" for name, made in every.items())
        (KEPT / file).write_text("\n".join([HEAD, *parts]), "utf-8")
    assert list(sections(file)) == list(every)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_writes_what_stands_there(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    assert section(monkeypatch, FORMS[form]) == sections("forms_written.txt")[form]


@pytest.mark.parametrize("state", MOVES)
def test_moves_write_what_stands_there(monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    assert section(monkeypatch, MOVES[state]) == sections("moves_written.txt")[state]
