"""Files as people's programs save them are read by every command that reads files, or named with the line."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config.loader import PackError, load, load_departments
from bot.config.textfile import read, stream, table
from bot.ops.dictionaries import words_of
from bot.ops.evaluating import labelled
from tests.classifier.test_evaluating import WORDS
from tests.test_pack import SMALL, write

SAVED: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "byte mark": lambda text: text.encode("utf-8-sig"),
    "windows": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "old mac": lambda text: text.replace("\n", "\r").encode(),
    "gbk": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
    "utf-16": lambda text: text.encode("utf-16"),
    "big utf-16": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
}
ODD = "停电\u2028三天\x0b了\x85，\x0c急"
TEXTS = ["自来水停了", "第一行\n第二行", ODD, '他说"停水"', "有,逗号", "二〇二四"]
every_way = pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)


def _csv(texts: list[str], separator: str = ",") -> str:
    quoted = (text if not set(text) & set(f'\n"{separator}') else '"' + text.replace('"', '""') + '"' for text in texts)
    return f"text{separator}label\n" + "".join(f"{text}{separator}水利局\n" for text in quoted)


@every_way
def test_a_pack_is_read(saved: Callable[[str], bytes], tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    expected = load(tmp_path)
    for name, text in SMALL.items():
        (tmp_path / name).write_bytes(saved(text))
    assert load(tmp_path) == expected


@every_way
def test_a_pack_that_is_wrong_is_named_with_its_line(saved: Callable[[str], bytes], tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    (tmp_path / "hours.toml").write_bytes(saved("# 停电\u2028三天\x85了\n\nopens = 08:30:00\ncloses = 07:00:00\n"))
    with pytest.raises(PackError, match=r"^hours\.toml:4: "):
        load(tmp_path)


@every_way
@pytest.mark.parametrize("name", ["rows.csv", "ROWS.CSV", "rows.tsv"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_table_is_read(saved: Callable[[str], bytes], name: str, separator: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(saved(_csv(TEXTS, separator)))
    assert [(one.text, one.lead) for one in labelled(tmp_path / name)] == [(text, "水利局") for text in TEXTS]


@every_way
def test_a_bad_row_is_named_with_its_line(saved: Callable[[str], bytes], tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes(saved(_csv(TEXTS) + "\n\n只有文字\n"))
    with pytest.raises(PackError, match=r"rows\.csv:11: expected text and label"):
        list(labelled(tmp_path / "rows.csv"))


@every_way
@pytest.mark.parametrize("form", ["lines", "list"])
def test_json_is_read(saved: Callable[[str], bytes], form: str, tmp_path: Path) -> None:
    rows = [{"text": text, "lead": "水利局"} for text in TEXTS]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    whole = lines if form == "lines" else json.dumps(rows, ensure_ascii=False, indent=1)
    (tmp_path / "rows.JSON").write_bytes(saved(whole))
    assert [one.text for one in labelled(tmp_path / "rows.JSON")] == TEXTS


@every_way
@pytest.mark.parametrize("name", ["words.toml", "words.json", "WORDS.JSON"])
def test_a_dictionary_is_read(saved: Callable[[str], bytes], name: str, tmp_path: Path) -> None:
    told = json.dumps({"水利局": {"strong": ["自来水"]}}, ensure_ascii=False)
    (tmp_path / name).write_bytes(saved(told if name.lower().endswith("json") else WORDS))
    assert words_of(tmp_path / name)


@every_way
def test_a_stream_is_read_line_by_line(saved: Callable[[str], bytes]) -> None:
    if saved(" ")[:1] in {b"\xff", b"\xfe"} or saved("\n") == b"\r":
        pytest.skip("a stream of lines is in bytes that tell where a line ends")
    given = io.TextIOWrapper(io.BytesIO(saved(f"自来水停了\n{ODD}\n")), "ascii")
    assert list(stream(given)) == ["自来水停了", ODD]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("自来水停了\n".encode() + b"\xff\xfe\xfd", 2),
        ("自来水停了".encode()[:-1], 1),
        (b"\n\n\xff\xff", 3),
        (b"\xff\xfe\x00", 1),
    ],
)
def test_what_is_no_text_is_named_with_its_line(content: bytes, line: int, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(content)
    with pytest.raises(PackError, match=rf"rows\.jsonl:{line}: the text is neither UTF-8 nor GBK"):
        list(labelled(tmp_path / "rows.jsonl"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('text,label\n停水,水利局\n"没有收尾,水利局\n停电,电网\n', ":3: this is not CSV"),
        ('text,label\n"停"水,水利局\n', ":2: this is not CSV"),
        ("", ""),
        ("sep=;\ntext;label\n停水;水利局\n;\n停电;\n", ":5: expected text and label"),
        (f"text,label\n{'长' * 2_000_000},水利局\n", ":2: this is not CSV"),
    ],
)
def test_a_table_that_is_none_is_named_with_its_line(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(content, "utf-8")
    if not said:
        assert list(labelled(tmp_path / "rows.csv")) == []
        return
    with pytest.raises(PackError, match=said):
        list(labelled(tmp_path / "rows.csv"))


@pytest.mark.parametrize("name", ["none.csv", "none.jsonl", "none.toml", "none.json"])
def test_a_file_that_is_not_there_is_named(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(_csv(TEXTS), "utf-8")
    words = ["evaluate", str(rows), "--dictionary", str(tmp_path / name)]
    assert main(words if name.endswith(("toml", "json")) else ["evaluate", str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="directory"):
        read(tmp_path)
    with pytest.raises(PackError):
        load_departments(tmp_path / "none.toml")


def test_a_text_in_gbk_that_begins_as_utf_8_would_is_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes("text,label\n联通停了,电网\n".encode("gbk"))
    assert [row["text"] for _, row in table(tmp_path / "rows.csv")] == ["联通停了"]
