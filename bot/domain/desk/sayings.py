"""Decides what a sentence asks for, from what its words say and from how like it is to examples.

What is not decided is put to the person who wrote it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.desk.wishes import Saying, Unasked, Wish

OFFERED = 3  # sayings of which a person chooses
SURE = 0.97  # the chance from which likeness alone decides
TELLS, MAY_TELL = 0.9, 0.1  # chances that a text tells of something: alone, and beside words of a department
EVIDENCE = 2.5  # how strongly the words must speak of a matter for a department
AGREES = 0.25  # the chance that what the words say must have at least

TELLING = frozenset({Unasked.MATTER, Wish.FILE})  # a long text that is either begins an appeal
ASKED_BY: dict[Saying, Saying] = {Unasked.MATTER: Wish.FILE}  # who tells of a matter wants it filed


class Guess(NamedTuple):
    """What a sentence may say, with its chance between 0 and 1."""

    saying: Saying
    chance: float


def decided(read: Saying | None, guesses: Sequence[Guess], evidence: float, *, is_long: bool) -> Saying | None:
    """Return what the sentence says; None if that is not clear.

    `read` is what its words say by rules, `guesses` are the likeliest first, `evidence` is how strongly the words speak
    of a matter for a department. A text that `is_long` may be an appeal.
    """
    first = guesses[0]
    tells = sum(guess.chance for guess in guesses if guess.saying in TELLING)
    if is_long and tells >= TELLS:
        return Unasked.MATTER
    if read is not None:
        return read if any(guess.saying is read and guess.chance >= AGREES for guess in guesses) else None
    if is_long and tells >= MAY_TELL and evidence >= EVIDENCE:
        return Unasked.MATTER
    asks = first.saying not in {Unasked.MATTER, Wish.FILE} and not (is_long and first.saying is Unasked.CHATTER)
    return first.saying if asks and first.chance >= SURE else None


def offered(read: Saying | None, guesses: Sequence[Guess]) -> tuple[Saying, ...]:
    """Return what a person may choose from: what the words say, and what the sentence is most like."""
    likely = [ASKED_BY.get(guess.saying, guess.saying) for guess in guesses if guess.saying is not Unasked.CHATTER]
    return tuple(dict.fromkeys([*([read] if read else []), *likely]))[:OFFERED]
