"""An export is read a page at a time: each row once, none on two pages, whatever the size of a page."""

import pytest

from bot.domain.appeals.action import State
from bot.domain.reports.export import Scope, Sheet
from storage.reports import export_rows
from tests.desk import Desk


@pytest.mark.parametrize(("size", "pages"), [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (5, [5]), (6, [5])])
def test_rows_by_page(desk: Desk, size: int, pages: list[int]) -> None:
    firm = desk.enterprise("云南甲果业有限公司")
    filed = [desk.appeal(State.HANDLING, firm).number for _ in range(5)]
    read = [list(page) for page in export_rows.pages(desk.tx, Sheet.APPEALS, Scope(), size, now=desk.now)]
    assert [len(page) for page in read] == pages
    assert [row.number for page in read for row in page] == filed  # type: ignore[union-attr]  # rows of appeals
