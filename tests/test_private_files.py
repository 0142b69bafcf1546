"""What the program keeps on a disk is its owner's alone, whatever the machine's habits are."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.classifier.mining import private_folder
from bot.domain.base.errors import Unreadable
from bot.domain.presses import decode
from storage.engine.migrate import migrate

HOUSE = Path(__file__).resolve().parents[1]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_database_is_its_owners(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        migrate(f"sqlite:///{tmp_path}/bot.db")
        assert mode(tmp_path / "bot.db") == 0o600
        (tmp_path / "bot.db").chmod(0o644)
        migrate(f"sqlite:///{tmp_path}/bot.db")
        assert mode(tmp_path / "bot.db") == 0o600
    finally:
        os.umask(before)


def test_a_backup_is_its_owners(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/data/bot.db", "FILES_DIR": f"{tmp_path}/files"}
    migrate(f"sqlite:///{tmp_path}/data/bot.db")
    for words in (["backup", f"{tmp_path}/copy/a.tar.gz"], ["export", f"{tmp_path}/copy/a.csv"]):
        subprocess.run(  # noqa: S603  # this program itself
            [sys.executable, "-m", "bot", *words], cwd=HOUSE, env=environment, check=True, umask=0o022
        )
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix for path in made} >= {".db", ".gz", ".csv"}
    assert {path.name: oct(mode(path) & 0o077) for path in made} == {path.name: "0o0" for path in made}


def test_what_is_kept_for_next_time_is_kept_where_nobody_else_writes(tmp_path: Path) -> None:
    assert private_folder(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert mode(tmp_path / "a" / "b") == 0o700
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    for wanted in ("open", "link", "file", "file/below"):
        found = private_folder(tmp_path / wanted)
        assert found != tmp_path / wanted
        assert mode(found) == 0o700


def test_jieba_keeps_nothing_in_the_common_folder(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "tmp").mkdir()
    environment.pop("CACHE_DIRECTORY", None)
    words = [sys.executable, "-c", "from bot.classifier.mining import tokens; print(tokens('自来水停了'))"]
    subprocess.run(words, cwd=HOUSE, env=environment, check=True)  # noqa: S603  # this program itself
    assert list((tmp_path / "tmp").iterdir()) == []
    assert [path.name for path in (tmp_path / "cache").rglob("*.cache")] == ["jieba.cache"]


@pytest.mark.parametrize("number", ["1_0", "+1", "-1", "٣", "01", " 1", "1 ", "１", "1.0", "0x1", "१", "1\n", ""])
def test_a_press_holds_a_number_as_it_is_written(number: str) -> None:
    assert decode("bs:1")
    with pytest.raises(Unreadable):
        decode(f"bs:{number}")
