"""Who is not registered is answered after all others; links are not shown as pictures under our words."""

from bot.delivery.channels.telegram.calls import _shown
from bot.demo.botapi import Person
from bot.domain.base.parcels import Message
from storage import schema
from storage.mail.parcels import REPLY, STRANGER
from tests.house import House
from tests.screenplays.stage import on_sqlite, quiet, rows


@on_sqlite
async def test_strangers_have_a_line_of_their_own(house: House, 企业: Person) -> None:
    stranger = house.newcomer("路人")
    for person in (stranger, 企业):
        await person.says("/help")
        await person.sees("/start" if person is stranger else "随时可用")
    await quiet(house)
    ranks = {one.chat: one.rank for one in await rows(house, schema.outbox, kind="MESSAGE")}
    assert ranks == {stranger.id: STRANGER, 企业.id: REPLY}


def test_no_preview_is_shown_of_links() -> None:
    assert _shown(1, Message(text="https://example.com"))["link_preview_options"] == {"is_disabled": True}
