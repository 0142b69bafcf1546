"""Lays out the minutes of a session with python-docx: title, facts of the session, the table of appeals, the day."""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from bot.domain.sessions.minutes import Minutes
from bot.papers import official_docx
from bot.texts.sessions import minutes as said

WIDTHS = (12, 32, 18, 48, 46)  # millimetres: together as wide as the text


def document(facts: Minutes) -> bytes:
    """Return the minutes as the bytes of a .docx file."""
    made = docx.Document()
    official_docx.page(made)
    official_docx.paragraph(made, said.title(facts), official_docx.TITLE, official_docx.TITLE_SIZE, ALIGN.CENTER)
    official_docx.paragraph(made, "", official_docx.BODY)
    for text in said.head(facts):
        official_docx.paragraph(made, text, official_docx.BODY, indent=True)
    _heard(made, facts)
    for text in said.foot(facts):
        official_docx.paragraph(made, text, official_docx.BODY, side=ALIGN.RIGHT)
    official_docx.stand_ins(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _heard(made: Document, facts: Minutes) -> None:
    rows = [row.cells for row in said.rows(facts)]
    if rows:
        official_docx.table(made, (said.COLUMNS, *rows), WIDTHS)
    else:
        official_docx.paragraph(made, said.NOBODY, official_docx.BODY, indent=True)
