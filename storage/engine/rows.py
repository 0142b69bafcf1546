"""Builds the domain's dataclasses from database rows, and turns their values back into what columns hold."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import RowMapping

T = TypeVar("T")


_READERS: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    if kind not in _READERS:
        hints = get_type_hints(kind)
        _READERS[kind] = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return _READERS[kind]


def _reader(hint: object) -> Callable[[Any], Any]:
    if isinstance(hint, UnionType):
        inner = _reader(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return tuple
    if get_origin(hint) is frozenset:
        return frozenset
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda value: value


def to(kind: type[T], row: RowMapping | Mapping[str, object]) -> T:
    """Build the dataclass `kind` from the columns named like its fields."""
    return kind(**{name: read(row[name]) for name, read in _readers(kind).items()})


def plain(values: Mapping[str, object]) -> dict[str, object]:
    """Turn enums and tuples into what columns hold."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
