"""The words that are shown as the reason for a department are its written ones, or none."""

from dataclasses import replace

import pytest

from bot.classifier.wordbook import Wordbook
from bot.config.loader import builtin_pack, load
from bot.programme import Programme
from bot.texts.words.verdict import because
from bot.usecases.appeals.reasons import presentable

JUNK = ("不让", "做饭", "人理", "四百", "没法", "吃饭")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("磨憨口岸货车排队要等三天，请协调加快查验", ("磨憨", "查验")),
        ("食堂四百人吃饭，现在不让做饭了，没人理我们", ()),
        ("货在仓库里，没法交货，天天停电", ()),
        ("我们想办一所幼儿园，办学许可证批不下来", ("办学许可",)),
    ],
)
def test_only_written_words_are_given_as_a_reason(text: str, shown: tuple[str, ...]) -> None:
    pack = load(builtin_pack())
    taught = {word: {"云南电网公司": 1.5, "省消防救援总队": 1.5} for word in JUNK}
    programme = Programme.of(replace(pack, base={**pack.base, **taught}))
    said_at_all = programme.classifier.classify(text).words
    kept = presentable(programme.pack, Wordbook(), programme.classifier.classify(text))
    ranked = kept["ranked"]
    assert isinstance(ranked, list)
    said = "、".join(because(one) for one in ranked)
    assert all(word in said for word in shown)
    assert not any(word in said for word in JUNK)
    assert any(word in JUNK for words in said_at_all.values() for word, _ in words) == any(
        word in text for word in JUNK
    )
