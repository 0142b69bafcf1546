"""Tells enterprises at nine on working days what is new about their appeals, and every few days how they stand."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.news import REACHES, News, NewsTimer, Since, news, next_news, silent_since
from bot.domain.appeals.news_notices import Item, NewsSetting, NewsTold
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, is_stand_in
from bot.domain.time.timers import Subject
from bot.usecases.appeals import audience, guard
from bot.usecases.appeals.viewing import Standing
from storage.appeals import appeals, escalations
from storage.appeals import news as kept
from storage.engine import settings
from storage.engine.database import Transaction
from storage.people import people
from storage.reach import phone_calls
from storage.time import timers
from storage.time.timers import DueTimer

BEGUN = "news"
NAMES_WHO = {News.PAST, News.SILENT, *REACHES}
KNOW = (Party.LEAD, Party.HEAD, Party.COORDINATOR, Party.SUPERVISOR)


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timer of the next news, once. What happened before the first one is never told as news."""
    if not settings.get(tx, BEGUN):
        settings.put(tx, BEGUN, "1")
        kept.begin(tx, now)
    timers.add(tx, Subject.NEWS, 0, NewsTimer.NEWS, next_news(now, tx.programme.calendar))


def about_news(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell the people of each enterprise in one message what is new; each fact is told once."""
    plan(tx, now=now)
    days = tx.programme.pack.limits.news_days
    found: dict[int, list[tuple[Standing, tuple[News, ...]]]] = {}
    for appeal, since, silent in kept.due(tx, silent_since(now, tx.programme.calendar, days), now=now):
        facts = _facts(tx, appeal, since) or ((News.STANDS,) if silent else ())
        if facts:
            found.setdefault(appeal.enterprise, []).append((Standing(tx, appeal, now), facts))
            kept.told(tx, [appeal.id], now)
    return [notice for enterprise, item in found.items() for notice in _told(tx, enterprise, item)]


def _facts(tx: Transaction, appeal: Appeal, since: Since) -> tuple[News, ...]:
    return news(appeal, appeals.history(tx, appeal.id), escalations.of_appeal(tx, appeal.id), since)


def _told(tx: Transaction, enterprise: int, by_standing: list[tuple[Standing, tuple[News, ...]]]) -> Iterator[Notice]:
    """Return one message for the person. Those who turned it off hear only of facts, not how the matter stands."""
    for person in people.members(tx, enterprise):
        wanted = [(standing, facts) for standing, facts in by_standing if person.news or facts != (News.STANDS,)]
        if wanted and not (is_stand_in(person.chat) and _waits_to_be_called(tx, enterprise, wanted)):
            yield NewsTold(to=person.chat, items=tuple(_item(tx, *item, person) for item in wanted))


def _waits_to_be_called(tx: Transaction, enterprise: int, wanted: list[tuple[Standing, tuple[News, ...]]]) -> bool:
    """Whether who has no chat would only hear where matters stand, and a call that says so is still to be made."""
    if any(facts != (News.STANDS,) for _, facts in wanted):
        return False
    return any(call.what == NewsTold.CODE for call in phone_calls.waiting(tx, enterprise))


def _item(tx: Transaction, standing: Standing, facts: tuple[News, ...], person: Person) -> Item:
    reached = audience.reached(tx, standing.appeal, KNOW) if set(facts) & NAMES_WHO else frozenset()
    return Item(standing.seen_by(person), facts, reached)


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show whether the person is told every few days how their appeals stand."""
    guard.is_told_news(who)
    return [NewsSetting(to=who.chat, on=who.news)]


def choose(tx: Transaction, who: Person, on: int, *, now: datetime) -> list[Notice]:
    """Turn the regular messages on (1) or off (0)."""
    guard.is_told_news(who)
    people.change(tx, who.id, news=bool(on))
    return [NewsSetting(to=who.chat, on=bool(on))]
