"""On which database a test is played: the one rule, and where it spares PostgreSQL.

A test is played on both where they can differ in a way that no other test shows: statements of one's own (searching,
counting, ages), locks, races and claims, migrations and copies, connections that break, errors with their words.
Besides, each form is played once to its end and each party is silent once, so that every kind of row is written on
both, and some plays go from the first message to the last. What asserts a table of moves, the steps of a form, wording,
a limit or a paper says the same on either: it is played on SQLite. `make test-both` plays all of it on PostgreSQL, too.

A single test is spared by the mark `on_sqlite`; of the files below, all tests are but those that are named.
"""

import os
from collections.abc import Container, Iterable

import pytest

ALL = bool(os.environ.get("EVERY_PLAY"))
EVERY = ["sqlite", "postgresql"] if ALL else ["sqlite"]
on_sqlite = pytest.mark.parametrize("database_url", EVERY, indirect=True)
ENGINES = ("database_url", "desk")  # the fixtures that are played on each engine

SPARED: dict[str, set[str]] = {
    "tests/channels/test_unseen_calls.py": {"test_it_is_on_the_list_with_its_number_until_it_was_told"},
    "tests/ops/test_dead.py": {
        "test_each_kind_is_listed_and_goes_back_in_line",
        "test_many_are_turned_over_page_by_page",
        "test_by_command",
    },
    "tests/ops/test_doctor.py": {
        "test_all_is_well",
        "test_another_schema",
        "test_a_database_that_can_t_be_used",
        "test_a_database_that_is_read_only",
        "test_damaged_pages_are_found",
        "test_files_that_are_gone_or_never_came",
        "test_whom_nobody_serves_is_named",
        "test_no_line_tells_a_secret",
    },
    "tests/ops/test_reach.py": {
        "test_what_was_missed_comes_as_one_in_order_with_a_way_to_each_appeal",
        "test_the_list_names_who_since_when_and_how_much_waits",
        "test_of_many_appeals_the_newest_of_each_is_told_in_one_message",
        "test_nothing_is_held_for_who_came_back_meanwhile",
    },
    "tests/usecases/test_always_a_timer.py": {"test_an_older_house_gets_its_timers"},
    "tests/usecases/test_bulk.py": {
        "test_it_is_taken_back_once_by_who_did_it_and_in_time",
        "test_cut_off_in_the_middle_nothing_is_done_and_then_all_of_it_once",
    },
    "tests/usecases/test_moves.py": {"test_limits_of_the_guards", "test_windows_close"},
    "tests/usecases/test_older_drafts.py": {"test_the_second_of_several_matters_is_filed_and_the_third_is_asked_about"},
    "tests/usecases/test_steering.py": {"test_parts_are_filed_for_the_enterprise_and_judged_on_their_own"},
    "tests/web/test_bounds.py": set[str](),  # what is refused at the door never comes to a database
}


def is_spared(path: str, name: str, played_on: Container[object]) -> bool:
    """Tell whether a test of that file and name need not be played on that engine."""
    on_both = SPARED.get(path)
    return not ALL and on_both is not None and name not in on_both and "postgresql" in played_on


def spared(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return the tests that are left out."""
    return [
        one
        for one in items
        if isinstance(one, pytest.Function)
        and is_spared(one.nodeid.partition("::")[0], one.originalname, _engines(one))
    ]


def _engines(test: pytest.Function) -> list[object]:
    given = test.callspec.params if hasattr(test, "callspec") else {}
    return [given.get(fixture) for fixture in ENGINES]
