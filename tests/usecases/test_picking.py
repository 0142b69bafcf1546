"""How an option is said instead of pressed: by its words, its number, or as much as tells it from the others."""

import pytest

from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.usecases.forms.steps import pick

SHEETS = (Option("appeals", "诉求（CSV）"), Option("people", "人员（CSV）"), Option("workbook", "全部，Excel工作簿"))
DAYS = (Option("3", "2024年第3期"), Option("yes", "同意"), Option("no", "同意不了"))


@pytest.mark.parametrize(
    ("options", "said", "value"),
    [
        (SHEETS, "诉求（CSV）", "appeals"),
        (SHEETS, "诉求(csv)", "appeals"),
        (SHEETS, "people", "people"),
        (SHEETS, "2", "people"),
        (SHEETS, "诉求", "appeals"),
        (SHEETS, "訴求", "appeals"),
        (SHEETS, "全部", "workbook"),
        (DAYS, "同意", "yes"),
        (DAYS, "同意不", "no"),
    ],
)
def test_what_is_said_picks_one(options: tuple[Option, ...], said: str, value: str) -> None:
    assert pick(options, said).value == value


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (SHEETS, "诉"),
        (SHEETS, "求"),
        (SHEETS, "4"),
        (SHEETS, ""),
        (DAYS, "20"),
        (DAYS[1:], "同"),
        (SHEETS, "诉求Excel"),
    ],
)
def test_what_could_be_meant_otherwise_picks_none(options: tuple[Option, ...], said: str) -> None:
    with pytest.raises(BadInput, match="not_an_option"):
        pick(options, said)
