"""Makes the pictures of the figures as PNG. Drawing runs in the process that has loaded matplotlib."""

from bot.domain.base.paper import Made
from bot.domain.reports.pictures import Drawing
from bot.texts.reports.pictures import file


def make(facts: Drawing) -> Made:
    from bot.papers.drawing import png  # noqa: PLC0415  # half a second and 60 MB that only the drawing process needs

    return Made(file(facts), png(facts), photo=True)
