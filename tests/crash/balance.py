"""The balance after the kills: the bot's books against what the server saw and what the people did."""

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping, text

from bot.delivery.sender import SIDE_BY_SIDE
from bot.demo.botapi import World
from bot.demo.botapi.entities import parse_html
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.moves import MOVES
from bot.domain.base.table import Resume
from bot.texts.appeals import labels
from storage.engine.engines import reading
from tests.crash.actors import Deeds
from tests.crash.updates import Updates

Row = RowMapping
Sent = tuple[int, str]  # chat and text as it is read there
FILED = "number LIKE 'YN-%'"  # by somebody in the play
UNDONE = (
    "inbox WHERE done_at IS NULL",
    "outbox WHERE state = 'WAITING'",
    "attachment WHERE sha256 IS NULL",
    f"appeal WHERE state != '{State.CLOSED}' AND {FILED}",
)


class Books:
    """The bot's database, read from outside."""

    def __init__(self, url: str) -> None:
        self._engine = reading(url)

    def rows(self, query: str) -> list[Row]:
        with self._engine.connect() as connection, connection.begin():
            return list(connection.execute(text(query)).mappings())

    def number(self, query: str) -> int:
        with self._engine.connect() as connection, connection.begin():
            return int(connection.execute(text(query)).scalar_one())

    def waiting(self) -> dict[str, int]:
        """What is still to be done, and how much of it."""
        counts = {what: self.number(f"SELECT count(*) FROM {what}") for what in UNDONE}  # noqa: S608  # our own words
        return {what: count for what, count in counts.items() if count}

    def close(self) -> None:
        self._engine.dispose()


@dataclass
class Balance:
    """All the sides of the account; `problems` says where they differ."""

    books: Books
    world: World
    updates: Updates
    deeds: Deeds
    files: Path
    kills: list[float]

    def problems(self) -> list[str]:
        return [problem for check in CHECKS for problem in check(self)]

    def messages(self) -> list[Row]:
        """What has to arrive; what fell due at once is in one message, which has a row of its own."""
        return self.books.rows("SELECT * FROM outbox WHERE kind = 'MESSAGE' AND state != 'MERGED' ORDER BY id")

    def executed(self) -> list[dict[str, Any]]:
        return [row for row in self.world.ledger if row["method"] == "sendMessage"]

    @cached_property
    def duplicates(self) -> Counter[tuple[int, int]]:
        """Messages that no row of the outbox names, by life of the process and chat: their delivery was not noted."""
        named = {row["message"] for row in self.messages()}
        orphans = (row for row in self.executed() if row["message_id"] not in named)
        return Counter((bisect_left(self.kills, row["at"]), row["chat"]) for row in orphans)


def each_update_is_handled_once(it: Balance) -> Iterator[str]:
    rows = it.books.rows("SELECT * FROM inbox ORDER BY update_id")
    if [json.loads(row["raw"]) for row in rows] != it.updates.given:
        yield f"{len(it.updates.given)} updates were issued, {len(rows)} stored, or not word for word"
    for row in rows:
        if row["done_at"] is None or row["error"]:
            yield f"update {row['update_id']}: done {row['done_at']}, error {row['error']}"
    if len(it.world.queue):
        yield f"{len(it.world.queue)} updates still wait at the server"


def each_message_is_answered_once(it: Balance) -> Iterator[str]:
    answered = it.books.number("SELECT count(*) FROM outbox WHERE what = 'found'")
    if answered != it.deeds.unheard:
        yield f"{it.deeds.unheard} messages that no form asked for, {answered} answers"


def each_appeal_is_filed_once(it: Balance) -> Iterator[str]:
    rows = it.books.rows(f"SELECT * FROM appeal WHERE {FILED} ORDER BY id")  # noqa: S608  # our own words
    yield from _differ("appeals", it.deeds.filed, Counter(row["text"] for row in rows))
    counters = {row["name"].removeprefix("appeal:"): row["value"] for row in it.books.rows("SELECT * FROM counter")}
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        _, year, number = row["number"].split("-")
        numbers[year].append(int(number))
    if {year: list(range(1, last + 1)) for year, last in counters.items()} != numbers:
        yield f"the numbers have gaps: {numbers}, {counters}"


def each_move_is_made_once(it: Balance) -> Iterator[str]:
    rows = it.books.rows("SELECT * FROM event")
    filed = sum(it.deeds.filed.values())
    did: Counter[tuple[str, str]] = it.deeds.moves + Counter({(Action.FILE, ""): filed})
    yield from _differ("moves", did, Counter((Action(row["action"]), row["words"]) for row in rows))


