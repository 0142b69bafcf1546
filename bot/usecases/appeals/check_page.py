"""The last step of an appeal's form: everything to check, what was answered to others, and what helps already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.appeals.remedies import Remedy
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import precedents
from bot.usecases.appeals.writing import Writing
from bot.usecases.forms.steps import Step, Taken, Turn, change, choice
from storage.engine.database import Transaction

SEND, SPARED, CONFIRM = "send", "spared", "confirm"
SECRET, OPEN = "secret", "open"
INSTEAD = "instead"  # what is to take the place of the text
Offer = Callable[[Transaction, str], Remedy | None]  # what helps with such a text already


@dataclass(frozen=True, slots=True)
class CheckPage:
    offer: Offer

    @property
    def step(self) -> Step:
        return Step(CONFIRM, self._take, self._options, self._facts)

    def _remedy(self, turn: Turn) -> Remedy | None:
        return self.offer(turn.tx, Writing.from_draft(turn.data).text)

    def _options(self, turn: Turn) -> tuple[Option, ...]:
        send, *changes = wording.options(labels.CONFIRM_APPEAL)
        is_secret = Writing.from_draft(turn.data).confidential
        mark = wording.options(labels.UNMARK_SECRET if is_secret else labels.MARK_SECRET)
        return (send, *(wording.options(labels.SPARED) if self._remedy(turn) else ()), *changes, *mark)

    def _facts(self, turn: Turn) -> Mapping[str, object]:
        found = precedents.precedents(turn.tx, Writing.from_draft(turn.data).text)
        return {**turn.data, "precedents": found, "remedy": self._remedy(turn)}

    def _take(self, turn: Turn, content: Content) -> Taken:
        chosen = choice(CONFIRM, self._options)(turn, content).values[CONFIRM]
        remedy = self._remedy(turn)
        if chosen == SPARED and remedy:
            return Taken({SPARED: remedy.class_issue})
        if chosen == SEND:
            return Taken({SPARED: None})
        if chosen in {SECRET, OPEN}:
            return Taken({"confidential": chosen == SECRET}, goto=CONFIRM)
        changing = change(chosen, CONFIRM)
        return Taken({**changing.values, INSTEAD: ""}, goto=changing.goto)
