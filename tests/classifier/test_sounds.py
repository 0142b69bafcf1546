"""Wrong characters that sound right, and pinyin, are understood, and change nothing in what is written well."""

import json
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from bot.classifier.classifier import Classifier
from bot.classifier.sounds import Sounds
from bot.classifier.syllables import FILE, sounds_of, written
from bot.classifier.verdict import Decision
from tests.classifier.syllables import readings
from tests.house import programme

WORDS = ("营业执照", "银行", "海关查验", "学位", "公积金", "劳务", "大学生")
SOUNDS = Sounds(WORDS)
OWN = Path(__file__).parent / "data" / "appeals-varied.jsonl"
ROWS = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
SHORT = Sounds(("孔雀", "水管"), ("孔雀 水管 天空 雀跃 公园",))


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier.of(programme().pack)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("营业只照丢了", "营业执照丢了"),
        ("银业执照丢了", "营业执照丢了"),
        ("yingyezhizhao丢了", "营业执照丢了"),
        ("银hang不放款", "银行不放款"),
        ("海官查验慢", "海关查验慢"),
        ("工积金提取", "公积金提取"),
    ],
)
def test_what_sounds_like_a_word_is_read_as_it(typed: str, meant: str) -> None:
    assert SOUNDS.mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["营业执照丢了", "change of address", "血位", "才能大学", "", "！？", "大些生意", "bank loan", "他的劳母亲"],
)
def test_what_is_written_well_or_is_no_word_stays(typed: str) -> None:
    assert SOUNDS.mended(typed) == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公园养了空雀", "公园养了孔雀"),
        ("天空雀跃", "天空雀跃"),
        ("公园的睡管坏了", "公园的水管坏了"),
        ("公园到底谁管", "公园到底谁管"),
        ("空雀", "孔雀"),
        ("公", "公"),
    ],
)
def test_a_short_word_is_meant_only_where_both_characters_are_strangers(typed: str, meant: str) -> None:
    assert SHORT.mended(typed) == meant


def test_without_a_vocabulary_no_short_word_is_meant() -> None:
    assert Sounds(("孔雀",)).mended("养了空雀") == "养了空雀"


def test_of_words_that_sound_alike_the_usual_reading_is_meant() -> None:
    assert Sounds(("红字", "工资", "供子")).mended("gongzi没发") == "工资没发"


def test_the_table_of_syllables_is_as_it_was_made() -> None:
    """Run `python -m tests.classifier.syllables` if pypinyin has learned something new."""
    assert FILE.read_text("utf-8") == written(readings())


def test_what_belongs_to_a_known_word_is_not_wrong() -> None:
    assert SOUNDS.mended("海官查验", known=lambda: [(0, 2)]) == "海官查验"
    assert SOUNDS.mended("海官查验", known=lambda: [(2, 4)]) == "海关查验"


def test_nothing_is_decided_by_the_sound_alone(classifier: Classifier) -> None:
    typed, meant = "停dian三天，电力公司没人管", "停电三天，电力公司没人管"
    heard, read = classifier.classify(typed), classifier.classify(meant)
    assert read.decision is Decision.ASSIGN
    assert heard.decision is Decision.TRIAGE
    assert heard.first is not None
    assert read.first is not None
    assert heard.first.department == read.first.department
    assert "停电" in dict(heard.words[heard.first.department])
    assert heard.text == typed


def test_texts_that_are_written_well_are_hardly_touched(classifier: Classifier) -> None:
    heard = [row["text"] for row in ROWS if classifier.classify(row["text"]).heard]
    assert len(heard) <= len(ROWS) / 60


@pytest.mark.parametrize("every", [15, 8])
def test_wrong_characters_cost_little(classifier: Classifier, every: int) -> None:
    """One character in so many is another one of the same sound."""
    alike = defaultdict(list)
    for character in sorted({character for row in ROWS for character in row["text"]}):
        for sound in sounds_of(character)[:1]:
            alike[sound].append(character)
    well = [_is_right(classifier, row["text"], row["lead"]) for row in ROWS]
    rng = Random(every)  # noqa: S311  # places of mistakes, no secret
    badly = [_is_right(classifier, _mistyped(row["text"], every, alike, rng), row["lead"]) for row in ROWS]
    assert sum(well) - sum(badly) <= len(ROWS) * 0.04


def _is_right(classifier: Classifier, text: str, lead: str) -> bool:
    first = classifier.classify(text).first
    return first is not None and first.department == lead


def _mistyped(text: str, every: int, alike: dict[str, list[str]], rng: Random) -> str:
    places = [place for place, character in enumerate(text) if len(_others(character, alike)) > 0]
    characters = list(text)
    for place in rng.sample(places, min(len(places), max(1, len(text) // every))):
        characters[place] = rng.choice(_others(text[place], alike))
    return "".join(characters)


def _others(character: str, alike: dict[str, list[str]]) -> list[str]:
    same = [alike[sound] for sound in sounds_of(character)[:1]]
    return [other for others in same for other in others if other != character]
