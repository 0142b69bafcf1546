"""Run every bench, or those that are named, and say what missed its mark."""

import sys

from tests.bench import classes, classifier, cliff, cold, endtoend, finding, numbers, pages, similar

BENCHES = {
    "endtoend": endtoend.main,
    "classifier": classifier.main,
    "cliff": cliff.main,
    "similar": similar.main,
    "numbers": numbers.main,
    "finding": finding.main,
    "classes": classes.main,
    "pages": pages.main,
    "cold": cold.main,
}


def main(names: list[str]) -> int:
    missed = 0
    for name in names or BENCHES:
        print(f"\n{name}", flush=True)
        missed += BENCHES[name]()
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
