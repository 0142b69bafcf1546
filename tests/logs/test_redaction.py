"""Whatever breaks, and whoever speaks of it: nothing of people and no secret is in what was written."""

import ast
import asyncio
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import httpx
import pytest
import structlog
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, text
from telegram.error import BadRequest, InvalidToken

from bot.config.source import PackError, Problem
from bot.config.words import Level
from bot.delivery.shapes import Shape
from bot.delivery.transport import AiohttpRequest
from bot.logs import warned
from bot.logs.redaction import FIELDS
from storage.engine.engines import writing
from tests.logs.conftest import Written
from tests.logs.planted import CODE, EVERYTHING, NAME, NUMBER, PHONE, TEXT, TOKEN, found_in

HOUSE = Path(__file__).resolve().parents[2]
_NOBODY: dict[str, int] = {}


def a_value() -> None:
    raise ValueError(EVERYTHING)


def a_key() -> None:
    _NOBODY[NAME]


def a_number() -> None:
    int(TEXT)


def a_chain() -> None:
    try:
        a_value()
    except ValueError as error:
        raise RuntimeError(f"about {PHONE}") from error


def a_context() -> None:
    try:
        a_key()
    finally:
        a_number()


def a_group() -> None:
    raise ExceptionGroup(NAME, [ValueError(PHONE), OSError(2, TEXT, f"/{TOKEN}")])


def with_notes() -> None:
    error = ValueError(NAME)
    error.add_note(PHONE)
    raise error


def a_refusal() -> None:
    raise BadRequest(f"Can't parse entities: {TEXT} in https://api.telegram.org/bot{TOKEN}/sendMessage")


def a_revoked_token() -> None:
    raise InvalidToken(f"The token `{TOKEN}` was rejected by the server.")


def a_wrong_shape() -> None:
    message = {"message_id": NAME, "date": 0, "chat": {"id": PHONE, "type": 5}, "text": {"text": TEXT}}
    Shape.model_validate({"message": message})


def a_wrong_enum() -> None:
    Level(TEXT)


def a_wrong_pack() -> None:
    raise PackError(Problem(NAME, 1, TEXT))


def json_of_text() -> None:
    json.loads(TEXT)


def bytes_of_text() -> None:
    TEXT.encode("ascii")


def a_row_twice() -> None:
    engine, metadata = writing("sqlite://"), MetaData()
    person = Table("person", metadata, Column("id", Integer, primary_key=True), Column("name", String))
    with engine.begin() as connection:
        metadata.create_all(connection)
        for _ in range(2):
            connection.execute(insert(person).values(id=int(PHONE), name=NAME))


def a_statement() -> None:
    with writing("sqlite://").begin() as connection:
        connection.execute(text("SELECT :name FROM nowhere"), {"name": NAME})


def no_server() -> None:
    asyncio.run(_ask(f"http://127.0.0.1:1/bot{TOKEN}/sendMessage?text={NAME}"))


def no_scheme() -> None:
    asyncio.run(_ask(f"127.0.0.1:1/bot{TOKEN}/sendMessage"))


def no_host() -> None:
    asyncio.run(_ask(f"http:///bot{TOKEN}/sendMessage"))


async def _ask(url: str) -> None:
    request = AiohttpRequest(1)
    await request.initialize()
    try:
        await request.do_request(url, "POST")
    finally:
        await request.shutdown()


def another_library() -> None:
    httpx.get(f"http://127.0.0.1:1/bot{TOKEN}/getMe?name={NAME}")


def another_process() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(a_chain).result()


def a_file() -> None:
    Path(f"/nowhere/{NAME}/{PHONE}").read_bytes()


BREAKS: tuple[Callable[[], None], ...] = (
    *(a_value, a_key, a_number, a_chain, a_context, a_group, with_notes, a_refusal, a_revoked_token, a_wrong_shape),
    *(a_wrong_enum, a_wrong_pack, json_of_text, bytes_of_text, a_row_twice, a_statement, no_server, no_scheme),
    *(no_host, another_library, another_process, a_file),
)


def caught(breaks: Callable[[], None]) -> BaseException:
    try:
        breaks()
    except Exception as error:  # noqa: BLE001  # whatever it is
        return error
    raise AssertionError("it does not break")


