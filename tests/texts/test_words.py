"""The small parts: dates, rates, cutting and markup."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.deadlines import timers
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import STATES, WITH_DEPARTMENT
from bot.domain.appeals.notices import HistoryShown
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.base.question import Asked, Option
from bot.domain.base.talk import Refused
from bot.domain.reports.figures import Ratio
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals import labels
from bot.texts.appeals.cards import card
from bot.texts.appeals.dates_due import by_when
from bot.texts.appeals.next_step import RULED
from bot.texts.appeals.verbs.accepting import MAY_RETURN
from bot.texts.render import render
from bot.texts.reports import rates
from bot.texts.style import dates
from bot.texts.style.markup import Html, cut, excerpt, fill, lines, quote, seen, size, units
from bot.texts.words.verdict import because, candidate, guess, sureness
from tests.house import programme
from tests.texts.samples import DUE, START, WORDS, Typed, appeal, view

FRIDAY = datetime(2024, 11, 8, 9, 30, tzinfo=UTC)  # 17:30 in Shanghai


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (FRIDAY - timedelta(days=14), "11月8日（周五）17:30"),
        (FRIDAY + timedelta(days=60), "2024年11月8日（周五）17:30"),
        (None, "2024年11月8日（周五）17:30"),
        (datetime(2023, 12, 31, 16, 30, tzinfo=UTC), "11月8日（周五）17:30"),  # 2024 already in Shanghai
    ],
)
def test_the_year_is_said_where_it_is_another(beside: datetime | None, said: str) -> None:
    assert dates.moment(FRIDAY, beside) == said


def test_events_are_told_in_shanghai_time() -> None:
    assert dates.stamp(datetime(2024, 12, 31, 16, 5, tzinfo=UTC)) == "2025年1月1日 00:05"


HOURS = [(0, "夜深了"), (5, "早上好"), (10, "早上好"), (11, "中午好"), (13, "下午好"), (17, "下午好"), (18, "晚上好")]


@pytest.mark.parametrize(("hour", "said"), HOURS)
def test_a_greeting_is_that_of_the_hour_in_yunnan(hour: int, said: str) -> None:
    assert dates.greeting(datetime(2024, 11, 8, hour, 59, tzinfo=SHANGHAI).astimezone(UTC)) == said


@pytest.mark.parametrize("state", [state for state, rule in STATES.items() if rule.owner])
def test_the_date_in_a_text_is_the_timer_s(state: State) -> None:
    made, calendar = appeal(state, Typed()), programme().calendar
    when = by_when(made, WORDS)
    assert when is not None
    fired = {timer.fire_at for timer in timers(made, calendar, WORDS.limits, START)}
    assert fired & {when, calendar.after(when, 1), calendar.next_open(when)}


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(31, 50, "62%"), (29, 30, "96.7%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1999, 2000, "99.9%"),
     (9999, 10000, "99.9%"), (1, 10000, "0.1%"), (0, 10, "0%"), (10, 10, "100%")],
)  # fmt: skip
def test_only_all_is_a_hundred_percent(part: int, whole: int, said: str) -> None:
    assert rates.share(Ratio(part, whole)) == said


def test_rates_show_their_parts() -> None:
    assert rates.ratio("满意率", Ratio(8, 8)) == "满意率：8/8（100%）［68%–100%］"
    assert rates.ratio("满意率", Ratio(27, 36)) == "满意率：27/36（75%）"
    assert rates.ratio("满意率", Ratio(0, 0)) == "满意率：还没有数据"


@pytest.mark.parametrize(
    ("score", "said"), [(0.8731, "推荐"), (0.5, "推荐"), (0.49, "可能"), (0.05, "可能"), (0.0004, ""), (0.0, "")]
)
def test_a_chance_is_told_as_a_person_would(score: float, said: str) -> None:
    assert sureness(score) == said


def test_a_guess_names_what_is_recommended_then_what_may_be_and_why() -> None:
    names = [("昆明海关", 0.8, [["查验", 2.2]]), ("省商务厅", 0.1, []), ("省财政厅", 0.01, [["钱", 0.2]])]
    verdict = {"ranked": [{"department": name, "score": score, "words": words} for name, score, words in names]}
    assert seen(guess(verdict, 1)) == "推荐：昆明海关（提到“查验”）；可能：省商务厅；已被退回1次"
    assert seen(candidate(1, verdict["ranked"][0])) == "1. 昆明海关（推荐，提到“查验”）"
    assert seen(candidate(3, verdict["ranked"][2])) == "3. 省财政厅（提到“钱”）"
    assert seen(guess({}, 0)) == "没有明显对口的部门"


def test_of_the_words_that_decided_those_inside_others_are_not_named() -> None:
    said = [["水", 0.9], ["水费", 0.8], ["抄表", 0.7], ["费", 0.2]]
    assert because({"department": "省水利厅", "words": said}) == "水费、抄表"
    assert because({"department": "省水利厅", "words": []}) == ""


@given(st.text(), st.integers(2, 50))
def test_a_cut_text_is_a_beginning_that_fits(text: str, most: int) -> None:
    kept = cut(text, most)
    assert units(kept) <= most
    assert kept == text or text.startswith(kept.removesuffix("……"))


@given(st.text())
def test_facts_stay_text(text: str) -> None:
    assert seen(fill("<b>{it}</b>", it=text)) == text
    assert seen(lines(text)) == text
    assert size(quote(text)) == units(text)


def test_facts_are_no_templates() -> None:
    assert fill("{a}{b}", a="{b}", b="x") == "{b}x"
    assert fill("{a}", a=Html("<b>x</b>")) == "<b>x</b>"
    assert excerpt(" a\n\nb ", 10) == "a b"


def test_the_enterprise_does_not_see_an_unsent_answer() -> None:
    typed = Typed(words="还没有审签的答复")
    views = {viewer: view(State.SIGN_OFF, viewer, typed) for viewer in (Party.MEMBER, Party.LEAD)}
    seen = {viewer: replace(one, grounds=(), remedy=None) for viewer, one in views.items()}
    shown = {viewer: card(one, WORDS).text for viewer, one in seen.items()}
    assert typed.words not in shown[Party.MEMBER]
    assert typed.words in shown[Party.LEAD]


SECRET = "内部的话"
A, P, S = Action, Party, State


@pytest.mark.parametrize(
    ("party", "action", "to", "seen_by_enterprise"),
    [
        (P.MEMBER, A.ADD, S.TRIAGE, True),
        (P.COORDINATOR, A.DECLINE, S.DECLINED, True),
        (P.LEAD, A.ASK, S.NEEDS_INFO, True),
        (P.LEAD, A.PROGRESS, S.HANDLING, True),
        (P.ASSISTING, A.PROGRESS, S.HANDLING, False),
        (P.LEAD, A.RETURN, S.TRIAGE, False),
        (P.LEAD, A.ANSWER, S.ANSWERED, True),
        (P.LEAD, A.ANSWER, S.SIGN_OFF, False),
        (P.HEAD, A.SEND_BACK, S.HANDLING, False),
    ],
)
def test_the_history_keeps_from_the_enterprise_what_was_said_inside(
    party: Party, action: Action, to: State, *, seen_by_enterprise: bool
) -> None:
    event = Event(START, None, party, None, action, None, to, 1, words=SECRET)
    for viewer in (P.MEMBER, P.LEAD):
        shown = render(HistoryShown(to=1, view=view(S.CLOSED, viewer, Typed()), events=(event,)), WORDS).text
        assert (SECRET in shown) is (seen_by_enterprise or viewer is P.LEAD)


@pytest.mark.parametrize(
    ("allowed", "returns", "said"),
    [((A.ACCEPT, A.RETURN), 0, MAY_RETURN), ((A.ACCEPT,), 2, RULED), ((A.ACCEPT,), 0, "")],
)
def test_the_lead_is_told_whether_it_may_return(allowed: tuple[Action, ...], returns: int, said: str) -> None:
    seen_by_lead = replace(view(S.ASSIGNED, P.LEAD, Typed(), returns=returns), allowed=allowed)
    shown = card(seen_by_lead, WORDS).text
    assert all((one in shown) is (one == said) for one in (MAY_RETURN, RULED))


def test_a_long_history_shows_the_newest() -> None:
    event = Event(START, None, P.COORDINATOR, None, A.VISIT, None, S.CLOSED, 1, words="很长" * 200)
    many = tuple(replace(event, at=START + timedelta(days=day)) for day in range(200))
    shown = render(HistoryShown(to=1, view=view(S.CLOSED, P.LEAD, Typed()), events=many), WORDS).text
    assert "较早的180条没有列出" in shown
    assert dates.stamp(many[-1].at) in shown


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.NEEDS_INFO, ("暂停计算", "需要补正：")),
        (State.HANDLING, ("答复期限：11月8日", "原答复期限：11月1日", "延期理由：")),
        (State.DECLINED, ("不予受理的理由：已进入诉讼、仲裁或行政复议。", "法律咨询可拨打")),
        (State.VISIT, ("维持答复的说明：",)),
        (State.CLOSED, ("销号：统筹员说明理由", "销号的理由：多次回访联系不上企业。")),
    ],
)
def test_the_enterprise_s_card_says_why(state: State, said: tuple[str, ...]) -> None:
    text = card(view(state, Party.MEMBER, Typed()), WORDS).text
    assert all(one in text for one in said), text
    assert Typed().words in text


@pytest.mark.parametrize("state", State)
def test_the_enterprise_s_card_says_state_department_due_date_and_what_comes_next(state: State) -> None:
    text = card(view(state, Party.MEMBER, Typed()), WORDS).text
    assert labels.STATE[state] in text
    assert ("主办：" in text) is (state is not State.DECLINED)
    assert ("答复期限：" in text) is (state in {State.TRIAGE, *WITH_DEPARTMENT, State.NEEDS_INFO})
    assert re.search(r"下一步：.+\d+月\d+日|要求重办|提出异议|办理到此结束", text)
    assert "没有发评价邀请" not in text


def test_what_lies_behind_is_said_to_be_late_with_what_can_be_done() -> None:
    ahead = view(State.HANDLING, Party.MEMBER, Typed())
    late = replace(ahead, now=DUE + timedelta(days=1), allowed=(A.ADD, A.URGE))
    assert "答复期限：11月8日（周五）17:30，已超期\n" in card(late, WORDS).text
    assert "由昆明海关答复，最迟11月8日（周五）17:30（已超期）。可以点「催办」。" in card(late, WORDS).text
    assert "已超期" not in card(replace(ahead, now=DUE), WORDS).text
    held = replace(view(State.SCHEDULED, Party.MEMBER, Typed()), now=DUE)
    assert "坐诊时间：11月6日（周三）09:12（已过）" in card(held, WORDS).text


@pytest.mark.parametrize("given", Satisfaction)
def test_a_rating_is_changed_by_one_button_that_suggests_no_other(given: Satisfaction) -> None:
    shown = card(view(State.CLOSED, P.MEMBER, Typed(), given), WORDS)
    assert [one.label for one in shown.rows[0]] == ["更改评价"]


@pytest.mark.parametrize(
    ("action", "note", "said"),
    [
        (A.ASSIGN, "昆明海关", "统筹员：交办，主办：昆明海关"),
        (A.RATE, "UNSATISFIED", "统筹员：评价“不满意”"),
        (A.RATE, "", "统筹员：评价"),
    ],
)
def test_the_history_says_to_whom_and_how(action: Action, note: str, said: str) -> None:
    event = Event(START, None, P.COORDINATOR, None, action, None, S.ASSIGNED, 1, note=note)
    shown = render(HistoryShown(to=1, view=view(S.CLOSED, P.MEMBER, Typed()), events=(event,)), WORDS).text
    assert shown.endswith(said)


def test_the_history_says_of_which_answer_a_rating_is() -> None:
    answers = [
        Event(START, 5, P.LEAD, who, A.ANSWER, S.HANDLING, S.ANSWERED, n) for n, who in ((1, "甲局"), (2, "乙局"))
    ]
    rates = [Event(START, 3, P.MEMBER, None, A.RATE, S.ANSWERED, S.REVIEW, n, note="UNSATISFIED") for n in (1, 2)]
    told = (answers[0], rates[0], answers[1], rates[1])
    shown = render(HistoryShown(to=1, view=view(S.REVIEW, P.COORDINATOR, Typed()), events=told), WORDS).text
    assert shown.index("评价“不满意”（甲局第1轮答复）") < shown.index("评价“不满意”（乙局第2轮答复）")


@pytest.mark.parametrize("count", range(2, 17))
def test_only_numbers_that_stand_on_the_buttons_are_asked_for(count: int) -> None:
    options = tuple(Option(str(number), "选项") for number in range(count))
    asked = render(Asked(to=1, form="invite", step="role", draft=1, stamp=1, options=options), WORDS)
    refused = render(Refused(to=1, refusal=BadInput("not_an_option", {"count": count})), WORDS)
    numbered = asked.rows[0][0].label == "1. 选项"
    assert ("序号" in refused.text, "序号" in asked.text) == (numbered, numbered)
