"""Makes the document of the list of mechanisms."""

from bot.domain.base.paper import Made
from bot.domain.reports.mechanisms import Mechanisms
from bot.texts.reports.mechanisms import file


def make(facts: Mechanisms) -> Made:
    from bot.papers.mechanisms_docx import document  # noqa: PLC0415  # only the studio's process needs python-docx

    return Made(file(), document(facts))
