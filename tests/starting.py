"""Starts the program as a process of its own, for those who kill it: by a fork of one that has loaded it already.

Loading takes two seconds of a start, and the tests start it some hundred times. Who hands it what counts only at a real
start (LD_PRELOAD, PYTHON…) gets one, and so does a test of `faults`.
"""

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Protocol

ROOT = Path(__file__).resolve().parents[1]
AT_THE_START = ("LD_", "PYTHON")
REALLY = {"PYTHONUNBUFFERED": "1"}  # changes nothing, but has the program really started
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Process(Protocol):
    """What tests use of asyncio.subprocess.Process."""

    stdout: asyncio.StreamReader | None

    @property
    def pid(self) -> int: ...
    @property
    def returncode(self) -> int | None: ...
    def send_signal(self, signal: int) -> None: ...
    def kill(self) -> None: ...
    async def communicate(self) -> tuple[bytes, bytes]: ...


class Forked:
    """A run of the program."""

    def __init__(self, pid: int, outputs: tuple[asyncio.StreamReader, asyncio.StreamReader], told: Connection) -> None:
        self.pid = pid
        self.stdout: asyncio.StreamReader | None
        self.stdout, self.stderr = outputs
        self.returncode: int | None = None
        self._end = asyncio.create_task(self._ends(*told))

    async def _ends(self, told: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.returncode = int(await told.readline())
        writer.close()
        await writer.wait_closed()

    def send_signal(self, signal: int) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):  # it has ended just now, and the word of it is on its way
                os.kill(self.pid, signal)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def communicate(self) -> tuple[bytes, bytes]:
        """Return all that it printed and complained of, when it has ended."""
        assert self.stdout is not None
        printed, complained, _ = await asyncio.gather(self.stdout.read(), self.stderr.read(), self._end)
        return printed, complained


async def start(module: str, *words: str, environment: Mapping[str, str], stderr: int | IO[bytes] = PIPE) -> Process:
    """Run `python -m module words…` in the house; what it complains of goes to PIPE, STDOUT or a file."""
    if _differs(environment):
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *words, cwd=ROOT, env=environment, stdout=PIPE, stderr=stderr
        )
    said = json.dumps((module, words, dict(environment))).encode()
    (printed, out), (complained, err) = os.pipe(), os.pipe()
    given = {PIPE: err, STDOUT: out}[stderr] if isinstance(stderr, int) else stderr.fileno()
    told = _ask(said, [out, given])
    for end in (out, err):
        os.close(end)
    connection = await asyncio.open_unix_connection(sock=told)
    pid = int(await connection[0].readline())
    return Forked(pid, (await _read(printed), await _read(complained)), connection)


def _differs(environment: Mapping[str, str]) -> bool:
    """Tell whether something in it counts at a real start only."""
    names = {name for name in environment.keys() | os.environ.keys() if name.startswith(AT_THE_START)}
    return any(environment.get(name) != os.environ.get(name) for name in names)


def _ask(said: bytes, outputs: list[int]) -> socket.socket:
    told = socket.socket(socket.AF_UNIX)
    told.connect(_door())
    socket.send_fds(told, [said], outputs)
    return told


async def _read(end: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(end, "rb", 0)
    )
    return reader


@cache
def _door() -> str:
    """Start the process that loads the program once; return the path of its socket."""
    folder = tempfile.TemporaryDirectory()
    path = f"{folder.name}/door"
    loaded = subprocess.Popen(  # noqa: S603  # ours
        [sys.executable, "-m", "tests.loaded", path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    loaded.stdout.readline()

    def end() -> None:
        loaded.communicate()
        folder.cleanup()

    atexit.register(end)
    return path
