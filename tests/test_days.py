"""No test reads the real day: a rule over the tests' source, and what happens to those that find a way round it."""

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

from bot.app import SYSTEM_CLOCKS
from tests.days import HINT, real_day_hidden
from tests.house import START
from tests.test_architecture import DATABASE_CLOCK, ROOT, Module

DAY = re.compile(
    r"datetime\.datetime\.(now|utcnow|today)|datetime\.date\.today"
    r"|time\.(localtime|gmtime|ctime|asctime|strftime)"
    r"|bot\.([a-z_]+\.)*SYSTEM_CLOCKS(\..+)?"
)
SECONDS = re.compile(r"time\.time(_ns)?")
COMMANDS_WITH_A_DAY = {"run", "demo", "migrate", "invite", "stats", "dead", "learn", "export", "doctor", "backup"}

# Who may, and why.
READS_THE_DAY = {
    "tests/days.py": "hides it",
    "tests/test_days.py": "shows that it is hidden",
    "tests/bench": "measures, and asserts nothing about people's time",
    "tests/anyday": "chooses the day on which the tests are run",
}
READS_SECONDS = READS_THE_DAY | {
    "tests/house.py": "the machine's clock is the real one",
    "tests/crash": "the machine's clock is the real one, and a morning goes on from one process to the next",
    "tests/screenplays/test_interruptions.py": "the machine's clock is the real one",
    "tests/web/test_webhook.py": "the machine's clock is the real one",
    "tests/faults/test_recipients.py": "compares with the server's ledger, which is in the machine's seconds",
}
SHOWS_A_RULE = {"tests/test_days.py": "this one", "tests/test_architecture.py": "the house's"}
STARTS_A_BOT = READS_THE_DAY | {
    "tests/web/test_webhook.py": "ends before it asks for a clock",
    "tests/faults/process.py": "begins or does not, whatever day it is",
    "tests/logs/test_failing_starts.py": "is served by nothing, and never gets to ask for a clock",
}


def allowed(module: Module, places: dict[str, str]) -> bool:
    return any(module.path == place or module.path.startswith(f"{place}/") for place in places)


def words_of(node: ast.AST) -> list[str]:
    """The constant words of a list, as of a command line, or of what is handed to a function."""
    elements = node.elts if isinstance(node, ast.List | ast.Tuple) else node.args if isinstance(node, ast.Call) else []
    return [str(one.value) for one in elements if isinstance(one, ast.Constant)]


def reads_the_day(module: Module) -> Iterator[str]:
    for node, name in module.names:
        if DAY.fullmatch(name) and not allowed(module, READS_THE_DAY):
            yield module.at(node, f"{name}: {HINT}")
        if SECONDS.fullmatch(name) and not allowed(module, READS_SECONDS):
            yield module.at(node, f"{name}: measure with time.monotonic, hand in a machine's clock, or name the place")
    for node in module.nodes:
        words = words_of(node)
        runs = "bot" in words and ("-m" in words or isinstance(node, ast.Call))
        started = words[words.index("bot") + 1 :] if runs else []
        if COMMANDS_WITH_A_DAY & set(started) and not allowed(module, STARTS_A_BOT):
            yield module.at(node, "a process reads the real day: start it as tests.crash.morning does")
    for string in module.strings:
        if DATABASE_CLOCK.search(str(string.value)) and not allowed(module, SHOWS_A_RULE):
            yield module.at(string, "the database's clock: hand in a moment")


def test_no_test_reads_the_real_day() -> None:
    files = sorted((ROOT / "tests").rglob("*.py"))
    modules = [Module(str(file.relative_to(ROOT)), file.read_text("utf-8")) for file in files]
    broken = [line for module in modules for line in reads_the_day(module)]
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import UTC, datetime\nnow = datetime.now(UTC)",
        "import datetime as dt\nnow = dt.datetime.now()",
        "from datetime import date\nday = date.today()",
        "from time import time\nsince = time()",
        "import time\nday = time.localtime()",
        "from bot.app import SYSTEM_CLOCKS\nnow = SYSTEM_CLOCKS.people()",
        "from bot import app\nnow = app.SYSTEM_CLOCKS.people",
        'subprocess.run([sys.executable, "-m", "bot", "stats"])',
        'start("bot", "stats", environment=os.environ)',
        'tx.execute(text("SELECT CURRENT_DATE"))',
    ],
)
def test_the_rule_sees(source: str) -> None:
    assert list(reads_the_day(Module("tests/screenplays/test_x.py", source)))


@pytest.mark.parametrize(
    "source",
    [
        "def test(house):\n    assert house.clock.now() > START",
        "import time\nsince = time.monotonic()",
        "from datetime import date\nday = date(2024, 10, 25)",
        'subprocess.run([sys.executable, "-m", "bot", "classify"])',
    ],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert list(reads_the_day(Module("tests/screenplays/test_x.py", source))) == []


def test_each_place_that_may_is_there_and_says_why() -> None:
    places = READS_SECONDS | STARTS_A_BOT
    assert all((ROOT / place).exists() and why for place, why in places.items())


def test_who_asks_for_the_day_fails() -> None:
    with pytest.raises(AssertionError, match=HINT), real_day_hidden():
        SYSTEM_CLOCKS.people()


def test_who_asks_and_goes_on_all_the_same_fails_at_the_end() -> None:
    with pytest.raises(AssertionError, match=HINT), real_day_hidden(), suppress(AssertionError):
        SYSTEM_CLOCKS.people()


def test_the_day_is_hidden_from_each_test(request: pytest.FixtureRequest) -> None:
    assert "hidden_day" in request.fixturenames
    assert real_day_hidden.__name__ in SYSTEM_CLOCKS.people.__qualname__


def test_commands_see_a_working_morning(working_morning: None) -> None:
    assert SYSTEM_CLOCKS.people() == START
