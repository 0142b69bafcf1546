"""Runs a command of the operator's on a file and returns what it prints.

It knows nothing of the bot: no secrets in its environment, no folder but its own, no time without end.
"""

import asyncio
import contextlib
import os
import shlex
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.delivery import limited

SECONDS = 60.0
LEFT = 1.0  # second in which what is left of a killed command's output is read
MOST = 4000  # characters that are read of it
PROCESSOR, MEMORY, FILE = 240, 8 << 30, 256 << 20  # seconds on all its threads; bytes
BYTES = 4 * MOST


class Unread(Exception):  # noqa: N818  # says what the file is
    """The command failed or took too long."""


async def output(command: str, content: bytes, name: str, folder: Path, seconds: float = SECONDS) -> str:
    """Return what the command prints of the file, cut; raise Unread."""
    with TemporaryDirectory(dir=folder) as place:
        path = Path(place) / name
        await asyncio.to_thread(path.write_bytes, content)
        return await _printed([*shlex.split(command), str(path)], place, seconds)


async def _printed(words: list[str], place: str, seconds: float) -> str:
    limits = map(str, (PROCESSOR, MEMORY, FILE))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", limited.__file__, *limits, *words),
        cwd=place,
        env={"LANG": "C.UTF-8", "PATH": os.environ.get("PATH", os.defpath), "HOME": place, "TMPDIR": place},
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            return await _said(process)
    except TimeoutError:
        raise Unread("took too long") from None
    finally:
        with contextlib.suppress(ProcessLookupError):  # whatever it has started, too
            os.killpg(process.pid, signal.SIGKILL)
        await _read_out(process)


async def _read_out(process: asyncio.subprocess.Process) -> None:
    """Wait for the end and drop what is left, or the pipe stays open; a child that got away may hold it."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LEFT):
            while process.stdout and await process.stdout.read(BYTES):
                pass
    await process.wait()


async def _said(process: asyncio.subprocess.Process) -> str:
    """Return the first characters of the output; who says more is not waited for."""
    said = b""
    while process.stdout and len(said) < BYTES and (part := await process.stdout.read(BYTES - len(said))):
        said += part
    if len(said) < BYTES and (code := await process.wait()):
        raise Unread(f"ended with {code}")
    return said.decode(errors="ignore")[:MOST]
