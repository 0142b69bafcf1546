"""Draw places by a seed, put a small fault into each, and count which of them the tests notice: `make mutants`.

mutmut and cosmic-ray know neither a sample drawn by a seed nor which tests run a line, without which two hundred
mutants would take a day. What has been tried is kept by commit and seed, and a second call goes on where it stopped.
"""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from random import Random
from typing import Any

from tests.mutants.changes import Change, Source
from tests.mutants.map import Map, files_in
from tests.mutants.workshop import NOTICED, ROOT, SLOW, Workshop, copy

PARTS = ("bot/domain", "bot/usecases", "bot/delivery", "storage")
KEPT = ROOT / ".mutants"


def drawn(tree: Path, seed: int, sample: int) -> list[Change]:
    """Draw lines, then one change of each."""
    rng = Random(seed)  # noqa: S311  # a draw, no secret
    found: dict[tuple[str, int], list[Change]] = {}
    names = [name for part in PARTS for name in files_in(tree, part) if not name.startswith("storage/migrations")]
    sources = {name: Source(name, (tree / name).read_bytes()) for name in names}
    for source in sources.values():
        for change in source.changes:
            found.setdefault((change.path, change.line), []).append(change)
    taken: list[Change] = []
    for place in rng.sample(sorted(found), len(found)):
        possible = [one for one in found[place] if sources[one.path].can_be_read(one)]
        if possible and len(taken) < sample:
            taken.append(rng.choice(possible))
    return taken


def main() -> int:
    wanted = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    wanted.add_argument("--seed", type=int, default=int(os.environ.get("SEED", "1")))
    wanted.add_argument("--sample", type=int, default=int(os.environ.get("SAMPLE", "200")))
    wanted.add_argument("--processes", type=int, default=2)
    wanted.add_argument("--show", action="store_true", help="only list what would be changed")
    asked = wanted.parse_args()
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, check=True)  # noqa: S607  # git
    name = commit.stdout.decode().strip()
    tree = copy(KEPT / f"tree-{name}")
    changes = drawn(tree, asked.seed, asked.sample)
    if asked.show:
        print(*(f"{one.path}:{one.line} {one.kind}: {_as_text(tree, one)}" for one in changes), sep="\n")
        return 0
    known = Map(tree, KEPT / "maps", changes, f"{asked.seed}-{asked.sample}", asked.processes)
    known.make()
    results = KEPT / "results" / f"{name}-{asked.seed}.jsonl"
    tried = try_all(changes, known, results, asked.processes)
    return tell([tried[one.key] for one in changes])


def try_all(changes: list[Change], known: Map, results: Path, processes: int) -> dict[str, Any]:
    """Try what is not in `results` yet; each is written there at once."""
    results.parent.mkdir(parents=True, exist_ok=True)
    written = results.read_text("utf-8").splitlines() if results.exists() else []
    tried = {one["key"]: one for one in map(json.loads, written)}
    missing = [one for one in changes if one.key not in tried]
    known.visitors  # noqa: B018  # worked out before the threads
    shops: Queue[Workshop] = Queue()
    for number in range(processes if missing else 0):
        shop = Workshop(KEPT / f"copy-{number}", known)
        shop.open()
        shops.put(shop)

    def try_one(change: Change) -> dict[str, Any]:
        shop = shops.get()
        try:
            verdict, tests, said = shop.try_out(change)
        finally:
            shops.put(shop)
        place = f"{change.path}:{change.line}"
        return {"key": change.key, "place": place, "kind": change.kind, "what": _as_text(known.tree, change),
                "verdict": verdict, "tests": tests, "said": said}  # fmt: skip

    with results.open("a", encoding="utf-8") as file, ThreadPoolExecutor(processes) as pool:
        for done in pool.map(try_one, missing):
            tried[done["key"]] = done
            print(json.dumps(done, ensure_ascii=False), file=file, flush=True)
            print(f"{len(tried)}/{len(changes)} {as_line(done)}", flush=True)
    while not shops.empty():
        shops.get().close()
    return tried


def _as_text(tree: Path, change: Change) -> str:
    content = (tree / change.path).read_bytes()
    before = " ".join(content[change.start : change.end].decode().split())
    line = content.splitlines()[change.line - 1].decode().strip()
    return f"{before or '-'} → {change.text or '-'}  in  {line}"


def as_line(one: dict[str, Any]) -> str:
    return f"{one['verdict']}: {one['place']} {one['kind']}: {one['what']}"


def tell(tried: list[dict[str, Any]]) -> int:
    """Print those that nobody noticed, and the share of the others."""
    unnoticed = [one for one in tried if one["verdict"] not in {NOTICED, SLOW}]
    print("\nNot noticed:", *map(as_line, unnoticed), sep="\n  ")
    noticed = len(tried) - len(unnoticed)
    print(f"\n{noticed} of {len(tried)} noticed: {noticed / len(tried):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
