"""The lot for a return visit: near its share, and the same each time."""

from bot.domain.appeals.sampling import is_sampled


def test_about_the_share_is_drawn_and_none_or_all_at_the_ends() -> None:
    drawn = [is_sampled(f"YN-2024-{number:04d}", 1, 10) for number in range(5000)]
    assert 400 < sum(drawn) < 600
    assert not any(is_sampled(f"YN-2024-{number:04d}", 1, 0) for number in range(100))
    assert all(is_sampled(f"YN-2024-{number:04d}", 1, 100) for number in range(100))
