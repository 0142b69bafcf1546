"""Makes the document of a session's minutes."""

from bot.domain.base.paper import Made
from bot.domain.sessions.minutes import Minutes
from bot.texts.sessions.minutes import file


def make(facts: Minutes) -> Made:
    from bot.papers.minutes_docx import document  # noqa: PLC0415  # only the studio's process needs python-docx

    return Made(file(facts), document(facts))
