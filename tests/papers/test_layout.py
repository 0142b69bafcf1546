"""The circular as a document: laid out as official documents are, of nothing and of much."""

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt

from bot.domain.reports.circular import CircularDocument, Figures
from bot.papers import circular as papers
from bot.texts.reports import circular as said
from tests.texts.circulars import DRAFT, NOTHING, much


@pytest.mark.parametrize("figures", [NOTHING, much("云南出入境边防检查总站")], ids=["nothing", "much"])
def test_the_layout_is_that_of_official_documents(figures: Figures) -> None:
    made = docx.Document(io.BytesIO(papers.make(CircularDocument(DRAFT, figures, "云南省")).data))
    page: Any = made.sections[0]
    sizes = [round(one.mm, 1) for one in (page.page_width, page.top_margin, page.left_margin)]
    assert sizes == [210, 37, 28]
    title = next(one for one in made.paragraphs if one.text == said.title(DRAFT))
    body = next(one for one in made.paragraphs if one.text == said.TO)
    assert (title.runs[0].font.size, body.runs[0].font.size, body.paragraph_format.line_spacing) == (
        Pt(22),
        Pt(16),
        Pt(28),
    )
    assert "PAGE" in page.footer.paragraphs[0]._p.xml
    assert "PAGE" in page.even_page_footer.paragraphs[0]._p.xml
    assert "FF0000" in made.paragraphs[2]._p.xml
    assert len(made.tables) == bool(figures.lines)
    assert all("cantSplit" in row._tr.xml for table in made.tables for row in table.rows)
    text_width = page.page_width - page.left_margin - page.right_margin
    assert all(abs(sum(column.width for column in table.columns) - text_width) < Mm(1) for table in made.tables)


@pytest.mark.parametrize("figures", [NOTHING, much("省商务厅")], ids=["nothing", "much"])
def test_no_heading_ends_a_page_and_no_signature_stands_alone_on_one(figures: Figures) -> None:
    written = docx.Document(io.BytesIO(papers.make(CircularDocument(DRAFT, figures, "云南省")).data)).paragraphs
    kept = [one.text for one in written if one.paragraph_format.keep_with_next]
    headings = [part.heading for part in said.parts(DRAFT, figures, "") if part.heading]
    assert kept == [*headings, said.DEMANDS, "", "云南省"]


def test_of_a_month_without_appeals_little_is_said_and_of_many_departments_the_first() -> None:
    assert [part.heading for part in said.parts(DRAFT, NOTHING, "")] == [
        "",
        "一、总体情况",
        "二、督办情况",
        "三、工作要求",
    ]
    late = next(part for part in said.parts(DRAFT, much("第"), "") if "超期" in part.heading).paragraphs
    named = (
        "1833件（第5960件、第5859件、第5758件、第5657件、第5556件、第5455件、第5354件、第5253件、其余53个单位1381件）。"
    )
    assert late[:2] == (f"未按期答复{named}", f"数据截止时超期{named}")


def test_a_circular_that_was_signed_before_late_ones_were_counted_does_not_say_there_are_none() -> None:
    then = much("第")
    total = replace(then.total, of={key: count for key, count in then.total.of.items() if key != "late"})
    late = next(part for part in said.parts(DRAFT, replace(then, total=total), "") if "超期" in part.heading).paragraphs
    assert not any(line.startswith("数据截止时超期") for line in late)
