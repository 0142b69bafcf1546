"""Keeps a bot's Telegram on disk: the bytes of files, and facts as lines of JSON that the next start plays again."""

import hashlib
import json
import os
from pathlib import Path
from typing import TextIO

from bot.demo.botapi.state import FACTS, State


class Blobs:
    """The bytes of files by their hash, in memory or in a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        if self._folder:
            (self._folder / name).write_bytes(data)
        else:
            self._held[name] = data
        return name

    def get(self, name: str) -> bytes:
        return (self._folder / name).read_bytes() if self._folder else self._held[name]


class FileJournal:
    """A file to which lines are added; each is flushed, so that a killed process loses none that it has told of."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self._path = path
        self._file: TextIO | None = None

    def replay(self, state: State) -> None:
        """Play all facts again; a line that a kill cut short is removed."""
        whole = 0
        with self._path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                name, facts = json.loads(line)
                FACTS[name](state, *facts)
                whole += len(line)
        os.truncate(self._path, whole)

    def write(self, name: str, facts: tuple[object, ...]) -> None:
        if self._file is None:
            self._file = self._path.open("a", encoding="utf-8")
        self._file.write(json.dumps((name, facts), ensure_ascii=False, separators=(",", ":")) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file until there is more to write."""
        if self._file:
            self._file.close()
            self._file = None
