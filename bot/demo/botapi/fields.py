"""Declares and reads the fields of methods: a table of names and types decides what a request may contain."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.demo.botapi.errors import bad
from bot.demo.botapi.records import Json

if TYPE_CHECKING:
    from bot.demo.botapi.world import World

Args = Json
Reader = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    data: bytes


def string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def integer(value: object) -> int:
    if not isinstance(value, int | str) or isinstance(value, bool):
        raise TypeError(value)
    return int(value)


def boolean(value: object) -> bool:
    return value if isinstance(value, bool) else str(value).lower() in {"true", "yes", "1"}


def _nested(value: object) -> object:
    """Return the JSON value, which a form sends as text."""
    return json.loads(value) if isinstance(value, str) else value


def listing(value: object) -> list[object]:
    items = _nested(value)
    if not isinstance(items, list):
        raise TypeError(items)
    return items


def record(fields: Mapping[str, Reader], *needs: str) -> Reader:
    """Return a reader for an object with these fields; `needs` must be there."""

    def read(value: object) -> dict[str, object]:
        items = _nested(value)
        if not isinstance(items, dict) or not items.keys() >= set(needs):
            raise TypeError(items)
        for name in items.keys() - fields.keys():
            raise bad(f'unknown field "{name}" in request')
        return {name: fields[name](item) for name, item in items.items()}

    return read


def records(fields: Mapping[str, Reader], *needs: str) -> Reader:
    """Return a reader for an array of such objects."""
    entry = record(fields, *needs)
    return lambda value: [entry(item) for item in listing(value)]


def anything(value: object) -> object:
    return value


def chat_id(value: object) -> int | str:
    """Return a number, or the @name of a public chat; any other word is an unknown chat."""
    if isinstance(value, str) and not value.lstrip("-").isdecimal():
        return value
    return integer(value)


def file(value: object) -> str | Upload:
    return value if isinstance(value, Upload) else string(value)


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API: its fields, those that it needs, and the function that carries it out."""

    run: "Callable[[World, Args], object]"
    fields: Mapping[str, Reader] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)

    def read(self, raw: Mapping[str, object]) -> Args:
        args: Args = {}
        for name, value in raw.items():
            reader = self.fields.get(name)
            if reader is None:
                _attach(args, name, value)
                continue
            try:
                args[name] = reader(value)
            except (TypeError, ValueError):
                raise bad(f'wrong parameter "{name}" in request') from None
        for name, complaint in self.needs.items():
            if args.get(name) in (None, ""):
                raise bad(complaint)
        return args


def _attach(args: Args, name: str, value: object) -> None:
    """Keep a file of the request by its name, to which attach://name refers; refuse any other unknown field."""
    if not isinstance(value, Upload):
        raise bad(f'unknown field "{name}" in request')
    args.setdefault("attached", {})[name] = value
