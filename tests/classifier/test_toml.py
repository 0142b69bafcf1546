"""The quick reader of dictionaries says what tomllib says, of right and of wrong files."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import toml
from bot.config.loader import builtin_pack

PIECES = st.sampled_from(
    ['"a"', '"b"', ",", "\n", " ", "[", "]", "x = ", "{", "}", "# ", "'", '"', "\\", '"""', "水", "[t]", "\ue000"]
)


@pytest.mark.parametrize("path", sorted(builtin_pack().rglob("*.toml")), ids=lambda path: path.name)
def test_the_pack_reads_the_same(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]  # parametrize hands out object
    assert toml.loads(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'x = ["a", "b", "c", "d"]\ny = 1',
        'x = [\n  "a", "b", # "c", "d", "e",\n  "f", "g", "h",\n]',
        'x = ["a", "b", "c", { word = "d", not = ["e", "f", "g", "h"] }, "i"]',
        'x = ["a", "", ", ", "#", "= [", "b"]',
        '# "a", "b", "c",\nx = "\\"a\\", \\"b\\", \\"c\\", "',
        'x = """\n"a", "b", "c",\n"""',
        'x = \'"a", "b", "c", \'',
    ],
)
def test_lists_of_all_kinds_read_the_same(text: str) -> None:
    assert toml.loads(text) == tomllib.loads(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_is_written_is_read_or_refused_alike(text: str) -> None:
    assert outcome(toml.loads, text) == outcome(tomllib.loads, text)


def outcome(loads: object, text: str) -> object:
    """Return the values, or the line of the error."""
    try:
        return loads(text)  # type: ignore[operator]  # one of two functions
    except tomllib.TOMLDecodeError as error:
        return str(error).partition("line ")[2].partition(",")[0]
