"""The order in which a run plays its tests: what waits for processes and browsers, or is long, among the others."""

from collections.abc import Iterable

WAITING = ("tests/crash/", "tests/faults/", "tests/test_browser", "tests/web/test_truth", "tests/delivery/test_files")
LONG = ("tests/sessions/test_whole", "tests/numbers/test_replays")  # a test of half a minute begins before the end
SPREAD = 0.75  # none of them begins in the last quarter, where others have nothing left to do beside it


def places(files: Iterable[str]) -> dict[str, float]:
    """Return for the file of each test, in their order, where in the run it stands: between 0 and 1.

    A worker is handed many neighbours at once, so these files stand evenly among the others, and each stays whole.
    """
    tests = list(files)
    first = {file: at / len(tests) for at, file in reversed([*enumerate(tests)])}
    waiting = [file for file in dict.fromkeys(tests) if file.startswith(WAITING + LONG)]
    return first | {file: SPREAD * number / len(waiting) for number, file in enumerate(waiting)}
