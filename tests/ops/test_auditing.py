"""Operators find out whether the audit is as it was written; the bot's role on PostgreSQL can only add to it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from bot.__main__ import main
from bot.domain.tenure.keeping import Kept
from bot.usecases.tenure import retention
from storage.engine import audit
from storage.engine.transaction import Transaction
from tests.conftest import fresh_postgres
from tests.house import START, programme

Says = pytest.CaptureFixture[str]
DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy.md"


def write(url: str, count: int = 3) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for number in range(count):
            audit.note(Transaction(connection, programme()), None, "phone", f"appeal:{number}", START)
    engine.dispose()


def does(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_it_is_said_which_row_is_wrong(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out == "0 rows\n"
    write(database_url)
    assert main(["audit", "verify"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("3 rows are as they were written; the newest is 3:")
    seen = told.split()[-1]
    does(database_url, "UPDATE audit SET subject = 'appeal:9' WHERE id = 2")
    assert main(["audit", "verify"]) == 1
    assert capsys.readouterr().out == "row 2 was changed\n"
    does(database_url, "DELETE FROM audit WHERE id = 2")
    assert main(["audit", "verify", "--seen", seen]) == 1
    assert capsys.readouterr().out == "rows are missing after row 1, before row 3\n"
    does(database_url, "DELETE FROM audit WHERE id = 3")
    assert main(["audit", "verify", "--seen", seen]) == 1
    assert capsys.readouterr().out == "rows are missing after row 1\nrow 3 is not there\n"
    assert main(["audit", "verify", "--seen", "3"]) == 2


def test_whoever_writes_all_anew_is_found_by_what_was_seen(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    write(database_url)
    assert main(["audit", "verify"]) == 0
    seen = capsys.readouterr().out.split()[-1]
    does(database_url, "DELETE FROM audit")
    does(database_url, "UPDATE setting SET value = '' WHERE name = 'audit_head'")
    write(database_url, 2)
    assert main(["audit", "verify"]) == 0
    assert main(["audit", "verify", "--seen", seen]) == 1
    assert "row 3 " in capsys.readouterr().out


def test_the_bot_s_role_can_only_add(postgres: str, monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    """The grants are those of the document, word by word."""
    url = fresh_postgres(postgres)
    (grants,) = re.findall(r"```sql\n(.+?)```", DEPLOY.read_text("utf-8"), re.DOTALL)
    write(url)
    does(url, "CREATE ROLE zuozhen_bot LOGIN")
    does(url, grants)
    bot = create_engine(url)
    for forbidden in ("UPDATE audit SET subject = 'x'", "DELETE FROM audit", "TRUNCATE audit"):
        with bot.connect() as connection, connection.begin():
            connection.execute(text("SET LOCAL ROLE zuozhen_bot"))
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.execute(text(forbidden))
    with bot.begin() as connection:
        connection.execute(text("SET LOCAL ROLE zuozhen_bot"))
        tx = Transaction(connection, programme())
        audit.note(tx, None, "phone", "appeal:4", START)
        assert retention.STEPS[Kept.RECORDS](tx, 0, START.replace(year=2034)) == (None, [])
    bot.dispose()
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out.startswith("4 rows are")
    does(url, "DROP OWNED BY zuozhen_bot")
    does(url, "DROP ROLE zuozhen_bot")


def test_it_is_printed_and_written_to_a_file(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    write(database_url)
    assert main(["audit", "--kind", "查看", "--days", "3"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [one.split("  ")[:4] for one in told[:1]] == [
        ["1", "2024-10-25 01:00:00Z", "系统或后台", "查看联系方式: 诉求0"]
    ]
    assert len(told) == 3
    assert main(["audit", "--kind", "导出"]) == 0
    assert capsys.readouterr().out == "no rows\n"
    assert main(["audit", "--person", "没有这个人"]) == 2
    assert "没有这个人 is no name" in capsys.readouterr().err
    assert main(["audit", "--csv", str(tmp_path / "all.csv")]) == 0
    written = (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()
    assert written[0].startswith("序号,时间,谁,做了什么")
    assert len(written) == 4
    assert main(["audit", "--kind", "audit_export"]) == 0
    assert "导出操作记录" in capsys.readouterr().out
    assert main(["audit", "verify"]) == 0
