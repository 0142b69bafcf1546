"""PostgreSQL runs a function again when its transaction met another's, a certain number of times, and nothing else."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from storage.engine import postgres
from storage.engine.database import Database, Transaction

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


class Meets:
    """A function that meets another transaction in its first runs."""

    def __init__(self, times: int) -> None:
        self.times, self.runs = times, 0

    def __call__(self, tx: Transaction) -> int:
        self.runs += 1
        tx.execute(text("SELECT 1"))
        if self.runs <= self.times:
            raise psycopg.errors.SerializationFailure
        return self.runs


async def test_the_last_of_many_runs_may_be_the_good_one(database: Database) -> None:
    assert await database.write(Meets(postgres.RETRIES - 1)) == postgres.RETRIES


async def test_there_is_an_end(database: Database) -> None:
    meets = Meets(postgres.RETRIES + 1)
    with pytest.raises(psycopg.errors.SerializationFailure):
        await database.write(meets)
    assert meets.runs == postgres.RETRIES


async def test_a_fault_of_the_function_is_not_tried_again(database: Database) -> None:
    runs = []

    def wrong(tx: Transaction) -> None:
        runs.append(1)
        tx.execute(text("SELECT nothing_of_this_name()"))

    with pytest.raises(ProgrammingError):
        await database.write(wrong)
    assert len(runs) == 1
