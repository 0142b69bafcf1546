"""Who sends too much at once is told from where on nothing was taken; who waited for the bot to come back is not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from storage.people.throttle import Limit, count
from tests.desk import open_desk
from tests.house import House, open_house
from tests.screenplays.stage import quiet, rows

MOST, SECONDS = 30, 10
SLOW_DOWN, NOT_TAKEN = "您发得太快", "没有收下，请重新发送"


class Telegram:
    """Telegram's clock, by which messages are dated."""

    def __init__(self) -> None:
        self.second = 1_800_000_000.0

    def now(self) -> float:
        return self.second


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def house(tmp_path: Path, database_url: str, telegram: Telegram) -> AsyncIterator[House]:
    async with open_house(tmp_path, database_url=database_url, user_updates=MOST, user_seconds=SECONDS) as opened:
        opened.world.clock = telegram.now
        yield opened


def bot_said(who: Person, words: str) -> list[str]:
    return [one.text for one in who.messages if one.by_bot and words in one.text]


async def test_two_hundred_messages_in_ten_seconds(house: House, 企业: Person, telegram: Telegram) -> None:
    other = await house.hires("赵明", Role.SUPERVISOR)
    for number in range(200):
        await 企业.says("/help" if number != MOST else "第三十一条")
        telegram.second += SECONDS / 201
    await other.says("/help")
    await other.sees("随时可用")
    await quiet(house)
    assert len(bot_said(企业, "随时可用")) == MOST
    (told,) = bot_said(企业, SLOW_DOWN)
    assert "从“第三十一条”这条起没有收下" in told
    assert "请等9秒" in told
    assert bot_said(企业, NOT_TAKEN) == []
    telegram.second += SECONDS
    await 企业.says("/help")
    await 企业.sees("有170条没有收下，请重新发送")
    await quiet(house)
    assert len(bot_said(企业, "随时可用")) == MOST + 1
    assert not [one for one in await rows(house, schema.inbox) if one.done_at is None or one.error]


async def test_a_form_keeps_what_it_took_and_takes_more_later(house: House, 企业: Person, telegram: Telegram) -> None:
    await 企业.says("/appeal")
    await 企业.sees("用自己的话说说")
    for number in range(40):
        await 企业.says(f"第{number:02d}段很长的诉求")
    await 企业.sees(SLOW_DOWN)
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"].count("段很长的诉求") == MOST - 1
    telegram.second += SECONDS
    await 企业.says("最后一段诉求的话")
    await quiet(house)
    (draft,) = await rows(house, schema.draft)
    assert draft.data["text"].endswith("最后一段诉求的话")


async def test_a_press_too_much_is_answered_and_does_nothing(house: House, 企业: Person) -> None:
    await 企业.says("/help")
    shown = await 企业.sees("随时可用")
    for _ in range(MOST + 20):
        await 企业.presses_forged("g:help:0", shown)
    await quiet(house)
    assert house.world.unanswered == []
    assert len(bot_said(企业, SLOW_DOWN)) == 1
    assert "刚才那一步" in bot_said(企业, SLOW_DOWN)[0]
    assert len(bot_said(企业, "随时可用")) <= MOST + 1


async def test_who_wrote_while_the_bot_was_away_wrote_slowly(house: House, 企业: Person, telegram: Telegram) -> None:
    """A hundred messages arrive at once; Telegram dated them half a minute apart."""
    for _ in range(100):
        telegram.second += 30
        await 企业.says("/help")
    await quiet(house)
    assert len(bot_said(企业, "随时可用")) == 100
    assert bot_said(企业, SLOW_DOWN) == []


async def test_who_stops_the_bot_is_heard_in_any_haste(house: House, 企业: Person) -> None:
    for _ in range(MOST + 5):
        await 企业.says("/help")
    await 企业.blocks()
    await quiet(house)
    (person,) = await rows(house, schema.person, user=企业.id)
    assert not person.reachable


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 5), max_size=80), st.integers(1, 10))
def test_no_ten_seconds_take_more_than_twice_the_limit(pauses: list[float], most: int) -> None:
    taken: list[float] = []
    untold = missed = 0
    with open_desk() as desk:
        at = 1000.0
        for pause in pauses:
            at += pause
            pace = count(desk.tx, 1, at, Limit(most, SECONDS))
            if pace.count == 1:
                missed += pace.missed
            if pace.count <= most:
                taken.append(at)
            else:
                untold += 1
            assert pace.since <= at < pace.since + SECONDS
        last = max(0, pace.count - most) if pauses else 0
    assert len(taken) + untold == len(pauses)
    assert missed + last == untold
    for start in taken:
        assert len([one for one in taken if start <= one < start + SECONDS]) <= 2 * most


def test_people_are_counted_apart() -> None:
    with open_desk() as desk:
        for user in (1, 2, 1, 2):
            pace = count(desk.tx, user, 5.0, Limit(1, 10))
        assert (pace.count, pace.missed) == (2, 0)
        assert count(desk.tx, 1, 15.0, Limit(1, 10)).missed == 1
