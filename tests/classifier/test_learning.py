"""Learning moves the written weights where texts say so, finds new words, and harms nobody who is silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier import Classifier
from bot.classifier.cross_validation import cross_judge, split
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled
from bot.classifier.folding import fold_word
from bot.classifier.learning import Example, Refit, refit
from bot.classifier.mining import cut, mine
from bot.config.pack import Thresholds
from bot.config.words import Level, Phrases, Word

WRITTEN = Dictionary.build(
    [
        ("水利局", Word("自来水", Level.STRONG)),
        ("水利局", Word("水费", Level.MEDIUM)),
        ("教育局", Word("学校", Level.STRONG)),
        ("教育局", Word("幼儿园", Level.STRONG)),
        ("电网", Word("停电", Level.STRONG)),
    ]
)
WATER = [f"{where}的水费太贵，抄表员也不来抄表" for where in ("小区", "厂里", "园区", "公司", "门店", "工地")]
SCHOOL = [f"{where}的学校开学以后，孩子上学很远" for where in ("小区", "厂里", "园区", "公司", "门店", "工地")]
EXAMPLES = [Example(text, "水利局") for text in WATER] + [Example(text, "教育局") for text in SCHOOL]


def first(dictionary: Dictionary, text: str) -> str | None:
    found = Classifier(dictionary, Thresholds(0.8, 0.3)).classify(text).first
    return found.department if found else None


@pytest.fixture(scope="module")
def learned() -> Refit:
    return refit(WRITTEN, EXAMPLES)


def test_a_word_that_was_not_written_is_found_and_decides(learned: Refit) -> None:
    assert first(WRITTEN, "抄表有问题") is None
    assert first(WRITTEN.learned(learned.weights), "抄表有问题") == "水利局"
    evidence = {one.word: (one.own, one.every) for one in learned.found if one.label == "水利局"}
    assert evidence["抄表"] == (6, 6)


def test_no_weight_is_negative_and_what_no_text_speaks_of_stays(learned: Refit) -> None:
    weights = [weight for uses in learned.weights.values() for weight in uses.values()]
    assert min(weights) >= 0
    assert learned.weights["停电"]["电网"] == pytest.approx(WRITTEN.weights["停电"]["电网"], abs=0.001)


def test_the_same_examples_give_the_same_table(learned: Refit) -> None:
    assert refit(WRITTEN, EXAMPLES) == learned


def test_a_label_that_nobody_wrote_words_for_is_learned() -> None:
    billed = [Example(f"第{n}路公交车总是晚点", "交通局") for n in range(6)]
    table = refit(WRITTEN, [*EXAMPLES, *billed])
    assert first(WRITTEN.learned(table.weights), "公交车晚点") == "交通局"


def test_corrections_of_one_department_do_not_drag_the_others_down() -> None:
    """The trap: a plain learner with a bias answers the only label that it has seen."""
    one_sided = [Example(f"{text}，学校门口停电", "电网") for text in WATER * 10]
    words = WRITTEN.learned(refit(WRITTEN, one_sided).weights)
    said = ["自来水管破了", "想办一所幼儿园", "工厂停电三天"]
    assert [first(words, text) for text in said] == ["水利局", "教育局", "电网"]


def test_nothing_is_learned_from_nothing() -> None:
    assert WRITTEN.learned(refit(WRITTEN, []).weights).uses == WRITTEN.uses
    assert refit(WRITTEN, [Example("", "水利局")]).found == ()


def test_two_words_together_tell_what_neither_tells_alone() -> None:
    told = [("学校噪音", "环保局"), ("工地招生", "环保局"), ("学校招生", "教育局"), ("工地噪音", "教育局")]
    table = WRITTEN.learned(refit(WRITTEN, [Example(text, label) for text, label in told * 6]).weights)
    assert [first(table, text) for text, _ in told] == [label for _, label in told]


def test_what_a_word_has_taught_counts_in_a_longer_one_that_holds_it() -> None:
    written = Dictionary.build([("电网", Word("水费单", Level.WEAK))])
    table = refit(written, [*EXAMPLES, Example("水费单不清楚", "水利局")])
    assert first(written, "水费单") == "电网"
    assert first(written.learned(table.weights), "水费单") == "水利局"


def test_a_word_speaks_more_for_the_label_that_says_it_more_and_still_for_the_other() -> None:
    said = [("抄表", "水利局")] * 6 + [("抄表", "教育局")] * 2 + [("上学", "教育局")] * 12
    weights = refit(WRITTEN, [Example(text, label) for text, label in said]).weights
    assert weights["抄表"]["水利局"] > weights["抄表"]["教育局"] > 0


def test_among_very_many_texts_a_word_said_once_counts() -> None:
    texts = [("水管", "水"), ("学校", "学"), ("医院", "医"), ("公路", "路"), ("工资", "劳"), ("超市", "商")]
    rare = (cut("滇池"), "水")
    few, many = ([(cut(word), label) for word, label in texts * times] for times in (10, 400))
    assert "滇池" not in {one.word for one in mine([*few, rare])}
    assert "滇池" in {one.word for one in mine([*many, rare])}


def test_among_very_many_texts_a_single_character_speaks() -> None:
    """贷 is said in words of which each is said once."""
    texts = [(f"贷{what}", "金融") for what in "款利期息额审"] + [(f"校{what}", "教育") for what in "舍园服门医车"]
    few, many = ([(cut(text), label) for text, label in texts * times] for times in (10, 200))
    assert "贷" not in {one.word for one in mine(few)}
    assert ("贷", "金融") in {(one.word, one.label) for one in mine(many)}


def test_a_learned_word_counts_across_the_borders_of_others_and_hides_none() -> None:
    words = WRITTEN.learned({"来水": {"供水公司": 1.0}, "自来水费": {"物价局": 1.5}})
    verdict = Classifier(words, Thresholds(0.8, 0.3)).classify("自来水费")
    said = {name: dict(told) for name, told in verdict.words.items()}
    assert said["供水公司"].keys() == {"来水"}
    assert said["物价局"].keys() == {"自来水费"}
    assert said["水利局"].keys() == {"自来水"}
    assert not Classifier(WRITTEN.learned({"a1": {"电网": 1.0}}), Thresholds(0.8, 0.3)).classify("型号ca12").ranked


@given(st.text("自来水费学校幼儿园停电抄表上a1，。", max_size=40))
def test_what_learned_words_say_adds_up_and_stands_in_the_text(learned: Refit, text: str) -> None:
    extra = {"a1": {"电网": 0.7}, "水费": {"电网": 0.3}, "园上": {"教育局": 0.2}}
    words = WRITTEN.learned({**learned.weights, **extra})
    verdict = Classifier(words, Thresholds(0.8, 0.3)).classify(text)
    told = {name: sum(worth for _, worth in said) for name, said in verdict.words.items()}
    assert {one.department: pytest.approx(one.raw) for one in verdict.ranked} == {n: t for n, t in told.items() if t}
    assert all(fold_word(text[span.start : span.end]) == span.word for span in verdict.spans)


def test_what_chance_may_have_brought_is_learned_but_not_proposed() -> None:
    told = [Example(f"水管{n}号漏水", "水利局") for n in range(40)] + [Example("工资没发", "人社局")] * 60
    doubtful = [Example("河边道路", "水利局")] * 2
    learned = refit(WRITTEN, [*told, *doubtful])
    assert learned.weights["河边"]["水利局"] > 0
    assert "河边" not in {one.word for one in learned.found}


def test_words_that_everybody_says_are_not_mined() -> None:
    texts = [(cut(f"希望协调{what}"), label) for what, label in (("抄表", "水"), ("上学", "学")) for _ in range(9)]
    assert {one.word for one in mine(texts)} == {"抄表", "上学"}


def test_each_text_is_judged_once_by_a_table_learned_without_it() -> None:
    rows = [Labelled(one.text, one.label) for one in EXAMPLES]
    parts = split(rows, 3)
    assert sorted(map(len, parts)) == [4, 4, 4]
    assert all({row.lead for row in part} == {"水利局", "教育局"} for part in parts)
    judged = cross_judge(WRITTEN, rows, 3, Phrases(), lambda words: Classifier(words, Thresholds(0.8, 0.3)))
    assert sorted(case.row.text for case in judged) == sorted(row.text for row in rows)
    assert all(case.right for case in judged)
