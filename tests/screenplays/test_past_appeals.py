"""Appeals of earlier sessions that were imported: people find and read them, and nobody is pushed."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.domain.tenure.imports import Field, FilledIn, Import, Line, Result
from bot.usecases.tenure import importing
from storage import schema
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows

PAST = {
    Field.TEXT: "口岸查验排队时间长，请协调加快。",
    Field.KIND: "服务需求",
    Field.DEPARTMENT: "昆明海关",
    Field.FILED: "2024-07-29",
    Field.ANSWERED: "2024-08-05",
    Field.ANSWER: "已增设查验通道，平均等候时间缩短一半。",
}


async def imports(house: House, *ratings: str) -> Result:
    """Take over an appeal of the only enterprise for each rating; "": it was not rated."""
    code = (await rows(house, schema.enterprise))[0].uscc
    lines = [
        Line(number, PAST | {Field.CODE: code, Field.TEXT: f"{PAST[Field.TEXT]}{number}", Field.RATING: rating})
        for number, rating in enumerate(ratings, 2)
    ]
    table = FilledIn(Import.APPEALS, tuple(lines), {})
    return await house.app.database.write(importing.take_over, table, now=house.clock.now())


@on_sqlite
async def test_an_earlier_appeal_is_read_with_its_answer_and_marked_as_imported(house: House, 企业: Person) -> None:
    done = await imports(house, "满意")
    assert [one.name for one in done.outcomes] == ["YN-2024-0001"]
    await 企业.says("/my")
    await 企业.sees("诉求")
    await 企业.says("YN-2024-0001")
    await 企业.sees("往期导入", "已增设查验通道", "昆明海关")


@on_sqlite
async def test_nobody_is_pushed_about_earlier_appeals_for_months(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await quiet(house)
    known = {row.id for row in await rows(house, schema.outbox)}
    await imports(house, "不满意", "", "满意")
    assert [row for row in await rows(house, schema.timer) if row.subject == "APPEAL"] == []
    for _ in range(12):
        await house.until(house.clock.moment + timedelta(days=7))
    await quiet(house)
    told = [row for row in await rows(house, schema.outbox) if row.id not in known]
    assert [row for row in told if row.appeal is not None or row.chat == 企业.id] == []
    assert [row for row in told if "YN-2024-000" in str(row.payload)] == []
