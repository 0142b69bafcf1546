"""A day that begins at nine on a working Monday, whatever day it really is, the same in the test and in its bots.

`python -m tests.crash.morning run …` is `python -m bot run …` with this people's clock.
"""

import asyncio
import os
import sys
import time
from datetime import datetime, timedelta

from bot.__main__ import parser
from bot.app import PARTS
from bot.config.settings import Settings
from bot.delivery.clocks import Clocks
from bot.domain.time.calendar import SHANGHAI
from bot.logs import configure
from bot.ops.serving import run

NINE = datetime(2024, 11, 4, 9, 0, tzinfo=SHANGHAI)
SINCE = "MORNING_SINCE"  # the machine's second at which it was nine; handed on to the bots by their environment
os.environ.setdefault(SINCE, str(time.time()))


def now() -> datetime:
    return NINE + timedelta(seconds=time.time() - float(os.environ[SINCE]))


def main() -> int:
    args, settings = parser().parse_args(), Settings()
    configure(settings)
    clocks = Clocks(people=now, machine=time.time)
    return asyncio.run(run(settings, [part for part in PARTS if getattr(args, part)] or PARTS, clocks))


if __name__ == "__main__":
    sys.exit(main())
