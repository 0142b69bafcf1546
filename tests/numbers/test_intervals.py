"""A rate of few is said with Wilson's interval beside n/N; of thirty and more without."""

from dataclasses import replace

import pytest

from bot.domain.people.person import Role
from bot.domain.reports.figures import OF_MANNER, Ratio
from bot.domain.reports.notices import NumbersRated
from bot.texts.reports import rates, ratings
from tests.texts.numbers import counts, frame
from tests.texts.samples import WORDS, Typed


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


@pytest.mark.parametrize(("role", "few", "is_told"), [
    (Role.COORDINATOR, 0, False), (Role.COORDINATOR, 4, True), (Role.CONTACT, 4, True), (Role.MEMBER, 4, False),
])  # fmt: skip
def test_ratings_say_what_an_interval_is_wherever_one_stands(role: Role, few: int, is_told: bool) -> None:
    """Enterprises read no intervals."""
    many = counts(size=900)
    some = replace(many, of={**many.of, **({OF_MANNER.part.key: 1, OF_MANNER.whole.key: few} if few else {})})
    notice = NumbersRated(to=1, frame=frame(role, Typed()), counts=some, reasons=(), handlers=())
    read = ratings.rated(notice, WORDS).text
    assert ("［" in read.replace(rates.FEW, ""), rates.FEW in read) == (is_told, is_told)
