"""Joins what somebody missed into as few messages as possible."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.domain.base.ids import AppealId
from bot.domain.base.screen import Button
from bot.domain.people.person import Person
from bot.domain.reach.notices import Missed, Piece
from bot.texts.reach.missed import fits, newest, pages
from storage.engine.database import Transaction

Opens = Callable[[Transaction, Person, Iterable[AppealId]], tuple[Button, ...]]


def told(
    tx: Transaction, reader: Person, pieces: Sequence[Piece], opens: Opens, *, by_phone: bool = False
) -> Iterator[Missed]:
    """Return the notices of what was missed.

    If it is more than one message, each appeal has one line with its newest. `opens` makes the buttons to the appeals
    that the reader may still open.
    """
    whole = list(pages(pieces))
    brief = (len(whole) > 1 or not all(map(fits, pieces))) and all(piece.line and piece.appeal for piece in pieces)
    latest, left = newest(pieces) if brief else ([], 0)
    messages = [latest] if brief else whole
    for number, page in enumerate(messages):
        yield Missed(
            to=reader.chat,
            role=reader.role,
            pieces=tuple(page),
            opens=opens(tx, reader, [piece.appeal for piece in page if piece.appeal is not None]),
            total=len(pieces),
            page=number,
            pages=len(messages),
            brief=brief,
            left=left,
            by_phone=by_phone,
        )
