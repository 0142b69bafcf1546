"""Plays what happened to the classes of appeals before the demo begins, through the real use cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.classifier.sharing import shared
from bot.classifier.traits import Traits
from bot.demo.stories import ClassStep, ClassStory, prologue
from bot.domain.base.ids import AppealId
from bot.domain.people.person import Person
from bot.usecases.classes import listing, steering
from storage.appeals import appeals
from storage.classes import classes, measures
from storage.engine.database import Transaction


@dataclass
class ClassPast:
    """`filed` are the appeals by their texts, as far as they have been filed; a class's row is kept by its key."""

    tx: Transaction
    filed: Mapping[str, AppealId]
    coordinator: Person
    rows: dict[str, int] = field(default_factory=dict[str, int])

    def scenes(self) -> Iterator[tuple[datetime, partial[None]]]:
        """Yield what happened, and when."""
        for story in prologue().classes:
            yield story.proposed, partial(self._propose, story)
            for step in story.steps:
                yield step.at, partial(self._do, story, step)

    def _propose(self, story: ClassStory, now: datetime) -> None:
        """Propose the class as the program does at night, with how alike its appeals are."""
        traits = Traits.of(self.tx.programme.pack)
        rows = [self.filed[item.text] for item in prologue().stories if item.kind_of == story.key]
        said = shared(traits, {appeal_id: traits.read(_text(self.tx, appeal_id)) for appeal_id in rows})
        found = classes.propose(self.tx, list(said.likeness.items()), said.words, now)
        if found is None:
            raise LookupError(story.key)
        self.rows[story.key] = found.id
        listing.proposed(self.tx, [found], now=now)

    def _do(self, story: ClassStory, step: ClassStep, now: datetime) -> None:
        class_id = self.rows[story.key]
        issue = classes.peek(self.tx, class_id)
        if issue is None:
            raise LookupError(story.key)
        planned = [measure.id for measure in measures.of(self.tx, class_id)]
        dates = {name: value.isoformat() for name, value in step.data.items() if isinstance(value, datetime)}
        filled = {"class_issue": class_id, "state": issue.state, "measure": planned[-1] if planned else None}
        steering.FINISH[step.action](self.tx, self.coordinator, {**filled, **step.data, **dates}, now=now)


def _text(tx: Transaction, appeal_id: AppealId) -> str:
    found = appeals.peek(tx, appeal_id)
    return found.text if found else ""
