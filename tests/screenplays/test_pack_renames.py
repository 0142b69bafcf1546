"""The pack's files rename a department: after the next start all that belongs to it goes on under the new name."""

import shutil
from pathlib import Path

import pytest

from bot.config.loader import builtin_pack, load
from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.programme import Programme
from bot.usecases.tenure import departments
from storage import schema
from storage.engine.database import Transaction
from tests.house import START, House, open_house
from tests.screenplays.stage import accepts, answers, curtain, files, on_sqlite, quiet, rates, rows
from tests.screenplays.test_departments import NEW, OLD, found


def renamed_pack(folder: Path, name: str = NEW) -> Programme:
    """Return the programme of a copy of the pack in which the department has another name."""
    shutil.copytree(builtin_pack(), folder / "pack")
    for file in (folder / "pack").rglob("*"):
        if file.is_file():
            before = file.read_bytes()
            file.write_bytes(before.replace(OLD.encode(), name.encode()))
    file = folder / "pack" / "departments" / "transport.toml"
    text = file.read_text("utf-8")
    own = f'name = "{name}"'
    at = text.index("former = [", text.index(own))
    file.write_text(f'{text[:at]}former = ["{OLD}", {text[at + len("former = [") :]}', "utf-8")
    return Programme.of(load(folder / "pack"))


def forget_updates(tx: Transaction) -> None:
    """Let the messenger of the second house count its updates from the beginning."""
    tx.execute(schema.inbox.delete())


async def test_a_department_that_the_files_rename_goes_on_under_its_new_name(tmp_path: Path, database_url: str) -> None:
    async with open_house(tmp_path, database_url=database_url) as house:
        member = await house.enterprise("李敏", "91350100M000100Y43")
        customs = await house.hires("张海燕", Role.CONTACT, OLD)
        await files(member)
        await accepts(customs, member)
        await answers(customs)
        await rates(member, "满意")
        number = await files(member)
        await accepts(customs, member)
        await quiet(house)
        await house.app.database.write(forget_updates)
        user = customs.id
    async with open_house(tmp_path, database_url=database_url, programme=renamed_pack(tmp_path)) as house:
        await _goes_on(house, Person(house.world, user, "张海燕"), number)
        await curtain(house)


async def _goes_on(house: House, customs: Person, number: str) -> None:
    house.world.start(customs.id)
    assert await house.app.database.read(found, OLD) == (NEW, NEW)
    for table, column in ((schema.appeal, "lead"), (schema.fact, "department"), (schema.survey, "department")):
        assert {getattr(row, column) for row in await rows(house, table)} == {NEW}
    assert {row.department for row in await rows(house, schema.event) if row.action == "ANSWER"} == {OLD}
    await customs.says("/start")
    await customs.sees(f"您是{NEW}的联络员")
    await customs.says("/todo")
    await customs.sees(number)
    await customs.says(number)
    await customs.sees(NEW)
    await answers(customs)
    await customs.sees("答复已发给企业")


@on_sqlite
@pytest.mark.parametrize("table", ["fact", "template"])
async def test_figures_and_templates_follow_where_nobody_serves_any_more(
    tmp_path: Path, database_url: str, table: str
) -> None:
    async with open_house(tmp_path, database_url=database_url) as house:
        member = await house.enterprise("李敏", "91350100M000100Y43")
        customs = await house.hires("张海燕", Role.CONTACT, OLD)
        await files(member)
        await accepts(customs, member)
        await answers(customs)
        await rates(member, "满意")

        def leaves(tx: Transaction) -> None:
            tx.execute(schema.person.update().values(department=None))
            by = {"changed_at": START, "changed_by": 1}
            given = {"department": OLD, "title": "查验", "text": "已办理。", **by}
            if table == "template":
                tx.execute(schema.fact.update().values(department="省教育厅"))
                tx.execute(schema.template.insert().values(given))

        await house.app.database.write(leaves)
    async with open_house(tmp_path, database_url=database_url, programme=renamed_pack(tmp_path)) as house:
        assert {row.department for row in await rows(house, schema.metadata.tables[table])} == {NEW}
        await house.app.database.write(departments.adopt)
        assert {row.department for row in await rows(house, schema.metadata.tables[table])} == {NEW}
