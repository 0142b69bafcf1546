"""Spans of days are read as people type them, whole or not at all; what the program says, it reads."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.errors import BadInput
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.spans import Span, between, of_month, of_quarter
from bot.texts.reports import spans, spans_typed

NOW = datetime(2024, 10, 25, 9, tzinfo=SHANGHAI)
OCTOBER, JULY_TO_OCTOBER = of_month(2024, 10), between(date(2024, 7, 1), date(2024, 11, 1))
THE_WHOLE_OF_2024 = between(date(2024, 1, 1), date(2025, 1, 1))


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Span:
    return between(date(*first), date(*last) + timedelta(days=1))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("2024年10月", "2024-10", "2024/10", "202410", "24年10月", "2024 年 10 月", "10月", "本月", "2024.10"),
            OCTOBER,
        ),
        (("2024-10-01 2024-10-31", "20241001 20241031", "10月1日到10月31日", "10-01~10-31", "2024-10-1至31"), OCTOBER),
        (("2024-10-01-2024-10-31", "从2024年10月1日至2024年10月31日", "2024 10 1-31日", "2024-10-01—10-31"), OCTOBER),
        (("2024", "2024年", "今年", "２０２４年", "2024年1月-12月", "2024-1~12"), THE_WHOLE_OF_2024),
        (("2024年7月-10月", "2024-7~10", "2024年7月到10月", "2024-07 2024-10", "7月至10月"), JULY_TO_OCTOBER),
        (("2024-10-20到11-05", "2024年10月20日至11月5日"), days((2024, 10, 20), (2024, 11, 5))),
        (("2024-10-20至12月", "10月20日-2024年12月"), days((2024, 10, 20), (2024, 12, 31))),
        (("2024年第3季度", "2024年三季度", "三季度", "第三季度", "第3季度"), of_quarter(2024, 3)),
        (("2023年第4季度",), of_quarter(2023, 4)),
        (("2024上半年", "上半年"), days((2024, 1, 1), (2024, 6, 30))),
        (("去年", "2023"), days((2023, 1, 1), (2023, 12, 31))),
        (("上月", "上个月", "9月", "九月", "二〇二四年九月"), of_month(2024, 9)),
        (("今天", "十月二十五日", "本周五"), days((2024, 10, 25), (2024, 10, 25))),
        (("昨天", "周四"), days((2024, 10, 24), (2024, 10, 24))),
        (("12月",), of_month(2023, 12)),
        (("上周", "上个星期"), days((2024, 10, 14), (2024, 10, 20))),
        (("本周", "这周", "这个礼拜"), days((2024, 10, 21), (2024, 10, 27))),
        (("最近7天", "近一周", "过去七天"), days((2024, 10, 19), (2024, 10, 25))),
        (("最近30天", "近一个月"), days((2024, 9, 26), (2024, 10, 25))),
        (("2024-10-01至今", "2024年10月以来", "10月1日到现在", "2024-10-01起"), Span(OCTOBER.first)),
        (("截至2024-10-31", "最早至2024年10月31日"), Span(None, OCTOBER.until)),
        (("去年12月", "去年12月份", "23年12月"), of_month(2023, 12)),
        (("上上个月", "今年8月"), of_month(2024, 8)),
        (("上季度", "上个季度", "今年三季度", "Q3"), of_quarter(2024, 3)),
        (("前三季度", "1-9月", "一至九月", "今年1月到9月"), days((2024, 1, 1), (2024, 9, 30))),
        (("去年四季度", "去年第4季度"), of_quarter(2023, 4)),
        (("10月上旬", "本月上旬"), days((2024, 10, 1), (2024, 10, 10))),
        (("上月下旬", "9月下旬"), days((2024, 9, 21), (2024, 9, 30))),
        (("年初至今", "今年初到现在", "1月1日以来"), Span(THE_WHOLE_OF_2024.first)),
        (
            ("上周一到周五", "上周一到上周五", "10月14日至18日", "24/10/14-24/10/18"),
            days((2024, 10, 14), (2024, 10, 18)),
        ),
        (("周三到周四",), days((2024, 10, 23), (2024, 10, 24))),
        (("12月28日到1月4日", "去年12月28日到1月4日"), days((2023, 12, 28), (2024, 1, 4))),
        (("上一周", "前一周"), days((2024, 10, 14), (2024, 10, 20))),
        (("七天内", "7天以内"), days((2024, 10, 19), (2024, 10, 25))),
        (("上年度", "上年"), days((2023, 1, 1), (2023, 12, 31))),
        (("上个月至今", "从9月1号开始", "9月1日以后"), Span(of_month(2024, 9).first)),
        (("近半个月",), days((2024, 10, 11), (2024, 10, 25))),
        (("2024/2/29", "24/2/29", "24-02-29"), days((2024, 2, 29), (2024, 2, 29))),
        (("全部", "全部时间"), Span()),
        (("2024-02-30", "99999999999999", "9999-12-31", "1899", "下个月", "10", "下下周", "最近0天"), None),
        (("2024年第3期", "2024-13", "2024年10月 昆明海关", "2024-10-01前后", "", "至", "至今", "最早至今"), None),
    ],
)
def test_days_are_read_as_people_type_them(texts: tuple[str, ...], wanted: Span | None) -> None:
    assert {text: spans_typed.typed(text, NOW) for text in texts} == dict.fromkeys(texts, wanted)


@pytest.mark.parametrize("text", ["2024-10-31 2024-10-01", "2024年10月-7月", "2024至2023", "10-31 10-01"])
def test_first_and_last_the_wrong_way_round(text: str) -> None:
    with pytest.raises(BadInput, match="days_backwards"):
        spans_typed.typed(text, NOW)


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 1))
SPANS = st.one_of(
    st.builds(of_month, st.integers(2000, 2099), st.integers(1, 12)),
    st.builds(of_quarter, st.integers(2000, 2099), st.integers(1, 4)),
    st.builds(lambda one, two: between(min(one, two), max(one, two) + timedelta(days=1)), DAYS, DAYS),
    st.builds(lambda one: Span(between(one, None).first), DAYS),
    st.builds(lambda one: Span(None, between(one, None).first), DAYS),
    st.just(Span()),
)


@given(SPANS)
def test_what_is_said_is_read(span: Span) -> None:
    assert spans_typed.typed(spans.said(span), NOW) == span


@given(st.text("0123456789 -年月日至到第期季度半上下~.", max_size=14))
def test_whatever_is_typed_is_answered(text: str) -> None:
    try:
        read = spans_typed.typed(text, NOW)
    except BadInput:
        return
    assert read is None or read == Span() or (read.first or NOW) != read.until


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("第3期", (2024, 3)), ("2023年第12期", (2023, 12)), ("2024 年 3 期", (2024, 3)), ("第3季度", None), ("3", None)],
)
def test_a_session_is_read_by_its_number(text: str, wanted: tuple[int, int] | None) -> None:
    assert spans_typed.session(text, NOW) == wanted
