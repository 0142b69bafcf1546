"""Calls that are put before the statements which mutants change, to learn which tests come by each of them."""

import ast
import builtins
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from tests.mutants import differing, readers
from tests.mutants.changes import Change, Source
from tests.mutants.readers import functions_of

CALL = "__came_by__"
came_by: Counter[int] = Counter()  # how often, by the number of the change


@dataclass
class Probes:
    """Where the calls stand, by file: before the statement that holds some bytes, or at the heads of functions.

    What runs when a module is imported is counted for tests that call a function that reads what was made there.
    A function of which such a thing is made may be called only then: its readers are counted as ~number. So are
    those that come by a value that is no other in the mutant; they count if there is nobody else.
    """

    before: dict[str, list[tuple[int, int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def has_readers(self, number: int) -> bool:
        """Whether the change of this number is in what is made when a module is imported."""
        return any(number == one for spots in self.heads.values() for one, _ in spots)

    def put_into(self, path: str, content: bytes) -> ast.Module:
        """Return the file's tree with the calls in it; its lines keep their numbers."""
        source, tree = Source(path, content), ast.parse(content)
        spots = []
        for number, start, end, text in self.before.get(path, []):
            spot = _spot(source, tree, start, end)
            changed = content[:start] + text.encode() + content[end:]
            spots.append((~number if spot and differing.ask(tree, content, changed, number) else number, spot))
        for number, spot in spots:
            if spot is not None:
                spot.body.insert(spot.body.index(spot.statement), _call(number, spot.statement))
        for function in functions_of(tree) if path in self.heads else ():
            first = 1 if ast.get_docstring(function, clean=False) is not None else 0
            numbers = [number for number, line in self.heads[path] if line == function.lineno]
            function.body[first:first] = [_call(number, function.body[0]) for number in numbers]
        return tree


@dataclass(frozen=True)
class _Spot:
    body: list[ast.stmt]
    statement: ast.stmt


def planned(sources: dict[str, bytes], changes: Sequence[Change]) -> Probes:
    """Give each change the number of its place in `changes`; `sources` are all files of the program."""
    probes = Probes()
    trees = {path: ast.parse(content) for path, content in sources.items()}
    for number, change in enumerate(changes):
        source = Source(change.path, sources[change.path])
        is_run = _spot(source, trees[change.path], change.start, change.end) is not None
        if is_run:
            probes.before[change.path].append((number, change.start, change.end, change.text))
        reading = readers.readers(trees, change.path, change.line)
        for path, line in reading or ([] if is_run else readers.in_reach(trees, change.path)):
            probes.heads[path].append((~number if is_run else number, line))
    return probes


def _spot(source: Source, tree: ast.AST, start: int, end: int, *, called: bool = False) -> _Spot | None:
    """Find the innermost statement around these bytes that runs when a function is called."""
    for name, value in ast.iter_fields(tree):
        inside = called or (name == "body" and isinstance(tree, ast.FunctionDef | ast.AsyncFunctionDef))
        for node in value if isinstance(value, list) else ():
            if isinstance(node, ast.stmt) and source.start(node) <= start and end <= source.end(node):
                deeper = _spot(source, node, start, end, called=inside)
                return deeper or (_Spot(value, node) if inside else None)
            if isinstance(node, ast.ExceptHandler | ast.match_case):
                found = _spot(source, node, start, end, called=inside)
                if found is not None:
                    return found
    return None


def _call(number: int, beside: ast.stmt) -> ast.stmt:
    call = ast.parse(f"{CALL}({number})").body[0]
    for node in ast.walk(call):
        ast.copy_location(node, beside)
    return call


def _count(number: int) -> None:
    came_by[number] += 1


def _count_if_it_differs(number: int, value: object, other: Callable[[], object]) -> object:
    if differing.differs(value, other):
        _count(number)
    return value


def write(probes: Probes, file: Path) -> None:
    file.write_text(json.dumps({"before": probes.before, "heads": probes.heads}), "utf-8")


def install(tree: Path, file: Path) -> None:
    """Have Python put the calls in while it imports the program from `tree`."""
    probes = Probes(**json.loads(file.read_text("utf-8")))
    probed = {str(tree / path): path for path in [*probes.before, *probes.heads]}
    plain = SourceFileLoader.get_code
    setattr(builtins, CALL, _count)
    setattr(builtins, differing.ASK, _count_if_it_differs)

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        if path not in probed:
            return plain(self, fullname)
        return compile(probes.put_into(probed[path], self.get_data(path)), path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]  # no bytecode is kept
