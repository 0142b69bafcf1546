"""What somebody missed becomes as few messages as can be read at a glance."""

from collections.abc import Iterator, Sequence

from bot.domain.people.person import Person
from bot.domain.reach.notices import Missed, Piece
from bot.texts.reach.missed import fits, newest, pages
from storage.appeals import appeals
from storage.engine.database import Transaction


def told(tx: Transaction, who: Person, pieces: Sequence[Piece], *, by_phone: bool = False) -> Iterator[Missed]:
    """Tell it whole; of appeals, if that is more than one message, the newest of each in a line."""
    whole = list(pages(pieces))
    brief = (len(whole) > 1 or not all(map(fits, pieces))) and all(one.line and one.appeal for one in pieces)
    shown, left = newest(pieces) if brief else ([], 0)
    told = [shown] if brief else whole
    for number, page in enumerate(told):
        yield Missed(
            to=who.chat,
            role=who.role,
            pieces=tuple(page),
            appeals=_concerning(tx, who, page),
            total=len(pieces),
            page=number,
            pages=len(told),
            brief=brief,
            left=left,
            by_phone=by_phone,
        )


def _concerning(tx: Transaction, who: Person, page: Sequence[Piece]) -> tuple[tuple[int, str], ...]:
    """Return the appeals that the reader may still open."""
    seen = dict.fromkeys(one.appeal for one in page if one.appeal is not None)
    known = [found for found in (appeals.peek(tx, row) for row in seen) if found and found.parties(who)]
    return tuple((one.id, one.number) for one in known)
