"""A backup is made while people work, and comes back whole in a new place, on either engine."""

import asyncio
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect

from bot.config.loader import builtin_pack, load
from bot.delivery.files import path_of, store
from bot.ops.backup import MANIFEST, back_up
from bot.ops.restore import restore
from bot.programme import Programme
from storage.engine.backup import empty
from storage.engine.database import Transaction, open_database
from storage.engine.engines import writing
from storage.engine.migrate import current, migrate, newest
from storage.engine.unfit import Unfit
from storage.people import people
from storage.schema import attachment, metadata
from storage.schema.appeals import SEARCH
from storage.schema.finding import FINDING
from tests.ops.conftest import NewDatabase, fill, rows_of, value

NOW = datetime(2026, 11, 23, 14, 30, 5, tzinfo=UTC)
ENGINES = [(one, other) for one in ("sqlite", "postgresql") for other in ("sqlite", "postgresql")]
CONTENTS = (b"first", b"second" * 100_000)


def keep_files(url: str, folder: Path) -> list[str]:
    """Store two files and name them in the attachments."""
    digests = [store(folder, content) for content in CONTENTS]
    engine = create_engine(url)
    with engine.begin() as connection:
        for number, digest in enumerate(digests, 1):
            connection.execute(attachment.update().where(attachment.c.id == number).values(sha256=digest))
        connection.execute(attachment.update().where(attachment.c.id > len(digests)).values(sha256=None))
    engine.dispose()
    return digests


