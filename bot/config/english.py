"""Reads the pack's table of English terms and the Chinese word that each stands for."""

from collections.abc import Mapping
from pathlib import Path

from bot.config.source import Problem, Source

FILE = "english.txt"
_PART, _COMMA, _COMMENT = ":", ",", "#"

English = Mapping[str, str]  # by term, in small letters


def read(folder: Path, problems: list[Problem]) -> English:
    """Return the Chinese word of each term. A pack need not have the table."""
    if not (folder / FILE).exists():
        return {}
    source, table = Source.read(folder, FILE, problems), dict[str, str]()
    for number, line in enumerate(source.text.splitlines(), 1):
        if not line.strip() or line.startswith(_COMMENT):
            continue
        before, _, after = line.partition(_PART)
        word, terms = before.strip(), [term.strip() for term in after.lower().split(_COMMA)]
        if not word or not all(terms):
            source.report(number, "a Chinese word, a colon and English terms with commas between are expected")
        for term in terms:
            if table.setdefault(term, word) != word:
                source.report(number, f"“{term}” stands here and for “{table[term]}”; keep one")
    return table
