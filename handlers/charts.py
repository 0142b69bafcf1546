"""Buttons for pictures of the figures."""

from bot.domain.reports.picture_presses import Charts, Draw
from bot.usecases.reports import charts
from handlers.table import Presses

PRESSES: Presses = {
    Charts: lambda tx, who, it, now: charts.offer(tx, who, it.span, now=now),
    Draw: lambda tx, who, it, now: charts.draw(tx, who, it.picture, it.span, now=now),
}
