"""What a form has gathered is read as a typed record: a key of a draft is read nowhere but where forms are driven."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DRIVEN = "bot/usecases/forms/"  # asks, and turns what was gathered into records
GATHERED = "Filled"  # how what a form has gathered is annotated
IN_PLACE = "data"  # as which a turn and a draft hold it

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def reads(source: str) -> list[str]:
    """Return where a module reads what was gathered by a key, or asks whether the key is there."""
    return [ast.unparse(node) for node in _reads(ast.parse(source), frozenset())]


def _reads(node: ast.AST, gathered: frozenset[str]) -> Iterator[ast.AST]:
    """Yield the reads below a node; `gathered` are the names that hold what a form has gathered."""
    if isinstance(node, Function):
        gathered = _inside(node, gathered)
    match node:
        case ast.Subscript(held, _, ast.Load()) if _is_gathered(held, gathered):
            yield node
        case ast.Call(ast.Attribute(held, "get" | "pop")) if _is_gathered(held, gathered):
            yield node
        case ast.Compare(_, [ast.In() | ast.NotIn()], [held]) if _is_gathered(held, gathered):
            yield node
    for child in ast.iter_child_nodes(node):
        yield from _reads(child, gathered)


def _inside(function: Function, gathered: frozenset[str]) -> frozenset[str]:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    typed = {one.arg for one in arguments if isinstance(one.annotation, ast.Name) and one.annotation.id == GATHERED}
    return gathered - {one.arg for one in arguments} | typed


def _is_gathered(held: ast.expr, gathered: frozenset[str]) -> bool:
    match held:
        case ast.Name(name):
            return name in gathered
        case ast.Attribute(_, name):
            return name == IN_PLACE
    return False


def test_no_key_of_a_draft_is_read_outside_of_a_record() -> None:
    rooms = [*(ROOT / "bot/usecases").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    modules = {str(path.relative_to(ROOT)): reads(path.read_text("utf-8")) for path in rooms}
    found = {name: where for name, where in modules.items() if where and not name.startswith(DRIVEN)}
    assert found == {}, "give the form a record in its room's filled.py, and read that"
    assert any(where for name, where in modules.items() if name.startswith(DRIVEN))  # the count sees something


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f(data: Filled): return data['a']", ["data['a']"]),
        ("def f(said: Filled): return said.get('a')", ["said.get('a')"]),
        ("def f(data: Filled): return 'a' in data", ["'a' in data"]),
        ("def f(turn): return turn.data['a']", ["turn.data['a']"]),
        ("def f(draft): draft.data['a'] = 1", []),
        ("def f(data: Filled): return lambda data: data['a']", []),
        ("def f(data: Filled): return [data[a] for a in b]", ["data[a]"]),
        ("def f(data: Filled): return g(data)", []),
        ("def f(data: Filled): return {a: b for a, b in data.items()}", []),
    ],
)
def test_the_search_sees_a_read_by_key(source: str, found: list[str]) -> None:
    assert reads(source) == found
