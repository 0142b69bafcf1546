"""Where somebody can be when they send what nobody asked for: the steps of forms, reached by ordinary means."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import rows

BEGUN = "已经写下的第一段话，一个字也不能丢。"
_numbers = count(1)

Place = Callable[[House], Awaitable[Person]]


async def stranger(house: House) -> Person:
    """Somebody who has just been asked for the enterprise's code."""
    who = house.newcomer(f"路人{next(_numbers)}")
    await who.says("/start")
    await who.presses("同意")
    await who.sees("统一社会信用代码")
    return who


async def member(house: House) -> Person:
    """A registered member with no form open."""
    number = next(_numbers)
    return await house.enterprise(f"成员{number}", f"USCC{number}")


async def writing(house: House) -> Person:
    """In the middle of the text of an appeal."""
    who = await member(house)
    await who.says("/appeal")
    await who.says(BEGUN)
    await who.sees("已记下")
    return who


def after(place: Place, *steps: tuple[str, str]) -> Place:
    """Go on from a place: what is said or pressed, and what is seen then."""

    async def further(house: House) -> Person:
        who = await place(house)
        for act, seen in steps:
            await (who.presses(act[1:]) if act.startswith("!") else who.says(act))
            await who.sees(seen)
        return who

    return further


naming = after(stranger, ("91530100DEM000001C", "全称"))
attaching = after(writing, ("!完成", "照片"))
choosing = after(attaching, ("!没有附件", "不确定"))
sorting = after(choosing, ("!不确定", "属于哪一类"))
checking = after(sorting, ("!服务需求", "请核对"))
phoning = after(naming, ("云南某某物流有限公司", "州市"), ("昆明市", "联系人"), ("李敏", "请留下您的手机号"))


async def inviting(house: House) -> Person:
    """A coordinator who was asked for which department."""
    who = await house.hires(f"统筹{next(_numbers)}", Role.COORDINATOR)
    await who.says("/invite")
    await who.presses("联络员")
    await who.sees("单位")
    return who


async def drafts_of(house: House, who: Person) -> list[tuple[Any, ...]]:
    (person,) = await rows(house, schema.person, user=who.id)
    return [(one.form, one.step, one.data) for one in await rows(house, schema.draft, person=person.id)]
