"""The history of an appeal, and its contact person."""

from collections.abc import Iterable, Iterator

from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import MOVES
from bot.domain.appeals.notices import HistoryShown, PhoneShown
from bot.domain.base.party import Party
from bot.domain.base.screen import Screen
from bot.texts.appeals import buttons
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs import BOOK
from bot.texts.style import dates, parties
from bot.texts.style.markup import Html, blocks, bold, fill, lines, quote, size
from bot.texts.style.words import Words

LIMIT = 4000
LENGTHS = (2000, 300, 60)  # units of each event's words: as many as fit
NEWEST = 20  # events that fit even with long names


def history(notice: HistoryShown, words: Words) -> Screen:
    """Return all events with their texts.

    If they don't fit, texts are shortened, then only the newest events are shown.
    """
    view = notice.view
    title = bold(fill("办理经过｜{number}", number=view.appeal.number))
    entries = list(_with_whose(notice.events))
    for most in LENGTHS:
        text = blocks(title, *(_event(event, whose, view.viewer, words, most) for event, whose in entries))
        if size(text) <= LIMIT:
            break
    else:
        last = entries[-NEWEST:]
        missing = fill("较早的{n}条没有列出。", n=len(entries) - len(last))
        text = blocks(title, missing, *(_event(event, whose, view.viewer, words, LENGTHS[-1]) for event, whose in last))
    return Screen(text, ((buttons.show(view),),))


def _with_whose(events: Iterable[Event]) -> Iterator[tuple[Event, str]]:
    """Return each event; a rating comes with the round and department of its answer."""
    answer: Event | None = None
    for event in events:
        answer = event if event.action.answers else answer
        rated = BOOK[event.action].rates and answer is not None and answer.department
        yield event, f"（{answer.department}第{answer.round}轮答复）" if rated and answer else ""


def _event(event: Event, whose: str, viewer: Party, words: Words, most: int) -> Html:
    verb = BOOK[event.action]
    what = fill(
        "{at}　{who}：{what}{whose}",
        at=dates.stamp(event.at),
        who=event.department or parties.PARTY[event.party],
        what=Html(verb.happened_at.get(event.to_state, verb.happened) + _told(event, verb)),
        whose=whose,
    )
    if viewer is Party.MEMBER and not _is_open(event):
        return what
    reason = verb.reason(event.reason, words)
    because = fill("理由：{name}", name=reason.name) if reason else ""
    inside = verb.note if event.note and viewer is not Party.MEMBER else ""
    return lines(what, because, fill(inside, note=event.note), quote(event.words, most))


def _told(event: Event, verb: Said) -> Html:
    return fill(verb.note_for_all, note=verb.names_note(event.note)) if event.note and verb.note_for_all else Html()


def _is_open(event: Event) -> bool:
    """Return whether the enterprise may read the text: its own ones, and those that it was told."""
    return event.party in {Party.MEMBER, Party.COUNTER} or any(
        (row.action, row.who) == (event.action, event.party) and row.to == event.to_state and Party.MEMBER in row.tells
        for row in MOVES
    )


def phone(notice: PhoneShown, _: Words) -> Screen:
    text = "诉求{number}的联系人：{name}，{phone}\n只用于办理这件诉求，本次查看已记录。"
    facts = {"number": notice.view.appeal.number, "name": notice.name, "phone": notice.phone}
    return Screen(fill(text, **facts), ((buttons.show(notice.view),),), toast="本次查看已记录")
