"""Finds the place in the source where something was logged, and the fixed texts that stand there."""

import re
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

import structlog

HOUSE = Path(__file__).resolve().parents[2]
OWN = tuple(f"{HOUSE / room}/" for room in ("bot", "handlers", "storage"))
LIBRARIES = tuple(f"{sysconfig.get_path(name)}/" for name in ("purelib", "platlib", "stdlib"))
LEAST = 3  # characters of a literal that says something
HIDDEN = "…"
LOGGING = (f"{Path(structlog.__file__).parent}/", f"{Path(__file__).parent}/")


class Checked(str):
    """Text that may stand in the log."""

    __slots__ = ()


def place_of(file: str, line: int) -> Checked:
    """Return file and line; the file is named by its path within its package."""
    root = next(
        (root_name for root_name in (*LIBRARIES, f"{HOUSE}/") if file.startswith(root_name)), f"{Path(file).parent}/"
    )
    return Checked(f"{file.removeprefix(root)}:{line}")


def code_of(file: str, line: int) -> CodeType | None:
    """Return the code that is running at this line; None if it is not found."""
    return next(
        (frame.f_code for frame in _frames() if (frame.f_code.co_filename, frame.f_lineno) == (file, line)), None
    )


def caller() -> CodeType | None:
    """Return the code that called structlog; None if it is not found."""
    return next((frame.f_code for frame in _frames() if not frame.f_code.co_filename.startswith(LOGGING)), None)


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # as logging itself finds its caller
    while frame is not None:
        yield frame
        frame = frame.f_back


def literals_only(text: str, code: CodeType | None) -> Checked:
    """Return the text with everything hidden that does not stand in this source."""
    known = _literals(code) if code is not None else []
    if not known:
        return Checked(HIDDEN)
    parts = re.split(f"({'|'.join(map(re.escape, known))})", text)  # every second one is a literal
    return Checked("".join(part if place % 2 else HIDDEN * bool(part) for place, part in enumerate(parts)))


def _literals(code: CodeType) -> list[str]:
    """Return the fixed texts in a function, the longest first."""
    if not code.co_filename.startswith((*OWN, *LIBRARIES)):
        return []
    return sorted({text for text in _texts(code.co_consts) if len(text.strip()) >= LEAST}, key=len, reverse=True)


def _texts(constants: tuple[object, ...] | frozenset[object]) -> Iterator[str]:
    for constant in constants:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple | frozenset):
            yield from _texts(constant)