def each_history_is_legal(it: Balance) -> Iterator[str]:
    for appeal in it.books.rows(f"SELECT * FROM appeal WHERE {FILED}"):  # noqa: S608  # our own words
        events = it.books.rows(f"SELECT * FROM event WHERE appeal = {appeal['id']} ORDER BY id")  # noqa: S608  # a number
        states = [None, *(event["to_state"] for event in events)]
        if [event["from_state"] for event in events] != states[:-1] or states[-1] != appeal["state"]:
            yield f"{appeal['number']} is {appeal['state']}, but its history goes {states}"
        yield from (f"{appeal['number']}: no such move: {dict(event)}" for event in events if not _legal(event))
        rounds = [event["round"] for event in events if event["to_state"] == State.ANSWERED]
        asked = it.books.rows(f"SELECT round FROM survey WHERE appeal = {appeal['id']} ORDER BY round")  # noqa: S608  # as above
        if [row["round"] for row in asked] != rounds:
            yield f"{appeal['number']}: answered in rounds {rounds}, but {len(asked)} surveys"


def _legal(event: Row) -> bool:
    return any(
        (move.action, move.who) == (event["action"], event["party"])
        and event["from_state"] in move.sources
        and (isinstance(move.to, Resume) or move.to == event["to_state"])
        for move in MOVES
    )


def each_photo_is_kept(it: Balance) -> Iterator[str]:
    rows = it.books.rows("SELECT * FROM attachment")
    if len(rows) != it.deeds.photos:
        yield f"{it.deeds.photos} photos were sent, {len(rows)} belong to appeals"
    for row in rows:
        if not row["sha256"] or not (it.files / row["sha256"][:2] / row["sha256"]).exists():
            yield f"the bytes of attachment {row['id']} are missing: {row['error']}"


def each_message_is_delivered(it: Balance) -> Iterator[str]:
    """At least once, and only what has a row; duplicates are the executed calls that no row names."""
    rows = it.messages()
    yield from (f"not sent: {dict(row)}" for row in rows if row["state"] != "SENT" or row["message"] is None)
    due = Counter(_sent(row) for row in rows)
    executed = Counter((row["chat"], row["text"]) for row in it.executed())
    yield from (f"{due[one]} due, {executed[one]} delivered: {one}" for one in due if executed[one] < due[one])
    yield from (f"no row speaks of {one}" for one in executed if one not in due)
    if (extra := executed.total() - due.total()) != it.duplicates.total():
        yield f"{extra} messages too many, but {it.duplicates.total()} that no row names"


def each_duplicate_was_in_flight(it: Balance) -> Iterator[str]:
    """A chat has one message in flight at a time; the last process was not killed."""
    for (life, chat), count in it.duplicates.items():
        if life == len(it.kills):
            yield f"{count} duplicates in chat {chat} after the last kill"
        elif count > 1:
            yield f"kill {life + 1} doubled {count} messages of chat {chat}: one was in flight"
    for life in {life for life, _ in it.duplicates}:
        total = sum(count for (other, _), count in it.duplicates.items() if other == life)
        if total > SIDE_BY_SIDE:
            yield f"kill {life + 1} doubled {total} messages"


def each_chat_keeps_its_order(it: Balance) -> Iterator[str]:
    """Repetitions aside: of two equal messages in a row one may be the other's duplicate."""
    wanted, seen = _by_chat(map(_sent, it.messages())), _by_chat((row["chat"], row["text"]) for row in it.executed())
    yield from (f"chat {chat}: the order differs" for chat in wanted if wanted[chat] != seen[chat])
    for chat in wanted:
        ids = [row["message"] for row in it.messages() if row["chat"] == chat and row["message"]]
        if not all(one < other for one, other in pairwise(ids)):
            yield f"chat {chat}: rows were sent out of order"


def each_card_shows_the_end(it: Balance) -> Iterator[str]:
    for card in it.books.rows("SELECT * FROM card WHERE slot = 'CARD' AND message IS NOT NULL"):
        if labels.STATE[State.CLOSED] not in it.world.chats[card["chat"]].messages[card["message"]].text:
            yield f"card {card['id']} of appeal {card['appeal']} shows an old state"


def the_server_has_no_bugs(it: Balance) -> Iterator[str]:
    yield from map(repr, it.world.bugs)


CHECKS: tuple[Callable[[Balance], Iterator[str]], ...] = (
    each_update_is_handled_once,
    each_message_is_answered_once,
    each_appeal_is_filed_once,
    each_move_is_made_once,
    each_history_is_legal,
    each_photo_is_kept,
    each_message_is_delivered,
    each_duplicate_was_in_flight,
    each_chat_keeps_its_order,
    each_card_shows_the_end,
    the_server_has_no_bugs,
)


def _sent(row: Row) -> Sent:
    payload = row["payload"] if isinstance(row["payload"], dict) else json.loads(row["payload"])
    return row["chat"], parse_html(payload["text"])[0]


def _by_chat(messages: Any) -> dict[int, list[str]]:
    chats: defaultdict[int, list[str]] = defaultdict(list)
    for chat, said in messages:
        chats[chat].append(said)
    return defaultdict(list, {chat: [said for said, _ in groupby(texts)] for chat, texts in chats.items()})


def _differ(what: str, did: Counter[Any], found: Counter[Any]) -> Iterator[str]:
    yield from (f"{what}: lost {count} × {one}" for one, count in (did - found).items())
    yield from (f"{what}: {count} too many of {one}" for one, count in (found - did).items())
