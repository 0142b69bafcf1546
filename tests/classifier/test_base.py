"""The base table of the pack: its file is what its examples give, and it is read as it was written."""

from pathlib import Path

import pytest

from bot.config.base import FILE, read, written
from bot.config.loader import builtin_pack
from bot.config.source import Problem
from bot.ops.fitting import fitted


@pytest.mark.timeout(400)  # it learns for ten seconds, and many times that on a machine with much else to do
def test_the_shipped_table_is_what_the_examples_give() -> None:
    assert written(fitted(builtin_pack())) == (builtin_pack() / FILE).read_text("utf-8")


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = {"大棚": {"农业局": 0.35}, "断电": {"电网": 1.0, "农业局": 0.1}}
    (tmp_path / FILE).write_text(written(table), "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path, ["农业局", "电网"], problems) == table
    assert problems == []
    assert read(tmp_path / "nowhere", [], problems) == {}


@pytest.mark.parametrize("line", ["农业局\t0.35", "农业局\tviel\t大棚", "气象局\t0.35\t大棚", ""])
def test_a_line_that_is_wrong_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"农业局\t1\t断电\n{line}\n", "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path, ["农业局"], problems) == {}
    assert [one.line for one in problems] == [2]
