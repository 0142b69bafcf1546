"""Shows similar appeals to people who write or handle one."""

from datetime import datetime

from bot.classifier.likeness import SAME
from bot.domain.appeals.precedents import Precedent, SimilarShown, Twin
from bot.domain.appeals.presses import Show
from bot.domain.base.screen import Button, Screen
from bot.texts.appeals import labels
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote
from bot.texts.style.rows import in_rows, opening
from bot.texts.style.words import Words

SHORT, LONG = 120, 600
NONE = "没有找到类似的诉求。"


def shown(notice: SimilarShown, _: Words) -> Screen:
    """Return the answers to similar appeals, and those that may be the same with buttons to open them."""
    appeal = notice.view.appeal
    same = [_twin(number, twin, appeal.filed_at) for number, twin in enumerate(notice.twins, 1)]
    answers = [precedent(item, LONG, appeal.filed_at) for item in notice.precedents]
    head = bold(fill("与诉求{number}类似的", number=appeal.number))
    line = blocks(
        head,
        blocks("正在办理，可能是同一件事：", *same) if same else "",
        blocks("已经答复：", *answers) if answers else "",
        "" if same or answers else NONE,
    )
    opens = [Button(opening(n, twin.number), Show(twin.appeal)) for n, twin in enumerate(notice.twins, 1)]
    return Screen(line, (*in_rows(opens, 4), (Button(labels.SHOW, Show(appeal.id)),)))


def before_filing(precedents: tuple[Precedent, ...], now: datetime | None = None) -> Html:
    """Return the answers to similar appeals for somebody who is about to file one."""
    if not precedents:
        return Html()
    head = lines(bold("类似诉求已有答复，供参考"), "解决了您的问题，可以点「取消」；没有解决，照常提交。")
    return blocks(head, *(precedent(item, SHORT, now) for item in precedents))


def precedent(item: Precedent, most: int, beside: datetime | None) -> Html:
    outcome = f"，{labels.OUTCOME[item.outcome]}" if item.outcome else ""
    said = fill(
        "{who}，{at}{outcome}（{how}）",
        who=item.department,
        at=dates.day(item.at, beside),
        outcome=outcome,
        how=how(item.likeness),
    )
    return lines(said, quote(excerpt(item.answer, most)))


def how(likeness: float) -> str:
    return "疑似同类" if likeness >= SAME else "可能相关"


def _twin(number: int, twin: Twin, beside: datetime) -> Html:
    head = fill(
        "{n}. <b>{number}</b>｜{state}｜{how}",
        n=number,
        number=twin.number,
        state=labels.STATE[twin.state],
        how=how(twin.likeness),
    )
    facts = fill("{lead}，{at}提交", lead=twin.lead or labels.WINDOW, at=dates.day(twin.filed_at, beside))
    return lines(head, facts, excerpt(twin.text))
