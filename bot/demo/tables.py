"""The tables that the administrator's tour sends to be imported: one with two wrong cells, and the same set right."""

from bot.domain.tenure.imports import Import
from bot.papers import filled_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRONG, RIGHT = "人员_有两处错.xlsx", "人员_已改好.xlsx"
_TABLES = {
    WRONG: (("刘洋", "联络员", "省教育听", ""), ("马晓", "审核员", "", "")),
    RIGHT: (("刘洋", "联络员", "省教育厅", ""), ("马晓", "统筹员", "", "")),
}


def made(name: str) -> bytes | None:
    """Return the table of this name, None if there is none."""
    return filled_in.with_rows(Import.STAFF, _TABLES[name]) if name in _TABLES else None
