"""What people and learning change in the pack's words. Edits by hand come first; learned weights never undo them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.folding import fold_word
from bot.config.base import Base
from bot.config.pack import Department, Pack
from bot.config.words import Level, Word

LEAST_CHANGE = 0.01  # of a weight, below which it is as it was


class Edit(NamedTuple):
    """A word of a department with its new level; None removes it."""

    department: str
    word: str
    level: Level | None


@dataclass(frozen=True, slots=True)
class Wordbook:
    edits: tuple[Edit, ...] = ()
    learned: Weights = field(default_factory=dict)
    until: str = ""  # the moment of the newest lesson behind the learned weights

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Wordbook":
        edits = (Edit(name, word, Level(level) if level else None) for name, word, level in content.get("edits", ()))
        return cls(tuple(edits), content.get("learned", {}), content.get("until", ""))

    def as_json(self) -> dict[str, object]:
        return {"edits": [list(edit) for edit in self.edits], "learned": self.learned, "until": self.until}

    def edited(self, edits: Iterable[Edit]) -> "Wordbook":
        """Return the wordbook with these edits.

        Each replaces what was edited or learned about its word and department.
        """
        fresh = {(edit.department, edit.word): edit for edit in edits}
        kept = tuple(edit for edit in self.edits if (edit.department, edit.word) not in fresh)
        return Wordbook((*kept, *fresh.values())).taught(self.learned, self.until)

    def taught(self, weights: Weights, until: str = "") -> "Wordbook":
        """Return the wordbook with these learned weights in place of the earlier ones, except for edited words."""
        by_hand = {(edit.department, edit.word) for edit in self.edits}
        table = {
            word: {name: weight for name, weight in uses.items() if (name, word) not in by_hand}
            for word, uses in weights.items()
        }
        return Wordbook(self.edits, {word: uses for word, uses in table.items() if uses}, until)

    def dictionary(self, pack: Pack) -> Dictionary:
        written = self.written(pack)
        return written.learned(self._of(pack)) if self.learned else written

    def _of(self, pack: Pack) -> Weights:
        """Return the learned weights without those of departments that have ended."""
        names = {assignee.name for assignee in pack.assignees}
        return {word: {name: uses[name] for name in uses if name in names} for word, uses in self.learned.items()}

    def written(self, pack: Pack) -> Dictionary:
        """Return the words of pack and base table as edited by hand, which are the prior of learning."""
        return Dictionary.of(
            (replace(department, words=self.words(department)) for department in pack.departments),
            self._base(pack.base),
            pack.phrases.everyday,
        )

    def taught_words(self, base: Base, department: str) -> dict[str, float]:
        """Return the worth of the words that the base table or learning added to a department."""
        table = {**self._base(base), **self.learned}
        return {word: uses[department] for word, uses in table.items() if uses.get(department)}

    def _base(self, base: Base) -> Base:
        """Return a base table without what was edited by hand."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        for edit in self.edits:
            names[edit.word].add(edit.department)
        kept = {
            word: {name: weight for name, weight in base[word].items() if name not in names[word]}
            for word in names
            if word in base
        }
        return {**base, **kept}

    def words(self, department: Department) -> tuple[Word, ...]:
        """Return the words of a department as edited by hand."""
        mine = {edit.word: edit.level for edit in self.edits if edit.department == department.name}
        kept = {fold_word(word.text): word for word in department.words} if mine else {}
        if not mine:
            return department.words
        for word, level in mine.items():
            old = kept.pop(word, None)
            if level is not None:
                kept[word] = Word(word, level, old.excluded if old else ())
        return tuple(kept.values())


def changes(prior: Weights, learned: Weights) -> Weights:
    """Return the weights that differ from the prior."""
    table = {
        word: {name: weight for name, weight in uses.items() if _moved(prior.get(word, {}).get(name), weight)}
        for word, uses in learned.items()
    }
    return {word: uses for word, uses in table.items() if uses}


def _moved(old: float | None, new: float) -> bool:
    return abs(new - (old or 0.0)) > LEAST_CHANGE
