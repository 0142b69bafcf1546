"""`python -m bot stats` prints the figures of the screen, made-up appeals apart."""

import json
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from bot.__main__ import main
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.reports.figures import GROUPS, RATES, Counts, Cut, Selection
from bot.domain.reports.presses import Numbers
from bot.usecases.reports import figures as look_at
from storage.engine.migrate import migrate
from storage.reports import counting
from storage.sessions import sessions
from tests.days import people_live_in
from tests.desk import Desk, open_desk
from tests.numbers.histories import Histories

Says = pytest.CaptureFixture[str]
LONG_AFTER = datetime(2099, 1, 1, tzinfo=UTC)  # every limit has passed


def plain(counts: Counts) -> dict[str, Any]:
    rates = {key: counts.ratio(rate) for key, rate in RATES.items()}
    said = {key: {"part": one.part, "whole": one.whole} for key, one in rates.items()}
    return {"counts": dict(counts.of), "enterprises": counts.enterprises, "rates": said}


def on_screen(desk: Desk, *, demo: bool) -> Counts:
    who = desk.person(Role.COORDINATOR)
    card: Any = look_at.gather(desk.tx, who.chat, Numbers(span="all", demo=int(demo)), now=LONG_AFTER)
    counts: Counts = card.counts
    return counts


@pytest.mark.parametrize("demo", [False, True])
def test_the_command_says_what_the_screen_says(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says, demo: bool
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    migrate(database_url)
    with open_desk(database_url) as desk:
        Histories(desk, Random(7)).live(60)  # noqa: S311  # a play, no secret
        desk.tx.connection.commit()
        screen = on_screen(desk, demo=demo)
        rows = counting.cut(desk.tx, Selection(demo=demo), [Cut.DEPARTMENT], now=LONG_AFTER)
    words = ["stats", *(["--demo"] if demo else [])]
    with people_live_in(lambda: LONG_AFTER):
        assert main([*words, "--json", "--by", "department"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert {name: read[name] for name in plain(screen)} == plain(screen)
    assert read["rows"] == [{"department": one.key[0], **plain(one)} for one in rows]
    with people_live_in(lambda: LONG_AFTER):
        assert main(words) == 0
    told = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert {name: int(told[name]) for name in GROUPS} == dict(screen.of)
    rates = {key: screen.ratio(rate) for key, rate in RATES.items()}
    assert {key: told[f"rate {key}"] for key in RATES} == {key: f"{it.part}/{it.whole}" for key, it in rates.items()}
    assert screen.of["received"] > 0


def test_a_session_is_named_as_people_know_it(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    migrate(database_url)
    with open_desk(database_url) as desk:
        given = {"theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": (), "capacity": 5}
        held = sessions.add(desk.tx, given | {"year": 2024, "number": 4, "held_at": desk.now})
        firm = desk.enterprise("甲")
        for session in (held.id, None):
            desk.appeal(State.SCHEDULED, firm, session=session)
        desk.tx.connection.commit()
    assert main(["stats", "--json", "--by", "session"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert {one["session"]: one["counts"]["received"] for one in read["rows"]} == {"2024-4": 1, None: 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2024-13-01"), "2024-13-01 is no day that can be meant: write one as 2024-10-01"),
        (("--to", "9999-12-31"), "9999-12-31 is no day that can be meant"),
        (("--from", "1024-10-01"), "1024-10-01 is no day that can be meant"),
    ],
)
@pytest.mark.parametrize("command", [("stats",), ("export", "all.xlsx")])
def test_a_day_that_is_none_is_said(command: tuple[str, ...], words: tuple[str, str], said: str, capsys: Says) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*command, *words])
    assert said in capsys.readouterr().err


def test_a_cut_that_is_none_is_answered_with_those_there_are(capsys: Says) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["stats", "--by", "firm"])
    assert "'department', 'theme', 'region', 'kind', 'session', 'month', 'state'" in capsys.readouterr().err


def test_the_last_day_before_the_first_is_said(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Says
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["migrate"]) == 0
    assert main(["stats", "--from", "2024-10-01", "--to", "2024-09-01"]) == 2
    assert "--from 2024-10-01 is after --to 2024-09-01" in capsys.readouterr().err
