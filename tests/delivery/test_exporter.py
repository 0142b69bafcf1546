"""Files that can't be made are said so, and old ones do not stay."""

import os
from pathlib import Path

import pytest

from bot.delivery.child_process import lines_of
from bot.delivery.exporter import KEEP, tidy
from tests.faults.trouble import until
from tests.house import open_house


async def test_a_command_that_ends_badly_says_what_it_said(tmp_path: Path) -> None:
    wrong = lines_of(["export", str(tmp_path / "a.csv")], {"DATABASE_URL": f"sqlite:///{tmp_path}/no.db"})
    with pytest.raises(ChildProcessError, match=r"ended with 2: .*a file that is not there"):
        _ = [line async for line in wrong]


def test_files_are_kept_for_a_while(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    old, new = tmp_path / "exports" / "1.xlsx", tmp_path / "exports" / "2.xlsx"
    for path, at in ((old, 99.0), (new, 100.0)):
        path.write_bytes(b"")
        os.utime(path, (at, at))
    tidy(tmp_path, 100.0)
    assert list((tmp_path / "exports").iterdir()) == [new]
    tidy(tmp_path / "nowhere", 100.0)
    os.utime(new, (100.0 + 3 * KEEP, 100.0 + 3 * KEEP))
    tidy(tmp_path, 100.0)
    assert list((tmp_path / "exports").iterdir()) == []


async def test_nobody_has_to_want_another_file_for_old_ones_to_go(tmp_path: Path) -> None:
    kept = tmp_path / "files" / "exports" / "1.xlsx"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"personal")
    os.utime(kept, (1.0, 1.0))
    async with open_house(tmp_path):
        await until(lambda: not kept.exists())
