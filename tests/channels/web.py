"""A house with a web chat, and how people come into it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.usecases.people import accounts
from storage.engine.database import Transaction
from tests.channels.visitor import Visitor, visitor
from tests.house import House, open_house
from tests.web.conftest import free_port


@asynccontextmanager
async def web_house(folder: Path, **settings: object) -> AsyncIterator[House]:
    port = free_port()
    async with open_house(folder, web_url=f"http://127.0.0.1:{port}", http_port=port, **settings) as house:
        yield house


def address_of(house: House) -> str:
    site = house.app.doors.site
    assert site is not None
    return site.pages.visitors.url


async def invited(house: House, role: Role, department: str | None = None) -> str:
    def make(tx: Transaction) -> str:
        return accounts.make_invite(tx, role, department, made_by=None, now=house.clock.now())

    return await house.app.database.write(make)


async def code_of(person: Person | Visitor) -> str:
    """Ask for a code at one door, to type it at another."""
    await person.says("/doors")
    shown = await person.sees("登录码")
    return shown.text.split()[1]


@asynccontextmanager
async def at_work(house: House, role: Role, department: str | None = None) -> AsyncIterator[Visitor]:
    """Somebody of the staff, signed in by an invite."""
    async with visitor(address_of(house)) as guest:
        await accepts(guest, await invited(house, role, department))
        yield guest


async def accepts(guest: Visitor, code: str) -> None:
    """Come in by an invite and say who one is, by which it is used."""
    await guest.comes_in(code)
    for asked, said in (("您的姓名", "李敏"), ("您的职务", "跳过"), ("您的工作电话", "0871-63113456")):
        await guest.sees(asked)
        await guest.says(said)
    await guest.sees("欢迎加入")


@asynccontextmanager
async def also_by_web(house: House, person: Person) -> AsyncIterator[Visitor]:
    """A browser in which somebody of Telegram is signed in, too."""
    async with visitor(address_of(house)) as guest:
        await guest.comes_in(await code_of(person))
        await guest.sees("您好")
        yield guest
