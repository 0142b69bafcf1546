"""Kills, pauses, clock jumps, full disks, deaf networks and broken updates, counted in one table: `make campaign`.

It goes on where the last call of the same commit stopped. MINUTES shows a slice; PARTS chooses.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import SystemRandom

from tests.campaign.ledger import Ledger
from tests.campaign.parts import PARTS

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".campaign.json"
PYTEST = (sys.executable, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", "--timeout=3000")
GIT = ("git", "rev-parse", "--short", "HEAD")


def run(name: str, times: int, seed: int) -> tuple[bool, str]:
    """Try one slice of a part; return whether nothing was wrong, and what was printed."""
    part = PARTS[name]
    asked = [*PYTEST, f"--hypothesis-seed={seed}", *part.tests]
    environment = os.environ | part.environment(times, seed)
    done = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode == 0, done.stdout


def go_on(ledger: Ledger, names: list[str], minutes: float) -> None:
    """Try slice after slice, each time of the part that is furthest behind, until the time or the campaign is over."""
    until = time.monotonic() + minutes * 60
    while (name := ledger.next_of(names)) is not None and time.monotonic() < until:
        times, seed = min(PARTS[name].slice, ledger.left(name)), SystemRandom().randrange(10**6)
        since = time.monotonic()
        passed, said = run(name, times, seed)
        ledger.tallies[name].note(times, seed, time.monotonic() - since, said, passed=passed)
        ledger.write(KEPT)
        print(f"{name}: {times}, seed {seed}: {'held' if passed else 'FAILED'}", flush=True)
        if not passed:
            print(said[-6000:], flush=True)


def main() -> int:
    names = os.environ.get("PARTS", "").split() or list(PARTS)
    if unknown := set(names) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    commit = subprocess.run(GIT, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    ledger = Ledger.read(KEPT, commit)
    go_on(ledger, names, float(os.environ.get("MINUTES") or "inf"))
    print(f"\ncommit {commit}\n\n{ledger.table()}")
    return 1 if any(tally.failed for tally in ledger.tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
