"""Shows the list of return visits (回访) that coordinators have to make."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.desk.list_notices import ListShown
from bot.domain.people.person import Person
from bot.usecases.appeals import viewing
from storage.appeals import appeals
from storage.engine.database import Transaction


def visits(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the appeals to be visited, those that have waited longest first."""
    found, total = appeals.to_visit(tx, page)
    views = tuple(viewing.view(tx, appeal, who, now) for appeal in found)
    return [ListShown(to=who.chat, title=Menu.VISITS, views=views, total=total, page=page, now=now)]
