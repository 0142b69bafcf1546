"""The form in which a department's answer templates are read and changed."""

from collections.abc import Callable, Mapping

from bot.domain.appeals.template import MOST, TITLE, Template, TemplateChange
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals.filled import AboutTemplate
from bot.usecases.appeals.templates import check_title, may_edit, save
from bot.usecases.forms.steps import CANCEL, Form, Step, Take, Taken, Turn, choice, only_text, pick, words
from storage.appeals import templates

TEMPLATES = "templates"
NEW, SAME = "new", "same"


def by_option(turn: Turn) -> dict[Option, Template]:
    """Return the department's templates, each by the option that names it."""
    return {
        Option(f"t{template.id}", template.title): template for template in templates.of(turn.tx, turn.actor.department)
    }


def _which(turn: Turn) -> tuple[Option, ...]:
    there = tuple(by_option(turn))
    return there if len(there) >= MOST else (*there, Option(NEW, labels.NEW_TEMPLATE))


def _listed(turn: Turn) -> Mapping[str, object]:
    return {"templates": [(template.title, template.text) for template in by_option(turn).values()], "most": MOST}


def _take_which(turn: Turn, content: Content) -> Taken:
    chosen = by_option(turn).get(pick(_which(turn), only_text(content)))
    if chosen is None:
        return Taken({"template": None, "what": TemplateChange.ADDED})
    return Taken({"template": chosen.id, "what": TemplateChange.CHANGED})


def _chosen(turn: Turn) -> Template | None:
    """Return the template that is changed; None for a new one, or for one that a colleague has removed."""
    wanted = AboutTemplate.from_draft(turn.data).template
    return next((template for template in by_option(turn).values() if template.id == wanted), None)


def _facts(turn: Turn) -> Mapping[str, object]:
    chosen = _chosen(turn)
    return {"title": chosen.title, "text": chosen.text} if chosen else {}


def _what(_: Turn) -> tuple[Option, ...]:
    return wording.options(labels.CHANGE_TEMPLATE)


def _is_there(turn: Turn) -> bool:
    return AboutTemplate.from_draft(turn.data).template is not None


def _stays(turn: Turn) -> bool:
    return AboutTemplate.from_draft(turn.data).what is not TemplateChange.REMOVED


def _same(turn: Turn) -> tuple[Option, ...]:
    return wording.options(wording.SAME_AS_BEFORE) if _chosen(turn) else ()


def _or_same(take: Take, same: Callable[[Template], Mapping[str, str]]) -> Take:
    """Return a step's function that takes a new value, or by one tap keeps the present one."""

    def taken(turn: Turn, content: Content) -> Taken:
        chosen, said = _chosen(turn), only_text(content)
        if chosen and any(said in {option.value, option.label} for option in _same(turn)):
            return Taken(same(chosen))
        return take(turn, content)

    return taken


def _take_title(turn: Turn, content: Content) -> Taken:
    title = " ".join(only_text(content).split())
    check_title(by_option(turn).values(), AboutTemplate.from_draft(turn.data).template, title)
    return words("title", 2, TITLE)(turn, Content(title))


TEMPLATES_FORM = Form(
    TEMPLATES,
    (
        Step("which", _take_which, _which, _listed, controls=(CANCEL,)),
        Step("what", choice("what", _what), _what, _facts, when=_is_there),
        Step("title", _or_same(_take_title, lambda template: {"title": template.title}), _same, _facts, when=_stays),
        Step(
            "words", _or_same(words("words", 5), lambda template: {"words": template.text}), _same, _facts, when=_stays
        ),
    ),
    save,
    may_edit,
)
