"""Several reminders in one message: a line and a button each."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from bot.domain.notice import Case, Gathered
from bot.domain.people import Party
from bot.domain.press import Show
from bot.domain.screen import Button, Screen
from bot.texts import dates
from bot.texts.buttons import in_rows
from bot.texts.markup import Html, blocks, bold, excerpt, fill, lines, size
from bot.texts.words import Words

T = TypeVar("T")
LIMIT = 4096  # UTF-16 units of a message
FRAME = 100  # of them for what stands around the lines
LINES = 40  # a message: each may bring a button
WHOSE = 16  # units of an enterprise's name
NUMBER = 5  # units before a line


def line(case: Case, title: Html, when: datetime | None) -> Html:
    """Return a push in one line: which appeal, what happened or is to be done, and until when."""
    appeal = case.appeal
    whose = "" if case.viewer is Party.MEMBER else f"（{excerpt(case.enterprise, WHOSE)}）"
    until = fill("，期限{when}", when=dates.moment(when, appeal.filed_at)) if when else ""
    facts = {"number": bold(appeal.number), "whose": whose, "title": title, "until": until}
    return fill("{number}{whose}：{title}{until}。", **facts)


def pages(told: Iterable[tuple[str, T]]) -> list[list[tuple[str, T]]]:
    """Put the lines on pages that fit, in order."""
    found: list[list[tuple[str, T]]] = [[]]
    room = LIMIT - FRAME
    for one, about in told:
        needed = size(Html(one)) + NUMBER
        if needed > room or len(found[-1]) == LINES:
            found.append([])
            room = LIMIT - FRAME
        found[-1].append((one, about))
        room -= needed
    return found


def shown(notice: Gathered, _: Words) -> Screen:
    title = bold(fill("有{total}条提醒，请逐件查看、办理", total=notice.total))
    numbered = [fill("{n}. {line}", n=n, line=Html(one)) for n, one in enumerate(notice.lines, 1)]
    opens = [Button(f"查看{number}", Show(row)) for row, number in notice.appeals]
    return Screen(blocks(title, lines(*numbered)), in_rows(opens, 2))
