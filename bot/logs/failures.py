"""Describes an error for the log without the data that it was about: its kind, codes, fixed words, and place."""

import errno
import re
from collections.abc import Iterator
from types import CodeType, TracebackType

from pydantic import ValidationError

from bot.logs.sources import HIDDEN, Checked, literals_only, place_of

FRAMES = 40  # of one error, the innermost
CODES = ("sqlite_errorname", "sqlstate", "status", "code")  # attributes by which libraries name what happened
_CODE = re.compile(r"[A-Z0-9_]{2,40}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}")
_FRAME = re.compile(r'File "([^"\n]+)", line (\d+), in (\w+)')


def brief(error: BaseException) -> Checked:
    """Return kind, codes and fixed words of an error in one line."""
    codes = " ".join(_codes(error))
    said = literals_only(str(error), _raised_in(error))
    return Checked(
        type(error).__name__ + (f" [{codes}]" if codes else "") + ("" if said in {"", HIDDEN} else f": {said}")
    )


def story(error: BaseException) -> Checked:
    """Return the error and its causes, each with the source lines that it came through."""
    return Checked("\n".join(_story(error, set())))


def _story(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    yield brief(error)
    yield from _places(error)
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "one of them"
        yield from _story(inner, seen)
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None and id(behind) not in seen:
        yield "which comes from"
        yield from _story(behind, seen)


def _places(error: BaseException) -> list[str]:
    """Return the source lines that the error came through; an error of another process has them as text."""
    found = [f"  {place_of(code.co_filename, line)} {code.co_name}" for code, line in _trace(error.__traceback__)]
    elsewhere = _FRAME.findall(str(getattr(error, "tb", "")))
    return [*found, *(f"  {place_of(file, int(line))} {name}" for file, line, name in elsewhere)][-FRAMES:]


def _trace(trace: TracebackType | None) -> Iterator[tuple[CodeType, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next


def _raised_in(error: BaseException) -> CodeType | None:
    return next((code for code, _ in reversed(list(_trace(error.__traceback__)))), None)


def _codes(error: BaseException) -> Iterator[str]:
    if isinstance(error, OSError) and error.errno is not None:
        yield errno.errorcode.get(error.errno, str(error.errno))
    if isinstance(error, ValidationError):
        yield from (
            _of_a_field(item["loc"], item["type"]) for item in error.errors(include_input=False, include_url=False)
        )
    yield from (found for name in CODES if _CODE.fullmatch(found := str(getattr(error, name, ""))))


def _of_a_field(place: tuple[int | str, ...], kind: str) -> str:
    named = (str(item) if isinstance(item, int) or _NAME.fullmatch(item) else HIDDEN for item in place)
    return f"{'.'.join(named)} {kind}"
