"""Understands the line of a search word by word: states, departments, places, dates, numbers and plain words."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from bot.config.pack import Pack, Place
from bot.domain.appeals.appeal import State
from bot.domain.appeals.sought import Sought, Word
from bot.domain.base.errors import BadInput
from bot.domain.people.person import Person
from bot.domain.time.spans import Span
from bot.texts.desk import find_words
from bot.usecases.appeals import guard
from bot.usecases.forms.steps import by_name
from storage.appeals import finding
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people

WORDS_MAX, LEAST, PHONE_TAIL = 8, 2, 4
BETWEEN = re.compile("[" + re.escape(find_words.BETWEEN) + "]+")
_DIGITS = re.compile(r"#?([0-9]{1,6})")
_YEAR = re.compile(r"20[0-9]{2}([0-9]{2})?")


@dataclass
class _Reading:
    """What was understood so far."""

    pack: Pack
    now: datetime
    words: list[Word] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    span: Span | None = None
    tail: str = ""
    late: bool = False

    def sought(self, callers: tuple[int, ...]) -> Sought:
        return Sought(
            tuple(self.words),
            tuple(self.states),
            tuple(self.departments),
            tuple(self.places),
            tuple(self.kinds),
            tuple(self.themes),
            self.span,
            self.tail,
            callers,
            self.late,
        )

    def takes(self, word: str) -> bool:
        """Take a state, “late”, a date, the end of a number, or a name of the programme.

        Return False for any other word.
        """
        if states := find_words.STATES.get(word):
            self.states += states
        elif word in find_words.LATE:
            self.late = True
        elif digits := _DIGITS.fullmatch(word):
            self._take_digits(digits[1])
        elif span := find_words.span(word, self.now):
            self.span = span
        else:
            return self._takes_name(word)
        return True

    def _take_digits(self, digits: str) -> None:
        """Take a year, or year and month, if they make sense; otherwise the end of a number."""
        self.span = find_words.span(digits, self.now) if _YEAR.fullmatch(digits) else None
        if self.span is None:
            self.tail = digits.zfill(PHONE_TAIL)

    def _takes_name(self, word: str) -> bool:
        assignee = by_name(self.pack.find_assignee, word)
        if any(kind.name == word for kind in self.pack.kinds):
            self.kinds.append(word)
        elif any(theme.name == word for theme in self.pack.themes):
            self.themes.append(word)
        elif isinstance(assignee, Place):
            self.places += (assignee.region, assignee.name)
        elif assignee is not None:
            self.departments.append(assignee.name)
        else:
            return False
        return True


def read(tx: Transaction, who: Person, line: str, *, now: datetime) -> Sought:
    """Return the search that the line describes. A word that names nothing known is looked for in texts and names."""
    reading = _Reading(tx.programme.pack, now)
    for word in [one for one in BETWEEN.split(line) if one][:WORDS_MAX]:
        bare = find_words.without_filler(word)
        if reading.takes(word) or (bare != word and reading.takes(bare)):
            continue
        if len(finding.letters(bare)) < LEAST:
            raise BadInput("find_too_short", {"word": word})
        reading.words.append(Word(bare, _called(tx, who, bare, now)))
    return reading.sought(_callers(tx, who, reading.tail, now))


def _called(tx: Transaction, who: Person, name: str, now: datetime) -> tuple[int, ...]:
    """Return the enterprises whose contact person has this name.

    Only coordinators and supervisors get any; the look is logged.
    """
    return _noted(tx, who, people.named(tx, name), now) if guard.steers(who) else ()


def _callers(tx: Transaction, who: Person, tail: str, now: datetime) -> tuple[int, ...]:
    """Return the enterprises whose contact person's phone number ends so.

    Only coordinators and supervisors get any; the look is logged.
    """
    asked = len(tail) == PHONE_TAIL and guard.steers(who)
    return _noted(tx, who, people.with_phone(tx, tail), now) if asked else ()


def _noted(tx: Transaction, who: Person, found: list[Person], now: datetime) -> tuple[int, ...]:
    for one in found:
        audit.note(tx, who.id, "found", f"person:{one.id}", now)
    return tuple(dict.fromkeys(one.enterprise for one in found if one.enterprise is not None))
