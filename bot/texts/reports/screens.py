"""Names the function that makes the screen of each notice about figures, pictures, exports and circulars."""

from bot.domain.base.screen import Screen
from bot.domain.reports.circular_notices import (
    CircularAbsent,
    CircularMissed,
    CircularMoved,
    CircularSent,
    CircularShown,
)
from bot.domain.reports.export_notices import ExportSent, ExportShown
from bot.domain.reports.mechanisms import MechanismsSent, NoMechanisms
from bot.domain.reports.notices import (
    NumbersBehind,
    NumbersCounted,
    NumbersCut,
    NumbersMeaning,
    NumbersRated,
    NumbersShown,
    SparedListed,
)
from bot.domain.reports.picture_notices import ChartEmpty, ChartNumbers, ChartsOffered, PictureSent
from bot.texts.reports import circular_card, classes, exports, mechanisms, pictures, ratings, stats, stats_looks
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    NumbersShown: stats.card,
    NumbersCut: stats_looks.table,
    NumbersCounted: stats_looks.counted,
    NumbersBehind: stats_looks.behind,
    NumbersMeaning: stats_looks.meaning,
    NumbersRated: ratings.rated,
    SparedListed: classes.spared,
    ExportShown: exports.shown,
    ExportSent: exports.sent,
    CircularShown: circular_card.shown,
    CircularMissed: circular_card.missed,
    CircularSent: circular_card.sent,
    CircularMoved: circular_card.moved,
    CircularAbsent: circular_card.absent,
    ChartsOffered: pictures.offered,
    PictureSent: lambda notice, _: Screen(pictures.caption(notice.drawing)),
    ChartNumbers: lambda notice, _: Screen(pictures.beside(notice.drawing)),
    ChartEmpty: pictures.empty,
    MechanismsSent: mechanisms.caption,
    NoMechanisms: mechanisms.none,
}
