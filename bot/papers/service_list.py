"""Makes the list of what a department will hear at a session, as .xlsx."""

from io import BytesIO

import xlsxwriter

from bot.domain.base.paper import Made
from bot.domain.sessions.service_list import ServiceList
from bot.papers import cells
from bot.papers.tables import Table
from bot.texts.sessions import service_list as said


def make(facts: ServiceList) -> Made:
    """Return the file with one sheet, one row for each appeal, in the order of the slot numbers."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": cells.local(facts.now)})
        table = Table(book, said.SHEET, said.columns(facts.department))
        for item in facts.items:
            table.add([column.value(item) for column in table.columns])
        table.end()
    return Made(said.file(facts), target.getvalue())
