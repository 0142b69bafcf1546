"""What operators read and copy is about this program: its commands, settings, figures and files."""

import re
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.config.settings import Settings
from bot.domain.base.press import Menu
from bot.ops.commands import COMMANDS
from bot.ops.doctor import CONFIGURATION, PACK
from bot.usecases.desk.health import Going, Waiting

ROOT = Path(__file__).resolve().parents[2]
DOCS = "\n".join((ROOT / "docs" / name).read_text("utf-8") for name in ("deploy.md", "operations.md"))
DEPLOY = sorted(path for path in (ROOT / "deploy").iterdir() if path.is_file())
SETTINGS = {name.upper() for name in Settings.model_fields}
OTHERS = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "DOMAIN", "BACKUPS", "FORWARDED_ALLOW_IPS"}
FIGURES = (*Waiting.__dataclass_fields__, *Going.__dataclass_fields__, "problems")


@pytest.mark.parametrize("name", [*COMMANDS, *FIGURES, CONFIGURATION, PACK])
def test_the_operator_s_page_explains(name: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / "docs" / "operations.md").read_text("utf-8"))


@pytest.mark.parametrize("menu", [Menu.DEAD, Menu.UNREACHABLE])
def test_the_operator_s_page_names_the_chat_s_commands(menu: Menu) -> None:
    assert f"`/{menu}`" in DOCS


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in SETTINGS if f"`{name}`" not in readme} == set()


def test_every_file_of_deploy_is_explained() -> None:
    assert {path.name for path in DEPLOY if f"`{path.name}`" not in DOCS} == set()


@pytest.mark.parametrize("path", DEPLOY, ids=lambda path: path.name)
def test_no_file_sets_what_the_program_does_not_know(path: Path) -> None:
    text = path.read_text("utf-8")
    names = set(re.findall(r"\$\{([A-Z_]+)", text)) | set(
        re.findall(r"^\s*([A-Z]+_[A-Z_]+|DOMAIN|BACKUPS)[:=]", text, re.MULTILINE)
    )
    python = {name for name in names if name.startswith(("PYTHON", "PIP_"))}
    assert names - python <= SETTINGS | OTHERS


def test_every_command_that_is_run_can_be_parsed() -> None:
    text = "\n".join(path.read_text("utf-8") for path in DEPLOY)
    listed = [re.findall(r'"([^"]+)"', one) for one in re.findall(r"command: \[(.+)\]", text)]
    started = [one.split() for one in re.findall(r"python -m bot (.+)$", text, re.MULTILINE)]
    assert len(listed) == 6
    assert len(started) == 2
    for words in [*listed, *started]:
        parser().parse_args(words)


def test_no_secret_has_a_value() -> None:
    for path in DEPLOY:
        assert not re.search(r"^(BOT_TOKEN|WEBHOOK_SECRET|POSTGRES_PASSWORD)=\S", path.read_text("utf-8"), re.MULTILINE)
