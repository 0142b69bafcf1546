"""A copy of the tree in which one mutant after the other stands, and the tests that are run against each."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from pathlib import Path

from tests.mutants.changes import Change
from tests.mutants.map import WATCHERS, Map

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60.0  # seconds for one mutant
ENOUGH = 35.0  # seconds of the processor that the chosen tests may take
CLOSEST = 8  # tests that are asked first, alone: most faults are noticed there, and fewer files are read
NOTICED, SURVIVED, SLOW, UNRUN = "noticed", "survived", "noticed by its slowness", "no test runs it"


def copy(folder: Path, *, anew: bool = False) -> Path:
    """Unpack what is committed, unless it is there."""
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    if (folder / "pyproject.toml").exists():
        return folder
    folder.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607  # git
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def tests_of(change: Change, known: Map) -> list[str]:
    """Choose tests that come by the statement, close ones first and from many files, as many as there is time for.

    What is run on import is first asked of those that hold the kept words and the tables. Half of the time belongs
    to tests that name the module, or something rare on the line: they were written for it.
    """
    on_import = change.key in known.on_import
    first = sorted(known.tests_in(WATCHERS)) if on_import else []
    closest = [test for test in known.closest(change) if test not in first]
    naming = known.tests_in(known.naming(change)) - set(first)
    written_for = [test for test in closest if test in naming]
    written_for += sorted(naming.difference(closest)) if on_import else []
    first += within(ENOUGH / 2, known, in_turns(written_for))
    return within(ENOUGH, known, chain(first, in_turns([test for test in closest if test not in first])))


def in_turns(tests: list[str]) -> Iterator[str]:
    """Take one of each file, then a second of each, and so on."""
    files: dict[str, list[str]] = defaultdict(list)
    for test in tests:
        files[test.split("::", 1)[0]].append(test)
    while files:
        for name in [*files]:
            yield files[name].pop(0)
            if not files[name]:
                del files[name]


def within(seconds: float, known: Map, tests: Iterator[str]) -> list[str]:
    chosen: list[str] = []
    spent = 0.0
    for test in tests:
        if chosen and spent + known.costs[test] > seconds:
            continue
        chosen.append(test)
        spent += known.costs[test]
    return chosen


@dataclass
class Workshop:
    """One copy and the process beside it that runs tests there."""

    folder: Path
    known: Map
    _server: subprocess.Popen[str] | None = None
    _turn: int = field(default=0)

    def open(self) -> None:
        copy(self.folder, anew=True)
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "Agg"}
        subprocess.run([sys.executable, "-m", "compileall", "-q", "."], cwd=self.folder, check=False)  # ours
        self._server = subprocess.Popen(  # noqa: S603  # ours
            [sys.executable, "-W", "ignore", str(ROOT / "tests/mutants/server.py")],
            env=environment, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._answer()
        self._must_be_sound()

    def _must_be_sound(self) -> None:
        """Run the cheapest test without a mutant: were that to fail, every mutant would seem to be noticed."""
        cheapest = min(self.known.costs, key=self.known.costs.__getitem__)
        if self._ask([cheapest]) != 0:
            raise RuntimeError(
                f"{cheapest} fails without any mutant: {self._said().read_text('utf-8', 'replace')[-3000:]}"
            )

    def close(self) -> None:
        if self._server is not None and self._server.stdin is not None:
            self._server.stdin.close()
            self._server.wait()

    def _answer(self) -> str:
        line = self._server.stdout.readline().strip() if self._server and self._server.stdout else ""
        if not line:
            raise RuntimeError("the process that runs the tests has ended")
        return line

    def try_out(self, change: Change) -> tuple[str, int, str]:
        """Say whether the tests notice, how many were asked, and the end of what they said."""
        tests = tests_of(change, self.known)
        if not tests:
            return UNRUN, 0, ""
        file = self.folder / change.path
        sound = file.read_bytes()
        self._put(file, change.applied(sound))
        try:
            code = self._ask(tests[:CLOSEST]) or (self._ask(tests[CLOSEST:]) if tests[CLOSEST:] else 0)
        finally:
            self._put(file, sound)
        said = self._said().read_text("utf-8", "replace")[-1500:]
        if code == -1:
            return (SLOW if self._ask(tests) == 0 else SURVIVED), len(tests), "took too long"
        return (SURVIVED if code == 0 else NOTICED), len(tests), said

    def _put(self, file: Path, content: bytes) -> None:
        """Write so that Python sees that the file is another, however soon after."""
        file.write_bytes(content)
        self._turn += 10
        os.utime(file, (self._turn, self._turn))

    def _ask(self, tests: list[str]) -> int:
        chosen = self.folder / ".chosen.json"
        chosen.write_text(json.dumps(tests), "utf-8")
        files = sorted({test.split("::", 1)[0] for test in tests})
        if self._server is None or self._server.stdin is None:
            raise RuntimeError("the workshop is not open")
        order = [str(self.folder), str(chosen), files, LIMIT, str(self._said())]
        print(json.dumps(order), file=self._server.stdin, flush=True)
        return int(self._answer())

    def _said(self) -> Path:
        return self.folder / ".said"
