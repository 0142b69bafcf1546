"""Notices when the SQLite file under a running process is deleted or replaced, and saves what is still open."""

import os
import sqlite3
from itertools import count
from pathlib import Path

HEADER = b"SQLite format 3\0"
Mark = tuple[int, int]


class Identity:
    """What a SQLite file is known by: device and inode of it and its log, and its first bytes.

    The file is read through a descriptor kept open, because closing another one would release the process's locks
    on it.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._log = path, path.with_name(f"{path.name}-wal")
        self._descriptor = os.open(path, os.O_RDONLY)
        found = os.fstat(self._descriptor)
        self._mark: Mark = (found.st_dev, found.st_ino)
        self._log_mark = mark(self._log)

    def gone(self) -> str:
        """Return in a sentence that the file or its log was deleted or replaced; an empty text if not.

        It costs two looks at the folder and runs at each commit.
        """
        if (now := mark(self._path)) != self._mark:
            return f"{self._path} was {'replaced' if now else 'deleted'} while the bot was running"
        now = mark(self._log)
        self._log_mark = self._log_mark or now
        if now != self._log_mark:
            return f"{self._log} was {'replaced' if now else 'deleted'} while the bot was running"
        return ""

    def trouble(self) -> str:
        """Return what is wrong with the file; an empty text if nothing is."""
        if gone := self.gone():
            return gone
        if os.pread(self._descriptor, len(HEADER), 0) != HEADER:
            return f"{self._path} is no database any more: something else was written over it"
        if not os.access(self._path, os.W_OK) or os.fstatvfs(self._descriptor).f_flag & os.ST_RDONLY:
            return f"{self._path} has become read-only"
        return ""

    def is_elsewhere(self) -> bool:
        """Whether the open file is not the one that lies at the path."""
        return mark(self._path) != self._mark

    def refuge(self) -> Path:
        """Return a free path beside the file."""
        names = (self._path.with_name(f"{self._path.name}.rescued{number or ''}") for number in count())
        return next(path for path in names if not path.exists())

    def leave(self) -> None:
        """Remove this process's log; SQLite would otherwise write it into the file that took the place."""
        if self._log_mark is not None and mark(self._log) == self._log_mark:
            self._log.unlink()

    def close(self) -> None:
        """Close the descriptor. Call it only after the last connection to the file is closed."""
        os.close(self._descriptor)


def mark(path: Path) -> Mark | None:
    """Return device and inode of the file; None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def rescue(raw: sqlite3.Connection, identity: Identity) -> Path | str:
    """Save what the connection still sees of a deleted file or log.

    Return the path of the copy, or the reason why there is none.
    """
    if not identity.is_elsewhere():
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return "all of it, in its place"
    path = identity.refuge()
    path.touch(mode=0o600)
    copy = sqlite3.connect(path)
    raw.backup(copy)
    copy.close()
    identity.leave()
    return path
