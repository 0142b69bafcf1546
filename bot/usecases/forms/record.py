"""Reads what a form has gathered as a typed record. This is the one place where keys of a draft are read."""

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter

Filled = Mapping[str, Any]  # JSON as a draft holds it, which an older version of its form may have begun
R = TypeVar("R", bound="Record")


class Record:
    """The base of frozen dataclasses whose fields are named like the keys of a draft; other keys are ignored.

    Drafts hold JSON, which is turned into the types of the fields. A draft that no version of the form can have written
    raises pydantic's ValidationError.
    """

    __slots__ = ()

    @classmethod
    def from_draft(cls, draft: Filled) -> Self:
        return _reader(cls).validate_python(dict(draft))


_READERS: dict[type[Record], TypeAdapter[Any]] = {}


def _reader(kind: type[R]) -> TypeAdapter[R]:
    if kind not in _READERS:
        _READERS[kind] = TypeAdapter(kind)
    return _READERS[kind]
