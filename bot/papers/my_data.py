"""Makes the file of what is stored about a person, as plain text that every phone can open."""

from bot.domain.base.paper import Made
from bot.domain.tenure.own_notices import MyData
from bot.papers.plain import plain
from bot.texts.tenure.own import FILE, text


def make(facts: MyData) -> Made:
    """Return the file; a byte mark at its beginning tells Windows that it is UTF-8."""
    return Made(FILE, plain(text(facts)).replace("\n", "\r\n").encode("utf-8-sig"))
