"""Restores a backup: checks it as a whole, then writes it into an empty place, all of it or nothing."""

import hmac
import json
import re
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bot.delivery.files import path_of
from bot.ops.backup import CHUNK, FORMAT, MANIFEST, SIGNATURE, digest, signature
from storage.engine.backup import Shape, Target, empty, filling, leaving_nothing
from storage.engine.migrate import known, migrate, newest
from storage.engine.unfit import Unfit

DIGEST, TABLE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[a-z_]+")
Parts = Iterator[tuple[str, IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Restored:
    rows: int
    files: int


def restore(archive: Path, url: str, folder: Path, key: str = "") -> Restored:
    """Fill the empty database at `url` and the empty `folder`; raise Unfit if archive, database or folder is not fit.

    With a `key` the archive must be signed by it. After any error nothing is left behind.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Unfit(f"the folder {folder} is not empty: name another one")
    there = empty(url)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".restore-") as made:
        work = Path(made)
        manifest = unpack(archive, work, key)
        if there not in {None, manifest["revision"]}:
            raise Unfit(f"the target database has schema {there} already: name one without tables")
        with leaving_nothing(url, made_here=there is None):
            migrate(url, manifest["revision"])
            with filling(url) as target:
                rows = sum(_fill(target, table, work) for table in manifest["tables"])
                (work / "files").replace(folder)
    migrate(url)
    return Restored(rows, len(manifest["files"]))


def _fill(target: Target, table: dict[str, Any], work: Path) -> int:
    columns = tuple((name, kind) for name, kind in table["columns"])
    with (work / _table(table["name"])).open(encoding="utf-8") as lines:
        rows = target.fill(Shape(table["name"], columns, table["counter"]), lines)
    if rows != table["rows"]:
        raise Unfit(f"the table {table['name']} has {rows} rows, {table['rows']} were expected")
    return rows


def unpack(archive: Path, work: Path, key: str = "") -> dict[str, Any]:
    """Unpack the archive into the folder `work`, check every part, and return the manifest; raise Unfit."""
    for name in ("tables", "files"):
        (work / name).mkdir()
    try:
        with tarfile.open(archive, "r:gz") as tar:
            parts = ((member.name, content) for member in tar if (content := tar.extractfile(member)) is not None)
            manifest = _manifest(parts, archive)
            _signed(manifest, key, archive)
            _take(parts, _expected(manifest), work)
    except FileNotFoundError:
        raise Unfit(f"there is no file {archive}") from None
    except (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError) as error:
        raise Unfit(f"{archive} is damaged, or no backup of this program ({type(error).__name__})") from error
    return manifest


def _manifest(parts: Parts, archive: Path) -> dict[str, object]:
    name, content = next(parts, ("", None))
    if name != MANIFEST or content is None:
        raise Unfit(f"{archive} is no backup of this program: it does not begin with {MANIFEST}")
    manifest: dict[str, object] = json.load(content)
    if manifest["format"] != FORMAT or manifest["revision"] not in known():
        made = f"format {manifest['format']}, schema {manifest['revision']}"
        raise Unfit(f"{archive} is newer than this program ({made}; known up to {FORMAT}, {newest()}): update it first")
    return manifest


def _signed(manifest: dict[str, Any], key: str, archive: Path) -> None:
    if key and not hmac.compare_digest(signature(manifest, key), str(manifest.get(SIGNATURE, ""))):
        raise Unfit(f"{archive} is not signed with BACKUP_KEY: somebody else made or changed it")


def _expected(manifest: dict[str, Any]) -> dict[str, str]:
    """Return the path of each part with its SHA-256; the archive can't choose other paths."""
    if not all(TABLE.fullmatch(table["name"]) for table in manifest["tables"]):
        raise ValueError("a strange table")
    if not all(DIGEST.fullmatch(file) for file in manifest["files"]):
        raise ValueError("a strange file")
    tables = {_table(table["name"]): table["sha256"] for table in manifest["tables"]}
    return tables | {f"files/{file}": file for file in manifest["files"]}


def _table(name: str) -> str:
    return f"tables/{name}.jsonl"


def _take(parts: Parts, expected: dict[str, str], work: Path) -> None:
    left = dict(expected)
    for name, content in parts:
        if name not in left:
            raise Unfit(f"the archive holds {name}, which its manifest does not name")
        wanted = left.pop(name)
        path = path_of(work / "files", wanted) if name.startswith("files/") else work / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as out:
            while chunk := content.read(CHUNK):
                out.write(chunk)
        if digest(path) != wanted:
            raise Unfit(f"{name} is damaged: its SHA-256 is not the one in the manifest")
    if left:
        raise Unfit(f"the archive is cut short: {len(left)} parts are missing, {next(iter(left))} among them")
