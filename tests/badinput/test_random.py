"""Random sequences of sensible, senseless and broken updates over all roles: nothing breaks, and the books agree."""

import asyncio
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import MOVES
from bot.domain.base.parcels import Shows
from bot.domain.base.party import Party
from bot.domain.base.table import Resume
from bot.texts.appeals import labels
from bot.usecases.book import FORMS
from storage import schema
from storage.appeals import appeals
from storage.mail import backlog, cards, inbox
from tests.badinput import sense
from tests.badinput.plays import STEPS, Step, breaks, update_of
from tests.badinput.theatre import Theatre, open_theatre

PASTS = st.lists(st.integers(0, 40), max_size=7)
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "60"))


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def brought(request: pytest.FixtureRequest) -> Iterator[list[int]]:
    """How many updates each play brought; their sum is printed, since the campaign counts it."""
    numbers: list[int] = []
    yield numbers
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\nfuzz: {len(numbers)} plays, {sum(numbers)} updates")


@pytest.mark.timeout(0)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(PASTS, st.lists(STEPS, min_size=1, max_size=20))
def test_whatever_comes_nothing_breaks(
    loop: asyncio.AbstractEventLoop, brought: list[int], past: list[int], steps: list[Step]
) -> None:
    brought.append(len(steps))
    with open_theatre(loop) as theatre:
        play(theatre, [*had(past), *steps])
        books_agree(theatre)


def had(past: list[int]) -> list[Step]:
    """A sensible past: an appeal filed, and moved on."""
    return [("file", 3, past[0]), *(("move", 6, pick) for pick in past[1:])] if past else []


DEEDS: dict[str, Callable[[Theatre, int, int], None]] = {
    "file": sense.files,
    "move": sense.moves_on,
    "pass": lambda theatre, _, hours: theatre.passes(timedelta(hours=hours)),
}


def play(theatre: Theatre, steps: list[Step]) -> None:
    last: Any = None
    for step in steps:
        kind, who, what = step
        if kind in DEEDS:
            DEEDS[kind](theatre, who, what)
            continue
        if kind == "broken" and last is not None:
            place, junk, drop = what
            update: Any = breaks(last, place, junk, drop=drop) | {"update_id": theatre.number()}
        elif kind == "again":
            update = last  # Telegram brings an update once more
        else:
            update = update_of(theatre, step)
        if update is not None:
            theatre.brings(update)
            last = update


def books_agree(theatre: Theatre) -> None:
    tx = theatre.tx
    assert backlog.of_inbox(tx).count == 0, "an update waits for ever"
    assert inbox.dead(tx) == []
    assert backlog.of_outbox(tx).dead == 0
    assert backlog.of_outbox(tx).count == 0, "a message waits for ever"
    histories_are_legal(theatre)
    drafts_are_of_this_program(theatre)
    cards_show_what_is(theatre)


def histories_are_legal(theatre: Theatre) -> None:
    """Each step of each history is a row of the table, and the last one ends where the appeal stands."""
    for row in theatre.tx.execute(select(schema.appeal)).mappings().all():
        state, round_ = None, 1
        for event in appeals.history(theatre.tx, row["id"]):
            assert event.from_state == state
            assert event.round in ((round_ - 1,) if takes_back_plan(event) else (round_, round_ + 1))
            assert any(
                move.action == event.action and state in move.sources and move.who == event.party
                and move.to in (event.to_state, Resume.RESUME)
                for move in MOVES
            ), event  # fmt: skip
            assert (event.person is None) == (event.party is Party.SYSTEM)
            state, round_ = event.to_state, event.round
        assert (row["state"], row["round"]) == (state, round_)


def takes_back_plan(event: Event) -> bool:
    return event.action is Action.RATE and event.from_state is State.HANDLING and event.to_state is State.REVIEW


def drafts_are_of_this_program(theatre: Theatre) -> None:
    for draft in theatre.tx.execute(select(schema.draft)).all():
        assert draft.step in [step.name for step in FORMS[draft.form].steps]
        assert set(draft.data["given"]) <= set(draft.data)
        if draft.question is not None:
            chat = theatre.tx.execute(select(schema.person.c.chat).where(schema.person.c.id == draft.person)).scalar()
            assert draft.question in theatre.chats[chat or 0]


def cards_show_what_is(theatre: Theatre) -> None:
    for card in theatre.tx.execute(select(schema.card)).all():
        appeal = appeals.peek(theatre.tx, card.appeal)
        assert appeal is not None
        if card.message is None:
            continue
        text, rows = theatre.chats[card.chat][card.message]
        assert appeal.number in text
        if card.slot == Shows.CARD and cards.by_id(theatre.tx, card.id) is not None:
            assert labels.STATE[appeal.state] in text or not rows
