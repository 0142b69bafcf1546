"""The campaign goes on where it stopped, counts what its tests print, and names only tests that there are."""

from pathlib import Path

import pytest

from tests.campaign.ledger import Ledger, Tally
from tests.campaign.parts import PARTS, Part

SAID = """
sqlite, SIGKILL, seed 7: 25 times (3 during the start), 412 updates, 30 appeals, 60 moves, 801 messages, 4 of them twice
"""


def test_a_later_call_of_the_same_commit_goes_on(tmp_path: Path) -> None:
    kept, ledger = tmp_path / "kept.json", Ledger.read(tmp_path / "kept.json", "abc")
    ledger.tallies["kills"].note(25, 7, 60.0, SAID, passed=False)
    ledger.write(kept)
    again = Ledger.read(kept, "abc")
    assert again.tallies["kills"] == Tally(25, [7], 60.0, {"updates": 412, "messages": 801, "twice": 4})
    assert again.left("kills") == PARTS["kills"].whole - 25
    assert Ledger.read(kept, "def").tallies["kills"] == Tally()


def test_the_part_that_is_furthest_behind_is_next_until_all_are_done() -> None:
    ledger = Ledger("abc", {name: Tally(tried=part.whole) for name, part in PARTS.items()})
    assert ledger.next_of(PARTS) is None
    ledger.tallies["fleet"].tried, ledger.tallies["pauses"].tried = 250, 10
    assert ledger.next_of(PARTS) == "pauses"
    assert ledger.next_of(["kills", "fleet"]) == "fleet"


def test_the_table_has_a_line_a_part() -> None:
    ledger = Ledger("abc", {name: Tally() for name in PARTS})
    ledger.tallies["kills"].note(25, 7, 90.0, SAID, passed=True)
    lines = ledger.table().splitlines()
    assert len(lines) == 2 + len(PARTS)
    assert "| SIGKILL while people work, SQLite | 25 | 1000 | 0 | 412 | 801 | 4 | 1.5 |" in lines


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_each_part_has_its_tests(part: Part) -> None:
    for test in part.tests:
        if test.startswith("tests/"):
            file, _, name = test.partition("::")
            assert f"def {name}" in Path(file).read_text("utf-8")
    assert part.whole % part.slice == 0
