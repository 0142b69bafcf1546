"""Names the use cases for buttons and commands about figures, pictures, exports and circulars."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.classes.presses import DrawClass, SendMechanisms
from bot.domain.people.person import Person
from bot.domain.reports.circular_presses import DoCircular, FileCircular, ResendCircular, ShowCircular, WordCircular
from bot.domain.reports.picture_presses import Charts, Draw
from bot.domain.reports.presses import ListSpared, Look, Numbers
from bot.usecases.book import ENGINE
from bot.usecases.reports import charts, circulars, figures, guard, mechanisms, spared
from bot.usecases.reports.circular_form import CIRCULAR
from bot.usecases.reports.export_form import EXPORT
from bot.usecases.reports.figures_form import NUMBERS
from handlers.base.tables import DESK, MEMBERS, Commands, Presses, form
from storage.engine.database import Transaction


def _numbers(tx: Transaction, who: Person, pressed: Numbers, now: datetime) -> list[Notice]:
    """Show the view, or begin the form for days that have to be typed."""
    if pressed.look is Look.ASK:
        figures.look(tx, who, Numbers(narrowed=pressed.narrowed, demo=pressed.demo), now=now)  # refuses what is none
        return ENGINE.start(tx, who, NUMBERS, {"narrowed": pressed.narrowed, "demo": pressed.demo}, now=now)
    return figures.look(tx, who, pressed, now=now)


PRESSES: Presses = {
    Numbers: _numbers,
    ListSpared: lambda tx, who, pressed, now: spared.listed(tx, who, pressed, now=now),
    Charts: lambda tx, who, pressed, now: charts.offer(tx, who, pressed.span, now=now),
    SendMechanisms: lambda tx, who, _, now: mechanisms.send(tx, who, now=now),
    DrawClass: lambda tx, who, pressed, now: charts.of_class(tx, who, pressed.class_issue, now=now),
    Draw: lambda tx, who, pressed, now: charts.draw(tx, who, pressed.picture, pressed.span, now=now),
    ShowCircular: lambda tx, who, pressed, now: circulars.of_month(tx, who, pressed.year, pressed.month, now=now),
    DoCircular: lambda tx, who, pressed, now: circulars.do(
        tx, who, pressed.action, pressed.circular, pressed.state, now=now
    ),
    WordCircular: lambda tx, who, pressed, now: ENGINE.start(
        tx, who, CIRCULAR, {"circular": pressed.circular, "section": pressed.section.value}, now=now
    ),
    ResendCircular: lambda tx, who, pressed, now: circulars.resend(tx, who, pressed.circular, now=now),
    FileCircular: lambda tx, who, pressed, now: circulars.file(tx, who, pressed.circular, now=now),
}
COMMANDS: Commands = {
    Menu.STATS: (MEMBERS, figures.stats),
    Menu.CHARTS: (frozenset(guard.SEE_ALL | guard.OWN_DEPARTMENT), charts.asked),
    Menu.CIRCULAR: (DESK, circulars.asked),
    Menu.EXPORT: (DESK, form(EXPORT)),
}
