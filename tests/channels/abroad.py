"""An enterprise of the web chat whose data stay in the country, staff who read in Telegram, and what Telegram heard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.people.channel import WEB, WEB_INDEX
from bot.usecases.reach import signing_in
from storage import schema
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.people import addresses
from tests.channels.overhearing import Overheard
from tests.channels.visitor import Visitor, visitor
from tests.channels.web import address_of, web_house
from tests.house import House
from tests.screenplays.stage import quiet, rows

CODE, NAME, CONTACT, PHONE = "91530100DEM000001C", "云南青鸟翡翠谷商贸有限公司", "欧阳雪鸿", "13911112222"
FILE = "青鸟采购合同.pdf"
TEXT = "翡翠毛料在畹町口岸被扣押四十七天。\n我们的货主急得团团转，每天赔付违约金三万八千元，请海关尽快放行货柜。"
MORE, WISH, WORDS = (
    "补充：货柜号是腾冲玛瑙九号柜。",
    "仓库里的琥珀原石已经受潮发霉。",
    "答复敷衍，孔雀石关税照旧没有退。",
)
PLANTED = (
    *(CODE, NAME, NAME[2:8], CONTACT, PHONE, FILE, "青鸟采购"),
    *("翡翠毛料", "畹町口岸", "扣押四十七天", "团团转", "三万八千元", "放行货柜"),
    *("玛瑙九号", "琥珀原石", "受潮发霉", "孔雀石", "照旧没有退"),
)


@dataclass
class Scene:
    house: House
    telegram: Overheard
    web: Visitor
    planted: tuple[str, ...] = PLANTED

    def leaked(self) -> dict[str, list[str]]:
        """Return which planted words the server abroad got, and in what."""
        said = self.telegram.said()
        found = {word: [one[:300] for one in said if word in one][:3] for word in self.planted}
        return {word: where for word, where in found.items() if where}


@asynccontextmanager
async def open_scene(folder: Path, database_url: str, more: tuple[str, ...] = ()) -> AsyncIterator[Scene]:
    """Open a house with every door in it; `more`: other words that are planted."""
    telegram = Overheard()
    async with (
        web_house(folder, database_url=database_url, telegram=telegram) as house,
        visitor(address_of(house)) as web,
    ):
        house.app.exporter.idle = 0.05
        await comes_in(house, web)
        yield Scene(house, telegram, web, (*PLANTED, *more))
        await quiet(house)
        assert await rows(house, schema.outbox, state=outbox.Status.DEAD) == []


async def comes_in(house: House, web: Visitor) -> None:
    await comes_in_as(house, web, "somebody")


async def comes_in_as(house: House, web: Visitor, subject: str) -> None:
    """Sign in at an address of one's own."""
    token = subject.ljust(40, "t")

    def signed_in(tx: Transaction, now: datetime) -> None:
        at = addresses.add(tx, WEB_INDEX, WEB, subject, "", now)
        signing_in.sign_in(tx, at.number, token, "", now=now)

    await house.app.database.write(signed_in, house.clock.now())
    site = house.app.doors.site
    assert site is not None
    web.client.cookies.set(site.pages.visitors.cookie, token)


async def registers(  # who, of which enterprise, called how and reached by which number
    web: Visitor, code: str = CODE, name: str = NAME, contact: str = CONTACT, phone: str = PHONE
) -> None:
    await web.says("/start")
    await web.presses("同意")
    for asked, said in (("统一社会信用代码", code), ("企业全称", name)):
        await web.sees(asked)
        await web.says(said)
    await web.presses("昆明市")
    for asked, said in (("联系人", contact), ("手机号码", phone)):
        await web.sees(asked)
        await web.says(said)
    await web.presses("确认登记")
    await web.sees("登记完成")


async def files(web: Visitor) -> None:
    await web.says("/appeal")
    await web.sees("用自己的话说说")
    await web.says(TEXT)
    await web.sees("已记下")
    await web.presses("完成")
    await web.sees("照片")
    await web.sends_file(FILE, b"%PDF-1.4 \xe9\x9d\x92\xe9\xb8\x9f", "application/pdf")
    await web.sees("附件1个")
    await web.presses("完成")
    await web.presses("昆明海关")
    await web.presses("服务需求")
    await web.presses("确认提交")
    await web.sees("受理编号")
