"""An appeal's card: everything on one screen, edited in place as it moves."""

from bot.domain.appeal import Action, State
from bot.domain.notice import Case
from bot.domain.people import Party
from bot.domain.screen import Screen
from bot.texts import buttons, dates, labels
from bot.texts.markup import Html, blocks, bold, excerpt, fill, lines, quote, size
from bot.texts.next_step import next_step
from bot.texts.words import Words

LIMIT = 4096  # UTF-16 units of a message
WORDS = 200
TEXT = 2000  # of them for the appeal's own words when an answer stands beside them


def card(case: Case, words: Words) -> Screen:
    """Return the whole appeal for its viewer; what is too long for one message is cut, the answer last."""
    head, foot = lines(_title(case), *_facts(case)), lines(_rating(case, words), next_step(case, words))
    answer, title = _answer(case), _answer_title(case)
    room = LIMIT - size(head) - size(foot) - size(title) - 10  # line ends between the blocks
    text = quote(case.appeal.text, min(room, TEXT) if answer else room)
    said = lines(title, quote(answer, room - size(text))) if answer else ""
    return Screen(blocks(head, text, said, foot), buttons.of_card(case))


def _title(case: Case) -> Html:
    appeal = case.appeal
    return bold(fill("诉求{number}｜{state}", number=appeal.number, state=labels.STATE[appeal.state]))


def _facts(case: Case) -> list[Html | str]:
    appeal = case.appeal
    return [
        fill("主办：{lead}", lead=appeal.lead or "待定，由专窗判断"),
        fill("协办：{names}", names="、".join(appeal.assisting)) if appeal.assisting else "",
        fill("企业：{name}", name=case.enterprise) if case.viewer is not Party.MEMBER else "",
        fill("地区：{region}　类型：{kind}", region=appeal.region, kind=appeal.kind),
        fill("提交：{at}", at=dates.stamp(appeal.filed_at)),
        _due(case),
        fill("附件：{files}个", files=case.files) if case.files else "",
        fill("第{round}轮办理", round=appeal.round) if appeal.round > 1 else "",
        "这是演示数据" if appeal.demo else "",
    ]


def _due(case: Case) -> Html | str:
    appeal = case.appeal
    if appeal.due_at is None:
        return ""
    if appeal.paused_at is not None:
        return Html("答复期限：暂停计算，补正后顺延")
    if appeal.state in {State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SIGN_OFF}:
        return fill("答复期限：{due}", due=dates.moment(appeal.due_at, appeal.filed_at))
    return ""


def _answer(case: Case) -> str:
    """Return the answer; the enterprise sees none that has not been sent."""
    hidden = case.viewer is Party.MEMBER and case.appeal.answered_at is None
    return "" if hidden else case.appeal.answer


def _answer_title(case: Case) -> Html:
    appeal = case.appeal
    name = "答复" if appeal.answered_at else "拟答复，还没有发给企业"
    outcome = f"（{labels.OUTCOME[appeal.outcome]}）" if appeal.outcome else ""
    return bold(name + outcome)


def _rating(case: Case, words: Words) -> Html | str:
    survey = case.survey
    if survey is None or survey.satisfaction is None:
        return ""
    reason = words.reason(Action.RATE, survey.reason)
    said = [
        labels.SATISFACTION[survey.satisfaction],
        f"问题{labels.SOLVED[survey.solved]}" if survey.solved else "",
        reason.name if reason else "",
        excerpt(survey.words, WORDS),
    ]
    return fill("评价：{said}", said="；".join(one for one in said if one))
