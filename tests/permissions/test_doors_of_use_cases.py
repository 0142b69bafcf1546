"""Each use case that acts for a person refuses those whom its wing does not let in, whoever calls it.

`GOLDEN=write .venv/bin/python -m pytest tests/permissions/test_doors_of_use_cases.py` writes the list anew.
"""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

import bot.usecases
from bot.domain.base.content import Content
from bot.domain.base.errors import NoRight, NotInvited, NotRegistered
from bot.domain.people.person import Person, Role
from storage.engine.database import Transaction
from tests.desk import HOME, Desk, open_desk

LIST = Path(__file__).with_name("doors_of_use_cases.txt")
REFUSED = (NoRight, NotRegistered, NotInvited)
PLAIN: dict[Any, Any] = {int: 1, str: "", float: 0.0, bool: False, Content: Content("好的"), date: date(2024, 11, 1)}
UseCase = Callable[..., object]


def doors() -> dict[str, dict[str, UseCase]]:
    """Find the functions that act for a person in a transaction, by module."""
    found: dict[str, dict[str, UseCase]] = {}
    for entry in pkgutil.walk_packages(bot.usecases.__path__, "bot.usecases."):
        module = importlib.import_module(entry.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == entry.name and [*_hints(function).values()][:2] == [Transaction, Person]:
                found.setdefault(entry.name.removeprefix("bot.usecases."), {})[name] = function
    return found


def _hints(function: UseCase) -> dict[str, Any]:
    return get_type_hints(function)


def _given(function: UseCase, desk: Desk, who: Person) -> tuple[list[object], dict[str, object]]:
    """Make up what the function asks for besides the person: a door is shut before that is looked at."""
    args: list[object] = [desk.tx, who]
    named: dict[str, object] = {}
    for parameter in [*inspect.signature(function).parameters.values()][2:]:
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty:
            named[parameter.name] = _made_up(_hints(function)[parameter.name], desk)
        elif parameter.kind is parameter.POSITIONAL_OR_KEYWORD and parameter.default is parameter.empty:
            args.append(_made_up(_hints(function)[parameter.name], desk))
    return args, named


def _made_up(kind: Any, desk: Desk) -> object:
    origin, parts = get_origin(kind), get_args(kind)
    if kind is datetime:
        return desk.now
    if origin in {Union, UnionType} and NoneType in parts:
        return None
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    return PLAIN.get(kind, ())


def _refusal(function: UseCase, role: Role | None) -> str:
    """Return with what somebody of the role is refused who has all that belongs to it; nothing if not at the door."""
    with open_desk() as desk:
        is_working = role in {Role.CONTACT, Role.HEAD}
        enterprise = desk.enterprise("云南某企业") if role is Role.MEMBER else None
        who = desk.person(role, HOME if is_working else None, enterprise)
        args, named = _given(function, desk, who)
        try:
            function(*args, **named)
        except REFUSED as refusal:
            return type(refusal).__name__
        except Exception:  # noqa: BLE001  # what was made up is not to be had
            return ""
    return ""


def told(module: str) -> list[str]:
    """Say for each door of a module who is refused in which words; nothing of those open to everybody."""
    return [line for name, function in doors()[module].items() for line in _told(f"{module}.{name}", function)]


def _told(name: str, function: UseCase) -> Iterator[str]:
    roles = {role.value if role else "nobody": _refusal(function, role) for role in (None, *Role)}
    for refusal in sorted({*roles.values()} - {""}):
        yield f"{name}: {refusal} for {' '.join(role for role, heard in roles.items() if heard == refusal)}"


def _listed(module: str) -> list[str]:
    lines = LIST.read_text("utf-8").splitlines()
    return [line for line in lines if line.partition(":")[0].rpartition(".")[0] == module]


def _write(module: str) -> None:
    kept = LIST.read_text("utf-8").splitlines() if LIST.exists() else []
    others = [line for line in kept if line.partition(":")[0].rpartition(".")[0] in {*doors()} - {module}]
    LIST.write_text("".join(f"{line}\n" for line in sorted([*others, *told(module)])), "utf-8")


@pytest.mark.parametrize("module", doors())
def test_who_is_refused_at_each_door(module: str) -> None:
    if os.environ.get("GOLDEN") == "write":
        _write(module)
    assert sorted(told(module)) == _listed(module)
