"""Every small fault that can be put into a source file, as edits of its text.

Kept out is what nobody runs or reads as a rule: annotations, docstrings, imports, log lines, messages of errors that
only developers see, and how a class is made.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

OTHER = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
    ast.And: "or", ast.Or: "and",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "/", ast.Mod: "/",
    ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip
CONDITIONS = {"where", "and_", "or_", "having", "filter", "on"}
CLAUSES = {"where", "having", "order_by", "limit", "distinct", "with_for_update", "group_by"}
FIELDS = {"replace", "change", "values"}
SILENT = re.compile(r"(.*\.)?_?(log|logger|_log)\.\w+|warnings\.warn|super\(\).__init__")
MADE_BY = {"dataclass", "dataclasses.dataclass"}


@dataclass(frozen=True, order=True)
class Change:
    """Bytes `start` to `end` of a file become `text`."""

    path: str
    line: int
    start: int
    end: int
    text: str
    kind: str

    @property
    def key(self) -> str:
        return f"{self.path}:{self.line}:{self.start}-{self.end}:{self.text}"

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]


class Source:
    """One file, and what may go wrong in it."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path, self.content = path, content
        self._begins = [0]
        for line in content.splitlines(keepends=True):
            self._begins.append(self._begins[-1] + len(line))

    @cached_property
    def changes(self) -> list[Change]:
        """All changes, in the order of the text; a few of them leave what Python can't read."""
        tree = ast.parse(self.content)
        return sorted({one.key: one for one in self._walk(tree)}.values())

    def can_be_read(self, change: Change) -> bool:
        try:
            ast.parse(change.applied(self.content))
        except SyntaxError:
            return False
        return True

    def start(self, node: ast.AST) -> int:
        return self._begins[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined, no-any-return]  # of all that we edit

    def end(self, node: ast.AST) -> int:
        return self._begins[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined, no-any-return]  # as above

    def text(self, node: ast.AST) -> str:
        return self.content[self.start(node) : self.end(node)].decode()

    def _edit(self, kind: str, start: int, end: int, text: str) -> Change:
        line = self.content.count(b"\n", 0, start) + 1
        return Change(self.path, line, start, end, text, kind)

    def _instead(self, kind: str, node: ast.AST, text: str) -> Change:
        return self._edit(kind, self.start(node), self.end(node), text)

    # The walk

    def _walk(self, node: ast.AST) -> Iterator[Change]:
        if self._is_kept_out(node):
            return
        yield from self._here(node)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "type_params"}:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._walk(child)

    def _is_kept_out(self, node: ast.AST) -> bool:  # noqa: PLR0911  # one case a kind
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.JoinedStr():
                return True
            case ast.Expr(ast.Constant()):
                return True
            case ast.Expr(ast.Call(function)) | ast.Expr(ast.Await(ast.Call(function))):
                return SILENT.fullmatch(self.text(function)) is not None
            case ast.If(ast.Name("TYPE_CHECKING")) | ast.Raise(ast.Call(ast.Name("RuntimeError" | "TypeError"))):
                return True
            case ast.Assign([ast.Name(name)], _):
                return name in {"__all__", "__slots__"} or self._is_alias(node)
            case ast.Call(function):
                return self.text(function) in MADE_BY | {"TypeVar", "ParamSpec", "cast"}
        return False

    def _is_alias(self, node: ast.Assign) -> bool:
        """Whether it names a type, as in `Wait = A | B`."""
        return isinstance(node.value, ast.BinOp | ast.Subscript) and all(
            isinstance(one, ast.BinOp | ast.BitOr | ast.Name | ast.Attribute | ast.Load | ast.Subscript | ast.Tuple)
            or (isinstance(one, ast.Constant) and one.value is None)
            or isinstance(one, ast.List)
            for one in ast.walk(node.value)
        )

    # What may go wrong

    def _here(self, node: ast.AST) -> Iterator[Change]:  # noqa: C901  # one case a kind
        match node:
            case ast.Compare(left, ops, right):
                yield from self._operators("comparison", [left, *right], ops)
            case ast.BoolOp(op, values):
                yield from self._operators("and/or", values, [op] * (len(values) - 1))
            case ast.BinOp(left, op, right) if not _is_text(left) and not _is_text(right):
                yield from self._operators("arithmetic", [left, right], [op])
            case ast.AugAssign(target, op, value):
                yield from self._operators("arithmetic", [target, value], [op])
            case ast.UnaryOp(ast.Not(), operand):
                yield self._edit("negation", self.start(node), self.start(operand), "")
            case ast.Constant():
                yield from self._constants(node)
            case ast.Call():
                yield from self._calls(node)
            case ast.Tuple(elements, ast.Load()) | ast.List(elements, ast.Load()) | ast.Set(elements):
                yield from self._without_one("element", node, elements)
            case ast.If(test) | ast.IfExp(test):
                yield from self._negated(test)
            case ast.comprehension(ifs=tests):
                for test in tests:
                    yield from self._negated(test)
            case ast.stmt():
                yield from self._statements(node)

    def _operators(self, kind: str, operands: list[ast.expr], ops: Sequence[ast.AST]) -> Iterator[Change]:
        for left, op, right in zip(operands, ops, operands[1:], strict=False):
            if type(op) not in OTHER:
                continue
            start, end = self.end(left), self.start(right)
            between = self.content[start:end].decode()
            if found := re.search(r"[^\s()\\]+(\s+(not|in)\b)?", between):
                begin = start + len(between[: found.start()].encode())
                written = found.group()
                text = OTHER[type(op)] + ("=" if written.endswith("=") and kind == "arithmetic" else "")
                yield self._edit(kind, begin, begin + len(written.encode()), text)

    def _constants(self, node: ast.Constant) -> Iterator[Change]:
        match node.value:
            case bool(value):
                yield self._instead("truth", node, str(not value))
            case int(value):
                yield self._instead("number", node, str(value + 1))
            case float(value):
                yield self._instead("number", node, str(value * 2 or 1.0))
            case str(value):
                yield self._instead("text", node, repr(f"XX{value}"))

    def _calls(self, node: ast.Call) -> Iterator[Change]:
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else self.text(function)
        if name in CONDITIONS and len(node.args) > 1:
            yield from self._without_one("condition", node, node.args)
        elif name in CLAUSES and isinstance(function, ast.Attribute):
            yield self._edit("clause", self.end(function.value), self.end(node), "")
        if name in FIELDS and len(node.keywords) > 1:
            for one in node.keywords:
                end = self.end(one)
                cut = re.match(rb"\s*,\s*", self.content[end:])
                yield self._edit("field", self.start(one), end + (cut.end() if cut else 0), "")

    def _without_one(self, kind: str, node: ast.AST, elements: list[ast.expr]) -> Iterator[Change]:
        is_call = isinstance(node, ast.Call)
        if len(elements) < 2 or (not is_call and self.content[self.start(node) : self.start(node) + 1] not in b"([{"):
            return
        ends = [*map(self.start, elements[1:]), 0]
        for number, one in enumerate(elements):
            if number < len(elements) - 1:
                yield self._edit(kind, self.start(one), ends[number], "")
            else:
                before = self.end(elements[-2])
                comma = re.match(rb"\s*,", self.content[self.end(one) :])
                keep = "," if isinstance(node, ast.Tuple) and not comma else ""
                yield self._edit(kind, before, self.end(one), keep)

    def _negated(self, test: ast.expr) -> Iterator[Change]:
        covered = isinstance(test, ast.Compare) and len(test.ops) == 1
        if not covered and not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
            yield self._instead("negation", test, f"not ({self.text(test)})")

    def _statements(self, node: ast.stmt) -> Iterator[Change]:
        match node:
            case ast.Expr(ast.Call() | ast.Await()) | ast.Raise():
                yield self._instead("left out", node, "pass")
            case ast.Return(value) if value is not None and not (
                isinstance(value, ast.Constant) and value.value is None
            ):
                yield self._instead("returned", node, "return None")
            case ast.Continue():
                yield self._instead("loop", node, "break")
            case ast.Break():
                yield self._instead("loop", node, "continue")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
