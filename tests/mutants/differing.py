"""Asks beside a value that a mutant changes whether it differs there: a test in which it never does can't notice.

Asked is for the largest expression around the change that can be worked out a second time without doing anything.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

ASK = "__differs__"
PURE = {
    "len", "isinstance", "any", "all", "min", "max", "sum", "abs", "set", "frozenset", "sorted", "str", "int", "bool",
    "tuple", "list", "dict", "date", "time", "datetime", "timedelta", "get", "keys", "values", "items", "startswith",
    "endswith", "strip", "lower", "split", "removeprefix", "removesuffix", "total_seconds", "match", "fullmatch",
    "search", "isdigit", "isdecimal",
}  # fmt: skip
QUESTIONS = ("is_", "_is_", "has_", "_has_", "may_", "_may_")  # functions that only answer
DOING = ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr
UNFIT = ast.Starred, ast.Slice  # can't stand alone


@dataclass(frozen=True, slots=True)
class _Pair:
    """An expression and what the mutant has in its place; where it stands."""

    parent: ast.AST
    name: str
    place: int | None  # within a list
    sound: ast.expr
    changed: ast.expr

    def put(self, node: ast.expr) -> None:
        if self.place is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.place] = node


def ask(tree: ast.Module, sound: bytes, changed: bytes, number: int) -> bool:
    """Put the question into the tree of the sound source; False if no expression there can be asked about."""
    pairs = [
        pair for pair in _differing(ast.parse(sound), ast.parse(changed), tree) if not isinstance(pair.sound, UNFIT)
    ]
    fit: _Pair | None = None
    for pair in reversed(pairs):
        if not _is_pure(pair.changed):
            break
        fit = pair
    if fit is None:
        return False
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    other = ast.Lambda(nothing, fit.changed)
    question = ast.Call(ast.Name(ASK, ast.Load()), [ast.Constant(number), fit.sound, other], [])
    for node in (question, question.func, question.args[0], *ast.walk(other)):
        ast.copy_location(node, fit.sound)
    fit.put(question)
    return True


def _differing(sound: ast.AST, changed: ast.AST, at: ast.AST) -> Iterator[_Pair]:
    """Give the expressions that differ, each within the one before; `at` is where the question will stand."""
    found = _only_child(sound, changed, at)
    if found is None:
        return
    name, number, one, other, place = found
    if isinstance(place, ast.Call) and isinstance(place.func, ast.Name) and place.func.id == ASK:
        return  # another change of the same expression is asked about
    is_read = isinstance(getattr(one, "ctx", ast.Load()), ast.Load)
    if isinstance(place, ast.expr) and isinstance(other, ast.expr) and is_read:
        yield _Pair(at, name, number, place, other)
    yield from _differing(one, other, place)


def _only_child(
    sound: ast.AST, changed: ast.AST, at: ast.AST
) -> tuple[str, int | None, ast.AST, ast.AST, ast.AST] | None:
    """Return field, place in a list, and the three nodes, of the one child that differs; None if it is not one."""
    if type(sound) is not type(changed) or isinstance(sound, ast.pattern):
        return None
    found: list[tuple[str, int | None, Any, Any, Any]] = []
    for name, value in ast.iter_fields(sound):
        other, place = getattr(changed, name), getattr(at, name)
        if isinstance(value, list) and len(value) == len(other):
            found += [(name, n, one, other[n], place[n]) for n, one in enumerate(value) if not _alike(one, other[n])]
        elif not _alike(value, other):
            found.append((name, None, value, other, place))
    return found[0] if len(found) == 1 and all(isinstance(node, ast.AST) for node in found[0][2:]) else None


def _alike(one: object, other: object) -> bool:
    if isinstance(one, ast.AST) and isinstance(other, ast.AST):
        return ast.dump(one) == ast.dump(other)
    return type(one) is type(other) and one == other


def _is_pure(node: ast.expr) -> bool:
    for part in ast.walk(node):
        if isinstance(part, DOING):
            return False
        if isinstance(part, ast.Call):
            name = part.func.id if isinstance(part.func, ast.Name) else getattr(part.func, "attr", "")
            if name not in PURE and not name.startswith(QUESTIONS):
                return False
    return True


def differs(value: object, other: Callable[[], object]) -> bool:
    try:
        changed = other()
        return type(value) is not type(changed) or not bool(value == changed)
    except Exception:  # noqa: BLE001  # whatever it raises, the sound one did not
        return True
