"""All tours as the page is told them, and how far each of them has come."""

from datetime import datetime

from bot.demo.botapi.records import Json
from bot.demo.class_tour import LAST
from bot.demo.second_tour import SECOND
from bot.demo.tour import FIRST, LINES, SCENES, SCENES_TITLE
from bot.demo.year_tour import YEAR
from storage.engine.database import Transaction
from storage.mail import backlog

TOURS = (FIRST, SECOND, LAST, YEAR)


def intro() -> Json:
    more = {"title": SCENES_TITLE, "scenes": [scene.shown() for scene in SCENES]}
    tours = [{"title": tour.title, "steps": [step.shown() for step in tour.steps]} for tour in TOURS]
    return {"lines": list(LINES), "tours": tours, "more": more}


def progress(tx: Transaction, now: datetime) -> Json:
    """Return for each tour how many steps are done and what leads back to its path.

    `quiet`: the bot has nothing left to do or to send.
    """
    waiting = backlog.of_inbox(tx).count + backlog.of_outbox(tx).count
    return {"tours": [tour.place(tx, now) for tour in TOURS], "quiet": not waiting}
