"""One answer to all members of a class, as handlers and enterprises read of it."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.answer_notices import (
    DraftsConfirmed,
    DraftsPut,
    DraftsUnled,
    HelpNoted,
    MeasureAsked,
    MeasureTold,
    RepliesSent,
)
from bot.domain.classes.answering import Helped
from bot.domain.classes.presses import ChangeDraft, ConfirmDrafts, SayHelped
from bot.texts.appeals import labels
from bot.texts.classes.class_terms import measure_in_force, title
from bot.texts.style.markup import Html, blocks, bold, excerpt, fill, lines, quote
from bot.texts.style.menus import leads_to
from bot.texts.style.words import Words

NUMBERS, LEFT, MEASURES = 5, 10, 3  # as many are named
TITLE, SAMPLE, MEASURE = 40, 220, 100  # units
HELPED = {Helped.HELPED: "有帮助", Helped.UNCHANGED: "没有变化"}


def _numbers(numbers: tuple[str, ...], most: int = NUMBERS) -> Html:
    more = f"等{len(numbers)}件" if len(numbers) > most else ""
    return fill("{numbers}{more}", numbers="、".join(numbers[:most]), more=more)


def put(notice: DraftsPut, _: Words) -> Screen:
    count = len(notice.numbers)
    head = bold(fill("请确认{count}件诉求的统一答复（{outcome}）", count=count, outcome=labels.OUTCOME[notice.outcome]))
    name = fill("一类事{title}：{numbers}", title=excerpt(title(notice.issue), TITLE), numbers=_numbers(notice.numbers))
    first = lines("每件换上自己的编号和企业名称。第一件是：", quote(notice.sample, SAMPLE))
    accepts = fill("其中{count}件还没有签收，确认就一并签收。", count=notice.to_accept) if notice.to_accept else ""
    foot = "不用改的，点一次全部确认；要改的，先逐件修改。需要审签的，确认后送负责人审签。"
    every = "按此答复" if count == 1 else f"全部确认{count}件"
    keys = (Button(every, ConfirmDrafts(notice.answer)), Button("逐件修改", ChangeDraft(notice.answer)))
    return Screen(blocks(lines(head, name), first, lines(accepts, foot)), (keys,))


def unled(notice: DraftsUnled, _: Words) -> Screen:
    why = fill("{lead}没有能联系上的联络员", lead=notice.lead) if notice.lead else "还没有交办"
    head = bold(fill("统一答复有{count}件没有人确认：{why}", count=len(notice.numbers), why=why))
    name = fill("一类事{title}：{numbers}", title=excerpt(title(notice.issue), TITLE), numbers=_numbers(notice.numbers))
    return Screen(lines(head, name, "请交办或联系，之后由承办人确认答复。"))


def confirmed(notice: DraftsConfirmed, _: Words) -> Screen:
    return Screen(fill("已确认{count}件，正在发送，发完告诉您。", count=notice.count))


def sent(notice: RepliesSent, _: Words) -> Screen:
    head = bold(fill("统一答复已办{sent}件", sent=notice.sent))
    some = [fill("{number}　{state}", number=item, state=labels.STATE[state]) for item, state in notice.left[:LEFT]]
    more = f"还有{len(notice.left) - LEFT}件。" if len(notice.left) > LEFT else ""
    left = lines("这些诉求已有新进展，没有发，请单独办理：", *some, more) if notice.left else ""
    return Screen(blocks(head, left), leads_to(Menu.TODO, Menu.CLASSES))


def told(notice: MeasureTold, _: Words) -> Screen:
    """Tell an enterprise; neither the class nor another enterprise is named."""
    head = bold("您单位反映过的问题，已有解决办法")
    made = notice.measures[-MEASURES:]
    some = [fill("· {said}", said=excerpt(measure_in_force(item), MEASURE)) for item in made]
    asks = "这对您单位有没有帮助？只问这一次，不影响您原来的评价。"
    keys = tuple(Button(HELPED[said], SayHelped(notice.answer, said)) for said in Helped)
    return Screen(
        blocks(lines(head, fill("诉求{numbers}", numbers=_numbers(notice.numbers))), lines(*some), asks), (keys,)
    )


def asked(question: MeasureAsked) -> Html:
    """Say at the counter what the enterprise was asked."""
    head = fill("请问企业：已有办法，有没有帮助？（诉求{numbers}）", numbers=_numbers(question.numbers))
    made = question.measures[-MEASURES:]
    return lines(bold(head), *(fill("· {said}", said=excerpt(measure_in_force(item), MEASURE)) for item in made))


def noted(notice: HelpNoted, _: Words) -> Screen:
    foot = "还有困难，可以再提交诉求。" if notice.said is Helped.UNCHANGED else ""
    next_ = (Menu.APPEAL, Menu.MY) if notice.said is Helped.UNCHANGED else (Menu.MY,)
    return Screen(lines(fill("已记下：{said}。谢谢您的回答。", said=HELPED[notice.said]), foot), leads_to(*next_))
