"""Why an appeal stands as it does, in the words of who decided it."""

from collections.abc import Iterator

from bot.domain.appeals.appeal import ANSWERS, Action
from bot.domain.appeals.event import Event
from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.texts.style.markup import Html, excerpt, fill
from bot.texts.style.words import Words

MOST = 300  # units of each one's words; the history has them whole

SAID = {
    Action.ASK: "需要补正",
    Action.ASK_TIME: "延期理由",
    Action.DECLINE: "不予受理的理由",
    Action.UPHOLD: "维持答复的说明",
    Action.CLOSE: "销号的理由",
    Action.VISIT: "回访记录",
    **dict.fromkeys(ANSWERS, "长期推进的答复"),
    Action.REWORK: "重新办理的意见",
    Action.RETURN: "{department}退回",
    Action.REROUTE: "企业认为部门不对",
    Action.OBJECT: "企业的异议",
}


def said(view: AppealView, words: Words) -> Iterator[Html]:
    """What a department said when it returned the appeal is not for the enterprise."""
    for event in view.grounds:
        told = "".join(_sentences(event, words))
        hidden = event.action is Action.RETURN and view.viewer is Party.MEMBER
        if told and event.action in SAID and not hidden:
            what = SAID[event.action].format(department=event.department or "承办单位")
            yield fill("{what}：{told}", what=what, told=told)


def _sentences(event: Event, words: Words) -> Iterator[str]:
    """Return the ready reason, where to go instead, and what was added."""
    reason = words.reason(event.action, event.reason)
    if reason is not None:
        yield f"{reason.name}。"
        yield reason.hint if event.action is Action.DECLINE else ""
    if event.action is Action.RETURN and event.note:
        yield f"建议由{event.note}办理。"
    yield excerpt(event.words, MOST)
