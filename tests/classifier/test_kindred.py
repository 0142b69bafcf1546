"""A text is compared with groups as the nightly grouping does it, without cutting it."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from bot.classifier.kindred import Kindred
from bot.classifier.traits import Traits
from tests.house import programme

DATA = Path(__file__).parent / "data"
PORT = [f"磨憨口岸货车排队查验要等三天，第{n}次" for n in range(5)]


@pytest.fixture(scope="module")
def traits() -> Traits:
    return Traits.of(programme().pack)


def kindred(traits: Traits) -> Kindred:
    return Kindred(traits, programme().pack.likeness.alike)


@pytest.mark.parametrize(
    ("text", "is_like"),
    [
        ("货车在磨憨口岸等海关查验，排队要等三天，请海关加快查验放行。", True),
        ("民办幼儿园办学许可证换证材料交了两个月，一直没有批下来，请省教育厅协调解决。", False),
        ("谢谢", False),
    ],
)
def test_only_what_is_alike_on_average_is_of_the_group(
    traits: Traits, text: str, is_like: bool
) -> None:  # a column of the table
    near = kindred(traits).nearest(text, {7: 1}, lambda _: [traits.read(one) for one in PORT])
    assert (near.group if near else None) == (7 if is_like else None)


def test_a_group_is_read_again_only_when_it_has_changed(traits: Traits) -> None:
    found, read = kindred(traits), list[int]()

    def lines(group: int) -> list[str]:
        read.append(group)
        return [traits.read(one) for one in PORT]

    for stands in (1, 1, 2):
        assert found.nearest(PORT[0], {7: stands}, lines)
    assert read == [7, 7]


def test_a_group_without_texts_is_like_nothing(traits: Traits) -> None:
    assert kindred(traits).nearest(PORT[0], {7: 1}, lambda _: []) is None


def test_of_each_text_the_group_is_found_and_singles_find_none(traits: Traits) -> None:
    """As precise as the grouping is held to be: nine in ten right, six in ten found."""
    rows = [json.loads(line) for line in (DATA / "classes-dev.jsonl").read_text("utf-8").splitlines()]
    groups = defaultdict[str, list[int]](list)
    for place, row in enumerate(rows):
        groups[row["group"]].append(place)
    names = [name for name, places in groups.items() if name and len(places) > 2]
    right = wrong = 0
    for place, row in enumerate(rows):

        def lines(group: int, but: int = place) -> list[str]:
            return [traits.read(rows[one]["text"]) for one in groups[names[group]] if one != but]

        near = kindred(traits).nearest(row["text"], dict.fromkeys(range(len(names)), 1), lines)
        right += near is not None and names[near.group] == row["group"]
        wrong += near is not None and names[near.group] != row["group"]
    wanted = sum(len(groups[name]) for name in names)
    assert right / (right + wrong) >= 0.9
    assert right / wanted >= 0.6


def test_no_text_is_cut_to_compare_it() -> None:
    """Loading jieba takes a second, for which a writer must not wait."""
    code = (
        "import sys\n"
        "from bot.classifier.traits import Traits\n"
        "from tests.house import programme\n"
        "Traits.of(programme().pack).glance('口岸查验要等三天')\n"
        "assert 'jieba' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])  # noqa: S603  # our own code
