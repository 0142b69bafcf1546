"""The newest appeals with some marks: the same in one step as in three, and what is late is read from its index."""

from random import Random

import pytest
from sqlalchemy import insert, select, text

from bot.domain.appeals.action import State
from bot.domain.appeals.lateness import OF_STAFF
from storage import schema
from storage.appeals import late, marked
from storage.appeals.marked import AnyOf, Wanted
from storage.schema.appeals import BY_STAFF
from tests.desk import Desk, open_desk

MARKS, MANY, MOST = ("qqaa", "qqbb", "qqcc", "qqdd"), 60, 5
RARE = (0.9, 0.3, 0.1, 0.05)


def written(desk: Desk, draw: Random) -> dict[int, set[str]]:
    """Write appeals with drawn marks, some often and some seldom; return the marks of each."""
    firm, held = desk.enterprise("云南某企业"), dict[int, set[str]]()
    for _ in range(MANY):
        it = desk.appeal(draw.choice((State.HANDLING, State.CLOSED)), firm)
        held[it.id] = {mark for mark, often in zip(MARKS, RARE, strict=True) if draw.random() < often}
    desk.tx.execute(schema.finding.delete())
    rows = [{"appeal": row, "marks": " ".join(sorted(marks))} for row, marks in held.items()]
    desk.tx.execute(insert(schema.finding), rows)
    return held


def groups(draw: Random) -> list[AnyOf]:
    alternatives = [tuple(draw.sample(MARKS, draw.randint(1, 2))) for _ in range(3)]
    one, other, pair = alternatives
    return [(one,), tuple((mark,) for mark in other), (pair, (draw.choice(MARKS),))][: draw.randint(1, 3)]


def fits(has: set[str], wanted: list[AnyOf]) -> bool:
    return all(any(set(every) <= has for every in group) for group in wanted)


def test_the_newest_are_found_in_as_many_steps_as_it_takes(desk: Desk) -> None:
    draw, told = Random(3), dict[bool, int]()  # noqa: S311  # a play, no secret
    held = written(desk, draw)
    for _ in range(60):
        wanted, conditioned = groups(draw), draw.random() < 0.5
        first, last = sorted(draw.sample(sorted(held), 2))
        conditions = [schema.appeal.c.state == State.CLOSED] if conditioned else []
        asked = Wanted(wanted, conditions, MOST, first, last, newest=4, newer=20)
        closed = set(desk.tx.execute(select(schema.appeal.c.id).where(*conditions)).scalars())
        right = [row for row in sorted(held, reverse=True) if row in closed and first <= row <= last]
        right = [row for row in right if fits(held[row], wanted)]
        assert marked.newest(desk.tx, asked) == right[:MOST]
        every = set(desk.tx.execute(marked.every(desk.tx, wanted)).scalars())
        assert every == {row for row, has in held.items() if fits(has, wanted)}
        ordered = select(schema.appeal.c.id).where(*conditions).order_by(schema.appeal.c.id)
        oldest = [row for row in sorted(every) if row in closed][:MOST]
        assert marked.first_of(desk.tx, ordered, wanted, MOST, few=draw.choice((8, 100))) == oldest
        told[len(right) >= MOST] = told.get(len(right) >= MOST, 0) + 1
    assert min(told[True], told[False]) > 5


def test_the_index_of_what_is_late_holds_the_states_of_the_staff() -> None:
    assert {state for state in State if f"'{state}'" in BY_STAFF.text} == set(OF_STAFF)


def test_what_is_late_is_read_from_its_index_alone() -> None:
    with open_desk() as desk:
        wanted = (
            select(schema.appeal.c.id)
            .where(late.is_late(desk.tx, desk.now))
            .compile(desk.tx.connection, compile_kwargs={"literal_binds": True})
        )
        steps = desk.tx.connection.execute(text(f"EXPLAIN QUERY PLAN {wanted}")).all()
    assert any("COVERING INDEX ix_appeal_late" in step.detail for step in steps)


@pytest.mark.parametrize("common", [True, False])
def test_postgresql_reckons_afterwards_as_it_did_before(desk: Desk, *, common: bool) -> None:
    if desk.tx.connection.dialect.name != "postgresql":
        return
    written(desk, Random(3))  # noqa: S311  # a play, no secret
    cost = text("SELECT current_setting('cpu_operator_cost')")
    before = desk.tx.execute(cost).scalar()
    marked.newest(desk.tx, Wanted([((("qqaa" if common else "qqzz"),),)], [], MOST, 1, 10**6))
    assert desk.tx.execute(cost).scalar() == before
