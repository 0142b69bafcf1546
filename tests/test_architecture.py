"""The house rules, kept by reading the source: each rule is a function over one parsed module."""

import ast
import fnmatch
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Rooms by floor, from the ground up. A room may import itself and the floors below.
FLOORS = (
    {"bot.domain"},
    {"bot.config"},
    {"bot.classifier"},
    {"bot.programme"},
    {"storage", "bot.texts"},
    {"bot.papers"},
    {"bot.usecases"},
    {"handlers", "bot.delivery"},
    {"bot.app", "bot.demo", "bot.loading", "bot.logs", "bot.ops", "bot.__main__"},
)
EDGES, ROOF = FLOORS[-2:]
OPEN_FLOORS = (EDGES, ROOF)  # their rooms may see each other
TOP_LEVEL = {"bot", "handlers", "storage", "tests", "deploy", "docs"}

# The wings, the same on every floor: each may use those before it. A floor's base serves all wings and knows none of
# its floor, and of the floors below only who acts and when. What stands loose is an index: it alone knows all.
WINGS = ("time", "people", "reach", "words", "appeals", "sessions", "classes", "tenure", "counter", "reports", "desk")
WINGED = {
    "bot.domain": {"base"},
    "storage": {"engine", "mail", "schema", "migrations"},
    "bot.texts": {"style"},
    "bot.usecases": {"forms"},
    "handlers": {"base"},
}
INDEXES = {
    "bot.domain": {"orders", "presses", "tables"},
    "storage": set[str](),
    "bot.texts": {"asked", "refusals", "render"},
    "bot.usecases": {"book", "timers"},
    "handlers": {"dispatch", "routes", "updates", "wishes"},
}
BASE_MAY_USE = WINGS.index("people")

# What is exempt, and why. A path is a file or a folder; a rule that is not named here has no exceptions.
MIGRATIONS = "storage/migrations"
ALLOWED = {
    "wording": {
        "bot/texts": "the room for wording",
        "bot/pack": "the province's data",
        "bot/domain/reports/figures.py": "a figure's name and meaning stand beside what it counts",
        "bot/demo": "the demo's page and its cast are wording of their own",
        "bot/classifier": "matches Chinese text: its patterns are data",
        "bot/domain/time/typed": "reads Chinese days and hours: its patterns are data",
    },
    "size": {
        MIGRATIONS: "a migration is one list of tables and columns, read once",
    },
    "names": {MIGRATIONS: "a migration that was run is not changed"},
    "purpose": {MIGRATIONS: "Alembic writes the revision into the docstring"},
}

FUNCTION_LINES, HANDLER_LINES, FILE_LINES = 20, 12, 250
SQL_LIBRARIES = {"sqlalchemy", "alembic", "aiosqlite", "sqlite3", "psycopg", "asyncpg"}
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE)\s")
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
SENTENCE_ENDS = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?](?=\s+\S)")
SENTENCES = 3  # of a module's docstring
SAYS_NOTHING = frozenset({"it", "one", "told", "shown", "asked", "of"})
LEFTOVER = re.compile(r"#.*\bTODO\b|\b(FIXME|XXX)\b")  # outside a comment, TODO may be the command /todo
CLOCKS = re.compile(
    r"datetime\.datetime\.(now|utcnow|today)|datetime\.date\.today"
    r"|time\.(time|monotonic|perf_counter|process_time)(_ns)?|time\.(localtime|gmtime)"
    r"|sqlalchemy\.(.+\.)?func\.(now|current_timestamp|current_date|current_time|localtimestamp|clock_timestamp)"
)
WAITING = re.compile(r"asyncio\.sleep|(.+\.)?(loop|get_running_loop\(\)|get_event_loop\(\))\.time")
DATABASE_CLOCK = re.compile(r"CURRENT_(TIMESTAMP|TIME|DATE)\b|\bnow\(\)|\(\s*'now'", re.IGNORECASE)


