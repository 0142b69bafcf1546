"""The page docs/questions.md shows what every form asks, with its buttons, what is answered, and who hears then."""

import contextlib
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked
from bot.texts.render import render
from bot.texts.style.markup import Html, seen
from bot.usecases.book import ENGINE
from bot.usecases.forms.steps import Turn
from storage.mail import drafts
from storage.people import people
from tests import desk as desks
from tests.desk import Desk, open_desk
from tests.texts.samples import WORDS
from tests.usecases.form_scenes import Scene, play
from tests.usecases.ways import BRANCHES, WAYS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"
HEAD = """# Questions

`GOLDEN=write .venv/bin/python -m pytest tests/usecases/test_questions_page.py` writes this page; the test fails when it
is stale.

What every form asks on the way through it (`tests/usecases/ways.py`), as a person reads it: the question, its buttons,
(how many characters, parts or seats it takes), → the answer and what of it is stored. At the end of a form: whom the
program tells, by the code of the message.
"""


class _Undone(Exception):  # noqa: N818  # it says why
    pass


WALKS: dict[str, dict[str, tuple[str, ...]]] = {str(form): way for form, way in WAYS.items()} | {
    f"{form}, by way of {step}": WAYS[form] | branch for (form, step), branch in BRANCHES.items()
}


def section(monkeypatch: pytest.MonkeyPatch, name: str) -> str:
    """Return what stands below the heading of a form."""
    monkeypatch.setattr(desks, "_users", count(1))
    with open_desk() as desk:
        return "\n".join(_walk(desk, name.partition(",")[0], WALKS[name]))


def _walk(desk: Desk, form: str, way: dict[str, tuple[str, ...]]) -> Iterator[str]:
    scene = play(desk, form)
    told, left = scene.begin(), dict(way)
    while answers := left.pop(step_of(form, told), ()):
        for answer in answers:
            yield from _questions(scene, told)
            before = _stored(scene)
            told = scene.sends(answer)
            kept = {name: value for name, value in _stored(scene).items() if before.get(name, ...) != value}
            yield f"- → {answer.replace(chr(10), '／')}{f' `{kept}`' if kept else ''}"
    yield from ("", *_ends(scene, told))


def step_of(form: str, told: list[Notice]) -> str:
    """Return the step of the form whose question stands there; empty if none does."""
    return next((notice.step for notice in told if isinstance(notice, Asked) and notice.form == form), "")


def _stored(scene: Scene) -> dict[str, object]:
    draft = drafts.current(scene.desk.tx, scene.who.id)
    return dict(draft.data) if draft else {}


def _questions(scene: Scene, told: list[Notice]) -> Iterator[str]:
    for notice in told:
        if isinstance(notice, Asked):
            screen = render(notice, WORDS)
            said = seen(Html(screen.text)).replace("\n", "／")
            rows = " ".join(f"[{button.label}]" for row in screen.rows for button in row)
            yield f"- **{notice.step}** {said}{f' {rows}' if rows else ''}{_bounds(scene)}"


def _bounds(scene: Scene) -> str:
    """Say how many characters the question takes, as its refusals of a short and of a long text tell."""
    draft, tx = scene.draft, scene.desk.tx
    step = next(step for step in ENGINE.forms[draft.form].steps if step.name == draft.step)
    bounds: dict[str, object] = {}
    for length in (1, 2_100):
        with contextlib.suppress(_Undone, Refusal), tx.savepoint():
            try:
                step.take(Turn(tx, scene.who, draft.data, scene.desk.now), Content("题" * length))
            except BadInput as refusal:
                bounds |= {name: refusal.facts[name] for name in ("least", "most") if name in refusal.facts}
            raise _Undone
    return f" ({bounds.get('least', '')}–{bounds.get('most', '')})" if bounds else ""


def _ends(scene: Scene, told: list[Notice]) -> Iterator[str]:
    for notice in told:
        hearer = people.by_chat(scene.desk.tx, notice.to)
        whom = "who fills it in" if notice.to == scene.who.chat else hearer.role if hearer else "somebody else"
        yield f"- {notice.CODE} to {whom or 'a stranger'}"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """What stands on the page, by heading."""
    _, *parts = f"\n{PAGE.read_text('utf-8')}".split("\n## ")
    return {name: said.strip("\n") for name, _, said in (part.partition("\n") for part in parts)}


def test_the_page_has_every_form(monkeypatch: pytest.MonkeyPatch, written: dict[str, str]) -> None:
    if os.environ.get("GOLDEN") == "write":
        parts = (f"## {name}\n\n{section(monkeypatch, name)}\n" for name in WALKS)
        PAGE.write_text("\n".join([HEAD, *parts]), "utf-8")
    assert list(written) == list(WALKS)


@pytest.mark.parametrize("form", WALKS)
def test_it_asks_what_the_page_says(monkeypatch: pytest.MonkeyPatch, written: dict[str, str], form: str) -> None:
    assert section(monkeypatch, form) == written[form]
