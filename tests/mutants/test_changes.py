"""What may go wrong in a line, and what is left alone."""

import pytest

from tests.mutants.changes import Source
from tests.mutants.workshop import in_turns

CASES = [
    ("def f(a, b):\n    return a <= b", {"def f(a, b):\n    return a < b", "def f(a, b):\n    return None"}),
    ("def f(a, b):\n    if a is not b: g()", {"if a is b: g()", "if a is not b: pass"}),
    ("x = a not in b", {"x = a in b"}),
    ("x = a and b and c", {"x = a or b and c", "x = a and b or c"}),
    ("x = a if b else c", {"x = a if not (b) else c"}),
    ("x = not a", {"x = a"}),
    ("n += 2", {"n -= 2", "n += 3"}),
    ("n = 1.5", {"n = 3.0"}),
    ("x = a - (b)", {"x = a + (b)"}),
    ("x = True", {"x = False"}),
    ("x = '号'", {"x = 'XX号'"}),
    ("x = (a, b)", {"x = (b)", "x = (a,)"}),
    ("x = [a, b, c]", {"x = [b, c]", "x = [a, c]", "x = [a, b]"}),
    ("q = s.where(a, b).limit(1)", {"q = s.where(b).limit(1)", "q = s.where(a).limit(1)", "q = s.where(a, b)"}),
    ("q = s.where(a)", {"q = s"}),
    ("t = replace(x, a=1, b=c)", {"t = replace(x, b=c)", "t = replace(x, a=1, )", "t = replace(x, a=2, b=c)"}),
    ("x = [a for a in b if c(a)]", {"x = [a for a in b if not (c(a))]"}),
    ("for a in b:\n    continue", {"for a in b:\n    break"}),
    ("raise Refused(a)", {"pass"}),
    ("async def f():\n    await g()", {"async def f():\n    pass"}),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_a_line_goes_wrong_in_these_ways(source: str, expected: set[str]) -> None:
    file = Source("x.py", source.encode())
    made = {one.applied(file.content).decode() for one in file.changes if file.can_be_read(one)}
    assert all(any(wanted in text for text in made) for wanted in expected), made
    assert source not in made


@pytest.mark.parametrize(
    "source",
    [
        '"""What is here."""',
        "import a",
        "x: int | None",
        "def f(a: 'b | c') -> 'd': ...",
        "Wait = A | B | None",
        "__all__ = ['a', 'b']",
        "@dataclass(frozen=True)\nclass A: ...",
        "log.info('said', n=1)",
        "raise RuntimeError('never')",
        "if TYPE_CHECKING:\n    x = 1",
        "x = f'{a}: b'",
    ],
)
def test_what_is_left_alone(source: str) -> None:
    assert Source("x.py", source.encode()).changes == []


def test_tests_come_from_each_file_in_turn() -> None:
    assert [*in_turns(["a::1", "a::2", "b::1", "a::3", "b::2"])] == ["a::1", "b::1", "a::2", "b::2", "a::3"]
