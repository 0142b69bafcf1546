"""A question stands around the largest expression that can be worked out twice, and tells where the mutant differs."""

import ast

import pytest

from tests.mutants import differing

CASES = [
    ("def f(a, b):\n    return a and b", "a or b", "a and b"),
    ("def f(a, b):\n    return not a == b", "a != b", "a == b"),
    ("def f(a, b):\n    if a is not None and a.x < len(b):\n        return 1", "a.x <= len(b)", "a.x < len(b)"),
    ("def f(a):\n    return g(a, 2)", "3", "2"),
    ("def f(a):\n    return [one for one in a if one]", "not (one)]", "one]"),
]
ASKED = [
    "def f(a, b):\n    return ask(7, a and b, lambda: a or b)",
    "def f(a, b):\n    return ask(7, not a == b, lambda: not a != b)",
    (
        "def f(a, b):\n    if ask(7, a is not None and a.x < len(b), lambda: a is not None and a.x <= len(b)):\n"
        "        return 1"
    ),
    "def f(a):\n    return g(a, ask(7, 2, lambda: 3))",
    "def f(a):\n    return ask(7, [one for one in a if one], lambda: [one for one in a if not one])",
]


@pytest.mark.parametrize(("case", "asked"), [*zip(CASES, ASKED, strict=True)])
def test_where_it_stands(case: tuple[str, str, str], asked: str) -> None:
    source, changed, sound = case
    tree = ast.parse(source)
    assert differing.ask(tree, source.encode(), changed.join(source.rsplit(sound, 1)).encode(), 7)
    assert ast.unparse(tree).replace(differing.ASK, "ask") == asked
    compile(tree, "x.py", "exec")


@pytest.mark.parametrize(
    ("source", "sound", "changed"),
    [
        ("def f(a):\n    send(a)", "send(a)", "pass"),
        ("async def f(a):\n    return await g(a) == 2", "==", "!="),
        ("def f(a):\n    match a:\n        case 2:\n            pass", "2", "3"),
        ("def f(a):\n    return write(a) or a", "or", "and"),
    ],
)
def test_what_can_t_be_worked_out_twice_is_left(source: str, sound: str, changed: str) -> None:
    tree = ast.parse(source)
    assert not differing.ask(tree, source.encode(), changed.join(source.rsplit(sound, 1)).encode(), 7)
    assert ast.unparse(tree) == source


def _fails() -> object:
    raise ValueError


@pytest.mark.parametrize(
    ("value", "other", "differs"),
    [
        (1, lambda: 1, False),
        (1, lambda: 2, True),
        (1, lambda: True, True),
        (None, lambda: None, False),
        (1, _fails, True),
    ],
)
def test_what_differs(value: object, other: object, differs: bool) -> None:
    assert callable(other)
    assert differing.differs(value, other) is differs
