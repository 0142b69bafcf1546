"""Lists of appeals, an appeal's history, and its contact person."""

from datetime import datetime

from bot.domain.appeal import SETTLED, Event, State
from bot.domain.notice import Case, HistoryShown, ListShown, PhoneShown
from bot.domain.people import Party
from bot.domain.press import Go, Menu, Show
from bot.domain.screen import Button, Screen
from bot.texts import buttons, dates, labels
from bot.texts.buttons import Row
from bot.texts.markup import Html, blocks, bold, excerpt, fill, lines, quote, size
from bot.texts.words import Words

PAGE = 8  # as many as the ledger hands out at once; a test compares

TITLES = {Menu.MY: "我的诉求", Menu.TODO: "待办诉求", Menu.TRIAGE: "待受理的诉求"}
EMPTY = {
    Menu.MY: "您单位还没有提交诉求。点「提交诉求」，用几句话写清楚就行。",
    Menu.TODO: "现在没有待办的诉求。",
    Menu.TRIAGE: "现在没有待受理的诉求。",
}
ORDER = {Menu.MY: "", Menu.TODO: "，先到期的在前", Menu.TRIAGE: "，先提交的在前"}


def listed(notice: ListShown, words: Words) -> Screen:
    menu = Menu(notice.title)
    if notice.total == 0:
        rows = ((Button("提交诉求", Go(Menu.APPEAL)),),) if menu is Menu.MY else ()
        return Screen(fill(EMPTY[menu]), rows)
    pages = (notice.total + PAGE - 1) // PAGE
    page = f"，第{notice.page + 1}/{pages}页" if pages > 1 else ""
    title = fill(
        "<b>{what}</b>（共{total}件{order}{page}）", what=TITLES[menu], total=notice.total, order=ORDER[menu], page=page
    )
    first = notice.page * PAGE + 1
    items = [_item(number, case, notice.now, words) for number, case in enumerate(notice.cases, first)]
    opens = [
        Button(f"{number}. {one.appeal.number}", Show(one.appeal.id)) for number, one in enumerate(notice.cases, first)
    ]
    turns = _turns(menu, notice.page, pages)
    return Screen(blocks(title, *items), (*buttons.in_rows(opens, 2), *((turns,) if turns else ())))


def _turns(menu: Menu, page: int, pages: int) -> Row:
    before = (Button("上一页", Go(menu, page - 1)),) if page > 0 else ()
    after = (Button("下一页", Go(menu, page + 1)),) if page + 1 < pages else ()
    return before + after


def _item(number: int, case: Case, now: datetime, words: Words) -> Html:
    appeal = case.appeal
    head = fill(
        "{n}. {number}｜{state}｜{whose}",
        n=number,
        number=appeal.number,
        state=labels.STATE[appeal.state],
        whose=case.enterprise if case.viewer is not Party.MEMBER else appeal.lead or labels.WINDOW,
    )
    why = (
        doubt(appeal.verdict, appeal.returns)
        if appeal.state is State.TRIAGE and case.viewer is not Party.MEMBER
        else ""
    )
    return lines(head, _when(case, now, words), why, excerpt(appeal.text))


def _when(case: Case, now: datetime, words: Words) -> str:
    appeal = case.appeal
    if appeal.state in SETTLED:
        return ""
    when = words.by_when(appeal) if appeal.state is State.TRIAGE or appeal.due_at is None else appeal.due_at
    if appeal.paused_at is not None or when is None:
        return "期限暂停计算" if appeal.paused_at else "期限待定"
    return f"期限：{dates.moment(when, now)}{'，已超期' if when < now else ''}"


def doubt(verdict: dict[str, object], returns: int) -> str:
    """Return why a person has to decide: what the words point to, and how often it came back."""
    ranked = verdict.get("ranked") or []
    named = [f"{one['department']}{percent(one['score'])}" for one in ranked[:3]] if isinstance(ranked, list) else []
    guess = "、".join(named) or "没有明显的对口部门"
    back = f"；被退回{returns}次" if returns else ""
    return f"可能：{guess}{back}"


def percent(score: float) -> str:
    """Return a chance as people say it; nothing is certain and nothing impossible."""
    return f"{min(max(round(score * 100), 1), 99)}%"


HAPPENED = labels.HAPPENED
HISTORY_LIMIT = 4000


def history(notice: HistoryShown, words: Words) -> Screen:
    """Return all events with full words; when they don't fit, shorter words, then fewer events."""
    case = notice.case
    title = bold(fill("办理经过｜{number}", number=case.appeal.number))
    rows = ((buttons.show(case),),)
    for most in (2000, 200, 60):
        text = blocks(title, *(_event(one, words, most) for one in notice.events))
        if size(text) <= HISTORY_LIMIT:
            return Screen(text, rows)
    last = [_event(one, words, 60) for one in notice.events[-20:]]
    missing = fill("（较早的{n}条没有列出）", n=len(notice.events) - len(last))
    return Screen(blocks(title, missing, *last), rows)


def _event(event: Event, words: Words, most: int) -> Html:
    who = event.department or labels.PARTY[event.party]
    reason = words.reason(event.action, event.reason)
    return lines(
        fill("{at}　{who}：{what}", at=dates.stamp(event.at), who=who, what=HAPPENED[event.action]),
        fill("理由：{name}", name=reason.name) if reason else "",
        quote(event.words, most) if event.words else "",
    )


def phone(notice: PhoneShown, _: Words) -> Screen:
    text = "诉求{number}的联系人：{name}，{phone}\n只用于办理这件诉求；本次查看已记录。"
    facts = {"number": notice.case.appeal.number, "name": notice.name, "phone": notice.phone}
    return Screen(fill(text, **facts), ((buttons.show(notice.case),),), toast="已显示，本次查看已记录")
