"""Lays out the list of mechanisms with python-docx on one page: a title, a sentence, the table, a note."""

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from bot.domain.reports.mechanisms import Mechanisms
from bot.papers import official_docx
from bot.texts.reports import mechanisms as said

WIDTHS = (24, 40, 20, 18, 24, 9, 9, 12)  # millimetres: together as wide as the text


def document(facts: Mechanisms) -> bytes:
    """Return the list as the bytes of a .docx file."""
    made = docx.Document()
    official_docx.page(made)
    official_docx.paragraph(made, said.title(), official_docx.TITLE, official_docx.TITLE_SIZE, ALIGN.CENTER)
    if facts.rows:
        official_docx.paragraph(made, said.head(facts), official_docx.BODY, indent=True)
        official_docx.table(made, (said.COLUMNS, *said.rows(facts)), WIDTHS)
    official_docx.paragraph(made, said.foot(facts), official_docx.BODY, official_docx.TABLE_SIZE)
    official_docx.stand_ins(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
