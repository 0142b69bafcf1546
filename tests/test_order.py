"""The order of a whole run: what waits or is long is spread over its first three quarters, and files stay whole."""

from itertools import groupby, pairwise

from tests.order import LONG, WAITING, places

SLOW = [*(f"{WAITING[0]}test_{name}.py" for name in "abc"), f"{LONG[0]}.py"]
QUICK = [f"tests/domain/test_{number:02}.py" for number in range(40)]


def test_what_waits_or_is_long_is_spread_and_each_file_is_whole() -> None:
    tests = [file for file in (*SLOW, *QUICK) for _ in range(3)]
    found = places(tests)
    files = [file for file, _ in groupby(sorted(tests, key=found.__getitem__))]
    assert sorted(files) == sorted({*SLOW, *QUICK})
    at = [files.index(file) for file in SLOW]
    assert at == sorted(at)
    assert all(5 <= later - before <= 12 for before, later in pairwise(at))
    assert max(at) < 0.75 * len(files)
    assert [file for file in files if file in QUICK] == QUICK


def test_without_any_the_order_stays() -> None:
    found = places(QUICK)
    assert sorted(QUICK, key=found.__getitem__) == QUICK
