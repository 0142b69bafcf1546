"""Days and hours are read as people type them, whole or not at all; what the program spells, it reads."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.typed import days, hours, moments
from bot.texts.sessions import terms
from bot.texts.style import dates, wording

TODAY = date(2024, 10, 25)  # a Friday


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("下午2点半", "2:30 PM", "14：30", "14:30", "两点半pm", "十四点三十分", "下午 ２ 点 ３０ 分"), time(14, 30)),
        (("p.m. 2:30", "1430", "下午14:30", "14.30", "下午两点半开始", "14时30分"), time(14, 30)),
        (
            ("9点半", "上午9点半", "９：３０", "9点 30", "930", "0930", "AM 9:30", "早上9点30分"),
            time(9, 30),
        ),
        (("9", "九点", "9点整", "9点钟", "09:00", "上午9时"), time(9)),
        (("晚上7点", "19点", "7 pm", "晚7点", "晚上19:00"), time(19)),
        (("中午12点", "12点", "12:00pm", "12:00"), time(12)),
        (("凌晨0点", "0:00", "12 am", "00:00"), time()),
        (("九点零五分", "9点过5分", "9:05"), time(9, 5)),
        (("3点三刻", "凌晨3:45"), time(3, 45)),
        (("下午1点一刻", "中午1点15", "13:15"), time(13, 15)),
        (("2点半", "2:30", "凌晨两点半"), time(2, 30)),
        (("上午14点", "晚上12点", "中午9点", "凌晨9点", "下午0点", "下午23点", "24:00", "9:60", "99", "-1"), None),
        (("9点左右", "9点到11点", "9:30-11:30", "上午", "明天9点", "9点半或10点", "9:3", "9:30:15", "", "半"), None),
        (("上午9点pm", "2点半钟", "九十点", "2024-10-25", "第9", "十十"), None),
    ],
)
def test_hours_are_read_as_people_type_them(texts: tuple[str, ...], wanted: time | None) -> None:
    assert {text: hours.hour(text) for text in texts} == dict.fromkeys(texts, wanted)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("2024-11-04", "2024年11月4日", "2024/11/4", "20241104", "2024 11 4", "２０２４．１１．４"),
            date(2024, 11, 4),
        ),
        (
            ("24年11月4日", "24-11-04", "11-4", "11月4日", "11月4号", "11.4", "十一月四日", "下下周一"),
            date(2024, 11, 4),
        ),
        (
            ("二〇二四年十一月四日", "二零二四年11月四号", "11月4日（周一）", "11月4日 星期一", "10天后"),
            date(2024, 11, 4),
        ),
        (("十月二十五日", "10月廿五日", "今天", "25日", "周五", "本周五", "今天10月25日"), TODAY),
        (("明天", "周六", "礼拜六", "10月26日", "１天后", "明天，10月26日", "周六 10月26日"), date(2024, 10, 26)),
        (("下周三", "下星期三", "下个礼拜三", "周三", "10-30"), date(2024, 10, 30)),
        (("本周三",), date(2024, 10, 23)),
        (("周日", "星期天", "本周日"), date(2024, 10, 27)),
        (("10月24日", "2025-10-24", "明年10月24日"), date(2025, 10, 24)),
        (("24日", "下月24号", "下个月二十四日"), date(2024, 11, 24)),
        (("月底", "本月底", "31号", "十月三十一日"), date(2024, 10, 31)),
        (("1周后", "一个星期后", "下週五", "十一月一日（週五）"), date(2024, 11, 1)),
        (("12月底", "十二月末", "今年12月底", "12月最后一天"), date(2024, 12, 31)),
        (("昨天", "1天前", "2024-10-24"), date(2024, 10, 24)),
        (
            ("下周", "下月", "月初", "11月", "2024", "10", "2月30日", "2024-13-01", "10月25日（周三）", "明天10月25日"),
            None,
        ),
        (
            ("11月4日至8日", "11月4日 9点", "11月4日起", "大约11月4日", "4/11/24", "2024-11", "十十月一日", "", "日"),
            None,
        ),
        (("2月29日", "半个月后", "13月底", "年底", "12月上旬", "腊月二十五", "国庆后第一天"), None),
        (("农历十月初五", "周八", "星期0", "10-25日前", "11月4日11月5日", "0-0", "99999999"), None),
    ],
)
def test_days_are_read_as_people_type_them(texts: tuple[str, ...], wanted: date | None) -> None:
    assert {text: days.to_come(text, TODAY) for text in texts} == dict.fromkeys(texts, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10月26日", date(2023, 10, 26)),
        ("10月20日", date(2024, 10, 20)),
        ("26日", date(2024, 9, 26)),
        ("周三", date(2024, 10, 23)),
        ("昨天", date(2024, 10, 24)),
        ("上周五", date(2024, 10, 18)),
        ("明天", date(2024, 10, 26)),
    ],
)
def test_a_day_that_has_been(text: str, wanted: date) -> None:
    assert days.past(text, TODAY) == wanted


def test_a_day_with_its_year_is_the_only_one_that_needs_no_today() -> None:
    read = ("2024-11-04", "2024年11月4日", "20241104", "24-11-04", "二〇二四年十一月四日")
    assert {days.with_year(text) for text in read} == {date(2024, 11, 4)}
    none = ("", "11月4日", "明天", "周三", "明年10月24日", "2024-02-30", "99999999", "2024")
    assert {text: days.with_year(text) for text in none} == dict.fromkeys(none)


def test_the_last_day_is_not_before_the_first() -> None:
    assert days.to_come("8日", TODAY, since=date(2024, 12, 20)) == date(2025, 1, 8)
    assert days.to_come("周三", TODAY, since=date(2024, 12, 20)) == date(2024, 12, 25)
    assert days.to_come("8日", TODAY, since=date(2024, 11, 4)) == date(2024, 11, 8)
    assert days.to_come("1月3日", TODAY, since=date(2024, 12, 20)) == date(2025, 1, 3)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("后天上午十点", "后天10:00", "10月27日 10点", "周日，上午10点", "10月27日10时"),
            (date(2024, 10, 27), time(10)),
        ),
        (("下周三下午三点一刻", "下週三 15：15", "10月30日（周三）下午3:15"), (date(2024, 10, 30), time(15, 15))),
        (("明早九点", "明天早上9点", "明天 9:00 AM"), (date(2024, 10, 26), time(9))),
        (("明晚七点", "明天19:00", "二〇二四年十月二十六日十九时"), (date(2024, 10, 26), time(19))),
        (("后天上午", "后天 9", "9点", "明天", "12月3号 9点-11点", "后天25点", "尽快", "", "下周 9点"), None),
    ],
)
def test_a_day_with_its_hour(texts: tuple[str, ...], wanted: tuple[date, time] | None) -> None:
    assert {text: moments.moment(text, TODAY) for text in texts} == dict.fromkeys(texts, wanted)


@given(st.dates(date(2024, 10, 25), date(2025, 9, 1)), st.times())
def test_the_program_reads_the_moments_that_it_spells(day: date, hour: time) -> None:
    shown = hour.replace(second=0, microsecond=0)
    text = dates.moment(datetime.combine(day, shown, SHANGHAI), datetime.combine(TODAY, time(9), SHANGHAI))
    assert moments.moment(text, TODAY) == (day, shown)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 300))
def test_the_program_reads_the_days_that_it_spells(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    moment = datetime.combine(day, time(9), SHANGHAI)
    spelt = (dates.day(moment), dates.day(moment, moment), dates.date_of(moment), dates.plain_day(day), str(day))
    assert {days.to_come(text, today) for text in spelt} == {day}


@given(st.times())
def test_the_program_reads_the_hours_that_it_spells(moment: time) -> None:
    shown = moment.replace(second=0, microsecond=0)
    assert {hours.hour(text) for text in (f"{shown:%H:%M}", terms.at(shown))} == {shown}


@given(st.integers(1, 180))
def test_the_program_reads_the_lengths_that_it_spells(count: int) -> None:
    assert hours.minutes(wording.minutes(count)) == count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("半小时", 30), ("30 分", 30), ("一刻钟", 15), ("1小时30分", 90), ("一个半小时", 90), ("30", None), ("", None)],
)
def test_lengths(text: str, wanted: int | None) -> None:
    assert hours.minutes(text) == wanted


@given(st.text("0123456789年月日号周星期下上个点半:：-/. 一二三十廿上午下pm", max_size=9))
def test_whatever_is_typed_is_read_or_not(text: str) -> None:
    assert isinstance(days.to_come(text, TODAY), date | None)
    assert isinstance(hours.hour(text), time | None)
    assert isinstance(hours.minutes(text), int | None)
