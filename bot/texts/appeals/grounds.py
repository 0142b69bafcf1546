"""Explains the state of an appeal in the words of whoever decided it."""

from collections.abc import Iterator

from bot.domain.appeals.event import Event
from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs import BOOK
from bot.texts.style.markup import Html, excerpt, fill
from bot.texts.style.words import Words

MOST = 300  # units of each one's words; the history has them whole


def said(view: AppealView, words: Words) -> Iterator[Html]:
    """Return the explanations for the viewer.

    What a department said when it returned the appeal is not shown to the enterprise.
    """
    for event in view.grounds:
        verb = BOOK[event.action]
        text = "".join(_sentences(event, verb, words))
        hidden = verb.inside and view.viewer is Party.MEMBER
        if text and verb.ground and not hidden:
            what = verb.ground.format(department=event.department or "承办单位")
            yield fill("{what}：{told}", what=what, told=text)


def _sentences(event: Event, verb: Said, words: Words) -> Iterator[str]:
    """Return the ready reason, its hint, and what was typed besides."""
    reason = verb.reason(event.reason, words)
    if reason is not None:
        yield f"{reason.name}。"
        yield reason.hint if verb.hints else ""
    if verb.inside and event.note:
        yield f"{verb.note.format(note=event.note)}。"
    yield excerpt(event.words, MOST)
