"""/delete_me: what the consent promises."""

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import answered, files, on_sqlite, quiet, rates, rows
from tests.screenplays.test_booking import books
from tests.screenplays.test_joining import asks_to_join


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
async def test_who_alone_can_be_called_gives_the_seat_back_first(house: House, 企业: Person) -> None:
    await a_session(house)
    await books(企业, 1)
    await 企业.says("/delete_me")
    await 企业.sees("您单位还有坐诊挂号", "先发送 /book 退号")
    await 企业.says("/book")
    await 企业.presses("退号：第4期第1号")
    await 企业.sees("已退号")
    await 企业.says("/delete_me")
    await 企业.presses("确认")
    await 企业.sees("您的个人信息已删除")


@on_sqlite
async def test_a_colleague_who_stays_keeps_the_seat(house: House, 企业: Person) -> None:
    await house.enterprise("王芳", "91350100M000100Y43")
    await a_session(house)
    await books(企业, 1)
    await 企业.says("/delete_me")
    await 企业.presses("确认")
    await 企业.sees("您的个人信息已删除")


@on_sqlite
async def test_who_asked_to_join_takes_it_back(house: House, 企业: Person, 同事: Person) -> None:
    await asks_to_join(同事)
    await 同事.says("/delete_me")
    await 同事.presses("确认")
    await 同事.sees("您的个人信息已删除")
    await 企业.presses("同意加入")
    await 企业.sees("已经处理过")
    assert await rows(house, schema.join_request) == []


@on_sqlite
async def test_staff_are_told_that_it_is_not_theirs(海关: Person) -> None:
    await 海关.says("/delete_me")
    await 海关.sees("由其他身份的人办理")
