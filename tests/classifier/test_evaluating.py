"""`python -m bot evaluate` reads labelled files and dictionaries of anybody, and says what it found."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

DEV = Path(__file__).parent / "data" / "appeals-dev.jsonl"
WORDS = """\
[[department]]
name = "水利局"
strong = ["自来水"]

[[department]]
name = "教育局"
strong = ["学校"]
weak = ["孩子"]
"""
ROWS = [("自来水停了", "水利局"), ("学校太远", "教育局"), ("孩子喝自来水", "教育局")] * 3


@pytest.fixture
def words(tmp_path: Path) -> str:
    (tmp_path / "words.toml").write_text(WORDS, "utf-8")
    return str(tmp_path / "words.toml")


@pytest.fixture
def rows(tmp_path: Path) -> str:
    lines = [json.dumps({"text": text, "label": label}, ensure_ascii=False) for text, label in ROWS]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    return str(tmp_path / "rows.jsonl")


def test_the_development_appeals_are_judged_with_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(DEV)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("102 texts")
    for part in ("first is right", "risk and coverage", "confusions", "wrong, with the reasons"):
        assert part in said


def test_what_each_part_brings_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        ("营业只照办了半年没办下来", "省市场监管局"),
        ("土地证办下来了，就等增容的电", "云南电网公司"),
        ("县里两个部门同一件事罚了我们两次，能不能给评评理", "省司法厅"),
        ("今年高企复审材料报上去了，评审结果什么时候出？奖补怎么兑现", "省科技厅"),
    ]
    lines = [json.dumps({"text": text, "label": label}, ensure_ascii=False) for text, label in said]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    assert main(["evaluate", str(tmp_path / "rows.jsonl")]) == 0
    told = capsys.readouterr().out.partition("what each part brings")[2].splitlines()[1:6]
    gains = {line[2:14].strip(): [int(gain) for gain in line[14:].split()] for line in told}
    assert list(gains) == ["all parts", "base table", "likeness", "composition", "fallback"]
    assert gains.pop("all parts")[0] == len(said)
    assert [first for first, *_ in gains.values()] == [1, 1, 1, 1]


def test_no_part_is_told_of_with_other_words(rows: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", rows, "--dictionary", words]) == 0
    assert "each part" not in capsys.readouterr().out


def test_the_report_shows_confusions_and_their_reasons(
    rows: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", rows, "--dictionary", words]) == 0
    said = capsys.readouterr().out
    assert "first is right              66.7% (6/9, 35.4%–87.9%)" in said
    assert "     3  教育局 → 水利局" in said
    assert "  教育局: 孩子喝自来水" in said
    assert "水利局: 自来水 2.53" in said


def test_what_is_decided_is_told_by_voice(words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        ("自来水停了", "水利局", "line"),
        ("自来水停了", "教育局", "line"),
        ("学校太远，孩子走不到", "教育局", "angry"),
        ("哦", "教育局", "angry"),
    ]
    lines = [
        json.dumps({"text": text, "label": label, "voice": voice}, ensure_ascii=False) for text, label, voice in said
    ]
    (tmp_path / "voices.jsonl").write_text("\n".join(lines), "utf-8")
    assert main(["evaluate", str(tmp_path / "voices.jsonl"), "--dictionary", words]) == 0
    told = capsys.readouterr().out.partition("by voice")[2].splitlines()[1:3]
    assert told == [
        "  line         100.0% (2/2, 34.2%–100.0%)   50.0% (1/2, 9.5%–90.5%)",
        "  angry        50.0% (1/2, 9.5%–90.5%)   100.0% (1/1, 20.7%–100.0%)",
    ]


def test_learning_mends_what_the_words_get_wrong(rows: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", rows, "--dictionary", words, "--learn", "--folds", "3"]) == 0
    assert "first is right              100.0% (9/9" in capsys.readouterr().out


def test_a_csv_and_a_json_dictionary_do_as_well(tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rows.csv").write_text("text,label\n自来水停了,水利局\n学校太远,教育局\n", "utf-8")
    table = {"水利局": {"strong": ["自来水", "水"]}, "教育局": {"strong": ["学校"], "aliases": ["学校局"]}}
    (tmp_path / "words.json").write_text(json.dumps(table), "utf-8")
    for dictionary in (words, str(tmp_path / "words.json")):
        assert main(["evaluate", str(tmp_path / "rows.csv"), "--dictionary", dictionary, "--folds", "2"]) == 0
    assert "1 words of one character are left out" in capsys.readouterr().err


def test_the_curve_is_drawn(rows: str, words: str, tmp_path: Path) -> None:
    assert main(["evaluate", rows, "--dictionary", words, "--curve", str(tmp_path / "curve.png")]) == 0
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")


def test_words_across_the_borders_of_others_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["希望了解国家政策", "国家政策怎么落实", "家政公司怎么办", "机动车检测太慢", "自来水停了"]
    lines = [json.dumps({"text": text, "label": "商务厅"}, ensure_ascii=False) for text in said]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    words = WORDS.replace("自来水", "自来").replace("孩子", "家政")
    (tmp_path / "words.toml").write_text(words, "utf-8")
    assert main(["evaluate", str(tmp_path / "rows.jsonl"), "--dictionary", str(tmp_path / "words.toml"), "--lint"]) == 0
    listed = capsys.readouterr().out.partition("across a border")[2]
    assert "家政: 2 of 3 times, as in" in listed
    assert "自来" not in listed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"text": "停电"}', "bad.jsonl:1: expected text and label"),
        ('{"text": "停电", "label": "电网"}\n{"text"', "bad.jsonl:2: this is not JSON"),
        ('{"text": "停电", "label": "电网"}\n3', "bad.jsonl:2: expected text and label"),
        ("", "0 texts can't be split"),
        (None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    content: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "bad.jsonl").write_text(content, "utf-8")
    assert main(["evaluate", str(tmp_path / "bad.jsonl")]) == 2
    assert said in capsys.readouterr().err


def test_a_bad_dictionary_is_told_with_its_line(rows: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.toml").write_text(WORDS.replace('weak = ["孩子"]', 'weak = ["孩"]'), "utf-8")
    assert main(["evaluate", rows, "--dictionary", str(tmp_path / "bad.toml")]) == 2
    assert "bad.toml:8: “孩” can't be a word" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{\n"水利局": {"strong": ["自来水",', "bad.json:2: this is not valid JSON"),
        ('["自来水"]', 'bad.json:1: the file is ["自来水"]; expected an object'),
        ('{\n"水利局": ["自来水"]}', 'bad.json:2: 水利局 is ["自来水"]; expected an object'),
        ('{"水利局": {\n"strong": "自来水"}}', 'bad.json:2: strong is "自来水"; expected a list'),
        ('{"水利局": {\n"weak": ["自来水", 3]}}', "bad.json:2: weak holds 3; expected text"),
        ("{}", "bad.json:1: there is no word in it"),
    ],
)
def test_a_bad_json_dictionary_is_told_with_its_line(
    content: str, said: str, rows: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.json").write_text(content, "utf-8")
    assert main(["evaluate", rows, "--dictionary", str(tmp_path / "bad.json")]) == 2
    assert said in capsys.readouterr().err
