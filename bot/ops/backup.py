"""Writes backups: one archive with all rows of one moment, all attachments, and a manifest to check them by."""

import hashlib
import hmac
import json
import os
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.delivery.files import path_of
from storage.engine.backup import Snapshot, snapshot
from storage.engine.unfit import Unfit

FORMAT, MANIFEST, ENDING = 1, "manifest.json", ".tar.gz"
CHUNK, SIGNATURE = 1 << 20, "signature"


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds; `missing` are attachments whose bytes are gone or changed."""

    archive: Path
    rows: int
    files: int
    missing: tuple[str, ...]


def back_up(url: str, folder: Path, target: Path, now: datetime, key: str = "") -> Made:
    """Write the archive `target`, or one named by the time into the folder `target`; a `key` signs it."""
    archive = target if target.name.endswith(ENDING) else target / f"zuozhen-{now:%Y%m%d-%H%M%S}{ENDING}"
    if archive.exists():
        raise Unfit(f"{archive} is there already: name another file")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as made:
        work = Path(made)  # readable for its owner alone, as the archive: both hold what people wrote
        with snapshot(url) as house:
            tables, files = [_dump(house, shape, work) for shape in house.shapes()], house.files()
            revision = house.revision
        kept = {file: path_of(folder, file) for file in files}
        missing = tuple(item for item, path in kept.items() if not path.is_file() or digest(path) != item)
        manifest = {"format": FORMAT, "made_at": now.isoformat(), "revision": revision, "tables": tables}
        manifest["files"] = [file for file in files if file not in missing]
        if key:
            manifest[SIGNATURE] = signature(manifest, key)
        (work / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        _pack(work, [(file, kept[file]) for file in files if file not in missing], tables)
        (work / "archive").replace(archive)
    return Made(archive, sum(table["rows"] for table in tables), len(files) - len(missing), missing)


def signature(manifest: Mapping[str, object], key: str) -> str:
    """Return the signature of the manifest, which needs the key to make. The manifest's sums cover everything else."""
    signed = {name: value for name, value in manifest.items() if name != SIGNATURE}
    return hmac.new(key.encode(), json.dumps(signed, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def _dump(house: Snapshot, shape: Any, work: Path) -> dict[str, Any]:
    path, rows = work / f"{shape.name}.jsonl", 0
    with path.open("w", encoding="utf-8") as out:
        for line in house.lines(shape.name):
            out.write(f"{line}\n")
            rows += 1
    described = {"name": shape.name, "columns": shape.columns, "counter": shape.counter}
    return described | {"rows": rows, "sha256": digest(path)}


def _pack(work: Path, files: list[tuple[str, Path]], tables: list[dict[str, object]]) -> None:
    """Write the archive with the manifest first, so that mistakes are found before anything else is read."""
    (work / "archive").touch(mode=0o600)
    with (work / "archive").open("wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz") as tar:
            tar.add(work / MANIFEST, MANIFEST)
            for table in tables:
                tar.add(work / f"{table['name']}.jsonl", f"tables/{table['name']}.jsonl")
            for name, path in files:
                tar.add(path, f"files/{name}")
        out.flush()
        os.fsync(out.fileno())


def digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
