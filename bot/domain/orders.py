"""Reads the order for any kind of file back from its stored values; this index knows the orders of all wings."""

from collections.abc import Mapping

from bot.domain.appeals.notices import AttachmentOrder
from bot.domain.base.paper import Order, Recipe
from bot.domain.desk.record_notices import RecordsOrder
from bot.domain.people.door_notices import SignInOrder
from bot.domain.people.enterprise_notices import LicenceOrder
from bot.domain.reports.circular_notices import CircularOrder
from bot.domain.reports.export_notices import ExportOrder
from bot.domain.reports.mechanisms import MechanismsOrder
from bot.domain.reports.picture_notices import PictureOrder
from bot.domain.sessions.booking_notices import CalendarOrder, MinutesOrder, ServiceListOrder
from bot.domain.tenure.import_notices import ResultOrder, TemplateOrder
from bot.domain.tenure.own_notices import MyDataOrder

_ORDERS: tuple[type[Order], ...] = (
    AttachmentOrder,
    CalendarOrder,
    CircularOrder,
    ExportOrder,
    LicenceOrder,
    MechanismsOrder,
    MinutesOrder,
    MyDataOrder,
    PictureOrder,
    RecordsOrder,
    ResultOrder,
    ServiceListOrder,
    TemplateOrder,
    SignInOrder,
)
BY_RECIPE: dict[Recipe, type[Order]] = {order.recipe: order for order in _ORDERS}


def read(recipe: str, data: Mapping[str, object]) -> Order:
    """Return the order that was stored as plain values; raise ValueError or TypeError for values that are no order."""
    return BY_RECIPE[Recipe(recipe)].from_data(data)
