"""What people type about themselves: tables of real slips, and properties over any text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.cn import uscc

from bot.domain.people.identity import (
    BadName,
    BadPhone,
    BadUscc,
    NameFault,
    UsccFault,
    mask_name,
    mask_phone,
    parse_name,
    parse_phone,
    parse_uscc,
    tidy,
)

VALID = "91350100M000100Y43"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


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
    "typed",
    [
        VALID,
        VALID.lower(),
        f" {VALID}\n",
        "91 350100 M000100Y4 3",
        "91-350100-M000100Y4-3",
        "91—350100–M000100Y4−3",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "\u202a91350100M000100Y43\u202c",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_uscc(typed) == VALID


@pytest.mark.parametrize("code", [VALID, "91110000600037341L", "N2530102MF1234567L", "11530000015100038U"])
def test_every_registering_authority_is_accepted(code: str) -> None:
    code = code[:-1] + uscc.calc_check_digit(code)
    assert parse_uscc(code) == code


LENGTH, STRANGER, CHECKSUM = UsccFault.LENGTH, UsccFault.ALPHABET, UsccFault.CHECKSUM


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", BadUscc(LENGTH, "")),
        ("91350100M000100Y4", BadUscc(LENGTH, "91350100M000100Y4")),
        ("530100400012345", BadUscc(LENGTH, "530100400012345")),  # an old registration number
        ("9135O100M000100Y43", BadUscc(STRANGER, "9135O100M000100Y43", 5, VALID)),
        ("9I35O1OOM000I00Y43", BadUscc(STRANGER, "9I35O1OOM000I00Y43", 2, VALID)),
        ("91350l00M000100Y43", BadUscc(STRANGER, "91350L00M000100Y43", 6, VALID)),
        ("91350100MO00100Y43", BadUscc(STRANGER, "91350100MO00100Y43", 10, VALID)),
        ("91350100M000100Y4云", BadUscc(STRANGER, "91350100M000100Y4云", 18, None)),
        ("91350100M0001O0Y44", BadUscc(STRANGER, "91350100M0001O0Y44", 14, None)),  # and the check digit
        ("91350100M000100Y4٣", BadUscc(STRANGER, "91350100M000100Y4٣", 18, None)),  # an Arabic-Indic 3
        ("97350100M000100Y43", BadUscc(CHECKSUM, "97350100M000100Y43", 2, VALID)),
        ("91350100M0001QOY43", BadUscc(STRANGER, "91350100M0001QOY43", 15, None)),  # a Q for 0 before it
        ("91350100M0001Q0Y43", BadUscc(CHECKSUM, "91350100M0001Q0Y43", 14, VALID)),
        ("91351000M000100Y43", BadUscc(CHECKSUM, "91351000M000100Y43", 5, VALID)),  # two swapped
        ("93150100M000100Y43", BadUscc(CHECKSUM, "93150100M000100Y43", 2, VALID)),  # 39… is no such body
        ("91350100M00D100Y43", BadUscc(CHECKSUM, "91350100M00D100Y43", None, None)),  # the 1 a 7 checks too
        ("91350100M000100Y73", BadUscc(CHECKSUM, "91350100M000100Y73", None, None)),  # nothing near checks
    ],
)
def test_a_wrong_code_is_refused_with_a_hint(typed: str, refusal: BadUscc) -> None:
    with pytest.raises(BadUscc) as caught:
        parse_uscc(typed)
    assert caught.value == refusal
    assert caught.value.length == len(refusal.code)


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


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138****5678"),
        ("0871-65123456", "0871-****3456"),
        ("010-6512345", "010-***2345"),
        ("10086", "*****"),
        ("", ""),
    ],
)
def test_mask_phone(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


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
bodies = st.from_regex(r"[19ANY][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}", fullmatch=True)
codes = bodies.map(lambda body: body + uscc.calc_check_digit(body))
companies = st.from_regex(r"9[123][1-6][0-9]{5}[0-9A-HJ-NPQRTUWXY]{9}", fullmatch=True).map(
    lambda body: body + uscc.calc_check_digit(body)
)


@given(texts)
@example("\ud800")
def test_tidy_twice_is_tidy_once(text: str) -> None:
    clean = tidy(text)
    assert tidy(clean) == clean == clean.strip()
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in clean)


@given(texts)
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse, refusal in ((parse_uscc, BadUscc), (parse_phone, BadPhone), (parse_name, BadName)):
        try:
            read = parse(text)
        except refusal:
            continue
        assert parse(read) == read


@given(codes)
def test_a_valid_code_is_read(code: str) -> None:
    assert parse_uscc(code) == code
    assert not code[:2].isdigit() or uscc.is_valid(code)


@given(codes, st.integers(0, 17), st.sampled_from([*ALPHABET, *"IOSVZ云?"]))
def test_one_broken_character_is_never_accepted(code: str, place: int, char: str) -> None:
    broken = code[:place] + char + code[place + 1 :]
    if broken == code:
        return
    with pytest.raises(BadUscc) as caught:
        parse_uscc(broken)
    hint = caught.value
    assert hint.suggestion is None or parse_uscc(hint.suggestion) == hint.suggestion
    assert hint.kind is not STRANGER or hint.position == place + 1


@given(codes, st.sampled_from([("0", "O"), ("1", "I"), ("2", "Z"), ("5", "S")]))
def test_a_letter_that_no_code_contains_is_put_right(code: str, slip: tuple[str, str]) -> None:
    digit, letter = slip
    if digit not in code:
        return
    with pytest.raises(BadUscc) as caught:
        parse_uscc(code.replace(digit, letter))
    assert caught.value.suggestion == code
    assert caught.value.position == code.index(digit) + 1


@given(companies, st.integers(0, 16))
def test_two_swapped_are_found_or_left_open(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped == code:
        return
    with pytest.raises(BadUscc) as caught:
        parse_uscc(swapped)
    assert caught.value.kind is STRANGER or caught.value.suggestion in {code, None}


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_masked_phone_hides_its_middle(phone: str) -> None:
    assert mask_phone(parse_phone(phone)) == f"{phone[:3]}****{phone[-4:]}"
