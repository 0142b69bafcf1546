"""The monthly circular as a document, in the layout of official documents (GB/T 9704)."""

from dataclasses import dataclass

from bot.domain.base.paper import Made
from bot.domain.reports.circular import Circular, Figures
from bot.texts.reports.circular import file


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the document says; `name` of the programme."""

    circular: Circular
    figures: Figures
    name: str


def make(facts: Sheet) -> Made:
    from bot.papers.official import document  # noqa: PLC0415  # only the studio's process needs python-docx

    return Made(file(facts.circular), document(facts))
