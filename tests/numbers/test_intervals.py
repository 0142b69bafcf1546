"""A rate of few is said with Wilson's interval beside n/N; of thirty and more without."""

import pytest

from bot.domain.reports.figures import Ratio
from bot.texts.reports import rates


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 1, 0.0, 0.793), (1, 1, 0.207, 1.0), (0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (27, 29, 0.780, 0.981)],
)
def test_wilson_s_score_interval(part: int, whole: int, low: float, high: float) -> None:
    assert Ratio(part, whole).interval() == pytest.approx((low, high), abs=0.0006)


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (3, 4, "3/4（75%）［30%–95%］"),
        (29, 29, "29/29（100%）［88%–100%］"),
        (30, 30, "30/30（100%）"),
        (1, 3, "1/3（33.3%）［6%–79%］"),
    ],
)
def test_a_rate_of_few_has_its_interval(part: int, whole: int, told: str) -> None:
    assert rates.short(Ratio(part, whole)) == told
    assert bool(rates.note(Ratio(part, whole))) is (whole < 30)
