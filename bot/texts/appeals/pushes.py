"""Lays out a push about an appeal: what happened, to which appeal, what was said, what comes next.

It has at most 600 UTF-16 units.
"""

from datetime import datetime

from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import buttons, labels
from bot.texts.appeals.next_step import next_step
from bot.texts.appeals.whose import whose
from bot.texts.style import dates
from bot.texts.style.markup import PUSH_UNITS, Html, blocks, bold, excerpt, fill, lines, quote, size
from bot.texts.style.words import Words

EXCERPT = 48


def push(
    view: AppealView, words: Words, title: Html, said: str = "", extra: Html | str = "", foot: Html | None = None
) -> Html:
    """Return the text of a push. `said` is what a person wrote; it gets the room that the rest leaves."""
    foot = next_step(view, words) if foot is None else foot
    head = lines(bold(title), about(view))
    room = PUSH_UNITS - size(head) - size(lines(extra)) - size(foot) - 4
    return blocks(lines(head, extra, quote(said, room) if said else ""), foot)


def screen(view: AppealView, text: Html, toast: str = "", *, rating: bool = True, line: str = "") -> Screen:
    return Screen(text, buttons.of_push(view, rates=rating), toast, line=line)


def about(view: AppealView) -> Html:
    """Return number and subject of the appeal; those who handle it also see its enterprise."""
    owner = "" if view.viewer is Party.MEMBER else f"（{whose(view)}）"
    return fill("{number}{of}：{text}", number=view.appeal.number, of=owner, text=labels.listed(view, EXCERPT))


WHOSE = 16  # units of an enterprise's name


def line(view: AppealView, title: Html, when: datetime | None) -> Html:
    """Return a push as one line: which appeal, what happened or has to be done, and until when."""
    appeal = view.appeal
    owner = "" if view.viewer is Party.MEMBER else f"（{excerpt(view.enterprise, WHOSE)}）"
    until = fill("，期限{when}", when=dates.moment(when, appeal.filed_at)) if when else ""
    facts = {"number": bold(appeal.number), "of": owner, "title": title, "until": until}
    return fill("{number}{of}：{title}{until}。", **facts)
