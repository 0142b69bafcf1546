"""Once a month administrators read who never came, who left things lying, and which posts nobody holds."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import accepts, files, quiet, rows
from tests.screenplays.test_clocks import at
from tests.screenplays.test_inviting import link_for


async def censuses(house: House, person: Person) -> list[str]:
    await quiet(house)
    return [one.payload["text"] for one in await rows(house, schema.outbox, chat=person.id, what="census")]


async def test_what_an_administrator_reads_on_the_first_working_morning(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    admin = await house.hires("吴管", Role.ADMIN)
    await house.until(at(10, 28, 8, 30))
    assert await censuses(house, admin) == []
    await files(企业)
    await accepts(海关, 企业)
    await house.until(at(11, 1, 8, 30))
    said = await admin.sees("每月提醒：人员情况", "没有联络员", "没有负责人", "只有一位联络员")
    assert "昆明海关" in said.text.partition("只有一位联络员")[2]
    assert "超期" not in said.text
    await link_for(统筹员, "部门联络员", "省教育厅")
    await house.until(at(11, 4, 8, 30))
    await house.until(at(11, 20, 8, 30))
    assert len(await censuses(house, admin)) == 1
    await house.until(at(12, 2, 8, 30))
    await admin.sees("邀请过期没人用（1条）", "省教育厅的联络员，2024年11月1日发出", "30天没有使用")
    assert "昆明海关，张海燕，1件" in (await censuses(house, admin))[-1]
    assert await censuses(house, 海关) == await censuses(house, 统筹员) == []
