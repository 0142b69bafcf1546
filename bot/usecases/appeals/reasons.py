"""Keeps of the words that decided only those that people accept as a reason: the department's own written ones."""

from collections.abc import Mapping
from functools import partial

from bot.classifier.folding import fold_each
from bot.classifier.line_by_line import as_json
from bot.classifier.verdict import Reasons, Verdict
from bot.config.pack import Pack


def presentable(pack: Pack, verdict: Verdict) -> dict[str, object]:
    """Return the verdict as it is kept, without the words that only texts taught: they count, but explain nothing."""
    return as_json(verdict._replace(reasons=partial(_written, pack, verdict)))


def _written(pack: Pack, verdict: Verdict, text: str) -> Reasons:
    found = verdict.reasons(text)
    return found._replace(words={name: _own(pack, name, words) for name, words in found.words.items()})


def _own(pack: Pack, name: str, words: Mapping[str, float]) -> dict[str, float]:
    """Return the words that the pack has under the department; what speaks for a place are names, and stays."""
    department = pack.find_department(name)
    if department is None:
        return dict(words)
    written = [word.text for word in department.words]
    own = set(fold_each([*written, department.name, *department.aliases, *department.former]))
    return {word: worth for word, worth in words.items() if word in own}
