"""How far an export is."""

from dataclasses import dataclass

from bot.domain.base.notice import Notice
from bot.domain.reports.export import Export


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportShown(Notice):
    """`message` None: a new one, else that one anew; `most` megabytes can be sent."""

    export: Export
    most: int
    message: int | None = None
