"""The limit of each answer: what just fits is taken, one more or one less is refused for its own reason."""

from datetime import date, timedelta

import pytest

from bot.domain.base.errors import BadInput
from bot.domain.base.question import Asked
from bot.domain.time.calendar import shanghai_date
from tests.desk import Desk
from tests.usecases.form_scenes import Scene, at

HAN = "题"
BOTH = "省商务厅\n昆明海关"
# form, step, what fits, what does not, and why.
LIMITS = [
    ("session_theme", "theme", HAN * 40, HAN * 41, "too_long"),
    ("session_theme", "theme", HAN * 2, HAN, "too_short"),
    ("session_place", "place", HAN * 80, HAN * 81, "too_long"),
    ("session_capacity", "capacity", "500", "501", "capacity"),
    ("session_capacity", "capacity", "1", "0", "capacity"),
    ("session_heads", "heads", f"省商务厅 {HAN * 30}", f"省商务厅 {HAN * 31}", "head_too_long"),
    ("session_rooms", "rooms", BOTH + "\n省商务厅" * 18, BOTH + "\n省商务厅" * 19, "too_many_rooms"),
    ("session_rooms", "rooms", BOTH, "省商务厅", "room_missing"),
    ("keywords", "change", "加 林下 强", "加 林 强", "keyword_length"),
    ("keywords", "change", f"加 {HAN * 20} 强", f"加 {HAN * 21} 强", "keyword_length"),
    ("department", "new", HAN * 30, HAN * 31, "department_name"),
    ("department", "new", HAN * 2, HAN, "department_name"),
    ("class_confirm", "name", HAN * 30, HAN * 31, "too_long"),
    ("class_state_effect", "words", HAN * 40, HAN * 41, "too_long"),
    ("class_state_effect", "source", HAN * 100, HAN * 101, "too_long"),
    ("class_complete", "document", HAN * 100, HAN * 101, "too_long"),
    ("class_note", "words", HAN * 5, HAN * 4, "too_short"),
    ("class_reply", "words", HAN * 5, HAN * 4, "too_short"),
    ("templates", "title", HAN * 20, HAN * 21, "too_long"),
    ("templates", "words", HAN * 5, HAN * 4, "too_short"),
    ("circular", "words", HAN * 1500, HAN * 1501, "too_long"),
    ("enterprise_refuse", "words", HAN * 200, HAN * 201, "too_long"),
    ("staff_find", "words", "联", HAN * 51, "too_long"),
]


def trouble(scene: Scene, said: str) -> str | None:
    """Return why the answer is not taken; None if it is."""
    try:
        found = [notice.trouble for notice in scene.sends(said) if isinstance(notice, Asked)]
    except BadInput as refusal:
        return refusal.problem
    return next((refusal.problem for refusal in found if isinstance(refusal, BadInput)), None)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)  # limits are no matter of the engine
@pytest.mark.parametrize(("form", "step", "fits", "too_much", "problem"), LIMITS)
def test_at_its_limit_an_answer_is_taken_beyond_it_refused(  # a row of the table
    desk: Desk, form: str, step: str, fits: str, too_much: str, problem: str
) -> None:
    scene = at(desk, form, step)
    assert trouble(scene, too_much) == problem
    assert trouble(scene, fits) is None


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("days", "problem"), [(180, None), (181, "away_days")])
def test_an_absence_lasts_half_a_year_at_most(desk: Desk, days: int, problem: str | None) -> None:
    scene = at(desk, "away", "last")
    first = date.fromisoformat(scene.draft.data["first"])
    assert first > shanghai_date(desk.now)
    assert trouble(scene, (first + timedelta(days=days - 1)).isoformat()) == problem


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("form", "line"), [("keywords", "加 词{} 强"), ("settings", "签收期限 2")])
def test_twenty_lines_are_read_at_once(desk: Desk, form: str, line: str) -> None:
    scene = at(desk, form, "change")
    lines = [line.format("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌"[number]) for number in range(21)]
    refused = {"keywords": "keyword_lines", "settings": "setting_lines"}[form]
    assert trouble(scene, "\n".join(lines)) == refused
    assert trouble(scene, "\n".join(lines[:20])) in {None, "setting_same"}
