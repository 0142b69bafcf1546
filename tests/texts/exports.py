"""How far an export is: waiting, half done, done, empty, too big, not made; of every sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.reports.export import Export, Sheet
from bot.domain.reports.export_notices import ExportSent, ExportShown
from bot.usecases.reports.exports import NOT_MADE, TOO_BIG
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed

ASKED = Export(7, 1, START, None, None, None, personal=False)


def exports(_: Typed) -> Iterator[Labelled]:
    half = replace(ASKED, rows=4_000, total=900_000, first=START, until=START + timedelta(days=30))
    done = replace(half, rows=900_000, size=63_000_000, done_at=START, personal=True)
    stages = [ASKED, half, done, replace(done, rows=0), replace(done, error=TOO_BIG), replace(done, error=NOT_MADE)]
    for made in stages:
        for sheet in (None, *Sheet):
            one = replace(made, sheet=sheet)
            yield f"导出 {sheet}", ExportShown(to=1, export=one, most=50)
            yield f"文件 {sheet}", ExportSent(to=1, export=one)
