"""The news that an enterprise is told without asking: what happened, who has been told, and how the matter stands."""

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.news import REACHES, News
from bot.domain.appeals.news_notices import Item, NewsSetting, NewsTold
from bot.domain.appeals.presses import Do, TellNews
from bot.domain.base.party import Party
from bot.domain.base.screen import Button, Screen
from bot.texts.appeals import buttons, labels
from bot.texts.appeals.next_step import next_step
from bot.texts.appeals.verbs import named
from bot.texts.style import dates
from bot.texts.style.markup import PUSH_UNITS, Html, blocks, bold, excerpt, fill, lines, size
from bot.texts.style.rows import in_rows
from bot.texts.style.words import Words

P, N = Party, News
SAID = {
    N.BY_DEFAULT: "{lead}没有按期签收，视为已签收，答复期限不变。",
    N.PAST: "{what}{due}已经过了，{lead}还没有{late}{heard}。",
    N.SILENT: "{lead}没有按期联系您单位{heard}。",
    N.DESK: "没有按期{step}，已催办统筹员。",
    N.HEAD: "超期办理已升级{heard}。",
    N.SUPERVISED: "超期办理已升级{heard}。",
    N.BY_HAND: "督查员已督办。",
    N.LISTED: "因超期已列入本月通报。",
    N.STANDS: "还在办理，没有新的进展。",
}
STEP = {State.TRIAGE: "受理", State.REVIEW: "复核", State.VISIT: "回访", State.SCHEDULED: "安排坐诊"}
HEARD = {P.LEAD: "联络员", P.HEAD: "该单位负责人", P.COORDINATOR: "统筹员", P.SUPERVISOR: "督查员"}
FRAME, NUMBER, EXCERPT = 60, 5, 24  # units around the items and before one; characters of an appeal
OFF, ON = "不再定期告知", "恢复定期告知"
SETTING = {
    True: "每{days}个工作日没有新进展，会在上午9:00告诉您诉求办到哪一步。不需要的，可以关闭；超期和升级仍会告诉您。",
    False: "已关闭定期告知。诉求有进展、超期和升级时，仍会告诉您。",
}


def told(notice: NewsTold, words: Words) -> Screen:
    many = len(notice.items)
    title = bold("您的诉求办理情况" if many == 1 else fill("您的{many}件诉求办理情况", many=many))
    items = [_item(item, words) for item in notice.items]
    parts = _fitting(items)
    left = many - len(parts)
    more = fill("还有{left}件，发送 /my 查看。", left=left) if left else ""
    return Screen(blocks(title, *parts, more), _rows(notice, len(parts)))


def _fitting(items: list[Html]) -> list[Html]:
    """Return as many items as one message holds, at least the first."""
    room, parts = PUSH_UNITS - FRAME, list[Html]()
    for line in items:
        room -= size(line) + NUMBER
        if parts and room < 0:
            break
        parts.append(line)
    return parts


def _item(item: Item, words: Words) -> Html:
    appeal = item.view.appeal
    head = fill("<b>{number}</b>｜{state}", number=appeal.number, state=labels.STATE[appeal.state])
    said = Html("".join(fill(SAID[news], **_facts(item, news)) for news in item.news))
    return lines(head, excerpt(appeal.text, EXCERPT), said, next_step(item.view, words))


def _urges(item: Item) -> list[Action]:
    return [action for action in item.view.allowed if action.urges]


def _facts(item: Item, news: News) -> dict[str, object]:
    appeal = item.view.appeal
    return {
        "lead": appeal.lead or "",
        "what": labels.due_name(appeal),
        "step": STEP.get(appeal.state, "办理"),
        "late": "报告进展" if appeal.follows_plan else "答复",
        "due": dates.moment(appeal.due_at, appeal.filed_at) if appeal.due_at else "",
        "heard": _heard(item, news),
    }


def _heard(item: Item, news: News) -> str:
    """Name those who have been told, and nobody else."""
    above = REACHES.get(news)
    wanted = [P.LEAD, P.COORDINATOR] if news is N.PAST else [P.HEAD] if news is N.SILENT else [above] if above else []
    named_ = [HEARD[party] for party in wanted if party in item.reached] or [HEARD[P.COORDINATOR]]
    return f"，已告知{'、'.join(named_)}"


def _rows(notice: NewsTold, count: int) -> tuple[tuple[Button, ...], ...]:
    """Offer to urge and to open each, and not to be told where nothing happened."""
    items = notice.items[:count]
    appeals = [item.view.appeal for item in items]
    urges = in_rows((_urge(item, urge, alone=len(items) == 1) for item in items for urge in _urges(item)), 2)
    opens = in_rows((buttons.opening(appeal.id, appeal.number) for appeal in appeals), 2)
    quiet = any(item.news == (N.STANDS,) for item in items)
    return (*urges, *opens, *(((Button(OFF, TellNews(0)),),) if quiet else ()))


def _urge(item: Item, urge: Action, *, alone: bool) -> Button:
    """Return the button that urges; among several it says which appeal."""
    appeal = item.view.appeal
    which = "" if alone else appeal.number.rpartition("-")[2]
    return Button(f"{named(urge)}{which}", Do(urge, appeal.id, appeal.state, appeal.round))


def setting(notice: NewsSetting, words: Words) -> Screen:
    text = fill(SETTING[notice.on], days=words.limits.news_days)
    return Screen(text, ((Button(OFF, TellNews(0)) if notice.on else Button(ON, TellNews(1)),),))
