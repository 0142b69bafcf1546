"""Makes the file of entries of the audit log (操作记录)."""

import io
from collections.abc import Iterable

from xlsxwriter import Workbook

from bot.domain.base.paper import Made
from bot.domain.desk.record import NamedRecord
from bot.papers.tables import Table
from bot.texts.desk import records as said


def make(found: Iterable[NamedRecord]) -> Made:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        table = Table(book, said.TITLE, said.LISTED)
        for record in found:
            table.add(column.value(record) for column in said.LISTED)
        table.end()
    return Made(said.FILE, target.getvalue())
