"""A table with a wrong cell: which field is wrong and why is said, and nothing of the table is taken over."""

import pytest
from sqlalchemy import func, select

from bot.domain.base.errors import BadInput
from bot.domain.tenure.imports import Field, FilledIn, Import, Line
from bot.domain.time.calendar import shanghai_date
from bot.usecases.tenure import importing
from storage.people import people
from storage.schema import appeal
from tests.desk import HOME, Desk

CODE = "91530100DEM000001C"
RIGHT = {
    Field.CODE: CODE,
    Field.TEXT: "口岸查验排队时间长，请协调加快。",
    Field.KIND: "服务需求",
    Field.DEPARTMENT: HOME,
    Field.FILED: "2024-07-29",
    Field.ANSWERED: "2024-08-05",
    Field.ANSWER: "已增设查验通道，平均等候时间缩短一半。",
}
TO_COME = "2024-12-31"
WRONG = [
    (Field.KIND, "别的什么", "import_kind"),
    (Field.FILED, TO_COME, "import_to_come"),
    (Field.ANSWERED, "2024-07-28", "import_backwards"),
    (Field.RATING, "还行", "import_rating"),
]


def takes(desk: Desk, kind: Import, *tables: dict[Field, str]) -> list[tuple[Field | None, str]]:
    """Import the lines; return what is wrong with which field."""
    lines = tuple(Line(number, cells) for number, cells in enumerate(tables, 2))
    result = importing.take_over(desk.tx, FilledIn(kind, lines, {}), now=desk.now)
    return [(fault.field, fault.problem.problem) for fault in result.faults if isinstance(fault.problem, BadInput)]


@pytest.fixture
def enterprise(desk: Desk) -> int:
    return people.add_enterprise(desk.tx, "一家企业", CODE, "昆明市", desk.now)


@pytest.mark.usefixtures("enterprise")
@pytest.mark.parametrize(("field", "said", "problem"), WRONG)
def test_of_earlier_appeals_none_is_taken_over(desk: Desk, field: Field, said: str, problem: str) -> None:
    assert shanghai_date(desk.now).isoformat() < TO_COME
    found = takes(desk, Import.APPEALS, RIGHT, RIGHT | {Field.TEXT: "另一件事情，也请协调。", field: said})
    assert (field, problem) in found
    assert desk.tx.execute(select(func.count()).select_from(appeal)).scalar_one() == 0


@pytest.mark.usefixtures("enterprise")
def test_an_answer_on_the_day_of_the_appeal_is_right(desk: Desk) -> None:
    same, today = RIGHT[Field.FILED], shanghai_date(desk.now).isoformat()
    newest = {Field.TEXT: "另一件事情，也请协调。", Field.FILED: today, Field.ANSWERED: today}
    assert takes(desk, Import.APPEALS, RIGHT | {Field.ANSWERED: same}, RIGHT | newest) == []


def test_a_day_is_worked_or_free(desk: Desk) -> None:
    assert takes(desk, Import.HOLIDAYS, {Field.DAY: "2027-02-06", Field.IS: "半天"}) == [(Field.IS, "import_day")]
    assert takes(desk, Import.HOLIDAYS, {Field.DAY: "2027-02-06", Field.IS: "上班"}) == []
