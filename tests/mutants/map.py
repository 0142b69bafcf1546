"""Which tests run which line, and what each of them costs: found out once, kept by what the files contain.

A test file is run again when it or the program has changed. What tests share (conftest and the like) does not count.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from coverage import CoverageData

from tests.mutants.plugin import COSTS

HOUSE = ("bot", "handlers", "storage")
LEFT_OUT = ("tests/crash", "tests/bench", "tests/anyday", "tests/mutants", "tests/test_browser.py", "tests/botapi")
BATCH = 12  # files in one run, after which what was found is kept
BREADTH = "SELECT context, count(*) FROM line_bits JOIN context ON context.id = context_id GROUP BY context"
CONFIG = "[run]\nsource = bot,handlers,storage\nrelative_files = true\nparallel = true\n"


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
    """The map of one tree, in a folder that is named by what the program contains."""

    tree: Path
    kept: Path
    processes: int = 2
    batches: dict[str, str] = field(default_factory=dict)  # test file → the batch that ran it as it is now

    @cached_property
    def folder(self) -> Path:
        return self.kept / fingerprint(self.tree, (name for part in HOUSE for name in files_in(self.tree, part)))

    def make(self) -> None:
        """Run the test files that are not on the map, a batch after the other."""
        self.folder.mkdir(parents=True, exist_ok=True)
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
        (folder / "coveragerc").write_text(f"{CONFIG}data_file = {folder}/lines\n", "utf-8")
        words = ["-m", "not crash and not browser", "-n", str(self.processes), "-q", "-p", "no:cacheprovider"]
        words += ["-p", "tests.mutants.plugin", f"--basetemp={folder}/made", "--timeout=300"]
        words += ["--cov", f"--cov-config={folder}/coveragerc", "--cov-context=test", "--cov-report="]
        environment = os.environ | {COSTS: str(folder / "costs")}
        with (folder / "log").open("wb") as log:
            command = [sys.executable, "-m", "pytest", *words, *files]
            subprocess.run(command, cwd=self.tree, env=environment, stdout=log, stderr=log, check=False)  # noqa: S603  # ours
        shutil.rmtree(folder / "made", ignore_errors=True)
        if not (folder / "lines").exists():
            raise RuntimeError((folder / "log").read_text("utf-8")[-3000:])
        (folder / "files.json").write_text(json.dumps(files), "utf-8")
        return name

    @cached_property
    def costs(self) -> dict[str, float]:
        """Each test's seconds of the processor; those that failed without any mutant are left out."""
        spent: dict[str, float] = defaultdict(float)
        failed = set()
        for batch in set(self.batches.values()):
            for file in (self.folder / batch / "costs").iterdir():
                for line in file.read_text("utf-8").splitlines():
                    test, seconds, bad = json.loads(line)
                    spent[test] += seconds
                    failed |= {test} if bad else set()
        return {test: seconds for test, seconds in spent.items() if test not in failed and self._is_fresh(test)}

    def _is_fresh(self, test: str) -> bool:
        return test.split("::", 1)[0] in self.batches

    @cache  # noqa: B019  # a map lives as long as the program
    def lines(self, path: str) -> dict[int, set[str]]:
        """Return the tests that run each line of a file; a line that runs on import has those none."""
        found: dict[int, set[str]] = defaultdict(set)
        for batch in sorted(set(self.batches.values())):
            data = _data(self.folder / batch / "lines")
            for line, contexts in data.contexts_by_lineno(path).items():
                names = {context.rsplit("|", 1)[0] for context in contexts if context}
                found[line] |= {
                    name for name in names if name in self.costs and self.batches[name.split("::", 1)[0]] == batch
                }
        return found

    @cached_property
    def breadth(self) -> dict[str, int]:
        """In how many files of the program each test comes round: the fewer, the closer it looks."""
        found: dict[str, int] = defaultdict(int)
        for batch in set(self.batches.values()):
            with sqlite3.connect(self.folder / batch / "lines") as lines:
                for context, files in lines.execute(BREADTH):
                    found[context.rsplit("|", 1)[0]] += files
        return found


@cache
def _data(file: Path) -> CoverageData:
    data = CoverageData(str(file))
    data.read()
    return data
