"""The rule which tests are played on both databases: what it names is there, and it spares the others."""

import pytest

from tests.engines import ALL, SPARED, is_spared
from tests.test_architecture import ROOT

BULK = "tests/usecases/test_bulk.py"


@pytest.mark.parametrize("path", SPARED)
def test_each_test_that_is_named_is_in_its_file(path: str) -> None:
    written = (ROOT / path).read_text("utf-8")
    assert [name for name in SPARED[path] if f"def {name}(" not in written] == []


@pytest.mark.parametrize(
    ("path", "name", "engine", "left_out"),
    [
        (BULK, "test_only_coordinators_and_only_from_what_they_see", "postgresql", True),
        (BULK, "test_only_coordinators_and_only_from_what_they_see", "sqlite", False),
        (BULK, "test_it_is_taken_back_once_by_who_did_it_and_in_time", "postgresql", False),
        ("tests/storage/test_age.py", "test_anything", "postgresql", False),
    ],
)
def test_what_is_left_out(path: str, name: str, engine: str, *, left_out: bool) -> None:
    assert is_spared(path, name, [None, engine]) is (left_out and not ALL)
