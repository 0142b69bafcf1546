"""Proposals of class issues: nothing is proposed twice, and nothing that was refused, until it grew."""

from bot.domain.classes.class_issue import ClassState, MemberStanding
from storage.classes import classes, members
from storage.engine.database import Database, Transaction
from tests.house import START
from tests.storage.test_similar import fill

TEXTS = [f"磨憨口岸货车排队查验要等三天，第{n}次" for n in range(6)]


def propose(tx: Transaction, rows: list[int]) -> int | None:
    made = classes.propose(tx, [(row, 0.5) for row in rows], ["口岸", "查验"], START)
    return made.id if made else None


def settle(tx: Transaction, row: int, state: ClassState) -> None:
    classes.change(tx, row, {"state": state})


def standings(tx: Transaction, row: int) -> dict[int, MemberStanding]:
    return {one.appeal: one.standing for one in members.of(tx, row)}


async def test_a_proposal_stands_with_its_members_words_and_history(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:3])
    made = await database.write(propose, rows)
    assert made is not None
    issue = await database.read(classes.peek, made)
    assert issue is not None
    assert (issue.state, issue.words) == (ClassState.DRAFT, ("口岸", "查验"))
    assert await database.read(standings, made) == dict.fromkeys(rows, MemberStanding.IN)
    assert [one.action for one in await database.read(classes.history, made)] == ["PROPOSE"]


async def test_one_alone_is_no_class(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:1])
    assert await database.write(propose, rows) is None


async def test_the_same_set_is_proposed_once_and_a_new_one_joins_it(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:3])
    made = await database.write(propose, rows[:2])
    assert await database.write(propose, rows[:2]) is None
    assert await database.write(propose, rows) == made
    assert set(await database.read(standings, made or 0)) == set(rows)


async def test_a_new_one_is_a_probable_member_of_a_confirmed_class(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:3])
    made = await database.write(propose, rows[:2]) or 0
    await database.write(settle, made, ClassState.CONFIRMED)
    await database.write(propose, rows)
    assert (await database.read(standings, made))[rows[2]] is MemberStanding.PROBABLE


async def test_what_was_refused_comes_back_only_when_it_grew(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:4])
    refused = await database.write(propose, rows[:3]) or 0
    await database.write(settle, refused, ClassState.REFUSED)
    assert await database.write(propose, rows[:3]) is None
    assert await database.write(propose, rows[:2]) is None
    assert await database.write(propose, rows) not in {None, refused}


async def test_who_was_taken_out_stays_out(database: Database) -> None:
    rows = await database.write(fill, TEXTS[:3])
    made = await database.write(propose, rows) or 0
    assert await database.write(members.stand, made, rows[2], MemberStanding.OUT)
    assert await database.write(propose, rows) is None
    assert set(await database.read(standings, made)) == set(rows[:2])
