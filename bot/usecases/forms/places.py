"""Where a draft stands in its form: what leads on from there, what leads back, and which controls are known."""

from dataclasses import dataclass

from bot.classifier.folding import fold_word
from bot.domain.base.content import Content
from bot.texts.style import wording
from bot.usecases.forms.pastes import TORN
from bot.usecases.forms.steps import (
    AT_ONCE,
    BACK,
    CANCEL,
    CHECK,
    CHECKING,
    DONE,
    LEAVING,
    Form,
    Rest,
    Step,
    Turn,
    is_picked,
)
from storage.mail.drafts import Draft

GIVEN = "given"  # the draft's own key: what its form began with
WRITTEN = "written"  # the draft's own key: something was typed or sent, which a tap would not bring back
ONCE = "once"  # the draft's own key: what of that a restart leaves behind


@dataclass(frozen=True, slots=True)
class Place:
    """A draft at its step of a form; a step that a newer program no longer has begins the form anew."""

    form: Form
    draft: Draft

    @property
    def index(self) -> int:
        return index_of(self.form, self.draft.step)

    @property
    def step(self) -> Step:
        return self.form.steps[self.index]


def index_of(form: Form, name: str) -> int:
    names = [step.name for step in form.steps]
    return names.index(name) if name in names else 0


def controls(place: Place, turn: Turn) -> tuple[str, ...]:
    """Nothing leads back from the first question that is asked; one that is changed leads back to the check page."""
    own = tuple(control for control in place.step.controls if control != BACK)
    if turn.data.get(CHECKING):
        return (*(control for control in own if control != CANCEL), CHECK, CANCEL)
    is_first = not any(step.when(turn) for step in place.form.steps[: place.index])
    return own if is_first else place.step.controls


def known(place: Place, turn: Turn) -> tuple[str, ...]:
    """Return the controls that are taken here: the step's, those shown, and whether one really leaves."""
    end = (AT_ONCE,) if place.step.rest else ()
    return (*end, *place.step.controls, *controls(place, turn), *LEAVING)


def said(content: Content) -> str:
    """Return what was typed in the form in which words for controls are compared: 好了。 is 好了."""
    return fold_word(content.text).strip(wording.AROUND)


def rest_of(place: Place, turn: Turn) -> Rest | None:
    """Return what the form can be sent with at once; None where its remaining steps have to be asked."""
    return place.step.rest(turn) if place.step.rest else None


def before(place: Place, turn: Turn) -> int:
    """Return the place of the question before this one, or of the check page that led here."""
    if turn.data.get(CHECKING):
        return index_of(place.form, turn.data[CHECKING])
    return max((i for i in range(place.index) if place.form.steps[i].when(turn)), default=place.index)


def following(place: Place, turn: Turn, index: int) -> int | None:
    """Return the place of the question after `index`; from one that is changed, of the next that has no answer."""
    check = turn.data.get(CHECKING)
    for later, step in enumerate(place.form.steps[index + 1 :], index + 1):
        is_kept = bool(check) and step.name != check and step.is_answered(turn.data)
        if not is_kept and step.when(turn):
            return later
    return None


def is_untouched(draft: Draft) -> bool:
    """Whether nothing was filled in since it was begun: a newer one of the form takes its place."""
    return not draft.data.keys() - {GIVEN, ONCE, TORN, *draft.data.get(GIVEN, ())}


def is_empty(draft: Draft) -> bool:
    """Whether nothing was filled in, and nothing was known when it was begun."""
    return is_untouched(draft) and not draft.data.get(GIVEN)


def writes(place: Place, turn: Turn, content: Content) -> bool:
    """Whether more is sent than an option that is named."""
    return content.kind != DONE and (bool(content.files) or not is_picked(place.step.options(turn), content.text))
