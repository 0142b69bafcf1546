"""Sessions (坐诊场次) for plays: they come from a data file, so that here they are put straight into the ledger."""

from datetime import timedelta
from typing import Any

from storage.engine.database import Transaction
from storage.sessions import sessions
from tests.house import House


async def a_session(house: House, **given: Any) -> int:
    """Add a session whose booking is open and return its id."""
    now = house.clock.moment
    values: dict[str, Any] = {
        "year": 2024,
        "number": 4,
        "theme": "外资外贸",
        "form": "坐诊",
        "place": "省政务服务中心",
        "departments": ("省商务厅", "昆明海关"),
        "capacity": 2,
        "held_at": now + timedelta(days=20),
        "booking_opens": now - timedelta(days=1),
        "booking_closes": now + timedelta(days=5),
    }

    def add(tx: Transaction) -> int:
        return sessions.add(tx, values | given).id

    return await house.app.database.write(add)
