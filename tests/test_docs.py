"""The documents know every setting and command, and name no file that is not there."""

import re
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.config.settings import Settings
from bot.domain.appeals.moves import MOVES
from bot.texts.appeals.workflow import drawing, table

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
NAMED = re.compile(r"`((?:bot|handlers|storage|tests|docs|deploy)/[\w./-]*)`|\]\((?!https?:|#)([^)#]+)\)")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_is_documented(name: str) -> None:
    assert f"`{name.upper()}`" in README


def test_each_command_is_documented() -> None:
    choices = next(action.choices for action in parser()._actions if action.choices)
    assert [name for name in choices if f"python -m bot {name}" not in README] == []


def test_the_readme_draws_the_table_as_it_is() -> None:
    assert f"```mermaid\n{drawing()}\n```" in README


def test_each_row_of_the_table_is_printed() -> None:
    assert len(table().splitlines()) == len(MOVES) + 2


def test_the_change_log_speaks_of_what_is_unreleased() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_each_file_that_is_named_is_there(document: Path) -> None:
    named = [(path, link) for path, link in NAMED.findall(document.read_text("utf-8"))]
    missing = [path or link for path, link in named if not (ROOT / path if path else document.parent / link).exists()]
    assert missing == []
