"""Who may say which command and make which move: docs/permissions.md says it, and each of its cells is tried."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.domain.base.errors import NoRight, NotRegistered, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.person import Person, Role
from bot.domain.tables import TABLES
from bot.texts.people.roles import ROLE
from bot.texts.style.menus import DESCRIPTIONS
from bot.texts.style.parties import PARTY
from handlers import dispatch
from handlers.routes import WITH_WORDS
from storage.engine.transaction import Transaction
from tests.desk import HOME, Desk
from tests.house import START, programme
from tests.permissions.fields import ACTORS, ACTS, COLUMNS, SEES, SERVER

PAGE = Path(__file__).resolve().parents[1] / "docs" / "permissions.md"
ROLES = (None, *Role)
NOT_HERE = "未登记"
HEAD = """# Who may do what

`GOLDEN=write .venv/bin/python -m pytest tests/test_permissions.py` writes this page; the test fails when it is stale.

A command is ✓ for a role when the program, asked by somebody of that role, does not refuse it for want of a right:
each cell is tried. The moves are those of the tables in `bot/domain`, which also say in which state, and whose appeal,
seat or enterprise it has to be. Presses are not on this page.
"""
FIELDS = """Who sees which field of what: of an appeal that an enterprise filed and a department leads, with another one
that assists; of the enterprise; of a contact of the lead department; of a session, a class, a circular and an export;
of what administrators keep, and of the audit. A cell is ✓ when the words of the field stand in anything that somebody
of this standing can open, by any command, any button of what comes, any button that is forged, or any search
(`tests/permissions`). Full names, phone numbers and files come on a tap that is noted. An appeal with business secrets
(涉商业秘密) is in no list of who does not handle it; a supervisor opens it by its number. The last two columns are
what `export`, `audit`, `stats`, `dead`, `doctor`, `workflow` and `retention` give at the server, without and with
`export --personal`."""

WHO_ACTS = """Who changes which field: of the same appeal and enterprise, in every state, of a contact of the lead
department, and of what the house shares. The enterprise waits to be verified, and who filed is its manager: so
colleagues are let in by a coordinator only. A cell is ✓ when the field is otherwise after anything that somebody of
this standing can do, by any command, any button of what comes, any button that is forged, any form filled in to its
end, or a table that is sent (`tests/permissions`). What somebody changes along with something else counts: an answer
that is returned leaves its department. Everybody changes their own e-mail address by a code sent there (`/me`). The
last column is what commands at the server change."""


def page(tried: dict[Menu, set[Role | None]]) -> str:
    parts = ["## Commands", "", *commands(tried), "", "## Fields", "", *fields()]
    parts += ["", "## Who acts", "", *acts(), "", "## Moves", *moves()]
    return "\n".join([HEAD, *parts]) + "\n"


def commands(tried: dict[Menu, set[Role | None]]) -> Iterator[str]:
    yield f"| | | {' | '.join(ROLE[role] if role else NOT_HERE for role in ROLES)} |"
    yield "|---|---|" + ":-:|" * len(ROLES)
    for menu, allowed in sorted(tried.items()):
        cells = " | ".join("✓" if role in allowed else "" for role in ROLES)
        yield f"| `/{menu}` | {DESCRIPTIONS[menu]} | {cells} |"


def fields() -> Iterator[str]:
    yield from (FIELDS, "", f"| | | {' | '.join(COLUMNS)} |", "|---|---|" + ":-:|" * len(COLUMNS))
    for (noun, field), seen in SEES.items():
        yield f"| {noun} | {field} | {' | '.join('✓' if who in seen else '' for who in COLUMNS)} |"


def acts() -> Iterator[str]:
    columns = (*ACTORS, SERVER)
    yield from (WHO_ACTS, "", f"| | | {' | '.join(columns)} |", "|---|---|" + ":-:|" * len(columns))
    for (noun, field), acting in ACTS.items():
        yield f"| {noun} | {field} | {' | '.join('✓' if who in acting else '' for who in columns)} |"


def moves() -> Iterator[str]:
    for name, table in TABLES.items():
        held = {(row.action, row.who) for row in table.moves}
        actions = list(dict.fromkeys(action for action, _ in held))
        parties = sorted({who for _, who in held})
        yield from ("", f"### {name}", "", f"| | {' | '.join(PARTY[who] for who in parties)} |")
        yield "|---|" + ":-:|" * len(parties)
        for action in sorted(actions):
            yield f"| {action} | {' | '.join('✓' if (action, who) in held else '' for who in parties)} |"


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        yield Desk(Transaction(connection, programme()))
        connection.rollback()
    engine.dispose()


def somebody(desk: Desk, role: Role | None) -> Person:
    department = HOME if role in {Role.CONTACT, Role.HEAD} else None
    return desk.person(role, department, enterprise=desk.enterprise("云南某企业") if role is Role.MEMBER else None)


def is_refused(desk: Desk, role: Role | None, use_case: Callable[..., list[Notice]], *said: object) -> bool:
    """Try it and undo it; what is refused for another reason, such as that there is nothing yet, may be asked."""
    who, trial = somebody(desk, role), desk.tx.connection.begin_nested()
    try:
        use_case(desk.tx, who, *said, now=START)
    except (NoRight, NotRegistered):
        return True
    except Refusal:
        return False
    finally:
        trial.rollback()
    return False


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_says_who_may(desk: Desk) -> None:
    tried = {
        menu: {role for role in ROLES if not is_refused(desk, role, dispatch.command, menu)}
        for menu in dispatch.COMMANDS
    }
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page(tried), "utf-8")
    assert PAGE.read_text("utf-8") == page(tried)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_may_more_than_the_table_of_commands_says(desk: Desk) -> None:
    for menu, (allowed, _) in dispatch.COMMANDS.items():
        for role in set(ROLES) - allowed:
            assert is_refused(desk, role, dispatch.command, menu), (menu, role)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_words_behind_a_command_open_no_other_door(desk: Desk) -> None:
    for menu, use_case in WITH_WORDS.items():
        for role in ROLES:
            if role not in dispatch.COMMANDS[menu][0]:
                for words in ("", "x"):  # whatever is typed behind it
                    assert is_refused(desk, role, dispatch.with_words, menu, use_case, words), (menu, role)
