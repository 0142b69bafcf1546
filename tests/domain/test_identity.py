"""What people type about themselves: tables of real slips, and properties over any text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people.identity import (
    BadName,
    BadPhone,
    NameFault,
    mask_name,
    parse_name,
    parse_phone,
    tidy,
)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  云南某某公司 ", "云南某某公司"),
        ("\u200f云南\u200b某某\ufeff公司\u202e", "云南某某公司"),  # right-to-left and zero-width marks
        ("云南\t某某\r\n公司\x00", "云南 某某 公司"),
        ("Ａｃｍｅ　（昆明）", "Acme (昆明)"),
        ("\u3164\u2800\u200d", ""),
        ("\ud83d公司", "公司"),  # half of a broken emoji
        ("e\u200d\u0301", "é"),
    ],
)
def test_tidy(typed: str, clean: str) -> None:
    assert tidy(typed) == clean


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("13812345678", "13812345678"),
        ("+8613812345678", "13812345678"),
        ("8613812345678", "13812345678"),  # as Telegram writes a shared contact
        ("+86 138-1234-5678", "13812345678"),
        ("0086 138 1234 5678", "13812345678"),
        ("１３８　１２３４　５６７８", "13812345678"),
        ("\u202d138\u200b12345678\u202c", "13812345678"),
        ("0871-65123456", "0871-65123456"),
        ("087165123456", "0871-65123456"),
        ("（0871）6512 3456", "0871-65123456"),
        ("+86 871 65123456", "0871-65123456"),
        ("0086-0871-65123456", "0871-65123456"),
        ("0883-2123456", "0883-2123456"),
        ("010 65123456", "010-65123456"),
        ("021—65123456", "021-65123456"),
        ("0871-65123456-8001", "0871-65123456-8001"),  # with the extension of a firm
        ("087165123456 - 801", "0871-65123456-801"),
        ("0871-6512345-6", "0871-65123456"),  # a dash inside the number
    ],
)
def test_phone(typed: str, phone: str) -> None:
    assert parse_phone(typed) == phone


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("", 0),
        ("没有", 0),
        ("1381234567", 10),
        ("138123456789", 12),
        ("+86 1381234567", 10),
        ("12812345678", 11),  # no such range
        ("65123456", 8),  # a landline without its area code
        ("13812345678/13912345678", 22),
        ("0871-65123456转801", 15),
        ("٠١٣٨١٢٣٤٥٦٧", 11),
        ("+852 61234567", 11),
    ],
)
def test_a_wrong_phone_is_refused_with_its_length(typed: str, length: int) -> None:
    with pytest.raises(BadPhone) as caught:
        parse_phone(typed)
    assert caught.value == BadPhone(length)


@pytest.mark.parametrize(("name", "masked"), [("张三丰", "张**"), ("李四", "李*"), ("王", "王"), ("", "")])
def test_mask_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize("name", ["张三", "云南某某（集团）有限公司", "3M中国", "Acme", "㐀"])
def test_name(name: str) -> None:
    assert parse_name(f" {name}\u200b ") == tidy(name)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (" \u200b\u3164 ", BadName(NameFault.EMPTY, 0, 50)),
        ("云" * 51, BadName(NameFault.TOO_LONG, 51, 50)),
        ("12-34 ！", BadName(NameFault.NO_LETTER, 7, 50)),
        ("👍", BadName(NameFault.NO_LETTER, 1, 50)),
    ],
)
def test_a_wrong_name_is_refused(typed: str, refusal: BadName) -> None:
    with pytest.raises(BadName) as caught:
        parse_name(typed)
    assert caught.value == refusal


# Properties

texts = st.text(st.characters(categories=None)) | st.text(
    st.sampled_from("0123456789０１８+（）() -－—ABCZIOabc云\u200b\u202e\u3164\n"), max_size=30
)


@given(texts)
@example("\ud800")
def test_tidy_twice_is_tidy_once(text: str) -> None:
    clean = tidy(text)
    assert tidy(clean) == clean == clean.strip()
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in clean)


@given(texts)
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse, refusal in ((parse_phone, BadPhone), (parse_name, BadName)):
        try:
            read = parse(text)
        except refusal:
            continue
        assert parse(read) == read
