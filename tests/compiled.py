"""What SQLAlchemy compiled for one house of a test run, kept for the next: each would compile all of it anew."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Engine, event


class _Statements(dict[tuple[object, ...], Any]):
    """Compiled statements by all that makes them up but the dialect object, of which every engine has its own."""

    def get(self, key: tuple[object, ...], default: object = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[object, ...], compiled: object) -> None:
        super().__setitem__(key[1:], compiled)


_STATEMENTS: dict[str, _Statements] = defaultdict(_Statements)


def share_compiled() -> None:
    """Let every engine of this process find what an earlier one of its kind compiled."""
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_STATEMENTS[connection.dialect.name])
