"""Wrong characters that sound right, and pinyin, are understood, and change nothing in what is written well."""

import json
from collections import defaultdict
from functools import partial
from pathlib import Path
from random import Random

import pytest

from bot.classifier.classifier import Classifier
from bot.classifier.folding import fold_word
from bot.classifier.sounds import Sounds
from bot.classifier.syllables import FILE, sounds_of, written
from bot.classifier.verdict import Decision
from tests.classifier.syllables import readings
from tests.house import programme

WORDS = ("营业执照", "银行", "海关查验", "学位", "公积金", "劳务", "大学生")
SOUNDS = Sounds(WORDS)
OWN = Path(__file__).parent / "data" / "appeals-varied.jsonl"
ROWS = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
EVERY = 15  # characters, one of which is wrong


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
    folded = [fold_word(row["text"]) for row in ROWS]
    touched = [text for text in folded if classifier.sounds.mended(text, partial(classifier.spans, text)) != text]
    assert len(touched) <= len(folded) / 30


def test_wrong_characters_cost_little(classifier: Classifier) -> None:
    """One character in fifteen is another one of the same sound."""
    alike = defaultdict(list)
    for character in sorted({character for row in ROWS for character in row["text"]}):
        for sound in sounds_of(character)[:1]:
            alike[sound].append(character)
    well = [_is_right(classifier, row["text"], row["lead"]) for row in ROWS]
    rng = Random(15)  # noqa: S311  # places of mistakes, no secret
    badly = [_is_right(classifier, _mistyped(row["text"], alike, rng), row["lead"]) for row in ROWS]
    assert sum(well) - sum(badly) <= len(ROWS) * 0.04


def _is_right(classifier: Classifier, text: str, lead: str) -> bool:
    first = classifier.classify(text).first
    return first is not None and first.department == lead


def _mistyped(text: str, alike: dict[str, list[str]], rng: Random) -> str:
    places = [place for place, character in enumerate(text) if len(_others(character, alike)) > 0]
    characters = list(text)
    for place in rng.sample(places, min(len(places), max(1, len(text) // EVERY))):
        characters[place] = rng.choice(_others(text[place], alike))
    return "".join(characters)


def _others(character: str, alike: dict[str, list[str]]) -> list[str]:
    same = [alike[sound] for sound in sounds_of(character)[:1]]
    return [other for others in same for other in others if other != character]
