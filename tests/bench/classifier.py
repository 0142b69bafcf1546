"""How fast the classifier is, beside plain jieba in the same run: texts a second, loading, memory, refit."""

import gc
import random
import resource
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator

from bot.classifier import Classifier
from bot.classifier.dictionary import Dictionary
from bot.classifier.learning import Example, refit
from bot.config.loader import builtin_pack, load
from bot.config.pack import Pack
from tests.bench.figure import Figure

SEED, TEXTS, LENGTH, LABELS = 1, 400, 500, 500
FILLER = "我们是一家做加工的公司今年以来希望协调解决有关问题请问怎么办理需要什么材料多久能办好目前还没有结果"


def texts(pack: Pack, count: int, length: int) -> list[tuple[str, str]]:
    """Make texts of the pack's own words among others, each with the department that most of them are of."""
    draw = random.Random(SEED)  # noqa: S311  # the same texts in each run
    made = []
    for _ in range(count):
        department, text = draw.choice(pack.departments), ""
        while len(text) < length:
            start = draw.randrange(len(FILLER) - 12)
            word = draw.choice(department.words).text if draw.random() < 0.5 else ""
            text += word + FILLER[start : start + draw.randint(2, 12)] + draw.choice(["，", "。", ""])
        made.append((text[:length], department.name))
    return made


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the best of some runs: what the work takes when nothing else disturbs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def figures() -> Iterator[Figure]:
    pack = load(builtin_pack())
    yield _memory()
    classifier, given = Classifier.of(pack), texts(pack, TEXTS, LENGTH)
    loading = seconds(lambda: Classifier.of(load(builtin_pack())), 15) * 1000
    yield Figure.at_most("load the pack and build", loading, 50, "ms")
    each = sorted(seconds(lambda text=text: classifier.classify(text), 3) * 1000 for text, _ in given)  # type: ignore[misc]
    p99 = each[int(len(each) * 0.99)]
    yield Figure.at_most(f"one text of {LENGTH} characters, p99", p99, 1, "ms")
    ours = seconds(lambda: [classifier.classify(text) for text, _ in given], 3)
    plain = seconds(lambda: _plain(pack, given), 3)
    yield Figure.at_least("texts a second / jieba.cut and a look-up", plain / ours, 8)
    short = [(text[:60], label) for text, label in given]
    ours = seconds(lambda: [classifier.classify(text) for text, _ in short], 3)
    plain = seconds(lambda: _plain(pack, short), 3)
    yield Figure.at_least("the same with 60 characters", plain / ours, 8)
    examples = [Example(text[:100], label) for text, label in texts(pack, LABELS, 100)]
    learning = seconds(lambda: refit(Dictionary.of(pack.departments), examples, pack.phrases), 1)
    yield Figure.at_most(f"refit of {LABELS} labels", learning, 3, "s")


def _memory() -> Figure:
    """What the loaded classifier holds, and that jieba has not been loaded for it."""
    gc.collect()
    tracemalloc.start()
    kept = Classifier.of(load(builtin_pack()))
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    silent = "jieba" not in sys.modules and kept is not None
    return Figure("held before jieba is needed", held, "MB", "< 10", held < 10 and silent)


def _plain(pack: Pack, given: list[tuple[str, str]]) -> None:
    """What a bot usually does: cut, look each word up, count."""
    import jieba  # noqa: PLC0415  # loaded when it is measured, not before

    table = {word.text: department.name for department in pack.departments for word in department.words}
    for text, _ in given:
        Counter(table[word] for word in jieba.cut(text) if word in table).most_common(1)


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
