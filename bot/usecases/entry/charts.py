"""Buttons for pictures of the figures."""

from bot.domain.press import Charts, Draw
from bot.usecases import charts
from bot.usecases.entry.table import Presses

PRESSES: Presses = {
    Charts: lambda tx, who, it, now: charts.offer(tx, who, it.span, now=now),
    Draw: lambda tx, who, it, now: charts.draw(tx, who, it.picture, it.span, now=now),
}
