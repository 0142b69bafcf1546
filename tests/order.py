"""The order in which a whole run plays its tests: those that wait for processes and browsers stand among the others."""

from collections.abc import Iterable

WAITING = ("tests/crash/", "tests/faults/", "tests/test_browser", "tests/web/test_truth", "tests/delivery/test_files")
SPREAD = 0.75  # none of them begins in the last quarter, where others have nothing left to do beside it


def places(files: Iterable[str]) -> dict[str, float]:
    """Return for the file of each test, in their order, where in the run it stands: between 0 and 1.

    A worker is handed many neighbours at once, so files that wait stand evenly among the others, and each stays whole.
    """
    tests = list(files)
    first = {file: at / len(tests) for at, file in reversed([*enumerate(tests)])}
    waiting = [file for file in dict.fromkeys(tests) if file.startswith(WAITING)]
    return first | {file: SPREAD * number / len(waiting) for number, file in enumerate(waiting)}
