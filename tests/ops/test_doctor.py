"""Each of the doctor's lines can be ok, and can be something else."""

import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, insert, text, update

from bot.config.changes import Changes
from bot.config.loader import builtin_pack
from bot.config.settings import Settings
from bot.demo.botapi import BotApi, serve
from bot.domain.desk.backup_notices import LATE
from bot.domain.people.person import OF_DEPARTMENT
from bot.ops import doctor
from bot.ops.doctor import examine, exit_code
from bot.ops.findings import Level
from bot.usecases.desk.backups import LAST
from storage.engine import probe
from storage.engine.migrate import migrate, newest
from storage.engine.transaction import CHANGES
from storage.schema import person, setting
from tests.channels.mailroom import mailroom
from tests.house import TOKEN, programme
from tests.loopback import http_client
from tests.ops.conftest import fill
from tests.ops.test_backup import keep_files

NOW = datetime(2026, 3, 2, tzinfo=UTC)
NAMES = ["configuration", "database", "migrations", "pack", "calendar", "attachments", "backup", "posts", "Bot API"]


@pytest.fixture
async def api() -> AsyncIterator[str]:
    async with serve(BotApi()) as url:
        yield url


def served() -> Iterator[dict[str, object]]:
    """A contact and a head for whomever the pack names."""
    posts = [(role, named.name) for role in OF_DEPARTMENT for named in programme().pack.assignees]
    for number, (role, department) in enumerate(posts, 1000):
        yield {"user": number, "chat": number, "role": role, "department": department, "since": NOW}


@pytest.fixture
def well(api: str, database_url: str, tmp_path: Path) -> Settings:
    """A configuration with which everything is well."""
    fill(database_url)
    keep_files(database_url, tmp_path / "files")
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(insert(setting).values(name=LAST, value=(NOW - LATE).isoformat()))
        connection.execute(insert(person), list(served()))
    engine.dispose()
    return Settings(
        bot_token=SecretStr(TOKEN), bot_api_url=api, database_url=database_url, files_dir=tmp_path / "files"
    )


async def looked(settings: Settings, **changes: Any) -> tuple[dict[str, str], int]:
    """Return the level of each line that is not ok, and the exit code."""
    found = await examine(settings.model_copy(update=changes), NOW)
    assert [one.name for one in found] == NAMES
    assert all("\n" not in str(one) and len(one.text) > 10 for one in found)
    return {one.name: one.level.value for one in found if one.level is not Level.OK}, exit_code(found)


async def test_all_is_well(well: Settings) -> None:
    assert await looked(well) == ({}, 0)


@pytest.mark.parametrize(
    ("changes", "told", "code"),
    [
        ({"bot_token": SecretStr("")}, {"configuration": "fail", "Bot API": "fail"}, 2),
        ({"bot_token": SecretStr(""), "web_url": "https://x.example"}, {"Bot API": "warn"}, 0),
        ({"web_url": "http://x.example"}, {"configuration": "fail"}, 2),
        ({"web_url": "https://x.example/chat"}, {"configuration": "fail"}, 2),
        ({"web_url": "x.example"}, {"configuration": "fail"}, 2),
        ({"bot_token": SecretStr("nonsense")}, {"configuration": "fail"}, 2),
        ({"webhook_url": "https://x.example"}, {"configuration": "fail"}, 2),
        ({"webhook_url": "http://x.example", "webhook_secret": SecretStr("s")}, {"configuration": "fail"}, 2),
        ({"webhook_secret": SecretStr("a b")}, {"configuration": "fail"}, 2),
        ({"webhook_url": "https://x.example", "webhook_secret": SecretStr("s")}, {}, 0),
        ({"bot_api_url": "http://127.0.0.1:9"}, {"Bot API": "fail"}, 1),
    ],
)
async def test_what_is_wrong_is_told(well: Settings, changes: Any, told: dict[str, str], code: int) -> None:
    assert await looked(well, **changes) == (told, code)


UNSEEN = {"attachments": "warn", "backup": "warn", "posts": "warn"}  # they can't be counted


