"""Who blocks the bot misses nothing: what is for them is held, and comes when they come back."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from storage.mail.outbox import Status
from tests.house import House
from tests.screenplays.stage import accepts, answers, files, on_sqlite, quiet, rates, rows


async def test_held_while_blocked_and_sent_on_return(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 企业.blocks()
    await quiet(house)
    await answers(海关)
    await 海关.sees("答复已发给企业")
    await quiet(house)
    held = await rows(house, schema.outbox, chat=企业.id, state=Status.HELD, kind="MESSAGE")
    assert [one.what for one in held] == ["moved"]  # who can't be reached is not asked
    await 企业.unblocks()
    await 企业.sees("昆明海关已答复", number)
    assert await rows(house, schema.outbox, state=Status.HELD) == []
    await rates(企业, "满意")


@on_sqlite
async def test_found_out_by_a_push_that_is_refused(house: House, 企业: Person, 海关: Person) -> None:
    """Telegram told nothing, or it got lost: the 403 says it."""
    await files(企业)
    await 海关.sees("请签收")
    await quiet(house)
    house.world.put_standing(企业.id, True, True)
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await quiet(house)
    (person,) = await rows(house, schema.person, user=企业.id)
    assert person.reachable is False
    held = await rows(house, schema.outbox, chat=企业.id, state=Status.HELD, kind="MESSAGE")
    assert [one.what for one in held] == ["moved"]
    house.world.put_standing(企业.id, True, False)
    await 企业.says("/help")
    await 企业.sees("昆明海关已签收")
    await 企业.sees("随时可用")


@on_sqlite
async def test_a_card_that_changed_meanwhile_shows_the_newest_state(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await 企业.says("/my")
    card = await 企业.sees(f"诉求{number}｜待签收")
    await quiet(house)
    house.world.put_standing(企业.id, True, True)
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await quiet(house)
    await 企业.unblocks()
    await quiet(house)
    now = next(one for one in 企业.messages if one.id == card.id)
    assert now.says(f"诉求{number}｜承办中")


@on_sqlite
async def test_the_coordinator_hears_that_a_department_can_not_be_reached(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    await 海关.says("/help")
    await 海关.sees("随时可用")
    house.world.put_standing(海关.id, True, True)
    await files(企业)
    await 统筹员.sees("联系不上昆明海关的联络员")
    second = await files(企业)
    await 统筹员.sees("有新诉求等您判断由谁办理", second)


@on_sqlite
async def test_one_contact_out_of_reach_while_a_colleague_is_there(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    colleague = await house.hires("李关员", Role.CONTACT, "昆明海关")
    await 海关.blocks()
    await quiet(house)
    number = await files(企业)
    await colleague.sees("请签收", number)
    await quiet(house)
    told = [one.text.split("\n")[0] for one in 统筹员.messages if one.by_bot]
    assert told == ["联系不上昆明海关的联络员"]


async def test_the_order_of_a_chat_holds_though_sending_fails(house: House, 企业: Person) -> None:
    house.world.faults.add("sendMessage", 企业.id, kind="500", count=1)
    house.world.faults.add("sendMessage", 企业.id, kind="reset_before", count=1)
    for number in range(5):
        await 企业.says(f"/nonsense{number}")
    await 企业.sees("/nonsense4", timeout=15)
    told = [one.text for one in 企业.messages if one.by_bot]
    assert [f"/nonsense{number}" in one for number, one in enumerate(told)] == [True] * 5
