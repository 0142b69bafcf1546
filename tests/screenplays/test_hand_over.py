"""经办: who accepts an appeal has it in hand, and hands it over to a colleague."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite
from tests.screenplays.test_clocks import at, reminders


async def test_a_contact_hands_over_to_a_colleague(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("刘关", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await colleague.sees("有新诉求交您单位主办", number)
    await accepts(海关, 企业)
    await 海关.presses("转交同事")
    await 海关.sees("转交给哪位同事", "期限不变")
    await 海关.presses("刘关")
    confirmed = await 海关.sees("已转交刘关办理", number, "由昆明海关答复，最迟11月8日（周五）17:30")
    assert "请您" not in confirmed.text
    await colleague.sees("诉求转由刘关办理", number, "最迟11月8日（周五）17:30")
    await colleague.says("/todo")
    await colleague.presses(number)
    await colleague.sees(f"诉求{number}｜承办中", "主办：昆明海关（经办：刘关）")
    await colleague.presses("办理经过")
    await colleague.sees("转交同事", "由刘关办理")
    await house.until(at(11, 1, 8, 30))
    assert len(await reminders(house, colleague)) > 0
    assert await reminders(house, 海关) == []


@on_sqlite
async def test_what_one_has_in_hand_others_are_not_reminded_of(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("刘关", Role.CONTACT, "昆明海关")
    await files(企业)
    await accepts(海关, 企业)
    await house.until(at(11, 1, 8, 30))
    assert await reminders(house, colleague) == []
    assert len(await reminders(house, 海关)) > 0


@on_sqlite
async def test_who_is_alone_is_not_offered_to_hand_over(企业: Person, 海关: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    assert "转交同事" not in str(海关.last.labels)


@on_sqlite
async def test_the_head_hands_over_and_both_hear_of_it(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("刘关", Role.CONTACT, "昆明海关")
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await head.says("/todo")
    await head.presses(number)
    await head.sees(f"诉求{number}｜承办中", "经办：张海燕")
    await head.presses("转交同事")
    await head.sees("转交给哪位同事")
    await head.presses("刘关")
    await colleague.sees("诉求转由刘关办理", number)
    await 海关.sees("诉求转由刘关办理", number)
