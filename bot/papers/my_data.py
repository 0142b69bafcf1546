"""A file of what is stored of somebody, for themselves: plain text, as every telephone opens it."""

from bot.domain.base.paper import Made
from bot.domain.tenure.own_notices import MyData
from bot.papers.plain import plain
from bot.texts.tenure.own import FILE, text


def make(facts: MyData) -> Made:
    """The mark at its beginning tells Windows that it is UTF-8."""
    return Made(FILE, plain(text(facts)).replace("\n", "\r\n").encode("utf-8-sig"))
