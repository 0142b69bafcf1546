"""A picture goes as a photo, or as a document where Telegram does not take it as one."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram.error import BadRequest, TimedOut

from bot.delivery.channels.telegram import calls
from bot.domain.base.paper import Made

PHOTO, DOCUMENT = 11, 22


class Telegram:
    """Takes documents, and answers a photo with what the test says."""

    def __init__(self, refusal: Exception | None) -> None:
        self.refusal, self.took = refusal, list[object]()

    async def send_photo(self, _: int, what: object, **__: object) -> Any:
        if self.refusal:
            raise self.refusal
        self.took.append(what)
        return SimpleNamespace(message_id=PHOTO)

    async def send_document(self, _: int, what: object, **__: object) -> Any:
        self.took.append(what)
        return SimpleNamespace(message_id=DOCUMENT)


async def sends(telegram: Telegram, made: Made) -> int:
    return await calls.paper(cast("Any", telegram), 7, WORDS, made)


WORDS = cast("Any", SimpleNamespace(text="图", keys=(), plain=False, ask_phone="", clear=False, thread=None))


@pytest.mark.parametrize(("photo", "number"), [(True, PHOTO), (False, DOCUMENT)])
async def test_a_picture_to_be_seen_at_once_is_a_photo(photo: bool, number: int) -> None:  # a case
    telegram = Telegram(None)
    assert await sends(telegram, Made("a.png", b"png", photo=photo)) == number
    assert telegram.took == [b"png"]


async def test_what_is_no_photo_for_telegram_goes_as_a_document() -> None:
    telegram = Telegram(BadRequest("PHOTO_INVALID_DIMENSIONS"))
    assert await sends(telegram, Made("a.png", b"png", photo=True)) == DOCUMENT
    assert telegram.took == [b"png"]


async def test_a_known_photo_that_is_refused_is_made_again_by_who_knows_its_bytes() -> None:
    """Telegram's number of a photo is none of a document: sent so, it would be refused for another reason."""
    telegram = Telegram(BadRequest("wrong file identifier"))
    with pytest.raises(BadRequest, match="wrong file identifier"):
        await sends(telegram, Made("a.png", b"", photo=True, known="id of the photo"))
    assert telegram.took == []


async def test_other_trouble_sends_nothing_twice() -> None:
    telegram = Telegram(TimedOut())
    with pytest.raises(TimedOut):
        await sends(telegram, Made("a.png", b"png", photo=True))
    assert telegram.took == []
