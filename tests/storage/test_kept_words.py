"""Words in databases and on buttons, and defaults of records, stay as they are: what an older version wrote is read.

`GOLDEN=write .venv/bin/python -m pytest tests/storage/test_kept_words.py` writes the list anew.
A line that goes away or changes needs a migration of the rows that hold the word.
"""

import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import ModuleType, NoneType

import bot.domain
import bot.usecases
import storage
from bot.classifier.verdict import Decision
from bot.domain.base.notice import Notice
from bot.domain.orders import BY_RECIPE
from bot.domain.presses import _CODES
from bot.domain.reports.codes import _LETTERS
from bot.usecases.book import FORMS

LIST = Path(__file__).with_name("kept_words.txt")
WORD = re.compile(r"[A-Za-z][A-Za-z_ ]*:?")  # neither patterns nor Chinese


def enums(kind: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for one in kind.__subclasses__():
        yield one
        yield from enums(one)


def heirs(kind: type[Notice]) -> Iterator[type[Notice]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("bot."):
            yield one
        yield from heirs(one)


def modules() -> Iterator[ModuleType]:
    for package in (bot.domain, bot.usecases, storage):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name:
                yield importlib.import_module(found.name)


def constants() -> Iterator[str]:
    """Give the words that have a name in code: those of settings, drafts, timers and counts."""
    for module in modules():
        for name, value in vars(module).items():
            if name.isupper() and type(value) is str and WORD.fullmatch(value):
                yield f"{name} = {value}"


def defaults() -> Iterator[str]:
    """Give what a record holds in a field that an older row or draft does not have."""
    for module in modules():
        for name, kind in vars(module).items():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
                for field in fields(kind):
                    is_own = field.name in vars(kind).get("__annotations__", ()) and not name.startswith("_")
                    if is_own and isinstance(field.default, str | int | float | tuple | NoneType):
                        yield f"{name}.{field.name}: {field.default!r}"


def steps() -> Iterator[str]:
    """Give the forms with their steps, by whose names drafts say where somebody is."""
    for kind, form in FORMS.items():
        yield f"form {kind}: {', '.join(step.name for step in form.steps)}"


def kept_words() -> list[str]:
    """Name each member with its value, each button, order, notice and cut with its code and what it carries."""
    words = set(constants())
    known = {one for one in enums(StrEnum) if one.__module__.startswith(("bot.domain", "storage"))} | {Decision}
    members = {f"{one.__name__}.{member.name} = {member.value}" for one in known for member in one}
    buttons = {f"{code}: {', '.join(field.name for field in fields(kind))}" for code, kind in _CODES.items()}
    notices = {f"notice {one.CODE}" for one in heirs(Notice) if "CODE" in vars(one)}
    orders = {f"{recipe}: {', '.join(field.name for field in fields(kind))}" for recipe, kind in BY_RECIPE.items()}
    cuts = {f"figures by {letter}: {cut.name}" for cut, letter in _LETTERS.items()}
    parts = (members, buttons, notices, orders, cuts, words, {*steps()}, {*defaults()})
    return "\n\n".join("\n".join(sorted(part)) for part in parts).split("\n")


def test_words_that_are_kept_stay_as_they_are() -> None:
    if os.environ.get("GOLDEN") == "write":
        LIST.write_text("\n".join(kept_words()) + "\n", "utf-8")
    listed = LIST.read_text("utf-8").splitlines()
    assert kept_words() == listed, "new words are added to the list by GOLDEN=write; others need a migration"
