"""Confirms a move to the person who made it."""

from dataclasses import replace

from bot.domain.appeals.notices import Done
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import pushes
from bot.texts.appeals.moved import facts
from bot.texts.appeals.next_step import next_step
from bot.texts.appeals.verbs import BOOK
from bot.texts.style.markup import fill
from bot.texts.style.words import Words

_ON_BEHALF = "由您代企业办理，已记入办理经过。"


def done(notice: Done, words: Words) -> Screen:
    view, verb, limits = notice.view, BOOK[notice.action], words.limits
    said_facts = facts(notice) | {"hours": limits.rerate_hours, "every": limits.urge_every_days}
    toast, title = verb.confirmed_at.get(view.appeal.state, verb.confirmed)
    extra = _ON_BEHALF if notice.by is Party.COUNTER else verb.afterwards
    said = fill(title, **said_facts)
    left = replace(view, viewer=Party.FORMER) if verb.out_of_it else view
    text = pushes.push(view, words, said, extra=fill(extra, **said_facts), foot=next_step(left, words))
    return pushes.screen(view, text, toast, line=pushes.line(view, said, None))
