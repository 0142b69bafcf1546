"""An appeal that holds business secrets is left lying until all levels heard of it: what each of them reads."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import PORT, on_sqlite, quiet
from tests.screenplays.test_budget import lives, pushes
from tests.screenplays.test_clocks import at
from tests.screenplays.test_filing import to_check

SECRET, MARK, SEALED = PORT[:12], "【涉商业秘密】", "涉商业秘密，内容只给办理人员看"


@on_sqlite
async def test_who_handles_a_secret_is_told_so_and_others_are_told_no_more(
    house: House, 企业: Person, 海关: Person, 教育厅: Person, 统筹员: Person, 督查员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    await to_check(企业)
    await 企业.presses("涉商业秘密")
    await 企业.sees("涉商业秘密：是")
    await 企业.presses("确认提交")
    await 企业.sees("受理编号")
    await lives(house, at(11, 19, 18))
    for person in (海关, head, 统筹员):
        told = [one.payload["text"] for one in await pushes(house, person) if SECRET in one.payload["text"]]
        assert told, person
        assert all(MARK in text for text in told)
    assert not any(MARK in one.payload["text"] for one in await pushes(house, 企业))  # it knows
    for command in ("/overdue", "/todo", "/stats", "/circular"):
        await 督查员.says(command)
        await quiet(house)
    for person in (督查员, 教育厅):
        assert not any(SECRET in one.text for one in house.world.chats[person.id].shown if one.by_bot)
    assert any(SEALED in one.text for one in house.world.chats[督查员.id].shown)
