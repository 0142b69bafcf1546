"""What each form, each move and each timer writes, and whom it tells, stands in files that a change has to renew."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases import book as verbs
from bot.usecases import timers as timing
from bot.usecases.sessions import seats
from storage.people import people
from storage.sessions import sessions
from storage.time import timers
from tests import desk as desks
from tests.desk import HOME, Desk, open_desk
from tests.usecases.form_scenes import play
from tests.usecases.test_moves import PERMITTED, book_seat, everybody, filled, staged
from tests.usecases.test_questions_page import WALKS, step_of
from tests.usecases.test_walking import OPEN, Life
from tests.written import changes, rows, sections

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
        form, left = name.partition(",")[0], dict(WALKS[name])
        scene = play(desk, form)
        before, notices = rows(desk.tx), scene.begin()
        while answers := left.pop(step_of(form, notices), ()):
            for answer in answers:
                before, notices = rows(desk.tx), scene.sends(answer)
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


def of_silence(state: State) -> Iterator[str]:
    """What comes of an appeal in this state, with everybody there, when nobody does anything."""
    with open_desk() as desk:
        yield from passing(Life(desk, state).desk, 40)


def of_session() -> Iterator[str]:
    """What comes of an announced session with a seat and a waiting list, when nobody does anything."""
    with open_desk() as desk:
        departments = {"departments": [HOME], "heads": {HOME: "王关长"}, "rooms": [[HOME]]}
        for role in (Role.COORDINATOR, Role.SUPERVISOR):
            desk.person(role)
        desk.person(Role.CONTACT, HOME)
        values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "capacity": 1}
        window = {"booking_opens": desk.now, "booking_closes": desk.now + timedelta(days=7)}
        held = sessions.add(desk.tx, values | departments | window | {"held_at": desk.now + timedelta(days=20)}).id
        seats.plan(desk.tx, now=desk.now)
        yield from passing(desk, 1)
        for firm in ("甲企业", "乙企业"):
            member = desk.person(Role.MEMBER, enterprise=desk.enterprise(firm))
            yield from told(desk, seats.book(desk.tx, member, held, now=desk.now))
        yield from passing(desk, 25)


def passing(desk: Desk, days: int) -> Iterator[str]:
    """Let so many working days pass: when which timer rings, what it writes, and whom it tells."""
    until = desk.tx.programme.calendar.due(desk.now, days)
    before = rows(desk.tx)
    while found := timers.due(desk.tx, until, 0.0, 1):
        desk.now = max(desk.now, found[0].fire_at)
        assert timers.finish(desk.tx, found[0], desk.now)
        notices = timing.fire(desk.tx, SYSTEM, found[0], now=desk.now)
        after = rows(desk.tx)
        lines = [*changes(before, after, besides={"timer"}), *told(desk, notices)]
        if lines:
            yield from (f"{desk.now.astimezone(SHANGHAI):%m-%d %H:%M} {found[0].subject} {found[0].kind}", *lines)
        before = after
    desk.now = until


FORMS: dict[str, Section] = {name: partial(of_form, name) for name in WALKS}
MOVES: dict[str, Section] = {str(state): partial(of_moves, state) for state in State}
TIME: dict[str, Section] = {str(state): partial(of_silence, state) for state in OPEN} | {"a session": of_session}
FILES = {"forms_written.txt": FORMS, "moves_written.txt": MOVES, "time_written.txt": TIME}


def section(monkeypatch: pytest.MonkeyPatch, made: Section) -> str:
    monkeypatch.setattr(desks, "_users", count(1))
    return "\n".join(made()).strip("\n")


@pytest.mark.parametrize("file", FILES)
def test_everything_stands_there(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    if os.environ.get("GOLDEN") == "write":
        parts = (f"## {name}\n{section(monkeypatch, made)}\n" for name, made in FILES[file].items())
        (KEPT / file).write_text("\n".join([HEAD, *parts]), "utf-8")
    assert list(sections(KEPT / file)) == list(FILES[file])


@pytest.mark.parametrize(("file", "name"), [(file, name) for file, every in FILES.items() for name in every])
def test_what_is_written_stands_there(monkeypatch: pytest.MonkeyPatch, file: str, name: str) -> None:
    assert section(monkeypatch, FILES[file][name]) == sections(KEPT / file)[name]
