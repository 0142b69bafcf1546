"""What pytest does for the mutants: writes down what each test costs, takes those that were chosen, and asks twice."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants import probes

COSTS, PROBES = "MUTANTS_COSTS", "MUTANTS_PROBES"  # a folder for what tests cost and came by; where calls are put
CHOSEN = "MUTANTS_CHOSEN"  # a file with the chosen tests in their order
BOTH_ENGINES = ("tests/storage/", "tests/races/", "tests/ops/")  # elsewhere the tests' SQLite half says enough


if PROBES in os.environ:
    probes.install(Path.cwd(), Path(os.environ[PROBES]))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if CHOSEN in os.environ:
        order = {name: number for number, name in enumerate(json.loads(Path(os.environ[CHOSEN]).read_text("utf-8")))}
        kept = sorted((one for one in items if one.nodeid in order), key=lambda one: order[one.nodeid])
    else:
        kept = [one for one in items if "postgresql" not in one.nodeid or one.nodeid.startswith(BOTH_ENGINES)]
    if dropped := [one for one in items if one not in set(kept)]:
        config.hook.pytest_deselected(items=dropped)
    items[:] = kept


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: Any, nextitem: pytest.Item | None) -> bool | None:
    """With a mutant a test fails only if it fails twice: one that minds how busy the machine is says nothing."""
    if CHOSEN not in os.environ:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(one.failed for one in reports):
        item._initrequest()
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for one in reports:
        item.ihook.pytest_runtest_logreport(report=one)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Add the seconds of the processor that each part of a test took, which others on the machine don't change."""
    now = time.process_time()
    spent, item.stash[_SINCE] = now - item.stash.get(_SINCE, _last[0]), now
    _last[0] = now
    report = yield
    if COSTS in os.environ:
        seen = dict(probes.came_by)
        probes.came_by.clear()
        line = json.dumps([item.nodeid, spent, report.failed, seen])  # type: ignore[attr-defined]  # what pytest yields
        with Path(os.environ[COSTS], f"{os.getpid()}.jsonl").open("a", encoding="utf-8") as costs:
            costs.write(f"{line}\n")
    return report


_SINCE = pytest.StashKey[float]()
_last = [time.process_time()]
