"""Keeps, of the words that decided, those that people accept as a reason: the ones written for the department."""

from collections.abc import Mapping
from functools import partial

from bot.classifier.folding import fold_each
from bot.classifier.line_by_line import as_json
from bot.classifier.verdict import Reasons, Verdict
from bot.classifier.wordbook import Wordbook
from bot.config.pack import Pack


def presentable(pack: Pack, book: Wordbook, verdict: Verdict) -> dict[str, object]:
    """Return the verdict as it is kept, without the words that only texts taught: they count, but explain nothing."""
    return as_json(verdict._replace(reasons=partial(_written, pack, book, verdict)))


def _written(pack: Pack, book: Wordbook, verdict: Verdict, text: str) -> Reasons:
    found = verdict.reasons(text)
    return found._replace(words={name: _own(pack, book, name, words) for name, words in found.words.items()})


def _own(pack: Pack, book: Wordbook, name: str, words: Mapping[str, float]) -> dict[str, float]:
    """Return the words that pack and coordinators wrote for the department; what speaks for a place are names."""
    department = pack.find_department(name)
    if department is None:
        return dict(words)
    written = [word.text for word in book.words(department)]
    own = set(fold_each([*written, department.name, *department.aliases, *department.former]))
    return {word: worth for word, worth in words.items() if word in own}
