"""A class issue on its card, in lists, and as news."""

from collections.abc import Iterable

from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.answering import ReplyCounts
from bot.domain.classes.class_issue import ClassAction, ClassIssue, ClassState
from bot.domain.classes.effect import Effect
from bot.domain.classes.measure import Measure
from bot.domain.classes.notices import ClassDue, ClassEntry, ClassesListed, ClassesProposed, ClassMoved, ClassShown
from bot.domain.classes.presses import DoClass, DrawClass, MeasureFiles, SendMechanisms, ShowClass, ShowDrafts
from bot.domain.classes.times import ClassTimer
from bot.domain.classes.view import Counts, MemberLook, Spread, spread
from bot.texts.appeals import labels
from bot.texts.classes import class_course, class_notes, class_terms, measure_files
from bot.texts.classes.class_terms import ACTION, MEASURE, STATE, title
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines
from bot.texts.style.rows import Row, Rows, in_rows, turns
from bot.texts.style.words import Words

MEMBERS, NAMES, PROPOSED, MADE = 12, 5, 8, 4  # as many are shown
TYPED = "发送 /class 加它的号，例如 /class 3，可以直接打开。"
TITLE, TEXT, SHORT = 60, 36, 30  # characters
SHOWN = (
    *(ClassAction.OBSERVE, ClassAction.COMPLETE, ClassAction.ANSWER, ClassAction.PLAN, ClassAction.STATE_EFFECT),
    ClassAction.NOTE,
    ClassAction.ATTACH,
    *(ClassAction.CONFIRM, ClassAction.APPOINT, ClassAction.ADD, ClassAction.TAKE_OUT),
    *(ClassAction.CORRECT, ClassAction.MERGE, ClassAction.SPLIT, ClassAction.REFUSE),
)


def listed(notice: ClassesListed, _: Words) -> Screen:
    head = fill("<b>一类事</b>（共{total}件，待确认{proposed}件）", total=notice.total, proposed=notice.proposed)
    none = "" if notice.entries else "现在没有。系统发现相似的诉求时，会提示统筹员确认。"
    text = blocks(head, *(_entry(entry) for entry in notice.entries), none, TYPED)
    turning = turns(lambda page: Go(Menu.CLASSES, page), notice.page, notice.total)
    waiting = tuple(
        (Button(f"待确认答复{count}件", ShowDrafts(class_answer)),) for class_answer, count in notice.drafts
    )
    paper = ((Button("机制清单", SendMechanisms()),),) if notice.steers else ()
    opening = _opening((entry.issue for entry in notice.entries), turning)
    return Screen(text, (*waiting, *opening, *paper))


def _opening(issues: Iterable[ClassIssue], turning: Row = ()) -> Rows:
    buttons = (Button(f"打开{issue.id}号", ShowClass(issue.id), issue.id) for issue in issues)
    return (*in_rows(buttons, 3), *((turning,) if turning else ()))


def _entry(entry: ClassEntry) -> Html:
    issue = entry.issue
    waits = issue.due_at if issue.state not in {ClassState.OBSERVED, ClassState.DONE} else None
    due = fill("，{day}前落实", day=dates.day(waits)) if waits else ""
    said = f"这{entry.spread.members}件像是一类事" if issue.state is ClassState.DRAFT else STATE[issue.state]
    head = fill("<b>{title}</b>", title=excerpt(title(issue), TITLE))
    return lines(head, fill("{said}{due}", said=said, due=due), *_spread(entry.spread))


def _spread(found: Spread) -> list[Html]:
    if found.first is None or found.last is None:
        return []
    span = dates.date_of(found.first)
    if found.last.date() != found.first.date():
        span = f"{span}至{dates.date_of(found.last)}"
    counted = fill(
        "{members}件诉求，{enterprises}家企业，{span}",
        members=found.members,
        enterprises=found.enterprises,
        span=span,
    )
    months = tuple((dates.month_or_day(month) + " ", count) for month, count in found.months[-NAMES:])
    by_month = _counts("月份", months) if len(months) > 1 else []
    return [counted, *_counts("地区", found.regions), *_counts("部门", found.departments), *by_month]


def _counts(label: str, counts: Counts) -> list[Html]:
    if not counts:
        return []
    more = f"等{len(counts)}个" if len(counts) > NAMES else ""
    return [fill("{label}：{said}{more}", label=label, said="、".join(f"{n}{c}" for n, c in counts[:NAMES]), more=more)]


