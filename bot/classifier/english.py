"""Reads an appeal that is written in English, by the pack's table of terms; nothing is decided on that alone."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

TERM = 4  # words in the longest term that is looked for
HARDLY_ANY = 4  # English words for one Chinese character, from which on a text is English

_HAN, _WORD = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z0-9&'’-]*[a-z][a-z0-9&'’-]*")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]{2}")
_SENTENCE = re.compile(r"[.!?;\n]+")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("'s", ""))


class English:
    """The terms of a pack, each with the Chinese word that it stands for."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._given = terms

    @cached_property
    def _terms(self) -> dict[tuple[str, ...], str]:
        """Part the terms into words for the first text that is English."""
        return {tuple(_WORD.findall(term)): word for term, word in self._given.items()}

    def translated(self, text: str) -> str:
        """Return the Chinese words for what an English text says; empty if it is not English, or says nothing known."""
        if not _LATIN.search(text):
            return ""
        plain = unicodedata.normalize("NFKC", text).lower()
        if len(_WORD.findall(plain)) <= HARDLY_ANY * len(_HAN.findall(plain)):
            return ""
        sentences = ("，".join(self._words(_WORD.findall(sentence))) for sentence in _SENTENCE.split(plain))
        return "。".join(sentence for sentence in sentences if sentence)

    def _words(self, said: Sequence[str]) -> Iterator[str]:
        """Yield the words of the terms, the longest at each place."""
        at = 0
        while at < len(said):
            length, word = next(self._here(said[at : at + TERM]), (1, ""))
            if word:
                yield word
            at += length

    def _here(self, said: Sequence[str]) -> Iterator[tuple[int, str]]:
        for length in range(len(said), 0, -1):
            *first, last = said[:length]
            for ending in _base_forms(last):
                if word := self._terms.get((*first, ending)):
                    yield length, word


def _base_forms(word: str) -> Iterator[str]:
    """Yield the word, and what it would be without a usual ending."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
