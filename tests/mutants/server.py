"""Has what the program imports from others ready, and runs the tests in a copy of itself as often as it is asked.

It is started by its path and not as a module, so that nothing of the program is imported before a mutant is in place.
A line on standard input is a JSON list: the folder, the file with the chosen tests, the test files, the most seconds,
and where to write what pytest says. The answer is one line: the exit code, or -1 after too long.
"""

import importlib
import json
import os
import signal
import sys
import time
import traceback
from contextlib import suppress

READY = (
    "sqlalchemy", "alembic.command", "psycopg", "pydantic_settings", "telegram.ext", "matplotlib.pyplot", "aiohttp",
    "starlette.applications", "uvicorn", "docx", "xlsxwriter", "openpyxl", "structlog", "icalendar", "httpx", "jieba",
    "apscheduler.schedulers.asyncio", "chinese_calendar", "prometheus_client", "tomlkit", "zhplot",
)  # fmt: skip
SECONDS_A_TEST = 20


def run(folder: str, chosen: str, files: list[str], said: str) -> int:
    """Run in the process that was made for it."""
    os.setpgid(0, 0)
    os.chdir(folder)
    sys.path[0] = folder
    os.environ |= {"MUTANTS_CHOSEN": chosen, "PYTHONPATH": folder}
    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    import pytest  # noqa: PLC0415  # its plugins look at what is imported after them

    words = ["-x", "-q", "-p", "no:cacheprovider", "-p", "tests.mutants.plugin", "--tb=line", "--no-header"]
    words += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # what is ready is imported before pytest
    words += [f"--basetemp={folder}/.made", f"--timeout={SECONDS_A_TEST}", "-o", "addopts="]
    return int(pytest.main([*words, *files]))


def waited(child: int, seconds: float) -> int:
    """Return the exit code, or -1 after `seconds`; nothing that was started there goes on afterwards."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            stop(child)
            return os.waitstatus_to_exitcode(status) & 0xFF
        time.sleep(0.02)
    stop(child)
    os.waitpid(child, 0)
    return -1


def stop(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def main() -> None:
    for name in READY:
        importlib.import_module(name)
    print("ready", flush=True)
    for line in sys.stdin:
        folder, chosen, files, seconds, said = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 99
            try:
                code = run(folder, chosen, files, said)
            except BaseException:  # noqa: BLE001  # said where it is looked for; the process that waits goes on
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        print(waited(child, seconds), flush=True)


if __name__ == "__main__":
    main()