def card(notice: ClassShown, words: Words) -> Screen:
    view, issue = notice.view, notice.view.issue
    head = bold(fill("一类事{title}｜{state}", title=excerpt(title(issue), TITLE), state=STATE[issue.state]))
    done = fill("已办理：{action}。", action=ACTION[notice.done]) if notice.done else ""
    facts = lines(head, *_facts(notice, words), *_spread(spread(view.sure)))
    made = (_several("措施：", map(_measure, view.measures)), _several("成效：", map(effect, view.effects)))
    members = (_members("诉求", view.sure), _members("可能同类，等统筹员确认", view.probable))
    course, replies = class_course.course(view.course), _replies(view.replies)
    text = blocks(done, facts, *made, class_notes.latest(view.notes), course, replies, *members)
    toast = f"已办理：{ACTION[notice.done]}" if notice.done else ""
    return Screen(text, _rows(notice), toast)


def _facts(notice: ClassShown, words: Words) -> list[Html | str]:
    issue = notice.view.issue
    causes = {reason.code: reason.name for reason in words.pack.reasons.cause}
    return [
        fill("共同用词：{words}", words="、".join(issue.words[:8])) if issue.words else "",
        fill("成因：{cause}", cause=causes.get(issue.cause, issue.cause)) if issue.cause else "",
        fill("牵头：{lead}", lead=issue.lead or "待定") if issue.state is not ClassState.DRAFT else "",
        fill("配合：{names}", names="、".join(issue.assisting)) if issue.assisting else "",
        fill("负责人：{name}", name=notice.view.owner) if notice.view.owner else "",
        fill("措施最晚{day}落实", day=dates.day(issue.due_at)) if issue.due_at else "",
        fill("进展报告期限：{day}", day=dates.day(notice.view.note_by)) if notice.view.note_by else "",
        fill("理由：{reason}", reason=excerpt(issue.reason, 200)) if issue.reason else "",
        fill("已并入{row}号", row=issue.merged_into) if issue.merged_into else "",
    ]


def _replies(counts: ReplyCounts) -> Html | str:
    """Return how far one answer to all has come."""
    if counts == ReplyCounts():
        return ""
    sent = fill("统一答复：已发{sent}件，待确认{drafts}件", sent=counts.sent, drafts=counts.drafts)
    left = fill("，另有{left}件已另行办理", left=counts.left) if counts.left else ""
    said = fill("，有帮助{yes}件，没有变化{no}件", yes=counts.helped, no=counts.unchanged)
    surveyed = fill("已告诉以前答复过的{asked}件{said}。", asked=counts.asked, said=said) if counts.asked else ""
    return lines(fill("{sent}{left}。", sent=sent, left=left), surveyed)


def _several(label: str, items: Iterable[Html]) -> Html | str:
    every = list(items)
    more = f"还有{len(every) - MADE}项。" if len(every) > MADE else ""
    return lines(label, *every[-MADE:], more) if every else ""


def _measure(measure: Measure) -> Html:
    """Return one line; what is planned is never said as if it were in force."""
    paper = fill("，{document}", document=excerpt(measure.document, SHORT)) if measure.document else ""
    until = fill("{day}前落实", day=dates.day(measure.planned_at))
    since = dates.month_or_day(measure.since) or (dates.day(measure.done_at) if measure.done_at else "")
    stands = fill("{since}起已落实{paper}", since=since, paper=paper) if measure.done_at else until
    who = fill("，{who}负责", who=measure.responsible) if measure.responsible else ""
    held = f"，附件{measure.files}个" if measure.files else ""
    kind, said = MEASURE[measure.kind], excerpt(measure.words, TITLE)
    return fill("{kind}：{said}（{stands}{who}{held}）", kind=kind, said=said, stands=stands, who=who, held=held)


def effect(stated: Effect) -> Html:
    """Return one line; what is planned is never said as if it were in force."""
    since = f"{dates.month_or_day(stated.since)}起" if stated.in_force else "还没有见效"
    return fill(
        "{said}（{since}，来源：{source}）",
        said=class_terms.stated(stated),
        since=since,
        source=excerpt(stated.source, SHORT),
    )


def _members(label: str, looks: tuple[MemberLook, ...]) -> Html | str:
    if not looks:
        return ""
    more = f"还有{len(looks) - MEMBERS}件。" if len(looks) > MEMBERS else ""
    return lines(fill("{label}（{count}件）：", label=label, count=len(looks)), *map(_member, looks[:MEMBERS]), more)