@pytest.mark.parametrize(
    ("url", "database"),
    [
        ("sqlite:///{folder}/none.db", "warn"),
        ("sqlite:///{folder}", "fail"),
        ("sqlite:///{folder}/garbage.db", "fail"),
        ("postgresql+psycopg://nobody@127.0.0.1:9/none", "fail"),
        ("oracle://x", "fail"),
        ("nonsense", "fail"),
    ],
)
async def test_a_database_that_can_t_be_used(well: Settings, url: str, database: str, tmp_path: Path) -> None:
    (tmp_path / "garbage.db").write_bytes(b"garbage" * 1000)
    found, code = await looked(well, database_url=url.format(folder=tmp_path))
    assert (found, code) == ({"database": database, "migrations": "fail"} | UNSEEN, 1)
    assert not (tmp_path / "none.db").exists()


async def test_a_database_that_is_locked(well: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "SECONDS", 0.1)
    migrate(f"sqlite:///{tmp_path}/locked.db")
    with sqlite3.connect(tmp_path / "locked.db") as holder:
        holder.execute("BEGIN EXCLUSIVE")
        found, code = await looked(well, database_url=f"sqlite:///{tmp_path}/locked.db")
    holder.close()
    assert (found["database"], code) == ("fail", 1)


async def test_a_database_that_is_read_only(well: Settings) -> None:
    if "postgresql" not in well.database_url:
        pytest.skip("root may write any file")
    read_only = "-c%20default_transaction_read_only%3Don"
    found, code = await looked(well, database_url=f"{well.database_url}&options={read_only}")
    assert (found, code) == ({"database": "fail", "migrations": "fail"} | UNSEEN, 1)


