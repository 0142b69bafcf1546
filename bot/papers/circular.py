"""Makes the document of the monthly circular, laid out as an official document (GB/T 9704)."""

from bot.domain.base.paper import Made
from bot.domain.reports.circular import CircularDocument
from bot.texts.reports.circular import file


def make(facts: CircularDocument) -> Made:
    from bot.papers.official_docx import document  # noqa: PLC0415  # only the studio's process needs python-docx

    return Made(file(facts.circular), document(facts))