@pytest.fixture(params=ENGINES, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def places(request: pytest.FixtureRequest, new_database: NewDatabase) -> tuple[str, str]:
    source, target = map(new_database, request.param)
    fill(source)
    return source, target


def test_everything_comes_back(places: tuple[str, str], tmp_path: Path) -> None:
    source, target = places
    digests = keep_files(source, tmp_path / "files")
    made = back_up(source, tmp_path / "files", tmp_path / "copy.tar.gz", NOW)
    before = rows_of(source)
    assert all(before.values()), "a table without rows proves nothing"
    restored = restore(made.archive, target, tmp_path / "new")
    assert rows_of(target) == before
    assert (made.rows, made.files) == (restored.rows, restored.files) == (sum(map(len, before.values())), 2)
    assert [path_of(tmp_path / "new", one).read_bytes() for one in digests] == list(CONTENTS)


def test_new_rows_get_numbers_that_nobody_had(places: tuple[str, str], tmp_path: Path) -> None:
    """Of drafts, whose numbers stand in old buttons, not even the number of one that is gone."""
    source, target = places
    restore(back_up(source, tmp_path / "files", tmp_path, NOW).archive, target, tmp_path / "new")
    engine = writing(target)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table.autoincrement_column is not None:
                others = [one.name for one in table.columns if one.foreign_keys]  # 1, 2, 1 …: of nobody's row
                values = {one.name: value(one, 9) for one in table.columns}
                values |= {name: 1 + place % 2 for place, name in enumerate(others)}
                row = insert(table).values({name: it for name, it in values.items() if it is not ...})
                assert connection.execute(row.returning(table.c.id)).scalar() == 4, table.name
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_copy_is_of_one_moment_while_people_work(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    url = new_database(kind)
    migrate(url)
    database = await open_database(url, Programme.of(load(builtin_pack())))
    begun, stop = asyncio.Event(), asyncio.Event()

    def pair(tx: Transaction, number: int) -> None:
        """Two rows that are there together, or not at all; the one that is copied later is written first."""
        people.add(tx, number, "x", NOW)
        people.add_enterprise(tx, "x", f"{number:018d}", "昆明市", NOW)

    async def work() -> int:
        number = 0
        while not stop.is_set():
            number += 1
            await database.write(pair, number)
            begun.set()
        return number

    working = asyncio.create_task(work())
    await begun.wait()
    made = [await asyncio.to_thread(back_up, url, tmp_path / "f", tmp_path / f"{n}.tar.gz", NOW) for n in range(3)]
    stop.set()
    written = await working
    await database.close()
    for one in made:
        described = {table["name"]: table["rows"] for table in manifest(one.archive)["tables"]}
        assert 0 < described["person"] == described["enterprise"] <= written
    assert made[0].rows < made[2].rows


def manifest(archive: Path) -> dict[str, Any]:
    with tarfile.open(archive) as tar:
        member = tar.extractfile(MANIFEST)
        assert member is not None
        found: dict[str, Any] = json.load(member)
    return found


def test_a_folder_gets_a_file_named_by_the_time_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    migrate(url)
    made = back_up(url, tmp_path / "files", tmp_path / "copies", NOW)
    assert made.archive == tmp_path / "copies" / "zuozhen-20261123-143005.tar.gz"
    assert made.archive.stat().st_mode & 0o077 == 0
    assert list((tmp_path / "copies").iterdir()) == [made.archive]
    with pytest.raises(Unfit, match="is there already"):
        back_up(url, tmp_path / "files", made.archive, NOW)


def test_a_file_that_is_gone_or_changed_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    fill(url)
    gone, changed = keep_files(url, tmp_path / "files")
    path_of(tmp_path / "files", gone).unlink()
    path_of(tmp_path / "files", changed).write_bytes(b"other")
    made = back_up(url, tmp_path / "files", tmp_path / "copy.tar.gz", NOW)
    assert (set(made.missing), made.files) == ({gone, changed}, 0)
    assert restore(made.archive, f"sqlite:///{tmp_path}/b.db", tmp_path / "new").rows == made.rows


def rewritten(archive: Path, change: Callable[[str, bytes], bytes | None], more: str = "") -> Path:
    """Return a copy in which each part is what `change` makes of it; None leaves it out."""
    copy = archive.with_name("changed.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(copy, "w:gz") as new:
        parts = [(one.name, old.extractfile(one)) for one in old]
        for name, content in [*((name, content.read()) for name, content in parts if content), (more, b"x")]:
            changed = change(name, content)
            if name and changed is not None:
                member = tarfile.TarInfo(name)
                member.size = len(changed)
                new.addfile(member, io.BytesIO(changed))
    return copy


def in_manifest(old: str, new: str) -> Callable[[str, bytes], bytes | None]:
    return lambda name, content: content.replace(old.encode(), new.encode()) if name == MANIFEST else content


@pytest.mark.parametrize(
    ("change", "more", "why"),
    [
        (in_manifest(f'"revision": "{newest()}"', '"revision": "9999"'), "", "newer than this program .*9999"),
        (in_manifest('"format": 1', '"format": 2'), "", "newer than this program"),
        (in_manifest('"name": "person"', '"name": "../../person"'), "", "damaged"),
        (in_manifest("{", "["), "", "damaged"),
        (lambda name, content: None if name == MANIFEST else content, "", "does not begin with"),
        (lambda name, content: content + b" " if "person" in name else content, "", "person.jsonl is damaged"),
        (lambda name, content: None if "person" in name else content, "", "cut short"),
        (lambda _, content: content, "../evil", "does not name"),
        (lambda _, content: content, "\x1b]0;evil\x07\u202e\x9b2J", r"holds \\x1b]0;evil\\x07\\u202e\\x9b2J, which"),
        (in_manifest('"menu"', '"nowhere"'), "", r"table person do not fit its columns \(\w+\)$"),
    ],
)
def test_a_bad_archive_is_refused_and_nothing_is_written(
    change: Callable[[str, bytes], bytes | None], more: str, why: str, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    fill(url)
    made = back_up(url, tmp_path / "files", tmp_path / "copy.tar.gz", NOW)
    with pytest.raises(Unfit, match=why):
        restore(rewritten(made.archive, change, more), f"sqlite:///{tmp_path}/b.db", tmp_path / "new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.db", "changed.tar.gz", "copy.tar.gz"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_rows_that_do_not_fit_leave_nothing_behind(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    """Also in a database that is there and empty: it takes the right archive afterwards."""
    source, target = new_database("sqlite"), new_database(kind)
    fill(source)
    good = back_up(source, tmp_path / "files", tmp_path / "copy.tar.gz", NOW).archive
    bad = rewritten(good, in_manifest('"menu"', '"nowhere"'))
    with pytest.raises(Unfit, match="do not fit") as refused:
        restore(bad, target, tmp_path / "new")
    assert "磨憨" not in str(refused.value)
    assert (empty(target), (tmp_path / "new").exists()) == (None, False)
    migrate(target)
    with pytest.raises(Unfit, match="do not fit"):
        restore(bad, target, tmp_path / "new")
    restore(good, target, tmp_path / "new")
    assert rows_of(target) == rows_of(source)


def with_other_rows(archive: Path) -> Path:
    """Return the archive with other words in it, and sums that are right for them."""
    described = manifest(archive)
    with tarfile.open(archive) as tar:
        held = tar.extractfile("tables/setting.jsonl")
        assert held is not None
        changed = held.read().replace(b"1", b"9")
    for one in described["tables"]:
        if one["name"] == "setting":
            one["sha256"] = hashlib.sha256(changed).hexdigest()
    parts = {MANIFEST: json.dumps(described).encode(), "tables/setting.jsonl": changed}
    return rewritten(archive, parts.get)


def test_new_sums_are_not_believed_where_a_key_signs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    fill(url)
    signed = back_up(url, tmp_path / "files", tmp_path / "signed.tar.gz", NOW, "a key").archive
    plain = back_up(url, tmp_path / "files", tmp_path / "plain.tar.gz", NOW).archive
    for archive, key in ((with_other_rows(signed), "a key"), (signed, "another key"), (plain, "a key")):
        with pytest.raises(Unfit, match="not signed with BACKUP_KEY"):
            restore(archive, f"sqlite:///{tmp_path}/b.db", tmp_path / "new", key)
        assert not (tmp_path / "b.db").exists()
    restore(signed, f"sqlite:///{tmp_path}/b.db", tmp_path / "new", "a key")
    restore(signed, f"sqlite:///{tmp_path}/c.db", tmp_path / "other")
    assert rows_of(f"sqlite:///{tmp_path}/b.db") == rows_of(f"sqlite:///{tmp_path}/c.db") == rows_of(url)


@pytest.mark.parametrize("cut", [0.5, 0.99])
def test_half_an_archive_is_refused(cut: float, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    fill(url)
    keep_files(url, tmp_path / "files")
    archive = back_up(url, tmp_path / "files", tmp_path / "copy.tar.gz", NOW).archive
    archive.write_bytes(archive.read_bytes()[: int(archive.stat().st_size * cut)])
    with pytest.raises(Unfit, match=r"damaged|cut short"):
        restore(archive, f"sqlite:///{tmp_path}/b.db", tmp_path / "new")
    assert not (tmp_path / "b.db").exists()


def test_nothing_that_is_there_is_overwritten(database_url: str, tmp_path: Path) -> None:
    fill(database_url)
    archive = back_up(database_url, tmp_path / "files", tmp_path / "copy.tar.gz", NOW).archive
    with pytest.raises(Unfit, match=r"the target database is not empty: the table .* has rows"):
        restore(archive, database_url, tmp_path / "new")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "file").touch()
    with pytest.raises(Unfit, match="is not empty"):
        restore(archive, f"sqlite:///{tmp_path}/b.db", tmp_path / "new")


OLD = ("enterprise", "person", "setting")  # tables that were there on the first day


def as_of_the_first_day(archive: Path, url: str) -> Path:
    """Return the archive as the first schema, which the database at `url` has, would have made it."""
    engine = create_engine(url)
    columns = {name: {one["name"] for one in inspect(engine).get_columns(name)} for name in OLD}
    engine.dispose()
    described = {one["name"]: one for one in manifest(archive)["tables"]}
    rows: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for name in OLD:
            held = tar.extractfile(f"tables/{name}.jsonl")
            assert held is not None
            keep = [place for place, (one, _) in enumerate(described[name]["columns"]) if one in columns[name]]
            kept = [[row[place] for place in keep] for row in map(json.loads, held)]
            rows[f"tables/{name}.jsonl"] = "".join(f"{json.dumps(row)}\n" for row in kept).encode()
            described[name]["columns"] = [described[name]["columns"][place] for place in keep]
            described[name]["sha256"] = hashlib.sha256(rows[f"tables/{name}.jsonl"]).hexdigest()
    first = manifest(archive) | {"revision": "0001", "tables": [described[name] for name in OLD]}
    return rewritten(archive, lambda name, _: json.dumps(first).encode() if name == MANIFEST else rows.get(name))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_older_backup_is_brought_up_to_date(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    source, target, first = map(new_database, (kind, kind, kind))
    fill(source)
    migrate(first, "0001")
    made = back_up(source, tmp_path / "files", tmp_path / "copy.tar.gz", NOW)
    restore(as_of_the_first_day(made.archive, first), target, tmp_path / "new")
    engine = create_engine(target)
    assert current(engine) == newest()
    engine.dispose()
    before, after = rows_of(source), rows_of(target)
    known = [one.name for one in metadata.tables["enterprise"].columns].index("state")
    assert [row[:known] for row in after["enterprise"]] == [row[:known] for row in before["enterprise"]]
    assert [row[known] for row in after["enterprise"]] == ["VERIFIED"] * len(before["enterprise"])
    since = [one.name for one in metadata.tables["person"].columns].index("unreachable_since")
    assert [row[:since] for row in after["person"]] == [row[:since] for row in before["person"]]
    assert [row[since] for row in after["person"]] == [None] * 3


def test_what_is_not_there_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="no database"):
        back_up(f"sqlite:///{tmp_path}/none.db", tmp_path, tmp_path / "copy.tar.gz", NOW)
    assert list(tmp_path.iterdir()) == []


def is_ours(name: str | None, *_: object) -> bool:
    """What finds appeals is made by hand, and differently on each engine."""
    return not (name or "").startswith((SEARCH, FINDING, "ix_appeal_trigrams", "ix_finding_marks"))


def test_the_migrations_make_the_schema(database_url: str) -> None:
    migrate(database_url)
    engine = create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()
