"""Recognises what a sentence typed outside a form asks for, by its words and by how much else it says."""

import re
from dataclasses import dataclass
from functools import cache

from bot.classifier.folding import fold_word
from bot.classifier.sounds import Sounds
from bot.domain.desk.wishes import Wish
from bot.texts.desk.wish_patterns import PATTERNS
from bot.texts.desk.wish_words import FILLERS, REFERS, SAID, WEAK

ABOUT_NUMBER = re.compile(r"(?:yn)?(?:20\d\d)?(\d{4,6})")
LITTLE, SOME, MATTER = 0.1, 0.25, 2.0  # shares of letters left over; the classifier's weight
GAP = " "  # where a pattern was found
LONGEST = 40  # letters of a sentence that may be one of these
OVER = 0  # letters that may be left over
NO_URGE = ("不急", "不用催", "不着急", "别催")


@dataclass(frozen=True, slots=True)
class Understood:
    """The recognised wish.

    `over` is the share of letters that say something else; `tail` is the end of an appeal's number.
    """

    wish: Wish
    over: float
    refers: bool
    tail: str = ""

    @property
    def says_more(self) -> bool:
        return self.over > LITTLE

    def is_clear(self, evidence: float) -> bool:
        """Whether the sentence says nothing else of weight; `evidence` is how strongly its words speak of a matter."""
        return self.over <= LITTLE or (self.over <= SOME and evidence < MATTER)


def understood(text: str) -> Understood | None:
    """Return the wish that the sentence may express; None if it is too long or names none."""
    letters = "".join(char for char in fold_word(text) if char.isalnum())
    if not letters or len(letters) > LONGEST or any(one in letters for one in NO_URGE):
        return None
    number = ABOUT_NUMBER.search(letters)
    said = letters.replace(number[0], "") if number else letters
    tail = number[1] if number else ""
    written = _read(said, tail)
    if written and not written.over:
        return written
    found = [one for one in (written, _read(_sounds().mended(said), tail)) if one]
    return min(found, key=lambda one: one.over, default=None)


def _read(said: str, tail: str) -> Understood | None:
    wishes, over, refers = _parted(said)
    if not wishes:
        return None
    wish = min(wishes, key=list(Wish).index)
    return Understood(wish, over / len(said), refers, tail)


def _parted(said: str) -> tuple[set[Wish], int, bool]:
    """Return the named wishes, how many letters remain, and whether the sentence speaks of an earlier appeal."""
    words, longest = _words()
    wishes, said = _patterns(said)
    firm, over, refers, start = bool(wishes), 0, False, 0
    while start < len(said):
        if said[start] == GAP:
            start += 1
            continue
        found = next((said[start : start + n] for n in range(longest, 0, -1) if said[start : start + n] in words), "")
        over += not found
        refers |= found in _REFERS
        if (wish := words.get(found)) is not None:
            wishes.add(wish)
            firm |= found not in _WEAK
        start += len(found) or 1
    return wishes if firm or not over else set(), over, refers


def _patterns(said: str) -> tuple[set[Wish], str]:
    """Return the wishes that are said in many words, and the letters with gaps where they were."""
    wishes = set[Wish]()
    for named, pattern in PATTERNS:
        left = re.sub(pattern, GAP, said)
        wishes |= {named} if left != said else set()
        said = left
    return wishes, said


_REFERS, _WEAK = frozenset(REFERS.split()), frozenset(WEAK.split())


@cache
def _sounds() -> Sounds:
    return Sounds([word for said in SAID.values() for word in said.split()])


@cache
def _words() -> tuple[dict[str, Wish | None], int]:
    found: dict[str, Wish | None] = dict.fromkeys((*FILLERS.split(), *_REFERS))
    for wish, said in SAID.items():
        found |= dict.fromkeys(said.split(), wish)
    return found, max(map(len, found))
