"""A number is read however it was typed, and nothing else is taken for one."""

import pytest

from bot.domain.appeals import numbering

TYPED = ["YN-2026-0087", "yn-2026-0087", " ＹＮ－２０２６－００８７\n", "YN 2026 0087", "yn20260087", "YN—2026—0087"]
OTHERS = ["2026-0087", "YN-2026-87", "GX-2026-0087", "YN-2026-0087 一直没有人联系我们", "YN-二〇二六-0087", ""]


@pytest.mark.parametrize("text", TYPED)
def test_any_spelling_is_the_number(text: str) -> None:
    assert numbering.read(text, "YN") == numbering.spell("YN", 2026, 87) == "YN-2026-0087"


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_a_number_alone_is_none(text: str) -> None:
    assert numbering.read(text, "YN") is None
