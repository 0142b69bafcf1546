"""Which functions read what is made when a module is imported: tables, constants, members of classes."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache

Place = tuple[str, int]  # a file, and the line at which a function begins
_FUNCTIONS = ast.FunctionDef, ast.AsyncFunctionDef


def readers(trees: Mapping[str, ast.Module], path: str, line: int) -> list[Place]:
    """Return the functions that read what the statement at this line of a file makes, by its name or by others'.

    Of a function that is only named: the readers of what is made with its help. If nobody reads it by a name, those
    are all functions of the file, or else of the files that import it.
    """
    seen: set[tuple[str, str]] = set()
    found: set[Place] = set()
    open_ = [(path, name) for name in _made_at(trees, path, line)]
    while open_:
        home, name = open_.pop()
        seen.add((home, name))
        for reader in [home, *importers(trees, home)]:
            functions, made = _using(trees[reader]).get(name, ((), ()))
            found |= {(reader, first) for first in functions}
            open_ += [(reader, other) for other in made if (reader, other) not in seen]
    return sorted(found)


def in_reach(trees: Mapping[str, ast.Module], path: str) -> list[Place]:
    """Return all functions of the file if it has any, else of those that import it, by way of others if need be."""
    seen, found, open_ = {path}, list[Place](), [path]
    while open_:
        name = open_.pop()
        own = [(name, function.lineno) for function in functions_of(trees[name])]
        found += own
        fresh = [other for other in importers(trees, name) if other not in seen] if not own else []
        seen.update(fresh)
        open_ += fresh
    return sorted(found)


def importers(trees: Mapping[str, ast.Module], path: str) -> list[str]:
    """Return the files that import this one by its name."""
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return [other for other, tree in trees.items() if module in _imported(tree)]


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))


def _made_at(trees: Mapping[str, ast.Module], path: str, line: int) -> frozenset[str]:
    """Return the names that the statement binds, or those of what is made with the help of the function there."""
    for part in _parts(trees[path]):
        if part.lineno <= line <= (part.end_lineno or 0):
            return _bound(part)
    for part in trees[path].body:
        if isinstance(part, _FUNCTIONS) and part.lineno <= line <= (part.end_lineno or 0):
            return frozenset(_using(trees[path]).get(part.name, ((), ()))[1])
    return frozenset()


@cache
def _using(tree: ast.Module) -> dict[str, tuple[set[int], set[str]]]:
    """Return, by a name that is read in the file, the functions that do, and the names of what is made with it."""
    found: dict[str, tuple[set[int], set[str]]] = {}
    for function in functions_of(tree):
        for name in names_read(function):
            found.setdefault(name, (set(), set()))[0].add(function.lineno)
    for part in _parts(tree):
        for name in names_read(part):
            found.setdefault(name, (set(), set()))[1].update(_bound(part))
    return found


def _parts(tree: ast.Module | ast.ClassDef) -> Iterator[ast.stmt]:
    """Give the statements that run on import, those inside of classes one by one."""
    for part in tree.body:
        if isinstance(part, ast.ClassDef):
            yield from _parts(part)
        elif not isinstance(part, (*_FUNCTIONS, ast.Import, ast.ImportFrom)):
            yield part


def names_read(node: ast.AST) -> set[str]:
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
    return names | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def _bound(part: ast.stmt) -> frozenset[str]:
    return frozenset(one.id for one in ast.walk(part) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))


@cache
def _imported(tree: ast.Module) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(str(module), names):
                found |= {module, *(f"{module}.{alias.name}" for alias in names)}
    return frozenset(found)
