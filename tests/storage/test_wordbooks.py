"""Two coordinators who adopt changes of the words at once both get theirs; one proposal is decided once."""

import asyncio

from bot.domain.people.person import Person, Role
from bot.domain.words.errors import WordsDecided
from bot.usecases.words import wordbook
from storage.engine.database import Database, Transaction
from storage.people import people
from storage.words import wordbooks
from tests.house import START


def hire(tx: Transaction, user: int) -> Person:
    who = people.add(tx, user, f"统筹员{user}", START)
    people.change(tx, who.id, role=Role.COORDINATOR)
    return people.by_id(tx, who.id)


async def proposal(database: Database, who: Person, word: str) -> int:
    data = {"department": "省林草局", "edits": [[word, "strong"]]}
    (told,) = await database.write(wordbook.propose, who, data, now=START)
    return int(told.version)  # type: ignore[attr-defined]  # a WordsPreview


async def test_changes_adopted_at_once_are_both_in_force(database: Database) -> None:
    coordinators = [await database.write(hire, number) for number in range(1, 7)]
    rows = [await proposal(database, who, f"新词{who.id}号") for who in coordinators]

    await asyncio.gather(
        *(
            database.write(wordbook.judge, who, row, yes=True, now=START)
            for who, row in zip(coordinators, rows, strict=True)
        )
    )

    book = await database.read(wordbook.book)
    assert {edit.word for edit in book.edits} == {f"新词{who.id}号" for who in coordinators}
    assert await database.read(wordbooks.in_force) in rows


async def test_of_many_who_decide_one_does(database: Database) -> None:
    coordinators = [await database.write(hire, number) for number in range(1, 7)]
    row = await proposal(database, coordinators[0], "新词")

    told = await asyncio.gather(
        *(database.write(wordbook.judge, who, row, yes=who.id % 2 == 0, now=START) for who in coordinators),
        return_exceptions=True,
    )

    assert sum(isinstance(one, WordsDecided) for one in told) == len(coordinators) - 1
