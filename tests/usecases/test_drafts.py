"""However often forms are begun, only what somebody has written in is kept."""

from bot.domain.base.content import Content
from bot.domain.base.ids import PersonId
from bot.domain.people.person import Role
from bot.usecases.book import ENGINE
from bot.usecases.reports.circular_form import CIRCULAR
from bot.usecases.reports.figures_form import NUMBERS
from storage.mail import drafts
from storage.reports import circulars
from tests.desk import Desk


def forms_of(desk: Desk, who: PersonId) -> list[str]:
    return [one.form for one in drafts.all_of(desk.tx, who)]


def test_a_form_begun_again_and_again_is_one_draft(desk: Desk) -> None:
    who = desk.person(Role.COORDINATOR)
    for number in range(50):
        ENGINE.start(desk.tx, who, NUMBERS, {"narrowed": f"x{number}", "demo": False}, now=desk.now)
    assert forms_of(desk, who.id) == [NUMBERS]


def test_what_was_written_stays_beside_a_newer_one(desk: Desk) -> None:
    who = desk.person(Role.MEMBER, enterprise=desk.enterprise("甲"))
    text = "口岸的查验窗口周末不开，冷链货物等不起"
    ENGINE.start(desk.tx, who, "appeal", {}, now=desk.now)
    ENGINE.advance(desk.tx, who, Content(text), now=desk.now)
    ENGINE.start(desk.tx, who, "appeal", {"booking": 7}, now=desk.now)
    kept = [one.data.get("text") for one in drafts.all_of(desk.tx, who.id)]
    assert kept == [None, text]


def test_a_form_of_another_kind_is_not_touched(desk: Desk) -> None:
    who = desk.person(Role.COORDINATOR)
    row = circulars.add(desk.tx, 2024, 9, {"made_by": who.id, "made_at": desk.now})
    ENGINE.start(desk.tx, who, CIRCULAR, {"circular": row.id, "section": "opening"}, now=desk.now)
    ENGINE.start(desk.tx, who, NUMBERS, {"narrowed": "", "demo": False}, now=desk.now)
    assert forms_of(desk, who.id) == [NUMBERS, CIRCULAR]