@dataclass(frozen=True)
class Module:
    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def lines(self) -> list[str]:
        return self.source.splitlines()

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def room(self) -> str | None:
        return room_of(self.name)

    def allowed(self, rule: str) -> bool:
        return any(self.path == place or self.path.startswith(f"{place}/") for place in ALLOWED[rule])

    def at(self, node: ast.AST, remedy: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {remedy}"

    @cached_property
    def imports(self) -> list[tuple[ast.stmt, str]]:
        """Each import with its full dotted name, as `from a import b` may mean the module a.b."""
        found: list[tuple[ast.stmt, str]] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(node, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [(node, f"{node.module}.{alias.name}") for alias in node.names]
        return found

    @cached_property
    def bound(self) -> frozenset[int]:
        """The names to which something is bound, by their ids, without the fields of classes."""
        parts = (part for node in self.nodes if isinstance(node, ast.ClassDef) for part in node.body)
        fields = {id(part.target) for part in parts if isinstance(part, ast.AnnAssign)}
        stores = (node for node in self.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
        return frozenset(id(node) for node in stores if id(node) not in fields)

    @cached_property
    def strings(self) -> list[ast.Constant]:
        """String literals except docstrings, which are statements of their own."""
        bare = {id(node.value) for node in self.nodes if isinstance(node, ast.Expr)}
        strings = (node for node in self.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
        return [node for node in strings if id(node) not in bare]

    @cached_property
    def names(self) -> list[tuple[ast.AST, str]]:
        """Every name and attribute that is used, spelled out in full by way of the imports."""
        known: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                known |= {alias.asname: alias.name for alias in node.names if alias.asname}
            elif isinstance(node, ast.ImportFrom):
                known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        used = (node for node in self.nodes if isinstance(node, ast.Name | ast.Attribute))
        return [(node, spelled(node, known)) for node in used]

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    def body_lines(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        """Lines that hold code: no docstring, no blank lines, no comments."""
        body = function.body[ast.get_docstring(function) is not None :]
        if not body:
            return 0
        lines = self.lines[body[0].lineno - 1 : function.end_lineno]
        return sum(1 for line in lines if line.strip() and not line.lstrip().startswith("#"))


def spelled(node: ast.AST, known: dict[str, str]) -> str:
    match node:
        case ast.Name(name):
            return known.get(name, name)
        case ast.Attribute(value, name):
            return f"{spelled(value, known)}.{name}"
        case ast.Call(function):
            return f"{spelled(function, known)}()"
    return "?"


def room_of(name: str) -> str | None:
    """Return the room that a dotted name is in; None for other people's packages."""
    rooms = chain.from_iterable(FLOORS)
    return next((room for room in rooms if name == room or name.startswith(f"{room}.")), None)


def floor_of(room: str) -> int:
    return next(height for height, floor in enumerate(FLOORS) if room in floor)


def uses(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


# The rules


def imports_point_down(module: Module) -> Iterator[str]:
    here = module.room
    if here is None:
        if module.path != "bot/__init__.py":
            yield module.at(module.tree, "is in no room: move it into one of the rooms of FLOORS")
        return
    for node, name in module.imports:
        there = room_of(name)
        if there is None or there == here or floor_of(there) < floor_of(here):
            continue
        if not any({here, there} <= floor for floor in OPEN_FLOORS):
            yield module.at(node, f"{here} may not see {there}: move what is shared down, or hand it in from above")


def wings_keep_their_order(module: Module) -> Iterator[str]:
    here = address(module.name)
    if here is None:
        return
    floor, wing = here
    if wing not in {"", *WINGS, *WINGED[floor], *INDEXES[floor]}:
        yield module.at(module.tree, f"{wing} is no wing, base or index of {floor}: move it where its noun is")
    for node, name in module.imports:
        there = address(name)
        if there is not None and not may_use(here, there):
            yield module.at(node, f"{wing} may not use {'.'.join(there)}: hand in what is needed, or move it")


def address(name: str) -> tuple[str, str] | None:
    """Return floor and wing of a dotted name; None: it stands on no floor with wings."""
    floor = next((one for one in WINGED if name == one or name.startswith(f"{one}.")), None)
    return None if floor is None else (floor, name.removeprefix(floor).removeprefix(".").partition(".")[0])


def may_use(here: tuple[str, str], there: tuple[str, str]) -> bool:
    (floor, wing), (their_floor, theirs) = here, there
    if wing in INDEXES[floor] or theirs in {"", *WINGED[their_floor]}:
        return True
    if theirs in INDEXES[their_floor]:
        return floor != their_floor
    most = WINGS.index(wing) if wing in WINGS else BASE_MAY_USE if floor != their_floor else -1
    return WINGS.index(theirs) <= most


def authority_comes_from_tables_and_guards(module: Module) -> Iterator[str]:
    """What is asked of a role outside the tables is asked by its wing's guard; whether there is any role, by all."""
    if module.room != "bot.usecases" or module.path.endswith("/guard.py"):
        return
    for node in module.nodes:
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            asks = any(isinstance(side, ast.Attribute) and side.attr == "role" for side in sides)
            if asks and not any(isinstance(side, ast.Constant) and side.value is None for side in sides):
                yield module.at(node, "ask the table, or the wing's guard.py, what somebody may do")


def telegram_stays_at_the_edges(module: Module) -> Iterator[str]:
    for node, name in module.imports:
        if uses(name, "telegram") and module.room not in EDGES | {"bot.app", "bot.demo"}:
            yield module.at(node, "only the edges know Telegram: return a notice, or take a typed argument")


def sql_stays_in_storage(module: Module) -> Iterator[str]:
    if module.room == "storage":
        return
    for node, name in module.imports:
        if name.split(".")[0] in SQL_LIBRARIES:
            yield module.at(node, f"{name}: ask the database by a named query in storage")
    for string in module.strings:
        if SQL.match(str(string.value)):
            yield module.at(string, "SQL outside storage: make it a named query there")


def wording_stays_in_texts(module: Module) -> Iterator[str]:
    if module.allowed("wording"):
        return
    for string in module.strings:
        written = "\n".join(module.lines[string.lineno - 1 : string.end_lineno])
        # the second look lets escapes pass: a pattern's \u4e00 is not wording
        if CHINESE.search(str(string.value)) and CHINESE.search(written):
            yield module.at(string, f"{string.value!r}: put the wording into bot/texts, return a notice with facts")


def clocks_are_handed_in(module: Module) -> Iterator[str]:
    if module.room in ROOF:
        return
    for node, name in module.names:
        if CLOCKS.fullmatch(name):
            yield module.at(node, f"{name}: take `now` as an argument; clocks are made at the roof")
        if WAITING.fullmatch(name) and module.room not in EDGES:
            yield module.at(node, f"{name}: only the edges wait; write a timer row instead")
    for string in module.strings:
        if DATABASE_CLOCK.search(str(string.value)):
            yield module.at(string, "the database's clock: bind `now` as a parameter")


def says_what_it_is_for(module: Module) -> Iterator[str]:
    if module.allowed("purpose"):
        return
    purpose = ast.get_docstring(module.tree) or ""
    if not purpose.endswith(".") or len(SENTENCE_ENDS.findall(purpose)) >= SENTENCES:
        yield module.at(module.tree, f"say in one to {SENTENCES} sentences what is here, each with a full stop")


def is_short(module: Module) -> Iterator[str]:
    if module.allowed("size"):
        return
    if len(module.lines) > FILE_LINES:
        yield module.at(module.tree, f"{len(module.lines)} lines, over {FILE_LINES}: split it by noun")
    most = HANDLER_LINES if module.room == "handlers" else FUNCTION_LINES
    for function in module.functions:
        if (lines := module.body_lines(function)) > most:
            yield module.at(function, f"{function.name} has {lines} lines, over {most}: name a part of it")


def names_say_what_they_hold(module: Module) -> Iterator[str]:
    """Look for variables whose name could mean anything; a `row` is one of a table, never the number of one."""
    if module.allowed("names"):
        return
    for node in module.nodes:
        if isinstance(node, ast.arg) and (node.arg in SAYS_NOTHING or (node.arg == "row" and _is_number(node))):
            yield module.at(node, f"{node.arg}: call it by what it is: the appeal, the press, its number")
        elif isinstance(node, ast.Name) and node.id in SAYS_NOTHING and id(node) in module.bound:
            yield module.at(node, f"{node.id}: call it by what it is: the appeal, the press, the situation")


def _is_number(argument: ast.arg) -> bool:
    said = ast.unparse(argument.annotation) if argument.annotation else ""
    return re.fullmatch(r"(int|\w+Id)( \| None)?", said) is not None


def leaves_nothing_to_do(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.lines, 1):
        if LEFTOVER.search(line):
            yield f"{module.path}:{number}: do it now, or file an issue and delete the mark"


RULES: tuple[Callable[[Module], Iterator[str]], ...] = (
    imports_point_down,
    wings_keep_their_order,
    authority_comes_from_tables_and_guards,
    telegram_stays_at_the_edges,
    sql_stays_in_storage,
    wording_stays_in_texts,
    clocks_are_handed_in,
    says_what_it_is_for,
    is_short,
    names_say_what_they_hold,
    leaves_nothing_to_do,
)


def circles(house: Iterable[Module]) -> Iterator[str]:
    """Look for modules of the house that import each other, be it by way of others or for their types only."""
    modules = {module.name: module for module in house}
    sees = {
        name: {there for _, said in module.imports if (there := owner(said, modules)) and there != name}
        for name, module in modules.items()
    }
    try:
        TopologicalSorter(sees).prepare()
    except CycleError as error:
        way = error.args[1]
        yield f"{' ← '.join(way)}: move what both need into a module below them, or hand it in"


def owner(name: str, modules: Mapping[str, Module]) -> str | None:
    """Return the module in which a dotted name is; None for other people's."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None


def strange_folders(names: set[str], ignored: set[str]) -> set[str]:
    return {
        name
        for name in names - TOP_LEVEL
        if not name.startswith(".") and not any(fnmatch.fnmatch(name, pattern) for pattern in ignored)
    }


# The house keeps its rules


@pytest.fixture(scope="module")
def house() -> list[Module]:
    files = chain.from_iterable((ROOT / folder).rglob("*.py") for folder in ("bot", "handlers", "storage"))
    return [Module(str(file.relative_to(ROOT)), file.read_text("utf-8")) for file in sorted(files)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Callable[[Module], Iterator[str]], house: list[Module]) -> None:
    broken = list(chain.from_iterable(map(rule, house)))
    assert not broken, "\n" + "\n".join(broken)


def test_nothing_goes_in_a_circle(house: list[Module]) -> None:
    assert not list(circles(house))


def test_the_top_level_is_bot_handlers_storage_tests() -> None:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    ignored = {line.strip("/") for line in lines if line.endswith("/")}
    names = {entry.name for entry in ROOT.iterdir() if entry.is_dir()}
    strange = strange_folders(names, ignored)
    assert not strange, f"move into bot, handlers, storage or tests, or git-ignore: {sorted(strange)}"


def test_every_exception_has_a_reason() -> None:
    assert all(reason for places in ALLOWED.values() for reason in places.values())


# As often as the house may say that anything goes, imports left out: JSON from outside, and libraries without types.
ANYTHING = {r"\bAny\b": 120, r"dict\[str, Any\]": 25}
IMPORTED = re.compile(r"^from typing import .*$", re.MULTILINE)


@pytest.mark.parametrize(("said", "most"), ANYTHING.items())
def test_what_may_be_anything_is_rare(said: str, most: int, house: list[Module]) -> None:
    found = sum(len(re.findall(said, IMPORTED.sub("", module.source))) for module in house)
    assert found <= most, f"{found} times {said}, over {most}: say what it is, or that it is an object"


# The rules see


BAD = [
    (imports_point_down, "bot/domain/x.py", "import storage.schema"),
    (imports_point_down, "bot/domain/x.py", "from bot import classifier"),
    (imports_point_down, "bot/config/x.py", "from bot.classifier import Classifier"),
    (imports_point_down, "storage/x.py", "from bot.texts.screens import render"),
    (imports_point_down, "bot/texts/x.py", "def f():\n    from storage import appeals"),
    (
        imports_point_down,
        "bot/usecases/x.py",
        "if TYPE_CHECKING:\n    from bot.delivery.worker import Worker",
    ),
    (imports_point_down, "handlers/x.py", "import bot.app"),
    (imports_point_down, "bot/delivery/x.py", "from bot.demo import clock"),
    (imports_point_down, "bot/helpers.py", ""),
    (wings_keep_their_order, "bot/usecases/appeals/x.py", "from bot.usecases.sessions import seats"),
    (wings_keep_their_order, "bot/texts/reach/x.py", "from bot.domain.appeals.action import State"),
    (wings_keep_their_order, "storage/mail/x.py", "from storage.appeals import appeals"),
    (wings_keep_their_order, "bot/usecases/desk/x.py", "from bot.usecases import book"),
    (wings_keep_their_order, "bot/usecases/helpers.py", ""),
    (authority_comes_from_tables_and_guards, "bot/usecases/desk/x.py", "x = who.role is Role.ADMIN"),
    (authority_comes_from_tables_and_guards, "bot/usecases/desk/x.py", "x = turn.actor.role not in {Role.HEAD}"),
    (telegram_stays_at_the_edges, "bot/usecases/x.py", "from telegram import Update"),
    (telegram_stays_at_the_edges, "bot/__main__.py", "import telegram.ext"),
    (sql_stays_in_storage, "bot/usecases/x.py", "from sqlalchemy import select"),
    (sql_stays_in_storage, "bot/app.py", "import sqlite3"),
    (sql_stays_in_storage, "bot/delivery/x.py", 'q = f"SELECT {x} FROM appeal"'),
    (wording_stays_in_texts, "bot/domain/x.py", 'class Outcome(StrEnum):\n    SOLVED = "已解决"'),
    (wording_stays_in_texts, "handlers/x.py", 'def f(x):\n    return f"第{x}位"'),
    (wording_stays_in_texts, "bot/usecases/x.py", 'names = "、".join(departments)'),
    (clocks_are_handed_in, "bot/usecases/x.py", "from datetime import datetime\nnow = datetime.now(UTC)"),
    (clocks_are_handed_in, "bot/usecases/x.py", "import datetime as dt\nnow = dt.datetime.utcnow()"),
    (
        clocks_are_handed_in,
        "bot/domain/x.py",
        "from datetime import date as D\nf = field(default_factory=D.today)",
    ),
    (clocks_are_handed_in, "bot/delivery/x.py", "import time\nstart = time.monotonic()"),
    (clocks_are_handed_in, "bot/delivery/x.py", "from time import time_ns as t\nt()"),
    (clocks_are_handed_in, "storage/x.py", "from sqlalchemy import func\nColumn(default=func.now())"),
    (clocks_are_handed_in, "storage/x.py", "import sqlalchemy as sa\nsa.sql.func.current_timestamp()"),
    (clocks_are_handed_in, "storage/x.py", 'text("UPDATE x SET at = CURRENT_TIMESTAMP")'),
    (clocks_are_handed_in, "storage/x.py", "text(\"datetime('now')\")"),
    (clocks_are_handed_in, "storage/x.py", "import asyncio\nasyncio.sleep(1)"),
    (clocks_are_handed_in, "bot/usecases/x.py", "import asyncio\nasyncio.get_running_loop().time()"),
    (says_what_it_is_for, "bot/domain/__init__.py", ""),
    (says_what_it_is_for, "bot/domain/x.py", '"""No full stop"""'),
    (says_what_it_is_for, "bot/domain/x.py", '"""One sentence. Another. A third. And a fourth."""'),
    (is_short, "bot/domain/x.py", "\n" * 251),
    (is_short, "bot/domain/x.py", "def f():\n" + "    x()\n" * 21),
    (is_short, "bot/domain/x.py", "class A:\n  async def f(self):\n    def g():\n" + "      x()\n" * 20),
    (is_short, "handlers/x.py", "def f():\n" + "    x()\n" * 13),
    (names_say_what_they_hold, "bot/domain/x.py", "x = lambda it: it.appeal"),
    (names_say_what_they_hold, "handlers/x.py", "it = f()"),
    (leaves_nothing_to_do, "bot/domain/x.py", "x = 1  # TODO: later"),
    (leaves_nothing_to_do, "bot/domain/x.py", '"""FIXME."""'),
]

GOOD = [
    (
        imports_point_down,
        "bot/classifier/x.py",
        "from bot.domain import clock\nfrom bot import config\nimport bot",
    ),
    (imports_point_down, "handlers/x.py", "from bot.delivery import worker\nimport bot.usecases, storage"),
    (
        imports_point_down,
        "bot/delivery/x.py",
        "from handlers.routes import ROUTES\nfrom bot.delivery import sender",
    ),
    (imports_point_down, "bot/__main__.py", "from bot import app, demo"),
    (imports_point_down, "bot/__init__.py", ""),
    (wings_keep_their_order, "bot/usecases/sessions/x.py", "from storage.appeals import appeals"),
    (wings_keep_their_order, "bot/usecases/forms/x.py", "from bot.domain.people.person import Person"),
    (wings_keep_their_order, "bot/usecases/book.py", "from bot.usecases.desk import lists"),
    (authority_comes_from_tables_and_guards, "bot/usecases/desk/guard.py", "x = who.role is Role.ADMIN"),
    (authority_comes_from_tables_and_guards, "bot/usecases/desk/x.py", "x = who.role is None"),
    (telegram_stays_at_the_edges, "handlers/x.py", "from telegram.ext import Application"),
    (telegram_stays_at_the_edges, "bot/texts/x.py", "import telegrams"),
    (sql_stays_in_storage, "storage/x.py", "from sqlalchemy import select"),
    (sql_stays_in_storage, "bot/usecases/x.py", 'ACTIONS = ("CREATE", "Select one", "UPDATES")'),
    (wording_stays_in_texts, "bot/texts/x.py", 'SOLVED = "已解决"'),
    (wording_stays_in_texts, "bot/domain/x.py", '"""诉求."""\nx = 1  # 销号\n"""What x means: 号."""'),
    (wording_stays_in_texts, "bot/domain/x.py", r'HAN = re.compile("[\u4e00-\u9fff]")'),
    (
        clocks_are_handed_in,
        "bot/usecases/x.py",
        "def f(clock, now):\n    return clock.now(), now.time()",
    ),
    (
        clocks_are_handed_in,
        "bot/delivery/x.py",
        "import asyncio\nasyncio.sleep(1)\nasyncio.get_running_loop().time()",
    ),
    (clocks_are_handed_in, "bot/app.py", "import time\ntime.time()"),
    (says_what_it_is_for, "bot/x.py", '"""Holds tables. Others fill them. Nobody empties them."""'),
    (says_what_it_is_for, "bot/x.py", '"""Holds tables, e.g. of moves,\nand nothing else."""'),
    (
        is_short,
        "bot/x.py",
        'def f():\n    """Long.\n' + "\n" * 30 + '    """\n' + "    x()\n\n    # why\n" * 20,
    ),
    (is_short, f"{MIGRATIONS}/versions/x.py", "def upgrade():\n" + "    x()\n" * 300),
    (names_say_what_they_hold, "bot/domain/x.py", "item = f(appeal.it)"),
    (leaves_nothing_to_do, "bot/domain/x.py", 'TODO = "todo"\nNUMBER = "YN-2026-XXXX"'),
]


@pytest.mark.parametrize(("rule", "path", "source"), BAD)
def test_the_rule_sees(rule: Callable[[Module], Iterator[str]], path: str, source: str) -> None:
    assert [line for line in rule(Module(path, source)) if line.startswith(f"{path}:")]


@pytest.mark.parametrize(("rule", "path", "source"), GOOD)
def test_the_rule_lets_pass(rule: Callable[[Module], Iterator[str]], path: str, source: str) -> None:
    assert list(rule(Module(path, source))) == []


def test_a_strange_folder_is_seen() -> None:
    names = {"bot", "docs", ".venv", "data", "x.egg-info", "utils"}
    assert strange_folders(names, {"data", "*.egg-info"}) == {"utils"}


@pytest.mark.parametrize(
    "sources",
    [
        {"bot/a.py": "from bot import b", "bot/b.py": "from bot.a import X"},
        {
            "bot/a.py": "import bot.b",
            "bot/b.py": "def f():\n    from bot.c import C",
            "bot/c.py": "from bot.a import A",
        },
        {"bot/a.py": "if TYPE_CHECKING:\n    from bot.b import B", "bot/b.py": "from bot.a import A"},
        {"bot/a/__init__.py": "from bot.a.b import B", "bot/a/b.py": "from bot.a import C"},
    ],
)
def test_a_circle_is_seen(sources: dict[str, str]) -> None:
    assert list(circles(Module(path, source) for path, source in sources.items()))


def test_what_is_no_circle() -> None:
    sources = {
        "bot/a.py": "from bot import b, c\nimport re",
        "bot/b.py": "from bot.c import C",
        "bot/c.py": "import bot",
    }
    assert not list(circles(Module(path, source) for path, source in sources.items()))
