"""Edits by hand and learned weights upon the pack's words, and what a study says of a refit."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.classifier import Classifier
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled, Rate, evaluate
from bot.classifier.learning import Example, refit
from bot.classifier.study import Answer, Material, Moved, Study, moved, study
from bot.classifier.wordbook import Edit, Wordbook, changes
from bot.config.pack import Pack
from bot.config.words import Level

DATA = Path(__file__).parent / "data"
FORESTS, LAND = "省林草局", "省自然资源厅"
MOVED = Moved("A-1", Answer(None, decided=False), Answer(FORESTS, decided=True))
BETTER = Study({"步道": {FORESTS: 1.0}}, (), Rate(6, 10), Rate(7, 10), fair=True, moved=(MOVED,))
SAID = "村里的蛙声步道要怎么报批"
HARVEST = [f"{who}反映蛙声步道的验收一直没有人来" for who in ("合作社", "茶厂", "花农", "农场", "苗圃", "民宿")]
HOUSES = [f"{who}的厂房消防设计审查没有过" for who in ("合作社", "茶厂", "花农", "农场", "苗圃", "民宿")]


def first(pack: Pack, book: Wordbook, text: str) -> str | None:
    found = Classifier.of(pack, book.dictionary(pack)).classify(text).first
    return found.department if found else None


def test_a_word_added_by_hand_decides_and_taken_out_it_does_not(pack: Pack) -> None:
    with_it = Wordbook().edited([Edit(FORESTS, "蛙声步道", Level.STRONG)])

    assert first(pack, Wordbook(), SAID) != FORESTS
    assert first(pack, with_it, SAID) == FORESTS
    assert first(pack, with_it.edited([Edit(FORESTS, "蛙声步道", None)]), SAID) != FORESTS


def test_a_word_of_the_pack_keeps_its_contexts_at_another_level(pack: Pack) -> None:
    department = next(one for one in pack.departments if any(word.excluded for word in one.words))
    old = next(word for word in department.words if word.excluded)
    level = Level.WEAK if old.level is Level.STRONG else Level.STRONG

    words = Wordbook((Edit(department.name, old.text, level),)).words(department)

    assert old._replace(level=level) in words
    assert len(words) == len(department.words)


def test_what_was_taken_out_by_hand_is_not_learned_again() -> None:
    book = Wordbook().edited([Edit(FORESTS, "苗木", None)]).taught({"苗木": {FORESTS: 3.0, LAND: 1.0}})

    assert book.learned == {"苗木": {LAND: 1.0}}
    assert Wordbook((), {"苗木": {FORESTS: 3.0}}).edited([Edit(FORESTS, "苗木", Level.WEAK)]).learned == {}


def test_a_wordbook_survives_being_stored() -> None:
    book = Wordbook((Edit(FORESTS, "苗木", None), Edit(LAND, "地块", Level.WEAK)), {"苗木": {LAND: 1.5}}, "2024")

    assert Wordbook.of(json.loads(json.dumps(book.as_json()))) == book
    assert Wordbook.of({}) == Wordbook()


def test_only_weights_that_moved_are_kept() -> None:
    assert changes({"甲乙": {"x": 2.0, "y": 1.0}}, {"甲乙": {"x": 2.001, "y": 0.2}, "丙丁": {"x": 0.0, "y": 1.0}}) == {
        "甲乙": {"y": 0.2},
        "丙丁": {"y": 1.0},
    }


def test_appeals_that_would_be_answered_otherwise_are_named(pack: Pack) -> None:
    book = Wordbook().edited([Edit(FORESTS, "蛙声步道", Level.STRONG)])

    (one,) = moved(pack, Wordbook(), book, [("A-1", SAID), ("A-2", "厂房消防设计审查")])

    assert (one.number, one.after.department) == ("A-1", FORESTS)


def test_a_study_judges_by_texts_not_learned_from_and_proposes_what_is_better(pack: Pack) -> None:
    examples = tuple(Example(text, FORESTS, 2.0) for text in HARVEST)
    examples += tuple(Example(text, "省住房城乡建设厅") for text in HOUSES)

    found = study(Material(pack, Wordbook(), examples, 0, (("A-1", SAID),), "2024"))

    assert (found.before.of, found.after.hits, found.after.of) == (12, 12, 12)
    assert found.before.hits < 12
    assert found.is_fit
    assert "步道" in {one.word for one in found.found}
    assert [one.number for one in found.moved] == ["A-1"]


def test_what_only_the_judged_say_is_not_learned_for_judging_them(pack: Pack) -> None:
    """The two texts that share a word fall into the same fold, so nothing that is learned helps to judge them."""
    words = [
        "恐龙",
        "钢琴",
        "篮球",
        "望远镜",
        "彗星",
        "蝴蝶",
        "口琴",
        "围棋",
        "风筝",
        "陨石",
        "唐诗",
        "乒乓球",
        "骆驼",
        "企鹅",
        "琵琶",
        "长颈鹿",
        "海豚",
        "蜻蜓",
        "麻将",
        "二胡",
    ]
    labels = [FORESTS, LAND, "省水利厅", "省科技厅"]
    examples = tuple(
        Example(f"{again}想问问{word}的事", label)
        for place, label in enumerate(labels)
        for again in ("我", "他")
        for word in words[place * 5 : place * 5 + 5]
    )

    found = study(Material(replace(pack, base={}), Wordbook(), examples, 0, ()))

    assert {one.word for one in found.found} >= {"恐龙", "口琴"}
    assert found.after.hits == found.before.hits


@pytest.mark.parametrize(
    ("found", "fit"),
    [
        (BETTER, True),
        (replace(BETTER, after=Rate(6, 10)), True),
        (replace(BETTER, after=Rate(5, 10)), False),  # fewer are right
        (replace(BETTER, fair=False), False),  # more are right, of one department only
        (replace(BETTER, learned={}), False),
        (replace(BETTER, after=Rate(6, 10), moved=()), False),  # nothing would change
    ],
)
def test_only_what_is_no_worse_is_fit(found: Study, fit: bool) -> None:
    assert found.is_fit is fit


@pytest.mark.parametrize("department", ["省公安厅", "省税务局", "昆明海关"])
def test_corrections_of_one_department_alone_do_not_drag_the_others_down(pack: Pack, department: str) -> None:
    ours = [Labelled.of(json.loads(row)) for row in (DATA / "appeals-own.jsonl").read_text("utf-8").splitlines()]
    real = [Labelled.of(json.loads(row)) for row in (DATA / "appeals-dev.jsonl").read_text("utf-8").splitlines()]
    written = Dictionary.of(pack.departments)
    lessons = [Example(row.text, department, 2.0) for row in ours if row.lead == department] * 10

    learned = written.learned(refit(written, lessons, pack.phrases).weights)

    before, after = (evaluate(Classifier.of(pack, table), real).top1.hits for table in (written, learned))
    assert after >= before - 1


@pytest.mark.parametrize("known", [0, 6])
def test_nothing_is_proposed_from_nothing(pack: Pack, known: int) -> None:
    assert not study(Material(pack, Wordbook(), (), known, ())).is_fit
