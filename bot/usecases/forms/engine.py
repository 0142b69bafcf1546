"""Drives forms: loads the draft, takes what was sent, asks the next question, and at the end calls the use case."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.classifier.folding import fold_word
from bot.domain.base.choice import Choose
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput, NothingKept, Refusal, StaleStep
from bot.domain.base.notice import Notice
from bot.domain.base.question import Asked, Cancelled, PartTaken
from bot.domain.base.talk import Refused
from bot.domain.people.person import Person
from bot.texts import asked
from bot.usecases.forms import asking, pastes, places, voices
from bot.usecases.forms.beginning import begun
from bot.usecases.forms.places import GIVEN, ONCE, WRITTEN, Place, index_of, is_untouched
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import (
    ANEW,
    AT_ONCE,
    BACK,
    CANCEL,
    CHECK,
    CHECKING,
    CONTROLS,
    DONE,
    GIVE_UP,
    LEAVING,
    SKIP,
    STAY,
    Form,
    Turn,
)
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.mail.drafts import Draft

Forms = Mapping[str, Form]
Rescue = Callable[[Filled], tuple[str, Filled] | None]

_TYPED = {control: frozenset(map(fold_word, asked.typed(control))) for control in (*CONTROLS, *LEAVING)}


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
        form, given = self.forms[name], begun(data)
        if form.ready is not None:
            form.ready(tx, actor, given, now=now)
        same = [filled for filled in drafts.all_of(tx, actor.id) if filled.form == name]
        going_on = next((filled for filled in same if filled.data | given == filled.data), None)
        over = _drop(tx, actor, [filled for filled in same if filled is going_on or is_untouched(filled)])
        if going_on is not None:
            step = form.steps[index_of(form, going_on.step)]
            again = drafts.add(tx, actor.id, name, step.name, dict(going_on.data), now)
            return [*over, *self._ask(tx, actor, again, now)]
        draft = drafts.add(tx, actor.id, name, form.steps[0].name, given, now)
        return [*over, *self._next(tx, actor, draft, -1, now)]

    def advance(self, tx: Transaction, actor: Person, content: Content, *, now: datetime) -> list[Notice] | None:
        """Give what was sent to the form being filled in; return None if there is none."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return None
        if pastes.is_rest(draft, content, now):
            return asking.again(tx, actor, self._place(draft), content, BadInput("torn"), now)
        place, turn, said = self._place(draft), Turn(tx, actor, draft.data, now), places.said(content)
        controls = () if content.files else places.known(place, turn)
        control = next((item for item in controls if said in _TYPED[item]), None)
        return self._answer(tx, actor, draft, control, content, now)

    def choose(self, tx: Transaction, actor: Person, press: Choose, *, now: datetime) -> list[Notice]:
        """Take a tapped choice or control; raise StaleStep if its question is over."""
        draft = drafts.current(tx, actor.id)
        if draft is None or (draft.id, draft.stamp) != (press.draft, press.stamp):
            raise StaleStep
        controls = places.known(self._place(draft), Turn(tx, actor, draft.data, now))
        control = press.value if press.value in controls else None
        return self._answer(tx, actor, draft, control, Content(press.value), now)

    def cancel(self, tx: Transaction, actor: Person, *, now: datetime) -> list[Notice]:
        """Give up the form being filled and go back to the one below it; what was filled in can be had back."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return [Cancelled(to=actor.chat, form=None, role=actor.role or "")]
        if (leave := self.forms[draft.form].leave) is not None:
            leave(tx, actor, draft.data)
        gone = asking.given_up(tx, actor, draft, now)
        return [*gone, *self.resume(tx, actor, now=now)]

    def have_back(self, tx: Transaction, actor: Person, draft_id: int, *, now: datetime) -> list[Notice]:
        """Go on with a form that was given up; raise NothingKept where it can't be had back."""
        kept = drafts.given_up(tx, actor.id, draft_id)
        if kept is None:
            raise NothingKept
        form = self.forms[kept.form]
        if form.ready is not None:
            form.ready(tx, actor, kept.data, now=now)
        empty = [draft for draft in drafts.all_of(tx, actor.id) if draft.form == kept.form and is_untouched(draft)]
        over = _drop(tx, actor, [*empty, kept])
        again = drafts.add(tx, actor.id, kept.form, kept.step, kept.data, now)
        return [*over, *self._ask(tx, actor, again, now)]

    def restart(self, tx: Transaction, actor: Person, *, now: datetime) -> list[Notice] | None:
        """Begin the form being filled in again, after asking where something was written; None if there is none."""
        draft = drafts.current(tx, actor.id)
        if draft is None:
            return None
        return asking.leaving(actor, draft, anew=True) if draft.data.get(WRITTEN) else self._anew(tx, actor, draft, now)

    def _anew(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        gone = asking.given_up(tx, actor, draft, now)
        kept = [name for name in draft.data[GIVEN] if name not in draft.data.get(ONCE, ())]
        given = {name: draft.data[name] for name in kept}
        return [*gone, *self.start(tx, actor, draft.form, given, now=now)]

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
        return asking.over(actor, draft)

    def listens(self, tx: Transaction, actor: Person, content: Content, *, now: datetime) -> Draft | None:
        """Return the draft that would take any text; None if the open step only takes offered choices."""
        draft = drafts.current(tx, actor.id)
        if draft is None or content.files or content.kind != "text":
            return None
        place, turn, said = self._place(draft), Turn(tx, actor, draft.data, now), places.said(content)
        is_control = any(said in _TYPED[control] for control in places.known(place, turn))
        return None if is_control or place.step.options(turn) else draft

    def filling(self, tx: Transaction, actor: Person) -> str | None:
        """Return the name of the form being filled in."""
        draft = drafts.current(tx, actor.id)
        return draft.form if draft else None

    def _answer(  # who answers in which draft, by a control or with what
        self, tx: Transaction, actor: Person, draft: Draft, control: str | None, content: Content, now: datetime
    ) -> list[Notice]:
        """Take the answer; one that will not do is asked for again, with the reason."""
        try:
            with tx.savepoint():
                if control is not None:
                    return self._control(tx, actor, draft, control, now)
                return self._take(tx, actor, draft, content, now)
        except BadInput as trouble:
            return asking.again(tx, actor, self._place(draft), content, trouble, now)

    def _control(self, tx: Transaction, actor: Person, draft: Draft, control: str, now: datetime) -> list[Notice]:
        if control in {CANCEL, GIVE_UP}:
            asks = control == CANCEL and draft.data.get(WRITTEN)
            return asking.leaving(actor, draft) if asks else self.cancel(tx, actor, now=now)
        if control in {STAY, ANEW}:
            return (self._ask if control == STAY else self._anew)(tx, actor, draft, now)
        if control in {BACK, CHECK}:
            before = places.before(self._place(draft), Turn(tx, actor, draft.data, now))
            return self._go(tx, actor, draft, before, now)
        if control == SKIP:
            return self._next(tx, actor, draft, self._place(draft).index, now)
        if control == AT_ONCE:
            return self._send(tx, actor, draft, now)
        return self._take(tx, actor, draft, Content(kind=DONE), now)

    def _send(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        """End the form with what its remaining steps would be filled with; ask on where they have to be asked."""
        rest = places.rest_of(self._place(draft), Turn(tx, actor, draft.data, now))
        if rest is None:
            return self._ask(tx, actor, draft, now)
        return self._end(tx, actor, replace(draft, data={**draft.data, **rest.values}), now)

    def _take(self, tx: Transaction, actor: Person, draft: Draft, content: Content, now: datetime) -> list[Notice]:
        place, form, turn = self._place(draft), self.forms[draft.form], Turn(tx, actor, draft.data, now)
        marks = {WRITTEN: True} if places.writes(place, turn, content) else {}
        taken = place.step.take(turn, content)
        filled = replace(draft, data={**draft.data, **marks, **taken.values})
        if taken.goto is not None:
            return self._go(tx, actor, filled, index_of(form, taken.goto), now)
        if not taken.more:
            return self._next(tx, actor, filled, self._place(filled).index, now)
        drafts.save(tx, filled, now)
        voices.note(tx, place, content)
        return [asking.receipt(actor, self._place(filled), Turn(tx, actor, filled.data, now))]

    def _next(self, tx: Transaction, actor: Person, draft: Draft, index: int, now: datetime) -> list[Notice]:
        later = places.following(self._place(draft), Turn(tx, actor, draft.data, now), index)
        if later is not None:
            return self._go(tx, actor, draft, later, now)
        return self._end(tx, actor, draft, now)

    def _end(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        drafts.drop(tx, draft.id)
        done = [*asking.over(actor, draft), *self._finish(tx, actor, draft, now)]
        goes_on = any(isinstance(notice, Asked | PartTaken) for notice in done)
        return done if goes_on else [*done, *self.resume(tx, actor, now=now)]

    def _finish(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        """Call the form's use case. A person who comes too late is told so, and the text is offered again."""
        try:
            with tx.savepoint():
                return self.forms[draft.form].finish(tx, actor, dict(draft.data), now=now)
        except Refusal as refusal:
            if not refusal.too_late:
                raise
            notices: list[Notice] = [Refused(to=actor.chat, refusal=refusal)]
            rescued = self._rescue(draft.data)
            return [*notices, *self.start(tx, actor, *rescued, now=now)] if rescued else notices

    def _go(self, tx: Transaction, actor: Person, draft: Draft, index: int, now: datetime) -> list[Notice]:
        step = self.forms[draft.form].steps[index]
        is_back = draft.data.get(CHECKING) == step.name
        data = {name: value for name, value in draft.data.items() if not (is_back and name == CHECKING)}
        moved = replace(draft, step=step.name, stamp=draft.stamp + 1, data=data)
        drafts.save(tx, moved, now)
        return asking.question(tx, actor, self._place(moved), now, left=draft.step)

    def _ask(self, tx: Transaction, actor: Person, draft: Draft, now: datetime) -> list[Notice]:
        return asking.question(tx, actor, self._place(draft), now)

    def _place(self, draft: Draft) -> Place:
        return Place(self.forms[draft.form], draft)


def _drop(tx: Transaction, actor: Person, gone: list[Draft]) -> list[Notice]:
    for draft in gone:
        drafts.drop(tx, draft.id)
    return [notice for draft in gone for notice in asking.over(actor, draft)]
