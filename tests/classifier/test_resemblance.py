"""Likeness to the examples: it ranks where words decide nothing, and decides nothing without them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.classifier import Classifier, Decision
from bot.classifier.learning import Example
from bot.classifier.resemblance import FEW, Resembling, fit, pieces
from bot.config.changes import Changes
from bot.config.loader import RESEMBLANCE, builtin_pack
from bot.config.pack import Pack
from bot.config.source import Problem
from bot.config.weighed import Weighed, read, written
from bot.domain.tenure.department import Fate, Succession
from bot.ops.fitting import examples

DATA = Path(__file__).parent / "data"
COLLOQUIAL = DATA / "judge" / "tuning" / "colloquial.jsonl"
POND = "鱼塘里头嘞水又黑又臭"
BREAD = "馒头店发面发不起来"
TAUGHT = [Example(text, "水利局") for text in (POND, f"{POND}了", f"看{POND}")] + [
    Example(text, "粮食局") for text in (BREAD, f"{BREAD}了", f"{BREAD}啊")
]


def taught() -> Resembling:
    table = tuple(Weighed(name, weight, piece) for name, said in fit(TAUGHT).items() for piece, weight in said.items())
    return Resembling(table, {"水利局", "粮食局"})


def test_the_shipped_table_is_what_the_examples_give() -> None:
    assert written(fit(examples(builtin_pack()))) == (builtin_pack() / RESEMBLANCE).read_text("utf-8")


def test_pieces_are_characters_and_pairs() -> None:
    assert pieces("水,很黑") == {"水", ",", "很", "黑", "水,", ",很", "很黑"}


def test_only_what_is_chinese_is_learned() -> None:
    learned = fit([*[Example("水,a很黑", "水利局")] * 3, *[Example("面", "粮食局")] * 3])
    assert learned["水利局"].keys() == {"水", "很", "黑", "很黑"}


def test_what_all_departments_say_alike_is_left_out() -> None:
    learned = fit([*[Example("水很黑", "水利局")] * 3, *[Example("面很黑", "粮食局")] * 3])
    assert {piece for said in learned.values() for piece in said} == {"水", "水很", "面", "面很"}


def test_a_text_is_most_like_the_examples_of_its_department() -> None:
    alike = taught().likeness("我家鱼塘的水又黑又臭")
    assert alike["水利局"] > alike["粮食局"]


def test_a_text_of_which_little_is_known_is_like_none() -> None:
    assert len(pieces("鱼塘")) < FEW
    assert taught().likeness("鱼塘") == taught().likeness("完全两样") == {}


def test_a_department_that_is_no_label_is_left_out() -> None:
    assert Resembling((Weighed("水利局", 1.0, " ".join(pieces(POND))),), {"粮食局"}).likeness(POND) == {}


def test_more_of_what_people_say_is_found(classifier: Classifier) -> None:
    said = [json.loads(line) for line in COLLOQUIAL.read_text("utf-8").splitlines()]
    words, both = (
        sum(
            bool((verdict := ask(appeal["text"])).ranked) and verdict.ranked[0].department == appeal["lead"]
            for appeal in said
        )
        for ask in (classifier.by_words, classifier.classify)
    )
    assert both >= words + 5


def test_who_is_only_alike_is_named_without_words(classifier: Classifier) -> None:
    verdict = classifier.classify("村里拉水的管子冻裂了，修的人说要等开春，养的鸡鸭都渴着")
    assert verdict.words.keys() >= {ranked.department for ranked in verdict.ranked}


def test_words_that_say_nothing_are_like_nothing(classifier: Classifier) -> None:
    assert classifier.classify("我们公司遇到一件麻烦事，想请领导协调一下，谢谢。").ranked == ()


def test_nothing_is_decided_on_likeness_alone(pack: Pack) -> None:
    silent = replace(pack, departments=tuple(replace(one, words=()) for one in pack.departments), base={})
    classifier = Classifier.of(silent)
    for example in list(examples(builtin_pack()))[::50]:
        verdict = classifier.classify(example.text)
        assert verdict.decision is Decision.TRIAGE or classifier.by_words(example.text).ranked


def test_what_is_heard_only_is_not_decided(classifier: Classifier) -> None:
    misspelt, english = DATA / "judge" / "tuning" / "typos.jsonl", DATA / "appeals-english.jsonl"
    rows = [json.loads(line) for file in (misspelt, english) for line in file.read_text("utf-8").splitlines()]
    verdicts = [classifier.classify(row.get("typed") or row["text"]) for row in rows]
    heard = [verdict for verdict in verdicts if verdict.heard]
    assert len(heard) > 50
    assert {verdict.decision for verdict in heard} == {Decision.TRIAGE}


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = {"水利局": {"水": 0.5, "塘里": 1.25, "鱼塘": 1.25}, "粮食局": {"面": 0.01}}
    (tmp_path / RESEMBLANCE).write_text(written(weights), "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path / RESEMBLANCE, weights, problems) == (
        Weighed("水利局", 1.25, "塘里 鱼塘"),
        Weighed("水利局", 0.5, "水"),
        Weighed("粮食局", 0.01, "面"),
    )
    assert (problems, read(tmp_path / "nowhere", [], problems)) == ([], ())


@pytest.mark.parametrize("line", ["水利局\t0.35", "水利局\tviel\t水", "气象局\t0.35\t水", ""])
def test_a_line_that_is_wrong_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / RESEMBLANCE).write_text(f"水利局\t1\t水\n{line}\n", "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path / RESEMBLANCE, ["水利局"], problems) == ()
    assert [problem.line for problem in problems] == [2]


@pytest.mark.parametrize(
    ("succession", "after"),
    [
        (Succession("省商务厅", Fate.RENAME, "省贸易厅"), "省贸易厅"),
        (Succession("省商务厅", Fate.MERGE, "省投资促进局"), "省投资促进局"),
        (Succession("省商务厅", Fate.END, ""), None),
    ],
    ids=["renamed", "merged", "ended"],
)
def test_examples_follow_their_department(pack: Pack, succession: Succession, after: str | None) -> None:
    before = {pieces.texts for pieces in pack.resemblance if pieces.department == "省商务厅"}
    table = Changes(departments=(succession,)).upon(pack).resemblance
    assert "省商务厅" not in {pieces.department for pieces in table}
    assert before <= {pieces.texts for pieces in table if pieces.department == after} or after is None
