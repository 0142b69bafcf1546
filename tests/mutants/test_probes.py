"""Calls stand where a changed statement would be run, and change nothing else."""

import ast

import pytest

from tests.mutants.changes import Change
from tests.mutants.differing import ASK
from tests.mutants.probes import CALL, Probes, planned

CASES = [
    ("def f():\n    '''doc'''\n    return 2", "2", "def f():\n    '''doc'''\n    came(0)\n    return 2"),
    ("def f():\n    if a:\n        return 2", "a", "def f():\n    came(0)\n    if a:\n        return 2"),
    ("def f():\n    if a:\n        return 2", "2", "def f():\n    if a:\n        came(0)\n        return 2"),
    (
        "def f():\n    if a:\n        pass\n    elif b:\n        pass",
        "b",
        "def f():\n    if a:\n        pass\n    else:\n        came(0)\n        if b:\n            pass",
    ),
    (
        "def f():\n    try:\n        a()\n    except E:\n        g(7)",
        "7",
        "def f():\n    try:\n        a()\n    except E:\n        came(0)\n        g(7)",
    ),
    (
        "def f():\n    match a:\n        case 1:\n            g(7)",
        "7",
        "def f():\n    match a:\n        case 1:\n            came(0)\n            g(7)",
    ),
    ("A = 5\ndef f():\n    'doc'\n    return A", "5", "A = 5\ndef f():\n    'doc'\n    came(0)\n    return A"),
    (
        "class A:\n    b = 5\n    def f(self): g()",
        "5",
        "class A:\n    b = 5\n    def f(self):\n        came(0)\n        g()",
    ),
]


@pytest.mark.parametrize(("source", "changed", "expected"), CASES)
def test_a_call_stands_before_what_is_changed(source: str, changed: str, expected: str) -> None:
    content = source.encode()
    probes = planned({"x.py": content}, [_change("x.py", content, changed)])
    tree = probes.put_into("x.py", content)
    assert ast.unparse(tree).replace("__came_by__", "came") == ast.unparse(ast.parse(expected))
    compile(tree, "x.py", "exec")


def test_where_a_value_is_asked_about_who_comes_by_is_noted_apart() -> None:
    content = b"def f(a):\n    return a < 2"
    start = content.index(b"<")
    tree = planned({"x.py": content}, [Change("x.py", 2, start, start + 1, "<=", "comparison")]).put_into(
        "x.py", content
    )
    wanted = f"def f(a):\n    {CALL}(-1)\n    return {ASK}(0, a < 2, lambda: a <= 2)"
    assert ast.unparse(tree) == ast.unparse(ast.parse(wanted))


def test_what_is_made_on_import_is_known_by_the_functions_that_read_it() -> None:
    sources = {
        "a/x.py": b"A = 5\nB = 6\ndef f(): g(B)",
        "a/y.py": b"from a.x import A\ndef f(): g(A)\ndef h(): pass",
        "a/z.py": b"from a import x\nC = (x.A, 2)",
        "a/w.py": b"from a.z import C\nclass D:\n    def f(self): g(C)",
        "a/v.py": b"A = 1\ndef f(): g(A)",
    }
    change = _change("a/x.py", sources["a/x.py"], "5")
    assert planned(sources, [change]) == Probes(heads={"a/y.py": [(0, 2)], "a/w.py": [(0, 3)]})


def test_a_function_that_runs_on_import_is_known_by_what_it_makes_too() -> None:
    content = b"def make(): return 5\nA = make()\ndef f(): g(A)\ndef h(): pass"
    change = _change("x.py", content, "5")
    assert planned({"x.py": content}, [change]) == Probes(
        before={"x.py": [(0, change.start, change.end, "does()")]}, heads={"x.py": [(~0, 3)]}
    )


def test_what_nobody_reads_by_name_is_known_by_those_who_import_the_module() -> None:
    sources = {
        "a/x.py": b"A = 5",
        "a/y.py": b"from a.x import B\ndef f(): g(B)",
        "a/z.py": b"def f(): pass",
        "a/__init__.py": b"from a import x",
        "b.py": b"import a\ndef f(): g(a.B)",
    }
    change = _change("a/x.py", sources["a/x.py"], "5")
    assert planned(sources, [change]) == Probes(heads={"a/y.py": [(0, 2)], "b.py": [(0, 2)]})


def _change(path: str, content: bytes, changed: str) -> Change:
    start = content.rindex(changed.encode())
    return Change(path, 1, start, start + len(changed), "does()", "number")
