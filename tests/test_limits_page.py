"""The page docs/limits.md shows every number and choice that is written at the head of a module, with its reason."""

import ast
import importlib
import os
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import time, timedelta
from enum import Enum
from pathlib import Path
from types import ModuleType

import bot
import handlers
import storage

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "limits.md"
LEFT_OUT = re.compile(r"\.(migrations|texts|__main__)\b")
REASON = re.compile(r".*?#\s+(?!noqa|type:)(.*?)\s*$")
LONGEST = 200  # characters of a value: longer tables are read where they stand
PLAIN = (bool, int, float, time, timedelta, Enum)
HEAD = """# Limits and choices

`GOLDEN=write .venv/bin/python -m pytest tests/test_limits_page.py` writes this page; the test fails when it is stale.

What can be set is in the [settings](deploy.md) and in the pack of a place (`/settings`). Here is what can't: the
numbers by which the program goes, and which words it counts together, by the module at whose head each stands.
Durations are `h:mm:ss`; a number's unit is in its reason or its name. Long tables are read where they stand.
"""


def page() -> str:
    return "\n".join([HEAD, *(line for module in modules() for line in _part(module))])


def modules() -> Iterator[ModuleType]:
    for package in (bot, handlers, storage):
        for found in sorted(pkgutil.walk_packages(package.__path__, f"{package.__name__}."), key=lambda it: it.name):
            if not LEFT_OUT.search(found.name):
                yield importlib.import_module(found.name)


def _part(module: ModuleType) -> Iterator[str]:
    path = Path(str(module.__file__))
    lines = [*_constants(module, path.read_text("utf-8")), *_defaults(module)]
    if lines:
        yield from (f"## {path.relative_to(ROOT)}", "", *lines, "")


def _constants(module: ModuleType, source: str) -> Iterator[str]:
    written = source.splitlines()
    for name, line in _names(ast.parse(source)):
        value = vars(module).get(name)
        if _is_choice(value):
            reason = REASON.match(written[line - 1])
            yield f"- `{name}` {_spelt(value)}{f' – {reason[1]}' if reason else ''}"


def _names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Give the names that are written large at the head of a module, with the line on which each ends."""
    for statement in tree.body:
        if any(isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) for part in ast.walk(statement)):
            continue  # what is worked out, such as the moment of the start
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        for target in targets if isinstance(statement, ast.Assign | ast.AnnAssign) else []:
            for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(part, ast.Name) and part.id.isupper():
                    yield part.id, statement.end_lineno or statement.lineno


def _defaults(module: ModuleType) -> Iterator[str]:
    for name, kind in vars(module).items():
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
            for field in fields(kind):
                if field.name in vars(kind).get("__annotations__", ()) and _is_choice(field.default):
                    yield f"- `{name}.{field.name}` {_spelt(field.default)}"


def _is_choice(value: object) -> bool:
    """Whether the value is a number, a time, a member, or made of those only; words alone are none."""
    if len(_spelt(value)) > LONGEST:
        return False
    if isinstance(value, Mapping):
        return bool(value) and all(_is_part(part) for pair in value.items() for part in pair)
    if isinstance(value, tuple | frozenset | set | list):
        return all(_is_part(part) for part in value) and not all(type(part) is str for part in value)
    return isinstance(value, PLAIN)


def _is_part(value: object) -> bool:
    return isinstance(value, str) or _is_choice(value)


def _spelt(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{_spelt(name)}: {_spelt(part)}" for name, part in value.items())
    if isinstance(value, frozenset | set):
        return ", ".join(sorted(map(_spelt, value)))
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_spelt, value))})"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    return str(value)


def test_the_page_shows_every_number_and_choice() -> None:
    written = page()
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written
