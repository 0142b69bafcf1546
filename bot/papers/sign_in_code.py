"""Draws the address of the web chat, with a code behind #, as a picture that a phone's camera reads."""

import io

import segno

from bot.domain.base.paper import Made
from bot.texts.people.accounts import PICTURE

SCALE = 8  # pixels of one square


def make(address: str) -> Made:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=SCALE)
    return Made(PICTURE, drawn.getvalue(), photo=True)
