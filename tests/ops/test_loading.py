"""The program loads fast: it looks for garbage only afterwards, and does not load what few commands need."""

import subprocess
import sys

import pytest

from tests.starting import ROOT

SEEN = "import gc, sys, bot.__main__; print(gc.isenabled(), gc.get_freeze_count() > 100_000, *sys.modules)"


@pytest.fixture(scope="module")
def seen() -> list[str]:
    told = subprocess.run([sys.executable, "-c", SEEN], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  # ours
    return told.stdout.split()


def test_garbage_is_looked_for_again_but_not_among_what_was_loaded(seen: list[str]) -> None:
    assert seen[:2] == ["True", "True"]


@pytest.mark.parametrize("library", ["openpyxl", "docx", "matplotlib", "jieba", "pypinyin"])
def test_what_few_need_is_not_loaded(seen: list[str], library: str) -> None:
    assert library not in seen
