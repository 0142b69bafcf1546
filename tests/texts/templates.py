"""What contacts and heads see of their department's answer templates, and where answers are written."""

from collections.abc import Iterator
from typing import Any

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.template import MOST, TITLE, TemplateChange
from bot.domain.appeals.template_notices import TemplateKept
from bot.domain.base.question import Asked
from bot.domain.people.person import Role
from bot.usecases.appeals import templates as verbs
from bot.usecases.appeals.template_form import by_option
from bot.usecases.book import FORMS
from bot.usecases.forms.steps import Turn
from tests.desk import HOME, Desk, open_desk
from tests.texts.notices import Labelled
from tests.texts.samples import Typed


def templates(typed: Typed) -> Iterator[Labelled]:
    title, text = typed.name[:TITLE], typed.words[:500]
    for what in TemplateChange:
        yield f"模板 {what}", TemplateKept(to=1, what=what, title=title, text=text)
    for count in (1, MOST):
        with open_desk() as desk:
            yield from _questions(desk, typed, count)


def _questions(desk: Desk, typed: Typed, count: int) -> Iterator[Labelled]:
    contact = desk.person(Role.CONTACT, HOME)
    for number in range(count):
        one = {"title": f"{typed.name[: TITLE - 2]}{number}", "words": typed.words[:500]}
        verbs.save(desk.tx, contact, one | {"template": None, "what": "ADDED"}, now=desk.now)
    appeal = desk.appeal(State.HANDLING, desk.enterprise(typed.name), text=typed.text)
    given = {"appeal": appeal.id, "kept": typed.words[:500], "what": "CHANGED"}
    turn = Turn(desk.tx, contact, given, desk.now)
    data = given | {"template": next(iter(by_option(turn).values())).id}
    for form, step in (
        ("templates", "which"),
        ("templates", "what"),
        ("templates", "title"),
        ("templates", "words"),
        (Action.ANSWER, "words"),
    ):
        yield f"{form} {step}（{count}条模板）", _asked(Turn(desk.tx, contact, data, desk.now), form, step)


def _asked(turn: Turn, form: str, name: str) -> Asked:
    step = next(one for one in FORMS[form].steps if one.name == name)
    shown: dict[str, Any] = {"options": step.options(turn), "controls": step.controls, "facts": step.facts(turn)}
    return Asked(to=1, form=form, step=name, draft=12345, stamp=17, **shown)
