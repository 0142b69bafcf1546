"""How fast the classifier is, beside plain jieba in the same run: texts a second, loading, memory, refit."""

import json
import resource
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.classifier import Classifier
from bot.classifier.dictionary import Dictionary
from bot.classifier.learning import Example, refit
from bot.config.loader import builtin_pack, load
from bot.config.pack import Pack
from tests.bench.figure import Figure

LENGTH, SHORTER, LABELS = 500, (60, 45), 500
DATA, FILES = Path(__file__).parents[1] / "classifier" / "data", ("appeals-dev.jsonl", "appeals-own.jsonl")
GROWTH = """
import re, sys
def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
from bot.classifier import Classifier
from bot.config.loader import builtin_pack, load
before = held()
classifier = Classifier.of(load(builtin_pack()))
for number in range(100):
    classifier.classify(f"第{number}家企业反映园区经常停电，希望协调")
assert "jieba" not in sys.modules
print(held() - before)
"""


def real() -> list[str]:
    return [json.loads(line)["text"] for line in (DATA / FILES[0]).read_text("utf-8").splitlines()]


def appeals(length: int) -> list[tuple[str, str]]:
    """Return appeals with their department, each followed by others until it is as long as wanted."""
    rows = [json.loads(line) for file in FILES for line in (DATA / file).read_text("utf-8").splitlines()]
    said = [row["text"] for row in rows]
    return [("".join([*said[place:], *said])[:length], row["lead"]) for place, row in enumerate(rows)]


def seconds(work: Callable[[], object], times: int = 9) -> float:
    """Return the best of some runs: what the work takes when nothing else disturbs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def ratio(texts: list[str], plain: Callable[[str], object], ours: Callable[[str], object], turns: int = 4) -> float:
    """Return how many times as many texts a second ours reads; in turn, so that what disturbs one disturbs both."""

    def reading(work: Callable[[str], object]) -> float:
        return seconds(lambda: deque(map(work, texts), maxlen=0), 5)  # one after the other, none kept

    taken = [(reading(plain), reading(ours)) for _ in range(turns)]
    return min(first for first, _ in taken) / min(second for _, second in taken)


def figures() -> Iterator[Figure]:
    pack = load(builtin_pack())
    yield Figure.at_most("memory over the bare process, 100 texts read", _memory(), 14, "MB")
    classifier, given = Classifier.of(pack), [text for text, _ in appeals(LENGTH)]
    loading = seconds(lambda: Classifier.of(load(builtin_pack())).classify(given[0]), 15) * 1000
    yield Figure.at_most("load the pack, build, and read a text", loading, 60, "ms")
    each = sorted(seconds(lambda text=text: classifier.classify(text), 3) * 1000 for text in given)  # type: ignore[misc]
    yield Figure.at_most(f"one text of {LENGTH} characters, p99", each[int(len(each) * 0.99)], 1, "ms")
    plain = _plain(pack)
    for length in (LENGTH, *SHORTER):
        times = ratio([text for text, _ in appeals(length)], plain, classifier.classify)
        yield Figure.at_least(f"texts of {length} a second / jieba.cut and a look-up", times, 8)
    yield Figure.at_least("the real appeals as they are, likewise", ratio(real(), plain, classifier.classify), 8)
    examples = [Example(text, label) for text, label in (appeals(100) * 2)[:LABELS]]
    learning = seconds(lambda: refit(Dictionary.of_pack(pack), examples, pack.phrases), 1)
    yield Figure.at_most(f"refit of {LABELS} labels", learning, 3, "s")


def _memory() -> float:
    """Return the MB by which a process grows that loads the classifier and reads texts; jieba must not be loaded."""
    found = subprocess.run([sys.executable, "-c", GROWTH], check=True, capture_output=True, text=True)  # noqa: S603  # ours
    return float(found.stdout)


def _plain(pack: Pack) -> Callable[[str], object]:
    """What a bot usually does: cut, look each word up, count."""
    import jieba  # noqa: PLC0415  # loaded when it is measured, not before

    jieba.initialize()
    table = {word.text: department.name for department in pack.departments for word in department.words}
    return lambda text: Counter(table[word] for word in jieba.cut(text) if word in table).most_common(1)


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    missed = 0
    for figure in figures():
        print(figure, flush=True)
        missed += not figure.reached
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run, jieba included: {peak:.0f} MB")
    return missed


if __name__ == "__main__":
    sys.exit(main())
