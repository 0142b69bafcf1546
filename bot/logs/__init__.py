"""Writes log lines that hold numbers and the program's own words only.

Names, phone numbers, secrets and what people wrote never get in.
"""

import logging
import sys
import threading
import warnings
from typing import TextIO

import structlog

from bot.config.settings import Settings
from bot.logs.redaction import redact
from bot.logs.sources import Checked, code_of, literals_only, place_of

log = structlog.get_logger()

QUIETER = {
    "apscheduler": logging.ERROR,  # a tick that still runs makes the next one needless
    "telegram": logging.CRITICAL,  # each of its errors is raised, too, and said once
}


def configure(settings: Settings) -> None:
    """Set up logging to stderr. Libraries are logged from warnings on, or completely at DEBUG."""
    number = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    last = (
        structlog.processors.JSONRenderer(ensure_ascii=False) if settings.log_json else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            redact,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
    root = logging.getLogger()
    root.handlers = [handler for handler in root.handlers if type(handler) not in {Libraries, logging.StreamHandler}]
    root.addHandler(Libraries())
    root.setLevel(number if number == logging.DEBUG else max(number, logging.WARNING))
    _quieten(number)


def _quieten(number: int) -> None:
    for library, least in QUIETER.items():
        logging.getLogger(library).setLevel(least if number > logging.DEBUG else logging.DEBUG)


class Libraries(logging.Handler):
    """Logs messages of libraries as they stand in their source, without the values put into them."""

    def emit(self, record: logging.LogRecord) -> None:
        said = literals_only(str(record.msg), code_of(record.pathname, record.lineno))
        names = {"library": Checked(record.name), "at": place_of(record.pathname, record.lineno)}
        log.log(
            max(record.levelno // 10 * 10, logging.DEBUG), "library.said", said=said, **names, exc_info=record.exc_info
        )


def guard() -> None:
    """Log what Python itself would print of an error, since it quotes the values."""
    sys.excepthook = lambda _, error, __: _broken("program.failed", error)
    threading.excepthook = lambda found: _broken("thread.failed", found.exc_value)
    sys.unraisablehook = lambda found: _broken("cleaning_up.failed", found.exc_value)
    warnings.showwarning = warned


def _broken(event: str, error: BaseException | None) -> None:
    if not isinstance(error, KeyboardInterrupt):
        log.critical(event, exc_info=error)


def warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("python.warned", error=category, at=place_of(filename, lineno))
