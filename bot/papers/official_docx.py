"""Lays out official documents with python-docx.

They have a red heading, a title, a body of 16 points (三号), 28 points a line, and page numbers.
"""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.domain.reports.circular import CircularDocument, Line
from bot.papers.plain import plain
from bot.texts.reports import circular as said
from bot.texts.reports.pictures import SUM
from bot.texts.style import dates

# GB/T 9704—2012: A4, margins 37 above, 35 below, 28 left and 26 right; 三号 is 16 points, 二号 22, 四号 14.
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
BODY, HEADING, TITLE, LATIN = "FangSong", "SimHei", "FZXiaoBiaoSong-B05S", "Times New Roman"
SIZE, TITLE_SIZE, HEAD_SIZE, PAGE_SIZE, TABLE_SIZE = 16, 22, 48, 14, 10.5
LEADING, INDENT = Pt(28), Pt(2 * SIZE)
RED = RGBColor(0xFF, 0x00, 0x00)
# Where the fonts of official documents are not installed, these stand in: name → names that are tried instead.
STAND_INS = {TITLE: "FZXiaoBiaoSong-B05,STZhongsong,SimSun", BODY: "FangSong_GB2312,STFangsong"}
WIDTHS = (42, 14, 14, 37, 12, 37)  # millimetres of the columns: together as wide as the text


def document(facts: CircularDocument) -> bytes:
    """Return the circular as the bytes of a .docx file."""
    made = docx.Document()
    page(made)
    _red_head(made, facts)
    paragraph(made, said.title(facts.circular), TITLE, TITLE_SIZE, ALIGN.CENTER)
    paragraph(made, "", BODY)
    paragraph(made, said.TO, BODY)
    for part in said.parts(facts.circular, facts.figures, facts.name):
        if part.heading:
            paragraph(made, part.heading, HEADING, indent=True).paragraph_format.keep_with_next = True
        for text in part.paragraphs:
            paragraph(made, text, BODY, indent=True)
        if part.table and facts.figures.lines:
            _table(made, facts)
    _signature(made, facts)
    stand_ins(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def page(made: Document) -> None:
    """Set the page to A4 with the margins of official documents."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, margin in MARGINS.items():
        setattr(section, name, Mm(margin))
    section.footer_distance = Mm(28)
    made.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        inside = footer.paragraphs[0]
        inside.alignment = side
        inside.paragraph_format.left_indent = inside.paragraph_format.right_indent = Pt(PAGE_SIZE)
        for text in ("— ", None, " —"):
            _run(inside, text or "", "SimSun", PAGE_SIZE, field=text is None)


def _run(paragraph: Paragraph, text: str, font: str, size: float, *, field: bool = False) -> Run:
    """Write text, or as a field the page's number; Chinese with its quotation marks in `font`, digits in LATIN."""
    run = paragraph.add_run(plain(text))
    run.font.size, run.font.name = Pt(size), LATIN
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001  # python-docx has no word for these
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    if field:
        for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            element.text = instruction
            run._element.append(element)  # noqa: SLF001  # as above
    return run


def paragraph(  # what it says and how it stands
    made: Document, text: str, font: str, size: float = SIZE, side: ALIGN | None = None, *, indent: bool = False
) -> Paragraph:
    written = made.add_paragraph()
    form = written.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, max(LEADING, Pt(size * 1.4))
    form.first_line_indent = INDENT if indent else None
    if side is not None:
        written.alignment = side
    _run(written, text, font, size)
    return written


def _red_head(made: Document, facts: CircularDocument) -> None:
    """Write the red heading with the issue number, and the red line."""
    head = paragraph(made, f"{said.HEAD}{said.KIND}", TITLE, HEAD_SIZE, ALIGN.CENTER)
    head.runs[0].font.color.rgb = RED
    paragraph(made, "", BODY)
    number = paragraph(made, said.number(facts.circular), BODY, side=ALIGN.CENTER)
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", "FF0000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    number._element.get_or_add_pPr().append(border)  # noqa: SLF001  # python-docx has no word for borders
    paragraph(made, "", BODY)


def _table(made: Document, facts: CircularDocument) -> None:
    rows = [said.row(line) for line in facts.figures.lines] + [_sum(facts.figures.total)]
    table(made, (said.COLUMNS, *rows), WIDTHS)


def table(made: Document, lines: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Write a table with its headings in the first line; `widths` in millimetres."""
    written = made.add_table(rows=len(lines), cols=len(widths), style="Table Grid")
    written.autofit, written.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(written.columns, widths, strict=True):
        column.width = Mm(width)
    for place, texts in enumerate(lines):
        for column, text in enumerate(texts):
            cell = written.rows[place].cells[column]
            cell.width = Mm(widths[column])
            inside = cell.paragraphs[0]
            inside.alignment = ALIGN.LEFT if column == 0 and place else ALIGN.CENTER
            inside.paragraph_format.space_before = inside.paragraph_format.space_after = Pt(2)
            _run(inside, text, BODY if place else HEADING, TABLE_SIZE)
    written.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # the heads stand on each page
    for row in written.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001  # as above


def _sum(total: Line) -> tuple[str, ...]:
    return (SUM, *said.row(total)[1:])


def _signature(made: Document, facts: CircularDocument) -> None:
    """Write the issuer and the day of the signature on the right, never alone on a page."""
    signed = facts.circular.signed_at
    for last in (made.paragraphs[-1], paragraph(made, "", BODY)):
        last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True
    for text in (facts.name, dates.date_of(signed) if signed else said.UNSIGNED):
        written = paragraph(made, text, BODY, side=ALIGN.RIGHT)
        written.paragraph_format.right_indent = INDENT * 2
        written.paragraph_format.keep_with_next = text == facts.name


def stand_ins(made: Document) -> None:
    """Name in the table of fonts which fonts may replace one that is not installed."""
    for part in made.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            fonts = "".join(
                f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>' for name, others in STAND_INS.items()
            )
            part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())  # noqa: SLF001  # it is read only
