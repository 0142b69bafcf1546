"""The operator's words on the command line, from the first letter to the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.ops.conftest import NewDatabase, fill, rows_of

Says = pytest.CaptureFixture[str]


def test_a_house_moves_to_the_other_engine(
    new_database: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    source, target = new_database("sqlite"), new_database("postgresql")
    fill(source)
    monkeypatch.setenv("DATABASE_URL", source)
    monkeypatch.setenv("FILES_DIR", str(tmp_path / "files"))
    assert main(["backup", str(tmp_path / "copies")]) == 1  # the attachments' bytes are not there
    told = capsys.readouterr()
    assert told.err.count("is missing or damaged") == 3
    (archive,) = (tmp_path / "copies").iterdir()
    assert str(archive) in told.out
    moved = ["restore", str(archive), "--database-url", target, "--files-dir", str(tmp_path / "new")]
    assert main(moved) == 0
    assert "rows and 0 files are back" in capsys.readouterr().out
    assert rows_of(target) == rows_of(source)
    assert main(moved) == 1
    assert "is not empty" in capsys.readouterr().err


def test_the_numbers_as_text_and_json(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["migrate"]) == 0
    assert main(["stats"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert (told[0], told[-1]) == ("received\t0", "rate returned\t0/0")
    assert main(["stats", "--json", "--by", "department", "--from", "2024-10-01", "--to", "2024-10-31"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["rates"]["satisfied"] == {"part": 0, "whole": 0}
    days = ("2024-10-01T00:00:00+08:00", "2024-11-01T00:00:00+08:00")
    assert (read["from"], read["to"], read["rows"]) == (*days, [])
    assert main(["stats", "--from", "2024-10-02", "--to", "2024-10-01"]) == 2
    assert "--from 2024-10-02 is after --to 2024-10-01" in capsys.readouterr().err


def test_who_reads_only_the_beginning_sees_no_traceback() -> None:
    lines = "停电\n" * 5_000
    piped = f"printf '{lines}' | {sys.executable} -u -m bot classify | head -1"
    told = subprocess.run(["sh", "-c", piped], capture_output=True, text=True, check=True)  # noqa: S603, S607  # ours
    assert (told.stdout.count("\n"), told.stderr) == (1, "")


@pytest.mark.parametrize("command", [("stats",), ("dead",), ("learn",), ("export", "all.csv")])
def test_a_mistyped_database_is_not_made(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/bto.db")
    assert main(command) == 2
    assert "DATABASE_URL names a file that is not there" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_the_doctor_ends_with_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/bot.db")
    monkeypatch.setenv("FILES_DIR", str(tmp_path / "files"))
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    assert main(["doctor"]) == 2
    assert len(capsys.readouterr().out.splitlines()) == 9


def test_a_setting_that_is_wrong_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    monkeypatch.setenv("HTTP_PORT", "my-secret-port")
    assert main(["doctor"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("HTTP_PORT: ")
    assert "my-secret" not in told


def test_an_export_says_how_far_it_is(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    target = tmp_path / "all.xlsx"
    assert main(["migrate"]) == 0
    assert main(["export", str(target), "--from", "2024-10-01", "--to", "2024-10-31", "--personal"]) == 0
    assert capsys.readouterr().out.splitlines() == ["0/0"]
    assert target.stat().st_size
    assert [one[3] for one in rows_of(database_url)["audit"]] == ["export"]
    assert main(["export", str(tmp_path / "all.pdf")]) == 2
    assert main(["export", str(target), "--from", "2024-11-01", "--to", "2024-10-01"]) == 2
    assert "--from is after --to" in capsys.readouterr().err
