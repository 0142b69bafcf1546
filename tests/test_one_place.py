"""What belongs to one action of an appeal stands in few files: counted by reading the source."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from bot.domain.appeals.action import Action
from bot.texts.appeals.verbs import BOOK
from bot.usecases.book import VERBS

ROOT = Path(__file__).resolve().parents[1]
MEDIAN, MOST = 4, 6
ENUM = "bot.domain.appeals.action.Action"
VERBS_ROOMS = ("bot.usecases.appeals.verbs", "bot.usecases.sessions.hearing", "bot.texts.appeals.verbs")


def named(source: str) -> set[str]:
    """Return the actions that a module names: as members, by their verbs, or by value outside other enumerations."""
    tree = ast.parse(source)
    known = _known(tree)
    inside = {id(node) for other in _other_enums(tree) for node in ast.walk(other)}
    found = set[str]()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name(base), name) if known.get(base) == ENUM or _is_room(known.get(base, "")):
                found.add(name)
            case ast.Name(name) if _is_room(known.get(name, "").rpartition(".")[0]):
                found.add(known[name].rpartition(".")[2])
            case ast.Constant(str(value)) if id(node) not in inside:
                found.add(value)
    return found & {one.name for one in Action}


def _known(tree: ast.Module) -> dict[str, str]:
    """Return what names stand for: imports, and aliases as in `S, A, P = State, Action, Party`."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            known |= {name: known[value] for name, value in _pairs(node) if value in known}
        if isinstance(node, ast.ClassDef):
            known[node.name] = f"bot.domain.appeals.action.{node.name}" if node.name == "Action" else ""
    return known


def _pairs(node: ast.Assign) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Assign([ast.Name(name)], ast.Name(value)):
            yield name, value
        case ast.Assign([ast.Tuple(names)], ast.Tuple(values)):
            for left, right in zip(names, values, strict=True):
                if isinstance(left, ast.Name) and isinstance(right, ast.Name):
                    yield left.id, right.id


def _other_enums(tree: ast.Module) -> list[ast.ClassDef]:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name != "Action"]
    return [one for one in classes if any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in one.bases)]


def _is_room(module: str) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in VERBS_ROOMS)


@pytest.fixture(scope="module")
def files() -> dict[Action, list[str]]:
    found: dict[Action, list[str]] = {action: [] for action in Action}
    for folder in ("bot", "handlers", "storage"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name in named(path.read_text("utf-8")):
                found[Action[name]].append(str(path.relative_to(ROOT)))
    return found


def test_an_action_is_named_in_few_files(files: dict[Action, list[str]]) -> None:
    above = {action.name: where for action, where in files.items() if len(where) > MEDIAN}
    listed = "\n".join(f"{len(where)} {name}: {' '.join(where)}" for name, where in sorted(above.items()))
    assert median(len(where) for where in files.values()) <= MEDIAN, f"these are named in most files:\n{listed}"
    assert {action: where for action, where in files.items() if len(where) > MOST} == {}


def test_every_action_has_its_verb_and_its_words() -> None:
    assert set(VERBS) == set(BOOK) == set(Action)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from bot.domain.appeals.action import Action\nx = Action.URGE", {"URGE"}),
        ("from bot.domain.appeals.action import Action as Act\nA = Act\nx = {A.URGE, A.FILE}", {"URGE", "FILE"}),
        ("from bot.domain.sessions.session import SessionAction\nx = SessionAction.PREPARE", set()),
        ('x = {"URGE": 1}', {"URGE"}),
        ('class State(StrEnum):\n    VISIT = "VISIT"', set()),
        ("from bot.usecases.appeals.verbs.handling import STAND_IN\nx = STAND_IN", {"STAND_IN"}),
        ("from bot.usecases.appeals.verbs import time\nx = time.RECKON", {"RECKON"}),
    ],
)
def test_the_count_sees(source: str, names: set[str]) -> None:
    assert named(source) == names
