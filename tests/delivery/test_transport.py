"""How the fields of a call go out."""

import json

import pytest
from telegram.constants import ParseMode

from bot.delivery.transport import Fields


@pytest.mark.parametrize("text", ["a&b=c\n<b>停电</b>", "👍", "half of one: \ud83d", '"\\'])
def test_a_text_goes_as_it_is_and_what_is_not_given_stays_out(text: str) -> None:
    """A text cut within an emoji must not stop the call: Telegram would say what is wrong, an encoder raises."""
    fields = Fields({"chat_id": -1, "text": text, "parse_mode": ParseMode.HTML, "reply_markup": None})
    assert json.loads(fields.body) == {"chat_id": -1, "text": text, "parse_mode": "HTML"}
