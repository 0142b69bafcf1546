"""What somebody missed, in as few messages as it fits into."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from bot.domain.notice import Missed, Piece
from bot.domain.press import Show
from bot.domain.screen import Button, Screen
from bot.texts import dates
from bot.texts.buttons import in_rows
from bot.texts.markup import Html, blocks, bold, fill, lines, size
from bot.texts.words import Words

T = TypeVar("T")
LIMIT = 4096  # UTF-16 units of a message
HEADING = 60  # of them for the heading
ITEMS = 40  # a message: each may bring a button


def pages(pieces: Iterable[tuple[Piece, T]]) -> Iterator[list[tuple[Piece, T]]]:
    """Put the pieces on pages that fit, in order."""
    page: list[tuple[Piece, T]] = []
    room = LIMIT - HEADING
    for piece, about in pieces:
        needed = size(_shown(piece)) + 2
        if page and (needed > room or len(page) == ITEMS):
            yield page
            page, room = [], LIMIT - HEADING
        page.append((piece, about))
        room -= needed
    if page:
        yield page


def fits(piece: Piece) -> bool:
    """Whether there is room for it on a page."""
    return size(_shown(piece)) <= LIMIT - HEADING


def _shown(piece: Piece) -> Html:
    return lines(bold(dates.stamp(piece.at)), Html(piece.html))


def missed(notice: Missed, _: Words) -> Screen:
    page = f"（第{notice.page + 1}页，共{notice.pages}页）" if notice.pages > 1 else ""
    since = "绑定之前" if notice.by_phone else "您不在期间"
    heading = bold(fill("{since}有{total}条通知{page}", since=since, total=notice.total, page=page))
    opens = [Button(f"查看{number}", Show(row)) for row, number in notice.appeals]
    return Screen(blocks(heading, *map(_shown, notice.pieces)), in_rows(opens, 2))
