"""Drives forms: loads the draft, takes what was sent, asks the next question, and at the end calls the use case."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.classifier.folding import fold_word
from bot.domain.base.choice import Choose
from bot.domain.base.content import Content
from bot.domain.base.errors import Refusal, StaleStep
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked, Cancelled, PartTaken, QuestionOver
from bot.domain.base.talk import Refused
from bot.domain.people.person import Person
from bot.texts import asked
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import BACK, CANCEL, CONTROLS, DONE, SKIP, Form, Step, Turn
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.mail.drafts import Draft

Forms = Mapping[str, Form]
Rescue = Callable[[Filled], tuple[str, Filled] | None]
GIVEN = "given"  # the draft's own key: what its form began with

_TYPED = {control: frozenset(map(fold_word, asked.typed(control))) for control in CONTROLS}


class Engine:
    """Drives all forms of the program.

    Drafts of a person lie on a stack; the newest is the one being filled in. `rescue` names the form that offers again
    what was typed for a form that came too late.
    """

    def __init__(self, forms: Forms, rescue: Rescue) -> None:
        self.forms = forms
        self._rescue = rescue

    def start(self, tx: Transaction, actor: Person, name: str, data: Filled, *, now: datetime) -> list[Notice]:
        """Begin a form.

        A half-filled one about the same subject is continued; others are kept only if something was typed into them.
        """
        form, given = self.forms[name], _begun(data)
        if form.ready is not None:
            form.ready(tx, actor, given, now=now)
        over: list[Notice] = []
        for old in [one for one in drafts.all_of(tx, actor.id) if one.form == name]:
            if old.data | given == old.data:
                drafts.drop(tx, old.id)
                given, step = dict(old.data), form.steps[self._index(form, old.step)]
                again = drafts.add(tx, actor.id, name, step.name, given, now)
                return [*over, *_over(actor, old), *self._ask(tx, actor, again, now)]
            if _is_untouched(old):
                drafts.drop(tx, old.id)
                over += _over(actor, old)
        draft = drafts.add(tx, actor.id, name, form.steps[0].name, given, now)
        return [*over, *self._next(tx, actor, draft, -1, now)]

    def advance(self, tx: Transaction, actor: Person, content: Content, *, now: datetime) -> list[Notice] | None:
        """Give what was sent to the form being filled in; return None if there is none."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return None
        controls = self._step(draft).controls
        said = fold_word(content.text)
        control = next((one for one in controls if said in _TYPED[one]), None)
        if control is not None and not content.files:
            return self._control(tx, actor, draft, control, now)
        return self._take(tx, actor, draft, content, now)

    def choose(self, tx: Transaction, actor: Person, press: Choose, *, now: datetime) -> list[Notice]:
        """Take a tapped choice or control; raise StaleStep if its question is over."""
        draft = drafts.current(tx, actor.id)
        if draft is None or (draft.id, draft.stamp) != (press.draft, press.stamp):
            raise StaleStep
        if press.value in self._step(draft).controls:
            return self._control(tx, actor, draft, press.value, now)
        return self._take(tx, actor, draft, Content(press.value), now)

    def cancel(self, tx: Transaction, actor: Person, *, now: datetime) -> list[Notice]:
        """Give up the form being filled in and return to the one below."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return [Cancelled(to=actor.chat, form=None)]
        drafts.drop(tx, draft.id)
        return [*_over(actor, draft), Cancelled(to=actor.chat, form=draft.form), *self.resume(tx, actor, now=now)]

    def restart(self, tx: Transaction, actor: Person, *, now: datetime) -> list[Notice] | None:
        """Begin the form being filled in again; return None if there is none."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return None
        drafts.drop(tx, draft.id)
        given = {name: draft.data[name] for name in draft.data[GIVEN]}
        return [*_over(actor, draft), *self.start(tx, actor, draft.form, given, now=now)]

    def resume(self, tx: Transaction, actor: Person, *, now: datetime) -> list[Notice]:
        """Ask the open question again, if there is one."""
        draft = drafts.current(tx, actor.id)
        return [] if draft is None else self._ask(tx, actor, draft, now)

    def set_aside(self, tx: Transaction, actor: Person, name: str, but: int | None = None) -> list[Notice]:
        """Remove the form of this name from above the one being filled in, except the draft `but`."""
        draft = drafts.current(tx, actor.id)
        if draft is None or draft.form != name or draft.id == but:
            return []
        drafts.drop(tx, draft.id)
        return _over(actor, draft)

    def listens(self, tx: Transaction, actor: Person, content: Content, *, now: datetime) -> Draft | None:
        """Return the draft that would take any text; None if the open step only takes offered choices."""
        draft = drafts.current(tx, actor.id)
        if draft is None or content.files or content.kind != "text":
            return None
        step = self._step(draft)
        is_control = any(fold_word(content.text) in _TYPED[control] for control in step.controls)
        return None if is_control or step.options(Turn(tx, actor, draft.data, now)) else draft

    def filling(self, tx: Transaction, actor: Person) -> str | None:
        """Return the name of the form being filled in."""
        draft = drafts.current(tx, actor.id)
        return draft.form if draft else None

    def _control(self, tx: Transaction, actor: Person, draft: Draft, control: str, now: datetime) -> list[Notice]:
        form, index = self.forms[draft.form], self._index(self.forms[draft.form], draft.step)
        if control == CANCEL:
            return self.cancel(tx, actor, now=now)
        if control == BACK:
            turn = Turn(tx, actor, draft.data, now)
            earlier = [i for i in range(index) if form.steps[i].when(turn)]
            return self._go(tx, actor, draft, max(earlier, default=index), now)
        if control == SKIP:
            return self._next(tx, actor, draft, index, now)
        return self._take(tx, actor, draft, Content(kind=DONE), now)

    def _take(self, tx: Transaction, actor: Person, draft: Draft, content: Content, now: datetime) -> list[Notice]:
        step, form = self._step(draft), self.forms[draft.form]
        taken = step.take(Turn(tx, actor, draft.data, now), content)
        filled = replace(draft, data={**draft.data, **taken.values})
        if taken.goto is not None:
            return self._go(tx, actor, filled, self._index(form, taken.goto), now)
        if not taken.more:
            return self._next(tx, actor, filled, self._index(form, step.name), now)
        drafts.save(tx, filled, now)
        return [self._part(actor, filled, step)]

    def _next(self, tx: Transaction, actor: Person, draft: Draft, index: int, now: datetime) -> list[Notice]:
        form, turn = self.forms[draft.form], Turn(tx, actor, draft.data, now)
        for later in range(index + 1, len(form.steps)):
            if form.steps[later].when(turn):
                return self._go(tx, actor, draft, later, now)
        drafts.drop(tx, draft.id)
        done = [*_over(actor, draft), *self._finish(tx, actor, draft, now)]
        goes_on = any(isinstance(one, Asked | PartTaken) for one in done)
        return done if goes_on else [*done, *self.resume(tx, actor, now=now)]

    def _finish(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        """Call the form's use case. A person who comes too late is told so, and the text is offered again."""
        try:
            with tx.savepoint():
                return self.forms[draft.form].finish(tx, actor, dict(draft.data), now=now)
        except Refusal as refusal:
            if not refusal.too_late:
                raise
            told: list[Notice] = [Refused(to=actor.chat, refusal=refusal)]
            rescued = self._rescue(draft.data)
            return [*told, *self.start(tx, actor, *rescued, now=now)] if rescued else told

    def _go(self, tx: Transaction, actor: Person, draft: Draft, index: int, now: datetime) -> list[Notice]:
        step = self.forms[draft.form].steps[index]
        moved = replace(draft, step=step.name, stamp=draft.stamp + 1)
        drafts.save(tx, moved, now)
        return self._ask(tx, actor, moved, now)

    def _ask(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        step, turn = self._step(draft), Turn(tx, actor, draft.data, now)
        question = Asked(
            to=actor.chat,
            form=draft.form,
            step=step.name,
            draft=draft.id,
            stamp=draft.stamp,
            options=step.options(turn),
            facts=step.facts(turn),
            controls=self._controls(draft, step, turn),
        )
        return [question]

    def _controls(self, draft: Draft, step: Step, turn: Turn) -> tuple[str, ...]:
        """Return the controls of the step; the first question has none that leads back."""
        form = self.forms[draft.form]
        first = not any(one.when(turn) for one in form.steps[: self._index(form, step.name)])
        return tuple(control for control in step.controls if not (first and control == BACK))

    def _part(self, actor: Person, draft: Draft, step: Step) -> Notice:
        written = draft.data.get("text") or draft.data.get("words") or ""
        return PartTaken(
            to=actor.chat,
            form=draft.form,
            step=step.name,
            draft=draft.id,
            stamp=draft.stamp,
            count=len(draft.data.get("files", [])),
            length=len(written),
            controls=step.controls,
        )

    def _step(self, draft: Draft) -> Step:
        form = self.forms[draft.form]
        return form.steps[self._index(form, draft.step)]

    def _index(self, form: Form, name: str) -> int:
        """Return the place of the step; if a newer program no longer has it, the form begins again."""
        names = [step.name for step in form.steps]
        return names.index(name) if name in names else 0


def leave(
    tx: Transaction,
    actor: Person,
    where: tuple[str, str],
    given: Filled,
    filled: Filled | None = None,
    *,
    now: datetime,
) -> None:
    """Leave a form at the step `where`, as (form, step), for the person to go on later.

    It was begun with `given` and has `filled`.
    """
    drafts.add(tx, actor.id, *where, {**(filled or {}), **_begun(given)}, now)


def _begun(given: Filled) -> dict[str, Any]:
    return {**given, GIVEN: sorted(given)}


def _is_untouched(draft: Draft) -> bool:
    """Whether nothing was filled in since the form was begun; a new one then takes its place."""
    return not draft.data.keys() - {GIVEN, *draft.data.get(GIVEN, ())}


def _over(actor: Person, draft: Draft) -> list[Notice]:
    return [] if draft.question is None else [QuestionOver(to=actor.chat, message=draft.question)]
