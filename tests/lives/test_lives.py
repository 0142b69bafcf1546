"""However a life goes: dates are right, nothing fires twice or at night, and nothing waits for ever unheard."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from bot.domain.appeals.action import Action
from bot.domain.appeals.deadlines import HIGHEST, OF_ASSIST, OF_REPLY
from bot.domain.appeals.ladder import RUNGS, Level
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.appeals.notices import Due, NobodyToTell
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Role
from storage.appeals import appeals
from storage.people import people
from tests.desk import Desk, open_desk
from tests.house import programme
from tests.lives.life import SESSION_DAYS, Life

LIVES = int(os.environ.get("LIVES", "25"))  # 10,000 take half an hour
FIRST = int(os.environ.get("FIRST_LIFE", "0"))
ONCE_WRONG = (
    2613,
    2717,
    10674,
    24263,
)  # told twice; a date not reckoned right
STEPS = 25
LIMITS = programme().pack.limits

# The longest that staff may be left alone: a paused, complex answer, put off twice.
ALONE = LIMITS.info_days + LIMITS.complex_reply_days + 2 * LIMITS.extension_days
CLIMB = LIMITS.circular_after_days
UNTIL_HEARD = timedelta(days=3 * (ALONE + SESSION_DAYS + CLIMB))  # later all is told again, for as long as nobody acts


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with open_desk() as opened:
        yield opened


@contextmanager
def life(desk: Desk, seed: int) -> Iterator[Life]:
    """A life that leaves nothing behind, not even its savepoint: thousands in one another would be slow."""
    tx, say = desk.tx, desk.tx.connection.exec_driver_sql
    say("SAVEPOINT life")
    try:
        yield Life(desk, seed)
    except BaseException as error:
        error.add_note(f"life {seed}")
        raise
    finally:
        say("ROLLBACK TO SAVEPOINT life")
        say("RELEASE SAVEPOINT life")
        desk.tx = tx


@pytest.mark.parametrize("seed", [*range(FIRST, FIRST + LIVES), *ONCE_WRONG])
def test_a_life(desk: Desk, seed: int) -> None:
    with life(desk, seed) as it:
        for _ in range(it.chance.randrange(STEPS)):
            it.steps()
            dates_are_right(it)
            contributions_are_right(it)
        nobody_acts_any_more(it)
        nothing_fired_twice(it)
        assert it.at_night == []


def dates_are_right(it: Life) -> None:
    """The answer's date is what a plain count over the history gives."""
    appeal, pack = it.appeal, it.tx.programme.pack
    if it.is_over or appeal.answered_at is not None or appeal.due_at is None:
        return
    first = LIMITS.complex_reply_days if it.is_complex else pack.kind(appeal.kind).reply_days
    days = first if appeal.round == 1 else LIMITS.rework_days
    note = LIMITS.long_term_note_days if appeal.noted_at else None
    assert appeal.due_at == it.plain.due(appeals.history(it.tx, it.row), appeal.round, days, note)


def contributions_are_right(it: Life) -> None:
    """Who is awaited, and until when, is what a plain look at the history gives."""
    appeal, past = it.appeal, appeals.history(it.tx, it.row)
    given = {one.department for one in past if one.action is Action.CONTRIBUTE}
    if STATES[appeal.state].owner not in {Party.LEAD, Party.HEAD} or appeal.follows_plan:
        return
    assert set(appeal.awaited) == set(appeal.assisting) - given
    if appeal.awaited:
        assert appeal.assist_due_at == it.plain.assists(past, appeal.round, LIMITS.assisting_days)


def nobody_acts_any_more(it: Life) -> None:
    """Whoever has to act is reminded and then reported, or the appeal ends by itself."""
    left, known = it.now, len(it.told)
    while not it.is_over and (at := it.next_timer()) is not None and at <= left + UNTIL_HEARD:
        it.passes_to(at)
    if it.is_over:
        return
    appeal = it.appeal
    clocks = STATES[appeal.state].clocks
    climbs = [(at, one.kind) for at, one in it.told if isinstance(one, Due) and is_climb(one, appeal.round, clocks)]
    assert {RUNGS[kind].level for _, kind in climbs} >= {Level.SUPERVISED, Level.LISTED}, f"{appeal.state} waits"
    days = ALONE + (SESSION_DAYS if appeal.session_at else 0)
    later = it.told[known:]
    reminded = [at for at, one in later if isinstance(one, Due)]
    if reminded:
        assert it.workdays(left, min(reminded)) <= days
        first = {kind: at for at, kind in reversed(climbs)}
        assert it.workdays(left, max(first.values())) <= days + CLIMB
    for at in {at for at, _ in climbs}:
        somebody_hears(it, [one for when, one in it.told if when == at])


def is_climb(one: Due, round_: int, clocks: tuple[Clock, ...]) -> bool:
    if one.kind not in RUNGS or one.view.appeal.round != round_:
        return False
    return RUNGS[one.kind].clock in clocks and RUNGS[one.kind].clock is not Clock.CONTACT


def somebody_hears(it: Life, told: list[Notice]) -> None:
    """Each level reaches one who can be reached, and a coordinator hears of those who can't."""
    heard = [people.by_chat(it.tx, one.to) for one in told if isinstance(one, Due | NobodyToTell)]
    assert any(one and one.reachable and one.role is not Role.MEMBER for one in heard)


def nothing_fired_twice(it: Life) -> None:
    """Each threshold once a person for the same date behind it; the highest again, at another moment."""
    told = Counter(_threshold(at, one) for at, one in it.told if isinstance(one, Due))
    assert [one for one, count in told.items() if count > 1] == []


def _threshold(at: datetime, one: Due) -> tuple[object, ...]:
    appeal = one.view.appeal
    behind: tuple[object, ...] = (appeal.state, appeal.clock_from)
    if one.kind in OF_REPLY:
        behind = (appeal.due_at, appeal.assigned_at)
    elif one.kind in OF_ASSIST:
        behind = (appeal.assist_due_at, appeal.assigned_at)
    return one.to, appeal.round, one.kind, behind, at if one.kind in HIGHEST else None
