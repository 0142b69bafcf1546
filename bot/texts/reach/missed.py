"""Joins what somebody missed into messages that can be read at a glance."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.base.screen import Screen
from bot.domain.reach.notices import Missed, Piece
from bot.texts.reach.gathered import fitting, where
from bot.texts.style import dates
from bot.texts.style.markup import PUSH_UNITS, Html, blocks, bold, fill, lines, size
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

HEADING = 60  # units for the heading


def pages(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Divide the pieces among pages that fit into a message, in order."""
    page: list[Piece] = []
    room = PUSH_UNITS - HEADING
    for piece in pieces:
        needed = size(_whole(piece)) + 2
        if page and needed > room:
            yield page
            page, room = [], PUSH_UNITS - HEADING
        page.append(piece)
        room -= needed
    if page:
        yield page


def fits(piece: Piece) -> bool:
    """Whether a page can hold the piece."""
    return size(_whole(piece)) <= PUSH_UNITS - HEADING


def newest(pieces: Sequence[Piece]) -> tuple[list[Piece], int]:
    """Return the newest piece of each appeal as far as their lines fit, and how many are left out."""
    last = list({piece.appeal: piece for piece in pieces}.values())
    items = last[: len(fitting([piece.line for piece in last]))]
    return items, len(last) - len(items)


def _whole(piece: Piece) -> Html:
    return lines(bold(dates.stamp(piece.at)), Html(piece.html))


def missed(notice: Missed, _: Words) -> Screen:
    opens = in_rows(notice.opens, 2)
    if notice.brief:
        line = lines(*(Html(piece.line) for piece in notice.pieces))
        return Screen(blocks(_heading(notice, "，每件诉求的最新情况"), line, _left(notice)), opens)
    page = f"（第{notice.page + 1}页，共{notice.pages}页）" if notice.pages > 1 else ""
    return Screen(blocks(_heading(notice, page), *map(_whole, notice.pieces)), opens)


def _heading(notice: Missed, more: str) -> Html:
    since = "绑定之前" if notice.by_phone else "您不在期间"
    return bold(fill("{since}有{total}条通知{more}", since=since, total=notice.total, more=more))


def _left(notice: Missed) -> Html | str:
    facts = {"left": notice.left, "where": where(notice.role)}
    return fill("还有{left}件诉求有新情况，发送 {where} 查看。", **facts) if notice.left else ""
