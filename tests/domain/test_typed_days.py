"""Days and hours are read as people type them, whole or not at all; what the program spells, it reads."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.typed import day_spans, days, hours, moments
from bot.texts.sessions import terms
from bot.texts.style import dates, wording

TODAY = date(2024, 10, 25)  # a Friday


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("下午2点半", "2:30 PM", "14：30", "14∶30", "14:30", "两点半pm", "十四点三十分", "下午 ２ 点 ３０ 分"),
            time(14, 30),
        ),
        (("p.m. 2:30", "1430", "下午14:30", "14.30", "下午两点半开始", "14时30分"), time(14, 30)),
        (
            ("9点半", "上午9点半", "９：３０", "9点 30", "930", "0930", "AM 9:30", "早上9点30分"),
            time(9, 30),
        ),
        (("9", "九点", "9点整", "9点钟", "09:00", "上午9时"), time(9)),
        (("晚上7点", "19点", "7 pm", "晚7点", "晚上19:00"), time(19)),
        (("中午12点", "12点", "12:00pm", "12:00"), time(12)),
        (("凌晨0点", "0:00", "12 am", "00:00", "凌晨零点", "凌晨十二点"), time()),
        (("中午12点半", "中午十二点半"), time(12, 30)),
        (("晚上差五分十二点", "夜里12点差5分"), time(23, 55)),
        # These are the next day's: where an hour only is asked for, they may mean either day, or noon by a slip.
        (("晚上十二点", "晚上12点半", "夜里12点", "夜里12点半", "半夜12点", "晚上0点", "晚上24点"), None),
        (("九点零五分", "9点过5分", "9:05"), time(9, 5)),
        (("3点三刻", "凌晨3:45"), time(3, 45)),
        (("下午1点一刻", "中午1点15", "13:15"), time(13, 15)),
        (("2点半", "2:30", "凌晨两点半", "两点半钟"), time(2, 30)),
        (("差五分三点", "三点差五分", "3点差5分钟", "凌晨差五分三点", "差五分凌晨三点"), time(2, 55)),
        (("下午差一刻三点", "下午三点差一刻"), time(14, 45)),
        (("早9点", "清早九点", "早上九点吧", "9点开始"), time(9)),
        (("正午", "中午", "晌午12点", "中午十二点整"), time(12)),
        (("晌午1点", "后晌一点", "13；00", "13:00分"), time(13)),
        (("差五分三点一刻", "差五分三点差五分", "差70分三点", "差三点", "一刻", "9点前", "午饭后"), None),
        (("上午14点", "晚上12点", "中午9点", "凌晨9点", "下午0点", "下午23点", "24:00", "9:60", "99", "-1"), None),
        (("9点左右", "9点到11点", "9:30-11:30", "上午", "明天9点", "9点半或10点", "9:3", "9:30:15", "", "半"), None),
        (("上午9点pm", "九十点", "2024-10-25", "第9", "十十"), None),
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
        (
            ("月底", "本月底", "31号", "十月三十一日", "月末", "本月底前", "本月最后一个工作日", "月内"),
            date(2024, 10, 31),
        ),
        (("1周后", "一个星期后", "下週五", "十一月一日（週五）"), date(2024, 11, 1)),
        (
            ("12月底", "十二月末", "今年12月底", "12月最后一天", "年底", "今年年底", "年末", "年内", "四季度末"),
            date(2024, 12, 31),
        ),
        (("24年12月底", "2024年12月底", "24年四季度末", "24年底", "2024年年底"), date(2024, 12, 31)),
        (("25年2月底", "2025年2月末", "明年2月底"), date(2025, 2, 28)),
        (("昨天", "1天前", "2024-10-24"), date(2024, 10, 24)),
        (
            ("下周", "下月", "月初", "11月", "2024", "10", "2月30日", "2024-13-01", "10月25日（周三）", "明天10月25日"),
            None,
        ),
        (
            ("11月4日至8日", "11月4日 9点", "11月4日起", "大约11月4日", "4/11/24", "2024-11", "十十月一日", "", "日"),
            None,
        ),
        (("2月29日", "13月底", "12月上旬", "腊月二十五", "国庆后第一天", "周末", "月中", "年初", "节后", "内"), None),
        (("半个月后", "半个月内", "过半个月", "15天以内"), date(2024, 11, 9)),
        (("两周内", "再过两周", "十四天之后", "下下周五", "下下个周五", "11月8日吧"), date(2024, 11, 8)),
        (("下周的周三", "下个周三", "改到下周三可以吗", "三个工作日后", "3个工作日内"), date(2024, 10, 30)),
        (("一个月后", "1个月内", "24/11/25", "11.25", "到11月25日"), date(2024, 11, 25)),
        (("国庆后第一个工作日", "国庆节之后第一个工作日"), date(2025, 10, 9)),
        (("元旦前最后一个工作日",), date(2024, 12, 31)),
        (("元旦", "元旦节", "元旦当天", "明年元旦"), date(2025, 1, 1)),
        (("明年一季度末", "明年3月底"), date(2025, 3, 31)),
        (("下周第一个工作日", "过三天"), date(2024, 10, 28)),
        (("节后第一个工作日", "国庆前第一个工作日", "15月第一个工作日", "0个工作", "星期八"), None),
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


def test_a_weekday_without_its_week() -> None:
    assert [days.is_bare_weekday(text) for text in ("周五", "星期五", "下周五", "今天", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("14点到16点半", "下午2点到4点半", "14:00-16:30", "下午两点～四点半"), (time(14), time(16, 30))),
        (
            ("上午9点到11点", "9-11点", "9点开两个小时", "9点开始，共2小时", "9点开始两个小时", "从9点到11点"),
            (time(9), time(11)),
        ),
        (("上午10点到下午2点", "10点到14点", "上午10点到2点"), (time(10), time(14))),
        (("9点", "9点到", "到9点", "下午到晚上", "11点到上午9点", "16点到14点", "", "9点到11点到12点"), None),
        (("晚上10点到12点", "晚上9点到夜里12点"), None),
    ],
)
def test_spans_of_hours(texts: tuple[str, ...], wanted: tuple[time, time] | None) -> None:
    assert {text: hours.span(text) for text in texts} == dict.fromkeys(texts, wanted)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("下周三到周五", "下周三至下周五", "10月30日-11月1日", "10.30~11.1", "10月30号到11月1号请假"),
            ((10, 30), (11, 1)),
        ),
        (
            (
                "明天到后天",
                "明后两天",
                "明天和后天",
                "从明天起两天",
                "26号、27号",
                "10月26到27日",
                "10月26-27日",
                "26-27号",
                "26到27日",
                "周六周日",
            ),
            ((10, 26), (10, 27)),
        ),
        (("本周", "这个星期", "这周整周"), ((10, 25), (10, 27))),
        (("下周", "下个星期", "下周一到周日", "下周一起一周"), ((10, 28), (11, 3))),
        (("11月中旬", "11月的中旬", "十一月中旬"), ((11, 11), (11, 20))),
        (("11月下旬",), ((11, 21), (11, 30))),
        (("11月", "下个月", "下月", "11月整月"), ((11, 1), (11, 30))),
        (("本月", "这个月", "10月", "今年10月份"), ((10, 25), (10, 31))),
        (("下下个月", "12月"), ((12, 1), (12, 31))),
        (("11月上旬", "11月1日至10日", "11月1日起请10天假"), ((11, 1), (11, 10))),
        (("10月28日起休5个工作日", "下周一开始请假到下周五"), ((10, 28), (11, 1))),
        (
            (
                "周五",
                "明天",
                "26号、28号",
                "26号27号",
                "12月5日-12月3日",
                "月底前三天",
                "国庆七天",
                "",
                "到",
                "13月",
                "起三天",
                "明天起0天",
            ),
            None,
        ),
    ],
)
def test_the_first_and_the_last_day(
    texts: tuple[str, ...], wanted: tuple[tuple[int, int], tuple[int, int]] | None
) -> None:
    days_wanted = tuple(date(2024, *day) for day in wanted) if wanted else None
    assert {text: day_spans.to_come(text, TODAY) for text in texts} == dict.fromkeys(texts, days_wanted)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("今晚12点", "今天晚上十二点", "今晚零点", "10月25日夜里12点", "今天半夜12点", "明天凌晨0点", "明天0点"),
            (26, 0, 0),
        ),
        (("今晚12点半", "10月25日夜里12点半", "明天凌晨12点半", "明天0:30"), (26, 0, 30)),
        (("今晚差五分十二点", "今天23:55"), (25, 23, 55)),
        (("明天中午12点", "明天12点", "明天正午"), (26, 12, 0)),
        (("今天24:00", "今晚13点"), None),
    ],
)
def test_midnight_belongs_to_the_day_that_begins(texts: tuple[str, ...], wanted: tuple[int, int, int] | None) -> None:
    moment = (date(2024, 10, wanted[0]), time(*wanted[1:])) if wanted else None
    assert {text: moments.moment(text, TODAY) for text in texts} == dict.fromkeys(texts, moment)


def test_a_moment_with_its_end_and_a_day_without_its_hour() -> None:
    read = {moments.span(text, TODAY) for text in ("明天上午9点到11点半", "10月26日9:00-11:30", "周六9点～11点半")}
    assert read == {(date(2024, 10, 26), time(9), time(11, 30))}
    assert {moments.without_hour(text, TODAY) for text in ("明天下午", "明晚", "10月26日上午")} == {date(2024, 10, 26)}
    assert [moments.without_hour(text, TODAY) for text in ("明天", "下午", "明天9点", "")] == [None] * 4


def test_a_span_of_more_days_than_anybody_means_is_a_slip() -> None:
    last, over = (TODAY + timedelta(days=count) for count in (200, 201))
    assert day_spans.to_come(f"{TODAY}至{last}", TODAY) == (TODAY, last)
    assert day_spans.to_come(f"{TODAY}至{over}", TODAY) is None


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
    [
        ("半小时", 30),
        ("30 分", 30),
        ("一刻钟", 15),
        ("1小时30分", 90),
        ("一个半小时", 90),
        ("1.5小时", 90),
        ("两个半小时", 150),
        ("每家20分钟", 20),
        ("45min", 45),
        ("30", None),
        ("", None),
    ],
)
def test_lengths(text: str, wanted: int | None) -> None:
    assert hours.minutes(text) == wanted


@given(st.text("0123456789年月日号周星期下上个点半:：-/. 一二三十廿上午下pm", max_size=9))
def test_whatever_is_typed_is_read_or_not(text: str) -> None:
    assert isinstance(days.to_come(text, TODAY), date | None)
    assert isinstance(hours.hour(text), time | None)
    assert isinstance(hours.minutes(text), int | None)
    assert isinstance(hours.span(text), tuple | None)
    assert isinstance(day_spans.to_come(text, TODAY), tuple | None)


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("明天我请假", "明天"),
        ("周五请假", "周5"),
        ("我下周三到周五出差，让小王代办", "我下周三到周五出差"),
        ("我请假，从明天起两天", "从明天起两天"),
        ("我要请假", ""),
        ("明天的会我不去了", ""),
    ],
)
def test_which_part_of_a_sentence_says_when_somebody_is_away(said: str, clause: str) -> None:
    assert day_spans.clause(said, TODAY) == clause
