"""Buttons of the monthly circular."""

from bot.domain.reports.circular_presses import DoCircular, FileCircular, ShowCircular, WordCircular
from bot.usecases.book import ENGINE
from bot.usecases.reports import circulars
from bot.usecases.reports.circular_form import CIRCULAR
from handlers.table import Presses

PRESSES: Presses = {
    ShowCircular: lambda tx, who, it, now: circulars.of_month(tx, who, it.year, it.month, now=now),
    DoCircular: lambda tx, who, it, now: circulars.do(tx, who, it.action, it.circular, it.state, now=now),
    WordCircular: lambda tx, who, it, now: ENGINE.start(
        tx, who, CIRCULAR, {"circular": it.circular, "section": it.section.value}, now=now
    ),
    FileCircular: lambda tx, who, it, now: circulars.file(tx, who, it.circular, now=now),
}
