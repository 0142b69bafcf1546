"""Understands the line of a search: states, departments, places, dates, numbers, classes and plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.classifier.folding import letters
from bot.domain.appeals.sought import Besides, Sought, Word
from bot.domain.base.errors import BadInput
from bot.domain.classes.class_issue import ClassState
from bot.domain.desk.presses import Facet
from bot.domain.people.person import Person
from bot.texts.desk import find_words
from bot.usecases.desk import guard
from bot.usecases.desk.search_terms import PHONE, PHONE_TAIL, Terms
from storage.classes import classes
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

WORDS_MAX, LEAST = 8, 2
TERM, SENTENCE = 12, 30  # characters of the longest term, and of a word in which terms are looked for
BETWEEN = re.compile("[" + re.escape(find_words.BETWEEN) + "]+")


@dataclass(frozen=True, slots=True)
class _Seeker:
    """Who searches, and when."""

    tx: Transaction
    who: Person
    now: datetime
    classes: Mapping[str, int]
    stems: bool = False

    def terms(self) -> Terms:
        return Terms(self.tx, self.now, self.classes, self.stems)


def _seeker(tx: Transaction, who: Person, now: datetime, *, stems: bool = False) -> _Seeker:
    """Return the seeker with the names of all classes of problems; enterprises know of none."""
    named = {} if guard.is_member(who) else {issue.name: issue.id for issue in classes.in_states(tx, ClassState)}
    return _Seeker(tx, who, now, named, stems)


def read(tx: Transaction, who: Person, line: str, *, now: datetime, stems: bool = False) -> Sought:
    """Return the search that the line describes. A word that names nothing known is looked for in texts and names."""
    seeker = _seeker(tx, who, now, stems=stems)
    terms, words = seeker.terms(), list[Word]()
    for said in _words(line):
        word = _handled(seeker, terms, said)
        bare = find_words.without_filler(word)
        if _leaves_out(seeker, terms, word) or terms.takes(word) or (bare != word and terms.takes(bare)):
            continue
        parts = list(_parted(seeker, word))
        if all(known for _, known in parts):
            _take(terms, parts)
        elif word not in find_words.FILLERS:
            words.append(_word(seeker, bare))
    return _sought(seeker, terms, words)


def loosely(tx: Transaction, who: Person, line: str, *, now: datetime) -> Sought | None:
    """Return the search of a line whose words are written without blanks between them; None if that is no other.

    For what was not found as it stands: 曲靖停电超期 names a place, a matter and what is late.
    """
    seeker = _seeker(tx, who, now)
    terms, words, divided = seeker.terms(), list[Word](), False
    for said in _words(line):
        word = _handled(seeker, terms, said)
        if _leaves_out(seeker, terms, word):
            continue
        parts = list(_parted(seeker, word))
        _take(terms, parts)
        left = [part for part, known in parts if not known]
        divided |= 0 < len(left) < len(parts)
        if any(len(letters(part)) < LEAST for part in left):
            return None
        words += [_word(seeker, part) for part in left]
    return _sought(seeker, terms, words) if divided else None


def _leaves_out(seeker: _Seeker, terms: Terms, word: str) -> bool:
    """Take a word that says what is not looked for, such as 不要曲靖的 or 除商务厅以外; return whether it is one."""
    denied = find_words.denied(word)
    if not denied:
        return False
    besides, parts = seeker.terms(), list(_parted(seeker, denied))
    if not all(known for _, known in parts):
        return False
    _take(besides, parts)
    terms.besides = besides.left_out() if besides.left_out() != Besides() else terms.besides
    return besides.left_out() != Besides()


def _handled(seeker: _Seeker, terms: Terms, word: str) -> str:
    """Take who works on it, such as 李红梅经手的, for coordinators and supervisors; return what else the word says.

    A name alone may be a word of the text; it is taken for a person where that finds nothing.
    """
    found = find_words.HANDLED.match(word)
    name = found[1] if found else word if seeker.stems else ""
    handlers = people.staff_named(seeker.tx, name) if name and guard.steers(seeker.who) else []
    if not handlers:
        return word
    terms.handlers = tuple(person.id for person in handlers)
    return (word[found.end() :] if found else "") or find_words.OF


def says(tx: Transaction, word: str, facet: Facet, now: datetime) -> bool:
    """Whether a word of a line names a value of this kind."""
    terms = Terms(tx, now, {})
    terms.takes(word)
    return bool(terms.of(facet))


def _words(line: str) -> list[str]:
    return [item for item in BETWEEN.split(line) if item][:WORDS_MAX]


def _parted(seeker: _Seeker, word: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a word, and whether each is known or means nothing.

    A filler of one letter beside a single letter is none: the two are a word, such as 办学.
    """
    parts = list(_pieces(seeker, word))
    for place, (part, known) in enumerate(parts):
        if not known and len(part) < LEAST and place and parts[place - 1][0] in find_words.FILLERS:
            filler = parts[place - 1][0]
            if len(filler) < LEAST:
                parts[place - 1 : place + 1] = [("", True), (filler + part, False)]
    return ((part, known) for part, known in parts if part)


def _pieces(seeker: _Seeker, word: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a word, the longest known ones first."""
    start, left = 0, ""
    while start < len(word):
        ends = range(min(len(word), start + TERM), start, -1) if len(word) <= SENTENCE else ()
        known = next((word[start:end] for end in ends if _is_known(seeker, word[start:end])), "")
        if known and left:
            yield left, False
            left = ""
        if known:
            yield known, True
        else:
            left += word[start]
        start += len(known) or 1
    if left:
        yield left, False


def _is_known(seeker: _Seeker, part: str) -> bool:
    return part in find_words.FILLERS or (len(part) >= LEAST and seeker.terms().takes(part))


def _take(terms: Terms, parts: list[tuple[str, bool]]) -> None:
    for part, known in parts:
        if known and part not in find_words.FILLERS:
            terms.takes(part)


def _word(seeker: _Seeker, said: str) -> Word:
    if len(letters(said)) < LEAST:
        raise BadInput("find_too_short", {"word": said})
    return Word(said, _called(seeker, said))


def _sought(seeker: _Seeker, terms: Terms, words: list[Word]) -> Sought:
    return terms.sought(tuple(words), _callers(seeker, terms.tail))


def _called(seeker: _Seeker, name: str) -> tuple[int, ...]:
    """Return the enterprises whose contact person has this name.

    Only coordinators and supervisors get any; the look is logged.
    """
    return _noted(seeker, people.named(seeker.tx, name)) if guard.steers(seeker.who) else ()


def _callers(seeker: _Seeker, tail: str) -> tuple[int, ...]:
    """Return the enterprises whose contact person's phone number ends so.

    Only coordinators and supervisors get any; the look is logged.
    """
    is_number = len(tail) in {PHONE_TAIL, PHONE} and guard.steers(seeker.who)
    return _noted(seeker, people.with_phone(seeker.tx, tail)) if is_number else ()


def _noted(seeker: _Seeker, found: list[Person]) -> tuple[int, ...]:
    for person in found:
        audit.note(seeker.tx, seeker.who.id, "found", f"person:{person.id}", seeker.now)
    return tuple(dict.fromkeys(person.enterprise for person in found if person.enterprise is not None))