def _member(look: MemberLook) -> Html:
    why = f"相似{round(look.likeness * 100)}%" if look.likeness else "人工加入"
    return fill(
        "{number}　{state}　{region}　{why}\n{text}",
        number=look.number,
        state=labels.STATE[look.state],
        region=look.region,
        why=why,
        text=excerpt(look.text, TEXT) if look.text else labels.SEALED,
    )


def _rows(notice: ClassShown) -> Rows:
    issue = notice.view.issue
    moves = (class_action for class_action in SHOWN if class_action in notice.view.allowed)
    buttons = [Button(ACTION[move], DoClass(move, issue.id, issue.state)) for move in moves]
    if any(measure.files for measure in notice.view.measures):
        buttons.append(Button(measure_files.OPENS, MeasureFiles(issue.id)))
    if notice.view.course:
        buttons.append(Button("逐月图", DrawClass(issue.id)))
    if issue.merged_into:
        buttons.append(Button(f"打开{issue.merged_into}号", ShowClass(issue.merged_into)))
    return (*in_rows(buttons, 2), (Button("全部一类事", Go(Menu.CLASSES)),))


def moved(notice: ClassMoved, _: Words) -> Screen:
    said = fill(MOVED[notice.action], lead=notice.issue.lead or "", words=excerpt(notice.words, 100))
    name = fill("一类事{title}（{count}件诉求）", title=excerpt(title(notice.issue), TITLE), count=notice.members)
    return Screen(lines(bold(said), name), _opening([notice.issue]), line=lines(said, name))


MOVED = {
    **{action: ACTION[action] for action in ClassAction},
    ClassAction.PLAN: "一类事有了新措施：{words}",
    ClassAction.COMPLETE: "措施已经落实：{words}",
    ClassAction.STATE_EFFECT: "一类事填写了成效：{words}",
    ClassAction.ANSWER: "一类事拟好了统一答复，正在请各承办人确认",
    ClassAction.NOTE: "一类事报告了进展：{words}",
    ClassAction.OBSERVE: "一类事的措施全部落实，转入观察",
    ClassAction.SETTLE: "观察期内没有复发，一类事认定解决",
    ClassAction.RECUR: "同类诉求再次增多，一类事认定复发，请继续办理",
    ClassAction.MERGE: "一类事已并入{words}号",
    ClassAction.TAKE_OVER: "一类事{words}号已并进来，措施和成效在一起",
    ClassAction.APPOINT: "一类事由{lead}牵头",
}


def proposed(notice: ClassesProposed, _: Words) -> Screen:
    head = bold(fill("发现{count}组诉求像是一类事，请确认", count=len(notice.entries)))
    entries = notice.entries[:PROPOSED]
    more = f"还有{len(notice.entries) - PROPOSED}组，发送 /classes 查看。" if len(notice.entries) > PROPOSED else ""
    return Screen(
        blocks(head, lines(*map(_in_a_line, entries)), more),
        _opening(entry.issue for entry in entries),
    )


def _in_a_line(entry: ClassEntry) -> Html:
    text = "{title}：{members}件诉求，{enterprises}家企业"
    name = excerpt(title(entry.issue), SHORT)
    return fill(text, title=name, members=entry.spread.members, enterprises=entry.spread.enterprises)


def due(notice: ClassDue, _: Words) -> Screen:
    if notice.note_by is not None:
        return class_notes.due(notice, notice.note_by)
    said = (DRAFT_DUE if notice.issue.state is ClassState.DRAFT else DUE)[notice.kind]
    name = fill("一类事{title}", title=excerpt(title(notice.issue), TITLE))
    date = fill("应于{day}前落实", day=dates.day(notice.issue.due_at)) if notice.issue.due_at else ""
    return Screen(lines(bold(said), name, date), _opening([notice.issue]), line=lines(said, name))


DUE = {
    ClassTimer.SOON: "措施就要到期，请抓紧落实",
    ClassTimer.DUE: "措施已经到期，还没有落实",
    ClassTimer.HEAD: "本单位牵头的措施已经逾期，请督促",
    ClassTimer.SUPERVISOR: "措施逾期多日，请督办",
    ClassTimer.OBSERVED: "观察期已满",
    **class_notes.DUE,
}
DRAFT_DUE = {
    **DUE,
    ClassTimer.SOON: "请确认是不是一类事，明天到期",
    ClassTimer.DUE: "请确认是不是一类事，已经到期",
    ClassTimer.HEAD: "请确认是不是一类事，已经逾期",
    ClassTimer.SUPERVISOR: "系统提示的一类事多日无人确认，请督办",
}
