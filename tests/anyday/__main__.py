"""All tests but the browser's and the killing ones, and the fleet's, on each of the days: `python -m tests.anyday`.

Names of days as arguments choose; whatever follows `--` goes to pytest, to run fewer tests.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

from bot.domain.time.calendar import SHANGHAI
from tests.anyday.days import DAYS, living_in

WORDS = ["-m", "not browser", "-n", "2", "-q", "-rf", "-p", "no:cacheprovider", "--timeout=300"]
WORDS += ["--ignore=tests/crash/test_kill.py", "--ignore=tests/crash/test_stop.py"]
MISSING = "make test-anyday needs faketime: install it with `apt-get install faketime` or `brew install libfaketime`"
NO_EFFECT = "faketime has no effect on this Python: a program that was linked statically can't be moved to another day"
ASKS = "import time; print(time.time())"


def moved(name: str) -> bool:
    """Whether a process that is started in the day sees it."""
    now = datetime.now(UTC)
    words, environment = living_in(DAYS[name], now)
    asked = subprocess.run(  # noqa: S603  # ours
        [*words, sys.executable, "-c", ASKS], env=environment, capture_output=True, text=True, check=True
    )
    return abs(float(asked.stdout) - DAYS[name].begins(now).timestamp()) < timedelta(minutes=1).total_seconds()


def run(name: str, given: list[str]) -> bool:
    """Run the tests in the day, and say when, where and how it went."""
    now, since = datetime.now(UTC), time.monotonic()
    words, environment = living_in(DAYS[name], now)
    there = DAYS[name].begins(now).astimezone(SHANGHAI)
    print(f"\n== {name}: {there:%A %Y-%m-%d %H:%M:%S} in Shanghai", DAYS[name].settings or "", flush=True)
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        # a folder of its own: among those of others, all would look years old and be cleared away
        asked = [sys.executable, "-m", "pytest", *WORDS, f"--basetemp={folder}/tests", *given]
        passed = subprocess.run([*words, *asked], env=environment, check=False).returncode == 0  # noqa: S603  # ours
    print(f"== {name}: {'passed' if passed else 'FAILED'} after {time.monotonic() - since:.0f} s", flush=True)
    return passed


def main(words: list[str]) -> int:
    cut = words.index("--") if "--" in words else len(words)
    names, given = words[:cut] or list(DAYS), words[cut + 1 :]
    if unknown := set(names) - set(DAYS):
        print(f"no such day: {', '.join(sorted(unknown))}; there are {', '.join(DAYS)}", file=sys.stderr)
        return 2
    if shutil.which("faketime") is None or not moved(names[0]):
        print(NO_EFFECT if shutil.which("faketime") else MISSING, file=sys.stderr)
        return 2
    failed = [name for name in names if not run(name, given)]
    print(f"\n{len(names) - len(failed)} of {len(names)} days passed", *failed, sep="\nFAILED ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
