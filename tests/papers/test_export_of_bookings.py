"""Each booking in an export stands beside its own enterprise and its own session."""

from datetime import timedelta

from bot.domain.people.person import Role
from bot.domain.reports.export import BookingRow, Scope, Sheet
from storage.people import enterprises
from storage.reports import export_rows
from storage.sessions import sessions
from tests.desk import Desk

REGIONS = {"云南甲果业有限公司": "昆明市", "云南乙茶业有限公司": "曲靖市"}


def a_session(desk: Desk, number: int) -> int:
    about: dict[str, object] = {
        "year": 2024,
        "number": number,
        "theme": f"主题{number}",
        "form": "坐诊",
        "place": "昆明",
        "departments": (),
        "capacity": 5,
        "booking_opens": desk.now,
        "booking_closes": desk.now + timedelta(days=3),
        "held_at": desk.now + timedelta(days=9),
    }
    return sessions.add(desk.tx, about).id


def test_whose_and_of_which_session(desk: Desk) -> None:
    for number, (name, region) in enumerate(REGIONS.items(), 1):
        firm, session = desk.enterprise(name), a_session(desk, number)
        enterprises.change(desk.tx, firm, region=region)
        member = desk.person(Role.MEMBER, enterprise=firm)
        booked: dict[str, object] = {"session": session, "enterprise": firm, "booked_by": member.id}
        sessions.book(desk.tx, booked | {"booked_at": desk.now})
    (page,) = export_rows.pages(desk.tx, Sheet.BOOKINGS, Scope(), now=desk.now)
    rows = [row for row in page if isinstance(row, BookingRow)]
    assert [(row.session, row.theme, row.enterprise, row.region) for row in rows] == [
        (number, f"主题{number}", name, region) for number, (name, region) in enumerate(REGIONS.items(), 1)
    ]
