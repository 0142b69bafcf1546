"""/delete_me: what the consent promises."""

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.stage import answered, files, on_sqlite, quiet, rates, rows


async def test_who_asks_for_it_is_forgotten_once_all_is_settled(house: House, 企业: Person, 海关: Person) -> None:
    await answered(企业, 海关)
    await rates(企业, "满意")
    await 企业.says("/delete_me")
    await 企业.sees("确定删除您的个人信息吗", "办理记录按规定留存")
    await 企业.presses("确认")
    await 企业.sees("您的个人信息已删除", "/start 重新登记")
    await quiet(house)
    kept = [one for one in await rows(house, schema.person) if "李敏" in one.name or one.chat == 企业.id or one.phone]
    assert [one.name for one in kept if one.chat != 海关.id] == []
    (noted,) = [one for one in await rows(house, schema.audit) if one.action == "forgotten"]
    assert noted.subject.startswith("person:")
    await 企业.says("/my")
    await 企业.sees("/start")


@on_sqlite
async def test_what_is_open_is_settled_first(企业: Person, 海关: Person) -> None:
    await files(企业)
    await 海关.sees("有新诉求交您单位主办")
    await 企业.says("/delete_me")
    await 企业.sees("您还有1件诉求没有办结", "/my")


@on_sqlite
async def test_staff_are_told_that_it_is_not_theirs(海关: Person) -> None:
    await 海关.says("/delete_me")
    await 海关.sees("由其他身份的人办理")