@pytest.mark.parametrize("revision", ["0001", "9999", None])
async def test_another_schema(well: Settings, revision: str | None) -> None:
    engine = create_engine(well.database_url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if revision:
            connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
    engine.dispose()
    assert await looked(well) == ({"migrations": "fail"} | UNSEEN, 1)
    assert revision != newest()


async def test_a_broken_pack(well: Settings, tmp_path: Path) -> None:
    found, code = await looked(well, pack=tmp_path)
    assert (found, code) == ({"pack": "fail", "calendar": "warn"} | UNSEEN, 2)
    assert await looked(well, pack=builtin_pack()) == ({}, 0)


@pytest.mark.parametrize(
    ("moment", "holidays", "level"),
    [
        (datetime(2026, 10, 31, tzinfo=UTC), (), Level.OK),
        (datetime(2031, 10, 31, tzinfo=UTC), (), Level.WARN),
        (datetime(2031, 10, 31, tzinfo=UTC), (2031,), Level.OK),
        (datetime(2031, 11, 2, tzinfo=UTC), (2031,), Level.WARN),
        (datetime(2031, 10, 31, 16, 30, tzinfo=UTC), (2031,), Level.WARN),  # 1 November in Shanghai
        (datetime(2031, 11, 2, tzinfo=UTC), (2031, 2032), Level.OK),
    ],
)
def test_a_year_without_holidays_is_an_alarm(moment: datetime, holidays: tuple[int, ...], level: Level) -> None:
    known = replace(programme().calendar, holidays=frozenset(datetime(year, 1, 1).date() for year in holidays))  # noqa: DTZ001  # a date
    found = doctor.calendar(replace(programme(), calendar=known), moment)
    assert found.level is level
    assert exit_code([found]) == 0


async def test_days_that_were_changed_in_chat_are_known(well: Settings) -> None:
    far = datetime(2031, 6, 2, tzinfo=UTC)
    told = {one.name: one.level for one in await examine(well, far)}
    assert told["calendar"] is Level.WARN
    said = Changes(settings={"days.2031-01-01": "off"})
    engine = create_engine(well.database_url)
    with engine.begin() as connection:
        connection.execute(insert(setting).values(name=CHANGES, value=said.as_text()))
    engine.dispose()
    told = {one.name: one.level for one in await examine(well, far)}
    assert told["calendar"] is Level.OK


async def test_files_that_are_gone_or_never_came(well: Settings) -> None:
    kept = [one for one in well.files_dir.rglob("*") if one.is_file()]
    kept[0].unlink()
    assert await looked(well) == ({"attachments": "fail"}, 1)
    kept[1].unlink()
    engine = create_engine(well.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE attachment SET sha256 = NULL, attempts = -1"))
    engine.dispose()
    assert await looked(well) == ({"attachments": "warn"}, 0)


async def test_a_folder_that_can_t_be_one(well: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert await looked(well, files_dir=tmp_path / "file" / "files") == ({"attachments": "fail"}, 1)


async def test_a_webhook_that_is_in_the_way(well: Settings, api: str) -> None:
    async with http_client() as client:
        await client.post(f"{api}/bot{TOKEN}/setWebhook", data={"url": "http://127.0.0.1:9/"})
        assert await looked(well) == ({"Bot API": "warn"}, 0)


@pytest.mark.parametrize("made", ["", (NOW - LATE - timedelta(seconds=1)).isoformat()])
async def test_a_backup_that_did_not_come(well: Settings, made: str) -> None:
    engine = create_engine(well.database_url)
    with engine.begin() as connection:
        connection.execute(update(setting).where(setting.c.name == LAST).values(value=made))
    engine.dispose()
    assert await looked(well) == ({"backup": "warn"}, 0)


@pytest.mark.parametrize("role", sorted(OF_DEPARTMENT))
async def test_whom_nobody_serves_is_named(well: Settings, role: str) -> None:
    engine = create_engine(well.database_url)
    with engine.begin() as connection:
        nobody = (person.c.role == role) & (person.c.department == "昆明海关")
        connection.execute(update(person).where(nobody).values(role=None, gone="ENDED"))
    engine.dispose()
    assert await looked(well) == ({"posts": "warn"}, 0)
    (said,) = [one.text for one in await examine(well, NOW) if one.name == "posts"]
    assert f"1 have no {role.lower()}, such as 昆明海关" in said


async def test_damaged_pages_are_found(well: Settings, tmp_path: Path) -> None:
    """Not those that are read anyhow: a page that holds rows of people."""
    url, path = f"sqlite:///{tmp_path}/damaged.db", tmp_path / "damaged.db"
    fill(url, 200)
    keep_files(url, tmp_path / "files")
    with sqlite3.connect(path) as raw:
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()
    raw.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)
    found, code = await looked(well, database_url=url)
    assert (found["database"], code) == ("fail", 1)


async def test_no_line_tells_a_secret(well: Settings) -> None:
    hidden = {"database_url": "postgresql+psycopg://me:hidden-word@127.0.0.1:9/x", "bot_token": SecretStr("1:hidden")}
    found = await examine(well.model_copy(update=hidden), NOW)
    assert not [one for one in found if "hidden" in str(one)]


async def mailed(settings: Settings, **changes: Any) -> tuple[str, int]:
    """Return the text of the line about e-mail, or else of the configuration, and the exit code."""
    found = await examine(settings.model_copy(update=changes), NOW)
    (line,) = [one for one in found if one.name == "mail"] or [found[0]]
    return line.text, exit_code(found)


async def test_the_mail_server_is_asked_and_its_settings_are_looked_at(well: Settings) -> None:
    async with mailroom() as post:
        there: dict[str, Any] = {"smtp_url": SecretStr(post.url), "smtp_from": "zuozhen@example.gov.cn"}
        assert await mailed(well, **there) == ("the server takes e-mails from zuozhen@example.gov.cn", 0)
        text, code = await mailed(well, **there | {"smtp_from": "nobody"})
        assert ("SMTP_FROM" in text, code) == (True, 2)
        assert post.letters == []
    text, code = await mailed(well, **there)
    assert ("can't be used" in text, code) == (True, 1)
    text, code = await mailed(well, **there | {"smtp_url": SecretStr("mail.example")})
    assert ("SMTP_URL must begin" in text, code) == (True, 2)


async def test_the_command_for_voices_has_to_be_there(well: Settings) -> None:
    async def said(command: str) -> tuple[str, str]:
        found = await examine(well.model_copy(update={"transcribe": command}), NOW)
        return next(((one.level.value, one.text) for one in found if one.name == "transcribe"), ("", ""))

    assert await said("") == ("", "")
    assert (await said(f"{sys.executable} -m something"))[0] == "ok"
    assert (await said("no-such-program --fast"))[0] == "fail"
    assert "quotation" in (await said("'half"))[1]
    found = await examine(well.model_copy(update={"ocr": "no-such-program"}), NOW)
    assert [str(one.level) for one in found if one.name == "ocr"] == ["fail"]
