"""A SQLite migration that is killed at any instant has changed nothing: the next one finishes."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random, SystemRandom

import pytest

from storage.engine.migrate import migrate, newest
from tests.starting import ROOT

KILLS = int(os.environ.get("KILLS", "6"))
SEED = int(os.environ.get("SEED") or SystemRandom().randrange(10**6))
OLD = "0020"
ROWS = 4_000  # enough for the migration to take a while


@pytest.fixture(params=["DELETE", "WAL"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of before, with so much in it that a migration can be met midway."""
    path = tmp_path / "old.db"
    migrate(f"sqlite:///{path}", OLD)
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA journal_mode={request.param}")
        raw.executemany(
            "INSERT INTO inbox(update_id, chat, raw, arrived_at) VALUES (?, 1, ?, '2024-11-04 01:00:00')",
            ((number, "x" * 200) for number in range(ROWS)),
        )
    raw.close()
    return path


def migrating(path: Path) -> "subprocess.Popen[bytes]":
    command = f"from storage.engine.migrate import migrate; print(flush=True); migrate('sqlite:///{path}')"
    started = subprocess.Popen([sys.executable, "-c", command], cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603  # ours
    assert started.stdout is not None
    started.stdout.readline()  # all is loaded
    return started


STATE = (
    "SELECT (SELECT version_num FROM alembic_version), (SELECT count(*) FROM inbox),"
    " (SELECT quick_check FROM pragma_quick_check)"
)


def state(path: Path) -> tuple[str, int, str]:
    raw = sqlite3.connect(path)
    version, rows, health = raw.execute(STATE).fetchone()
    raw.close()
    return version, rows, health


def begins(path: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the migration writes, or is over."""
    while process.poll() is None and not writes(path):
        time.sleep(0.0005)


def writes(path: Path) -> bool:
    return any(Path(f"{path}-{ending}").exists() for ending in ("journal", "wal"))


def test_killed_at_random_instants_the_next_one_finishes(old: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    whole.write_bytes(old.read_bytes())
    process = migrating(whole)
    begins(whole, process)
    begun, seconds = time.monotonic(), 0.0
    while process.poll() is None:
        seconds = time.monotonic() - begun if writes(whole) else seconds
    process.communicate()
    assert process.returncode == 0
    rng, midway = Random(SEED), 0  # noqa: S311  # a plan, no secret
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        path.write_bytes(old.read_bytes())
        process = migrating(path)
        begins(path, process)
        time.sleep(rng.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        midway += writes(path)
        process.communicate()
        assert state(path) in {(OLD, ROWS, "ok"), (newest(), ROWS, "ok")}, f"SEED={SEED}, kill {number}"
        migrate(f"sqlite:///{path}")
        assert state(path) == (newest(), ROWS, "ok"), f"SEED={SEED}, kill {number}"
    print(f"{KILLS} kills, {midway} of them in a transaction that takes {seconds:.2f} s")
