"""A command of the operator's gets one file and little time, and learns nothing of the bot."""

import sys
from pathlib import Path

import pytest

from bot.delivery.outside_command import MOST, Unread, output

SECRET = "1:a-secret"
CHILD = """
import pathlib, subprocess, sys, time
child = subprocess.Popen(["sleep", "60"])
pathlib.Path({place!r}).write_text(str(child.pid))
time.sleep(60)
"""


async def printed(folder: Path, program: str, seconds: float = 20.0) -> str:
    """Return what the program prints of a file with the bytes of a voice."""
    script = folder / "the command.py"
    script.write_text(program, "utf-8")
    (folder / "voices").mkdir(exist_ok=True)
    return await output(f"{sys.executable} '{script}'", b"a voice", "voice.ogg", folder / "voices", seconds)


async def test_it_gets_the_file_and_a_folder_that_is_gone_afterwards(tmp_path: Path) -> None:
    said = await printed(
        tmp_path, "import os, sys; print(open(sys.argv[1]).read(), os.listdir('.'), sys.argv[1], sys.stdin.read())"
    )
    assert said.startswith("a voice ['voice.ogg'] ")
    assert list((tmp_path / "voices").iterdir()) == []


async def test_it_sees_no_secret_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", SECRET)
    said = await printed(tmp_path, "import os; print(os.environ)")
    assert "PATH" in said
    assert SECRET not in said


async def test_what_it_says_is_cut(tmp_path: Path) -> None:
    assert await printed(tmp_path, "while True: print('说' * 1000)") == ("说" * 1000 + "\n") * 3 + "说" * (MOST - 3003)


async def test_what_fails_has_said_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unread):
        await printed(tmp_path, "print('half'); raise SystemExit(3)")
    with pytest.raises(Unread):
        await output("no-such-program-anywhere", b"", "voice.ogg", tmp_path)


async def test_at_the_time_limit_it_ends_with_all_it_has_started(tmp_path: Path) -> None:
    note = tmp_path / "child"
    with pytest.raises(Unread, match="too long"):
        await printed(tmp_path, CHILD.format(place=str(note)), seconds=2.0)
    assert not runs(int(note.read_text()))


async def test_its_memory_and_its_files_are_limited(tmp_path: Path) -> None:
    limits = "import resource as r; print(*(r.getrlimit(w)[0] for w in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE)))"
    said = await printed(tmp_path, limits)
    assert "-1" not in said.split()


def runs(process: int) -> bool:
    """Whether the process is there and is not only waiting to be buried."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False
