"""Whatever has happened, the screen, the pictures, the export and the circular of a month say the same."""

import csv
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reports import figures as of
from bot.domain.reports.circular import Circular, CircularState
from bot.domain.reports.export import Scope, Sheet
from bot.domain.reports.figures import Selection
from bot.domain.reports.pictures import ALL, Bar, Picture
from bot.domain.time import spans
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.spans import Span
from bot.papers.export import Order, write
from bot.usecases.reports import charts, circular_figures
from storage.engine.database import Transaction
from storage.reports import counting, export_rows
from tests.desk import Desk, open_desk
from tests.house import programme
from tests.numbers.histories import Histories


def exported(tx: Transaction, span: Span, now: datetime) -> dict[str, int]:
    """Return the sums of the columns of the file, as a spreadsheet makes them."""
    scope = Scope(span.first, span.until)
    with TemporaryDirectory() as folder:
        order = Order(Path(folder) / "a.csv", Sheet.APPEALS, scope, programme().pack, now)
        for _ in write(order, lambda sheet: export_rows.pages(tx, sheet, scope, 7, now=now)):
            pass
        with order.target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    named = {one.name: sum(int(row[one.name]) for row in rows) for one in of.GROUPS.values() if one is not of.RECEIVED}
    return {of.RECEIVED.name: len(rows)} | named


def agree(desk: Desk, span: Span) -> int:
    """Compare a month's figures wherever they stand; return how many appeals they are of."""
    tx, now = desk.tx, desk.now
    screen = counting.total(tx, Selection(span.first, span.until), now=now)
    said = {one.name: screen.count(one) for one in of.GROUPS.values()}
    assert exported(tx, span, now) == said
    assert span.first is not None
    month = Circular(1, span.first.year, span.first.month, CircularState.DRAFT, {}, None, 1, now)
    figures = circular_figures.figures(tx, month, now=now)
    assert {one.name: figures.total.count(one) for one in of.GROUPS.values()} == said
    assert all(sum(line.of[key] for line in figures.lines) == screen.of[key] for key in of.GROUPS)
    drawn = {one: charts.drawing(tx, one, span, None, now=now) for one in Picture}
    assert [bar.numbers[0] for bar in drawn[Picture.FUNNEL].bars] == [screen.count(group) for group in charts.STEPS]
    assert sum(bar.numbers[0] for bar in drawn[Picture.FUNNEL].second) == screen.count(of.RECEIVED)
    assert sum(sum(bar.numbers) for bar in drawn[Picture.HEAT].bars) == screen.count(of.RECEIVED)
    on_time = drawn[Picture.ON_TIME].bars
    whole = Bar(ALL, (screen.count(of.ON_TIME), screen.count(of.DUE)))
    assert (on_time[0] if len(on_time) > 1 else Bar(ALL, on_time[0].numbers if on_time else (0, 0))) == whole
    return screen.count(of.RECEIVED)


@settings(max_examples=4)
@given(st.integers(0, 2**32))
def test_all_papers_say_what_the_screen_says(seed: int) -> None:
    with open_desk() as desk:
        town = Histories(desk, Random(seed))  # noqa: S311  # a play, no secret
        town.live(40)
        end = shanghai_date(desk.now)
        past = range(2024 * 12 + 9, end.year * 12 + end.month)  # from October 2024, when the play begins
        received = sum(agree(desk, spans.of_month(month // 12, month % 12 + 1)) for month in past)
        assert received == counting.total(desk.tx, Selection(), now=desk.now).count(of.RECEIVED)


def test_they_agree_about_nothing() -> None:
    with open_desk() as desk:
        assert agree(desk, spans.of_month(2024, 10)) == 0
