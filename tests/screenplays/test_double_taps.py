"""Who taps twice is not told that somebody acted first; who really comes too late is."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from tests.house import House
from tests.screenplays.stage import files, on_sqlite, quiet


async def taps_twice(who: Person, label: str, house: House) -> None:
    message = next(one for one in reversed(who.messages) if any(label == said for row in one.labels for said in row))
    (data,) = {button["callback_data"] for button in message.buttons if button["text"] == label}
    for _ in range(2):
        await who.presses_forged(data, message)
    await quiet(house)


@on_sqlite
async def test_who_accepts_twice_goes_on_with_the_answer(house: House, 企业: Person, 海关: Person) -> None:
    await files(企业)
    await 海关.sees("请签收")
    await taps_twice(海关, "签收并答复", house)
    assert not any(one.says("先办了一步") for one in 海关.messages)
    await 海关.sees("办理结果")


@on_sqlite
async def test_a_colleague_who_taps_later_is_told_who_was_first(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("王芳", Role.CONTACT, "昆明海关")
    await files(企业)
    await 海关.sees("请签收")
    await colleague.sees("请签收")
    card = colleague.last
    (data,) = {button["callback_data"] for button in card.buttons if button["text"] == "签收"}
    await 海关.presses("签收")
    await 海关.sees("已签收")
    await quiet(house)
    await colleague.presses_forged(data, card)
    await colleague.sees("先办了一步")