@pytest.mark.parametrize("breaks", BREAKS, ids=lambda one: one.__name__)
def test_an_error_is_named_and_says_nothing_of_people(breaks: Callable[[], None], written: Written) -> None:
    error = caught(breaks)
    for log in (structlog.get_logger(), logging.getLogger("telegram.ext"), logging.getLogger("aiohttp.client")):
        log.error("update.failed", exc_info=error)
        log.warning("webhook.not_set %s", error)
    structlog.get_logger().warning("bot_api.away", error=error)
    sys.excepthook(type(error), error, error.__traceback__)
    said = written()
    assert found_in(said) == []
    assert said.count(type(error).__name__) >= 4
    assert "test_redaction.py:" in said


@pytest.mark.parametrize("breaks", [a_value, a_chain], ids=lambda one: one.__name__)
def test_what_nobody_catches_says_nothing_either(breaks: Callable[[], None], written: Written) -> None:
    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()

    class Odd:
        def __del__(self) -> None:
            breaks()

    Odd()
    said = written()
    assert found_in(said) == []
    assert ("thread.failed" in said, "cleaning_up.failed" in said) == (True, True)


async def test_what_a_task_leaves_behind_says_nothing_of_people(written: Written) -> None:
    async def act(_: str) -> None:
        a_value()

    loop = asyncio.get_running_loop()
    task = loop.create_task(act(TEXT), name=NAME)
    await asyncio.wait([task])
    del task
    loop.call_exception_handler({"message": TEXT, "exception": ValueError(PHONE), "future": NAME})
    said = written()
    assert found_in(said) == []
    assert "ValueError" in said


@pytest.mark.parametrize("name", ["telegram.Bot", "httpx", "aiohttp.access", "asyncio", "sqlalchemy.engine", "jieba"])
@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL])
def test_a_library_that_speaks_of_people_is_not_heard(name: str, level: int, written: Written) -> None:
    log = logging.getLogger(name)
    log.log(level, "HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.log(level, f"of {EVERYTHING}")  # noqa: G004  # as libraries do it
    log.log(level, EVERYTHING, extra={"person": NAME}, stack_info=True)
    assert found_in(written()) == []


def test_a_warning_says_where_and_not_of_whom(written: Written) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = warned
        warnings.warn(EVERYTHING, UserWarning, stacklevel=1)
    said = written()
    assert found_in(said) == []
    assert "UserWarning" in said


def test_a_field_that_nobody_knows_is_hidden(written: Written) -> None:
    log = structlog.get_logger().bind(chat=int(NUMBER))
    log.info(
        "update.done",
        update=7,
        appeals=["YN-2024-0001", PHONE],
        phone=PHONE,
        name=NAME,
        code=CODE,
        told=[NAME, "Failed"],
        kind=TEXT,
        size=PHONE,
    )
    log.warning(f"about {NAME}", hint=TEXT, error=TEXT, what=PHONE)  # noqa: G004  # as somebody might
    said = written()
    assert found_in(said) == []
    assert all(one in said for one in ("update.done", "7", "Failed", "YN-2024-0001"))


def test_libraries_say_what_stands_in_their_source(written: Written) -> None:
    """PTB's own words are kept: they say what is wrong."""
    asyncio.run(_told_by_a_library())
    error = caught(no_server)
    structlog.get_logger().error("outbox.claim_failed", error=error)
    said = written()
    assert found_in(said) == []
    assert "NetworkError" in said
    assert "No error handlers are registered" in said


async def _told_by_a_library() -> None:
    from telegram.ext import ApplicationBuilder  # noqa: PLC0415

    application = ApplicationBuilder().token(TOKEN).updater(None).request(AiohttpRequest(1)).build()
    await application.process_error(NAME, BadRequest(TEXT))


def _calls() -> list[tuple[str, ast.Call]]:
    files = [file for room in ("bot", "handlers", "storage") for file in (HOUSE / room).rglob("*.py")]
    trees = [(str(file.relative_to(HOUSE)), ast.parse(file.read_text("utf-8"))) for file in files]
    return [(name, node) for name, tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_every_line_of_the_log_has_fields_that_are_known() -> None:
    verbs = {"debug", "info", "warning", "error", "critical", "exception"}
    unknown = [
        f"{name}:{call.lineno}: {field.arg} is not in bot/logs/redaction.py"
        for name, call in _calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr in verbs and ast.unparse(call.func.value) == "log"
        for field in call.keywords
        if field.arg not in FIELDS | {"exc_info"}
    ]
    assert not unknown, "\n".join(unknown)


def test_no_database_error_quotes_what_was_to_be_written() -> None:
    """Each engine hides parameters; a migration's too."""
    engines = [(name, call) for name, call in _calls() if ast.unparse(call.func) == "create_engine"]
    assert len(engines) >= 5
    assert not [f"{name}:{call.lineno}" for name, call in engines if "hide_parameters=True" not in ast.unparse(call)]
