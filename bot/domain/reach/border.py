"""Defines what is looked at of a message that leaves the country, and what of it has to stay."""

import re
from dataclasses import dataclass, field

LINKS = ("appeal", "enterprise", "person", "booking", "session", "class_issue", "call")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is about to leave by a door abroad.

    `appeal` is the one that it is about, `draft` the form that asks in it; `links` are the numbers to which its
    buttons lead, by what they are numbers of.
    """

    text: str
    appeal: int | None = None
    draft: int | None = None
    links: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Inland:
    """What a message says of enterprises whose data stay in the country.

    `about` is the number of the appeal that it is all about. No word may leave, and no longer piece of a text.
    """

    about: str = ""
    numbers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    house: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def is_empty(self) -> bool:
        return not (self.about or self.numbers or self.words or self.texts)


def numbers_in(text: str, prefix: str) -> set[str]:
    """Return the numbers of appeals that stand in a text, also those of an earlier prefix in capitals."""
    return set(re.findall(rf"(?:{re.escape(prefix)}|[A-Z]{{1,10}})-[0-9]{{4}}-[0-9]{{4,9}}", text))
