"""A log as the bot writes it, heard at DEBUG."""

import sys
import threading
import warnings
from collections.abc import Callable, Iterator

import pytest

from bot.config.settings import Settings
from bot.logs import configure, guard

Written = Callable[[], str]


@pytest.fixture(params=[False, True], ids=["console", "json"])
def written(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """All that was written to either output since the last look."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    guard()
    configure(Settings(log_level="DEBUG", log_json=request.param))
    yield lambda: "".join(capfd.readouterr())
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
