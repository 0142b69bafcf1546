"""What a form has gathered, as a typed record: the one place where a draft's keys are read."""

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter

Filled = Mapping[str, Any]  # JSON as a draft holds it, which an older version of its form may have begun
R = TypeVar("R", bound="Record")


class Record:
    """Base of frozen dataclasses whose fields are named like the keys of a draft; keys that they don't name are left.

    Drafts hold JSON: enums, numbers, moments and files are what the fields say. Raises pydantic's ValidationError for
    a draft that no version of the form can have written.
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
