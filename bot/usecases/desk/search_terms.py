"""Collects what the words of a search name: states, dates, departments, places, kinds, themes, classes, numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.config.pack import Assignee, Place
from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.sought import Besides, Sought, Trait, Word
from bot.domain.desk.presses import Facet
from bot.domain.time.spans import Span
from bot.domain.time.typed.numerals import in_figures
from bot.texts.desk import find_words
from bot.usecases.forms.steps import by_name
from storage.classes import members
from storage.engine.database import Transaction

PHONE_TAIL, PHONE = 4, 11
_YEAR = re.compile(r"20[0-9]{2}([0-9]{2})?")


@dataclass
class Terms:
    """What was understood so far, for somebody who searches at `now` and may know of these `classes`.

    With `stems` 教育 means the department, too, and not only the word.
    """

    tx: Transaction
    now: datetime
    classes: Mapping[str, int]
    stems: bool = False
    states: list[State] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    among: tuple[int, ...] | None = None
    span: Span | None = None
    due: Span | None = None
    tail: str = ""
    tails: tuple[str, ...] = ()
    late: bool = False
    late_days: int = 0
    traits: list[Trait] = field(default_factory=list)
    handlers: tuple[int, ...] | None = None
    besides: Besides = field(default_factory=Besides)

    def sought(self, words: tuple[Word, ...], callers: tuple[int, ...]) -> Sought:
        return Sought(
            words,
            tuple(self.states),
            tuple(self.departments),
            tuple(self.places),
            tuple(self.kinds),
            tuple(self.themes),
            self.span,
            self.tail,
            callers,
            self.late,
            self.due,
            self.among,
            tuple(self.traits),
            self.handlers,
            self.besides,
            self.late_days,
            self.tails,
        )

    def left_out(self) -> Besides:
        """Return what was understood as something to leave out."""
        return Besides(tuple(self.states), tuple(self.departments), tuple(self.places), tuple(self.traits))

    def of(self, facet: Facet) -> object:
        """Return what was understood of this kind; nothing is false."""
        return {
            Facet.STATE: self.states,
            Facet.DEPARTMENT: self.departments,
            Facet.REGION: self.places,
            Facet.THEME: self.themes,
            Facet.KIND: self.kinds,
            Facet.MONTH: self.span,
            Facet.STANDING: self.late or tuple(self.states) in {find_words.OPEN, tuple(SETTLED)},
        }[facet]

    def takes(self, word: str) -> bool:
        """Take a state, “late”, a date, the end of a number, a class, or a name of the programme.

        Return False for any other word.
        """
        if states := find_words.STATES.get(word):
            self.states += states
        elif word in find_words.LATE:
            self.late = True
        elif late_by := find_words.LATE_BY.fullmatch(in_figures(word)):
            self.late, self.late_days = True, int(late_by[1])
        elif trait := find_words.TRAITS.get(word):
            self.traits.append(trait)
        elif digits := find_words.DIGITS.fullmatch(word):
            self._take_digits(digits[1])
        elif span := find_words.span(word, self.now):
            self.span = span
        elif due := find_words.due(word, self.now):
            self.due = due
        else:
            return self._takes_class(word) or self._takes_name(word)
        return True

    def _take_digits(self, digits: str) -> None:
        """Take a year, or year and month, if they make sense; otherwise the end of a number, or a phone number."""
        self.span = find_words.span(digits, self.now) if _YEAR.fullmatch(digits) else None
        if self.span is None and self.tail:
            self.tails += (digits.zfill(PHONE_TAIL),)
        elif self.span is None:
            self.tail = digits.zfill(PHONE_TAIL)

    def _takes_class(self, word: str) -> bool:
        """Take a class of problems by its number or its whole name."""
        found = find_words.CLASS.fullmatch(word)
        class_id = int(found[1] or found[2]) if found else self.classes.get(word)
        if not class_id or class_id not in self.classes.values():
            return False
        self.among = tuple(member.appeal for member in members.of(self.tx, class_id))
        return True

    def _takes_name(self, word: str) -> bool:
        pack = self.tx.programme.pack
        find = pack.find_assignee
        assignee = by_name(find, word) or find(find_words.of_province(word)) or self._shortened(word)
        kind = find_words.kind(word)
        if any(item.name == kind for item in pack.kinds):
            self.kinds.append(kind)
        elif any(theme.name == word for theme in pack.themes):
            self.themes.append(word)
        elif isinstance(assignee, Place):
            self.places += (assignee.region, assignee.name)
        elif assignee is not None:
            self.departments.append(assignee.name)
        else:
            return False
        return True

    def _shortened(self, word: str) -> Assignee | None:
        """Return the department of which the word says only syllables, such as 发改 or 药监."""
        find = self.tx.programme.pack.find_assignee
        called = [item for name in find_words.names_of(word) if (item := find(name)) is not None]
        return next((item for item in called if self.stems or find_words.is_short_for(word, item.name)), None)
