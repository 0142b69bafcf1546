"""Credit codes as people type them: tables of real slips and of what is none, and properties over any code."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_10

from bot.domain.people.credit_code import BadUscc, UsccFault, parse_uscc

VALID = "91350100M000100Y43"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


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
        ("5301004000123", BadUscc(UsccFault.OLD, "5301004000123")),  # an old registration number
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


# What the standard knows: authorities with their kinds of body, and the provinces.
KINDS = {
    "1": "1239",
    "2": "19",
    "3": "1234569",
    "4": "19",
    "5": "123459",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "123",
}
KINDS |= {"A": "19", "N": "1239", "Y": "1"}
REGISTERED = [authority + kind for authority, kinds in KINDS.items() for kind in kinds]
TENS = {1: "012345", 2: "123", 3: "1234567", 4: "123456", 5: "01234", 6: "123456", 7: "1", 8: "12"}
PROVINCES = [f"{ten}{one}" for ten, ones in TENS.items() for one in ones]


def whole(head: str, province: str, rest: str) -> str:
    """Return the code with the check characters of its body and of itself."""
    total = sum(int(char, 36) * weight for char, weight in zip(rest[4:], (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    body = head + province + rest + "0X987654321"[total % 11]
    return body + uscc.calc_check_digit(body + "0")


def fault_of(code: str) -> UsccFault | None:
    try:
        parse_uscc(code)
    except BadUscc as refused:
        return refused.kind
    return None


rests = st.from_regex("[0-9]{4}[0-9A-HJ-NPQRTUWXY]{8}", fullmatch=True)
codes = st.builds(whole, st.sampled_from(REGISTERED), st.sampled_from(PROVINCES), rests)
companies = st.builds(whole, st.sampled_from(["91", "92", "93"]), st.sampled_from(PROVINCES), rests)
texts = st.text(st.characters(categories=None)) | st.text(
    st.sampled_from("0123456789０１８+（）() -－—ABCEXZIOabc云\u200b\u202e\u3164\n."), max_size=30
)


@given(texts)
@example("530102199001011237")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse_uscc(text)
    except BadUscc:
        return
    assert parse_uscc(read) == read


@pytest.mark.parametrize("first", ALPHABET)
@pytest.mark.parametrize("second", ALPHABET)
def test_authority_and_kind_of_body_are_those_of_the_standard(first: str, second: str) -> None:
    code = whole(first + second, "53", "0100MA6K1234")
    assert (fault_of(code) is None) == (first + second in REGISTERED)
    assert fault_of(code) in {None, UsccFault.AUTHORITY, UsccFault.CHECKSUM}


@pytest.mark.parametrize("number", range(100))
def test_the_division_is_in_a_province(number: int) -> None:
    code = whole("91", f"{number:02}", "0100MA6K1234")
    assert (fault_of(code) is None) == (f"{number:02}" in PROVINCES)
    assert fault_of(code) in {None, UsccFault.DIVISION, UsccFault.CHECKSUM}


# A number of another kind


def person(first_17: str) -> str:
    return first_17 + ric.calc_check_digit(first_17 + "0")


@given(
    st.sampled_from(["530102", "532301", "533421", "110119", "310120", "650102"]),
    st.dates(min_value=date(1930, 1, 1), max_value=date(2026, 1, 1)),
    st.integers(0, 999),
)
def test_a_personal_number_is_never_taken(place: str, born: date, order: int) -> None:
    number = person(f"{place}{born:%Y%m%d}{order:03}")
    for typed in (number, number.lower(), f"{number[:6]} {number[6:14]} {number[14:]}", f"身份证：{number}"):
        with pytest.raises(BadUscc) as caught:
            parse_uscc(typed)
        assert (caught.value.kind, caught.value.suggestion) == (UsccFault.PERSONAL, None)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("530102199001011238", UsccFault.PERSONAL),  # its check digit is wrong
        ("53010219900101123x", UsccFault.PERSONAL),
        ("53010219900101123801", UsccFault.PERSONAL),  # a sole trader's tax number
        ("530102700101123", UsccFault.PERSONAL),  # of 15 digits
        ("911124198108030024", UsccFault.PERSONAL),  # a foreigner's permanent card
        ("530100400012345", UsccFault.OLD),  # a registration number
        ("MA6K1234-X", UsccFault.OLD),
        ("530102MA6K1234X", UsccFault.OLD),  # a tax number
        ("13812345678", UsccFault.PHONE),
        ("0871-65123456", UsccFault.PHONE),
        ("916201055811843000", UsccFault.CUT),
        ("916201056903518000", UsccFault.CUT),
        ("9.16201E+17", UsccFault.CUT),
        ("916201056903518001", UsccFault.CHECKSUM),
    ],
)
def test_what_is_no_code_is_named_and_nothing_is_suggested(typed: str, kind: UsccFault) -> None:
    with pytest.raises(BadUscc) as caught:
        parse_uscc(typed)
    assert (caught.value.kind, caught.value.suggestion) == (kind, None)


def test_a_real_code_that_ends_in_noughts_or_looks_like_a_birthday_is_read() -> None:
    for rest in ("0119MA6K1234", "0119400101123"[:12]):
        code = whole("91", "53", rest)
        assert parse_uscc(code) == code


def test_a_registration_number_in_whose_place_a_birthday_could_stand_is_old() -> None:
    number = next(f"53010070010112{last}" for last in range(10) if mod_11_10.is_valid(f"53010070010112{last}"))
    with pytest.raises(BadUscc) as caught:
        parse_uscc(number)
    assert caught.value.kind is UsccFault.OLD


# Real codes of a public report (python-stdnum, issue 207), and those of it that a spreadsheet had cut
REAL = re.findall(
    r"\S+",
    """
    91420684MA4927PJ7B 91620105794891756D 121200004013590816 914112810713741814 913505007821784439 913304007429141869
    9144060573144633XL 91440300568520498A 91371082775260043P 91442000696462712R 91310115MA1K3BTP2B 9162010558590643X0
    91620105MA73NBBLXE 913101203509708598
    """,
)


@pytest.mark.parametrize("code", REAL)
def test_a_real_code_is_read(code: str) -> None:
    assert parse_uscc(code) == code


@pytest.mark.parametrize("code", REAL)
def test_a_real_code_that_a_spreadsheet_cut_is_refused_without_a_guess(code: str) -> None:
    if code.isdigit():
        with pytest.raises(BadUscc) as caught:
            parse_uscc(f"{code[:15]}000")
        assert (caught.value.kind, caught.value.suggestion) == (UsccFault.CUT, None)


# Properties


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


@pytest.mark.parametrize(
    "said",
    [
        "我的代码是92530100MA0000002W",
        "代码：92530100ma0000002w，谢谢",
        "统一社会信用代码 9253 0100 MA00 0000 2W",
        "92530100MA0000002W 云南某某商行",
        "代码92530100MA0000002W，电话13888888888",
    ],
)
def test_the_code_is_found_in_a_sentence(said: str) -> None:
    assert parse_uscc(said) == "92530100MA0000002W"


@pytest.mark.parametrize("said", ["身份证号530102199003078817", "代码92530100MA0000002W，身份证530102199003078817"])
def test_a_personal_number_in_a_sentence_is_refused(said: str) -> None:
    with pytest.raises(BadUscc) as caught:
        parse_uscc(said)
    assert caught.value.kind is UsccFault.PERSONAL


@pytest.mark.parametrize("place", range(18))
def test_a_letter_within_the_digits_of_the_region_is_named_with_its_place(place: int) -> None:
    code = f"{VALID[:place]}A{VALID[place + 1 :]}"
    with pytest.raises(BadUscc) as bad:
        parse_uscc(code)
    assert (bad.value.kind is STRANGER) is (2 <= place < 8)
    if bad.value.kind is STRANGER:
        assert bad.value.position == place + 1
