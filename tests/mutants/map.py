"""Which tests come by each drawn place, and what each of them costs: one run of the tests, kept by what files contain.

A test file is run again when it or the program has changed. What tests share (conftest and the like) does not count.
"""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.mutants import probes
from tests.mutants.changes import Change
from tests.mutants.plugin import COSTS, PROBES
from tests.mutants.readers import importers, names_read

HOUSE = ("bot", "handlers", "storage")
WATCHERS = (
    "tests/storage/test_kept_words.py",
    "tests/ops/test_schema.py",
    "tests/test_moves_page.py",
    "tests/test_limits_page.py",
)  # they hold what is written at import
PUTTING = tuple(f"tests/mutants/{name}.py" for name in ("differing", "probes", "readers"))  # how the calls are put
LEFT_OUT = ("tests/crash", "tests/bench", "tests/anyday", "tests/mutants", "tests/test_browser", "tests/botapi")
LEAST = 0.01  # seconds that are added to what a test costs: below that they say nothing
FEW = 4  # test files that have a name: it is rare
NAME = re.compile(r"[A-Za-z_]\w+")
BATCH = 60  # files in one run, after which what was found is kept


def fingerprint(tree: Path, names: Iterable[str]) -> str:
    """Say in a few letters what files of a tree contain."""
    made = hashlib.sha256()
    for name in sorted(names):
        made.update(name.encode() + (tree / name).read_bytes())
    return made.hexdigest()[:12]


def files_in(tree: Path, folder: str, pattern: str = "*.py") -> list[str]:
    return sorted(str(file.relative_to(tree)) for file in (tree / folder).rglob(pattern))


@dataclass(eq=False)
class Map:
    """The map of the changes that were drawn, in a folder that is named by the program and the draw."""

    tree: Path
    kept: Path
    changes: list[Change]
    draw: str
    processes: int = 2
    batches: dict[str, str] = field(default_factory=dict)  # test file → the batch that ran it as it is now
    on_import: set[str] = field(default_factory=set)  # keys of the changes that are run when a module is imported

    @cached_property
    def folder(self) -> Path:
        return self.kept / f"{fingerprint(self.tree, [*self._program, *PUTTING])}-{self.draw}"

    @cached_property
    def _program(self) -> list[str]:
        return [name for part in HOUSE for name in files_in(self.tree, part)]

    def make(self) -> None:
        """Run the test files that are not on the map, a batch after the other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sources = {name: (self.tree / name).read_bytes() for name in self._program}
        planned = probes.planned(sources, self.changes)
        self.on_import = {change.key for number, change in enumerate(self.changes) if planned.has_readers(number)}
        probes.write(planned, self.folder / "probes.json")
        tests = [name for name in files_in(self.tree, "tests", "test_*.py") if not name.startswith(LEFT_OUT)]
        wanted = {file: fingerprint(self.tree, [file]) for file in tests}
        for batch in self.folder.glob("*/files.json"):
            known = json.loads(batch.read_text("utf-8"))
            self.batches |= {file: batch.parent.name for file, name in known.items() if wanted.get(file) == name}
        missing = sorted(set(wanted) - set(self.batches))
        for begin in range(0, len(missing), BATCH):
            batch_files = missing[begin : begin + BATCH]
            print(f"map: {begin} of {len(missing)} test files run", flush=True)
            name = self._run({file: wanted[file] for file in batch_files})
            self.batches |= dict.fromkeys(batch_files, name)

    def _run(self, files: dict[str, str]) -> str:
        name = fingerprint(self.tree, files)
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "costs").mkdir(parents=True)
        words = ["-m", "not crash and not browser", "-n", str(3 * self.processes), "-q", "-p", "no:cacheprovider"]
        words += ["-p", "tests.mutants.plugin", f"--basetemp={folder}/made", "--timeout=300"]
        environment = os.environ | {
            COSTS: str(folder / "costs"),
            PROBES: str(self.folder / "probes.json"),
        }
        with (folder / "log").open("wb") as log:
            command = [sys.executable, "-m", "pytest", *words, *files]
            subprocess.run(command, cwd=self.tree, env=environment, stdout=log, stderr=log, check=False)  # noqa: S603  # ours
        shutil.rmtree(folder / "made", ignore_errors=True)
        if not any((folder / "costs").iterdir()):
            raise RuntimeError((folder / "log").read_text("utf-8")[-3000:])
        (folder / "files.json").write_text(json.dumps(files), "utf-8")
        return name

    def _parts(self) -> Iterator[tuple[str, float, bool, dict[str, int]]]:
        """Give each part of each test: its name, seconds of the processor, whether it failed, what it came by."""
        for batch in set(self.batches.values()):
            for file in (self.folder / batch / "costs").iterdir():
                for line in file.read_text("utf-8").splitlines():
                    test, seconds, bad, numbers = json.loads(line)
                    if self.batches.get(test.split("::", 1)[0]) == batch:
                        yield test, seconds, bad, numbers

    @cached_property
    def costs(self) -> dict[str, float]:
        """Each test's seconds of the processor; those that failed without any mutant are left out."""
        spent: dict[str, float] = defaultdict(float)
        failed = set()
        for test, seconds, bad, _ in self._parts():
            spent[test] += seconds
            failed |= {test} if bad else set()
        return {test: seconds for test, seconds in spent.items() if test not in failed}

    @cached_property
    def visitors(self) -> dict[str, Counter[str]]:
        """How often each test comes by the statement of each change, by the change's key."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for test, _, _, numbers in self._parts():
            for number, times in numbers.items() if test in self.costs else ():
                found[int(number)][test] += times
        return {change.key: found[number] or found[~number] for number, change in enumerate(self.changes)}

    def closest(self, change: Change) -> list[str]:
        """Return the tests that come by the statement, those first that do so most often for what they cost."""
        visits = self.visitors.get(change.key, Counter())
        return sorted(visits, key=lambda test: (-visits[test] / (self.costs[test] + LEAST), test))

    def tests_in(self, files: Container[str]) -> set[str]:
        return {test for test in self.costs if test.split("::", 1)[0] in files}

    def naming(self, change: Change) -> set[str]:
        """Return the test files that import the changed file themselves, or have a name of the line that few have."""
        lines = (self.tree / change.path).read_text("utf-8").splitlines()
        named = (self._by_name.get(name, set()) for name in NAME.findall(lines[change.line - 1]))
        rare = [files for files in named if len(files) <= FEW]
        return set(importers(self._trees, change.path)) & set(self.batches) | set().union(*rare)

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """The test files that use a name, by the name."""
        found: dict[str, set[str]] = defaultdict(set)
        for file in self.batches:
            for name in names_read(self._trees[file]):
                found[name].add(file)
        return found

    @cached_property
    def _trees(self) -> dict[str, ast.Module]:
        return {name: ast.parse((self.tree / name).read_bytes()) for name in [*self._program, *self.batches]}
