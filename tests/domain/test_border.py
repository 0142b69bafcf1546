"""What a message that leaves the country speaks of is recognised by its numbers."""

import pytest

from bot.domain.reach.border import numbers_in


@pytest.mark.parametrize(
    ("text", "prefix", "numbers"),
    [
        ("诉求YN-2026-0087已签收；YN-2026-12345", "YN", {"YN-2026-0087", "YN-2026-12345"}),
        ("诉求滇诉-2026-0087已签收，原YN-2025-0003", "滇诉", {"滇诉-2026-0087", "YN-2025-0003"}),
        ("诉求yn-2026-0087", "yn", {"yn-2026-0087"}),
        ("2026-0087，13900001111", "YN", set()),
    ],
)
def test_numbers_are_found_whatever_the_prefix(text: str, prefix: str, numbers: set[str]) -> None:
    assert numbers_in(text, prefix) == numbers
