"""Runs a command of this program in a process of its own, and reads from its lines how far it is."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence


async def lines_of(words: Sequence[str], settings: Mapping[str, str]) -> AsyncGenerator[str, None]:
    """Run `python -m bot` with these words and yield its lines; raise ChildProcessError if it fails."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, **settings},
    )
    said = ""
    try:
        while process.stdout and (line := await process.stdout.readline()):
            said = line.decode(errors="replace").rstrip()
            yield said
        if code := await process.wait():
            raise ChildProcessError(f"{words[0]} ended with {code}: {said}")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()  # or the loop may close before it has ended
