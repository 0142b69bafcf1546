"""How the house says that it is well, and with what figures."""

from datetime import timedelta
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.demo.botapi import Person
from bot.domain.base.parcels import Message
from storage.mail import outbox
from storage.mail.parcels import Item
from tests.faults.trouble import is_sqlite, server_gone, table_away, until
from tests.house import START
from tests.screenplays.stage import quiet
from tests.web.conftest import Door


def figures(text: str) -> dict[str, float]:
    return {one.name: one.value for family in text_string_to_metric_families(text) for one in family.samples}


async def test_a_house_that_is_well_says_so(door: Door, 企业: Person) -> None:
    await door.house.app.scheduler.tick()
    await 企业.says("/help")
    await quiet(door.house)
    answer = await door.get("/healthz")
    told = answer.json()
    assert (answer.status_code, told["ok"], told["inbox_waiting"], told["outbox_waiting"]) == (200, True, 0, 0)
    assert told["tick_age"] < 60


async def test_the_figures_are_prometheus_text_and_right(door: Door, 企业: Person) -> None:
    def fill(tx: Any) -> None:
        for number in range(3):
            outbox.put(tx, Item(10_000 + number, "test", Message(text="x")), START, held=number > 0)

    door.house.app.sender.wake.clear()
    await door.house.app.scheduler.tick()
    await door.house.app.database.write(fill)
    door.house.clock.moment += timedelta(seconds=30)
    answer = await door.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    found = figures(answer.text)
    assert found["zuozhen_outbox_held"] == 2
    assert found["zuozhen_tick_age"] == 30
    assert (found["zuozhen_inbox_waiting"], found["zuozhen_inbox_dead"], found["zuozhen_outbox_dead"]) == (0, 0, 0)
    assert found["zuozhen_calendar_known"] == 1
    told = (await door.get("/healthz")).json()
    assert set(found) == {f"zuozhen_{name}" for name in told if name not in {"ok", "problems"}}


async def test_a_tick_that_stands_still_is_no_health(door: Door) -> None:
    await door.house.app.scheduler.tick()
    door.house.clock.moment += timedelta(seconds=61)
    answer = await door.get("/healthz")
    assert (answer.status_code, answer.json()["ok"], answer.json()["tick_age"]) == (503, False, 61)
    await door.house.app.scheduler.tick()
    assert (await door.get("/healthz")).status_code == 200


async def test_a_house_that_never_ticked_is_not_well(door: Door) -> None:
    assert (await door.get("/healthz")).status_code == 503


async def test_an_update_that_waits_too_long_is_no_health(door: Door, database_url: str, 企业: Person) -> None:
    await door.house.app.scheduler.tick()
    with table_away(database_url, "person"):  # the worker fails
        await 企业.says("/help")
        await until(door.rows)
        door.house.clock.moment += timedelta(seconds=121)
        await door.house.app.scheduler.tick()
        door.house.app.worker.chats.watch._good = door.house.app.clocks.machine() - 121
        await door.house.app.pulse.beat()
        answer = await door.get("/healthz")
        assert (answer.status_code, answer.json()["inbox_waiting"]) == (503, 1)
    await 企业.sees("随时可用", timeout=10)
    await door.house.app.pulse.beat()
    assert (await door.get("/healthz")).status_code == 200


async def test_without_a_database_both_pages_say_503(door: Door, database_url: str) -> None:
    await door.house.app.scheduler.tick()
    gone = table_away(database_url, "inbox") if is_sqlite(database_url) else server_gone(database_url)
    with gone:
        answer = await door.get("/healthz")
        assert (answer.status_code, answer.json()["ok"]) == (503, False)
        assert (await door.get("/metrics")).status_code == 503
    if not is_sqlite(database_url):
        await door.get("/healthz")  # meets the connection that was cut
    assert (await door.get("/healthz")).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
async def test_health_tells_strangers_no_names(door: Door, 企业: Person, path: str) -> None:
    await 企业.says("/help")
    await quiet(door.house)
    text = (await door.get(path)).text
    assert "李敏" not in text
    assert "13800138000" not in text
