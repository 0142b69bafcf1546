"""A word is believed the more, the rarer it is and the more it tells of the label; none is believed nothing at all."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.word_trust import beliefs, told

TEXTS = [
    *[({"请", "水费", "抄表"}, "水利局")] * 5,
    *[({"请", "水费"}, "水利局")] * 15,
    *[({"请", "学校"}, "教育局")] * 20,
]
SHARES = {"水利局": 0.5, "教育局": 0.5}


def test_what_all_say_is_believed_least_and_the_rarer_of_two_that_tell_alike_most() -> None:
    belief = beliefs(["请", "水费", "抄表"], TEXTS)
    assert belief["抄表"] > belief["水费"] > 2 * belief["请"]


def test_a_word_in_no_text_is_still_believed() -> None:
    assert beliefs(["滇池"], TEXTS)["滇池"] > 0
    assert beliefs(["滇池"], [])["滇池"] > 0


def test_who_stands_in_texts_of_one_label_tells_nearly_all_that_there_is_to_know() -> None:
    assert told({"水利局": 1000}, SHARES) == pytest.approx(math.log(2), abs=0.01)
    assert told({"水利局": 500, "教育局": 500}, SHARES) == pytest.approx(0.0)
    assert told({"水利局": 3}, SHARES) < told({"水利局": 30}, SHARES)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=6), st.data())
def test_nothing_tells_less_than_nothing(counts: list[int], data: st.DataObject) -> None:
    shares = {str(label): count / sum(counts) for label, count in enumerate(counts)}
    said = data.draw(st.dictionaries(st.sampled_from(sorted(shares)), st.integers(1, 99)))
    direct = {label: (said.get(label, 0) + share) / (sum(said.values()) + 1) for label, share in shares.items()}
    expected = sum(part * math.log(part / shares[label]) for label, part in direct.items())
    assert told(said, shares) == pytest.approx(max(expected, 0.0), abs=1e-9)
