"""Several matters in one text are told from one that is long, numbered or full of figures."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier import Classifier
from bot.classifier.splitting import MOST, matters
from bot.config.loader import builtin_pack, load

CLASSIFIER = Classifier.of(load(builtin_pack()))
ROWS = (Path(__file__).parent / "data" / "appeals-dev.jsonl").read_text("utf-8").splitlines()
PORT, POWER, SCHOOL = (
    "磨憨口岸查验太慢，取样送检要三天",
    "厂区经常停电，影响生产，请供电局解决",
    "员工子女入学没有着落，请教育厅协调",
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"一是{PORT}；二是{SCHOOL}；三是{POWER}。", [PORT, SCHOOL, f"{POWER}。"]),
        (f"1.{PORT}。2.{POWER}。", [f"{PORT}。", f"{POWER}。"]),
        (f"我们{PORT}。另外，{POWER}。", [f"我们{PORT}。", f"{POWER}。"]),
        (f"我们{PORT}，另外{POWER}", [f"我们{PORT}", POWER]),
        (f"{PORT}。{POWER}。", [f"{PORT}。", f"{POWER}。"]),
        (f"（1）{PORT}\n（2）{POWER}", [PORT, POWER]),
    ],
)
def test_several_matters_are_recognised(text: str, parts: list[str]) -> None:
    assert list(matters(CLASSIFIER, text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "水费",
        f"我公司2024年1.5万吨货物在{PORT}，3.2亿元资金周转困难",
        f"{PORT}。货压在口岸好多天走不了。资金压力特别大。",
        "第一，水费太贵。第二，水费太贵。",
        "1." * 1000,
    ],
)
def test_one_matter_stays_whole(text: str) -> None:
    assert matters(CLASSIFIER, text) == (text,)


def test_few_real_appeals_are_offered_to_be_parted() -> None:
    """An offer that is wrong costs a tap each time; of the development appeals nearly all speak of one matter."""
    parted = [row for row in ROWS if len(matters(CLASSIFIER, json.loads(row)["text"])) > 1]
    assert len(parted) <= 8


@given(
    st.text(max_size=200) | st.lists(st.sampled_from([PORT, POWER, SCHOOL, "1.", "二是", "。", "另外"])).map("".join)
)
def test_parts_are_of_the_text_in_its_order(text: str) -> None:
    parts, place = matters(CLASSIFIER, text), 0
    assert 1 <= len(parts) <= MOST
    for part in parts:
        place = text.index(part, place) + len(part)
