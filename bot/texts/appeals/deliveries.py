"""Lists the messages that were sent about an appeal, and whether they arrived."""

from bot.domain.appeals.notices import DeliveriesShown, Delivery, NudgeSent
from bot.domain.base.screen import Screen
from bot.domain.people.channel import EMAIL, SMS
from bot.texts.appeals import buttons
from bot.texts.people import roles
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.words import Words

CALLED = {True: "已告知", False: "没有告知", None: "等待拨打"}
HOW = {True: "已送达", False: "没有送达", None: "等待送达"}
BY = {SMS: "短信", EMAIL: "邮件"}
SENT = {True: "", False: "没有发出", None: "等待发出"}


def shown(notice: DeliveriesShown, _: Words) -> Screen:
    title = bold(fill("消息送达情况｜{number}", number=notice.view.appeal.number))
    left = notice.total - len(notice.deliveries)
    more = fill("较早的{left}条没有列出。", left=left) if left else ""
    said = [_line(delivery) for delivery in notice.deliveries] or [fill("还没有发过消息。")]
    return Screen(blocks(title, *said, more), ((buttons.show(notice.view),),))


def _line(delivery: Delivery) -> Html:
    whose = f"（{delivery.department}）" if delivery.department else ""
    who = roles.ROLE[delivery.role] if delivery.role else "未登记的人"
    how = "情况已变，不再发送" if delivery.over else (CALLED if delivery.by_phone else HOW)[delivery.arrived]
    how += _nudged(delivery.nudge) if delivery.nudge else ""
    how = f"{how}，{dates.stamp(delivery.seen)}已看" if delivery.seen and delivery.arrived else how
    who = f"{who}（电话）" if delivery.by_phone else who
    title = Html(delivery.title.removeprefix("<b>").removesuffix("</b>"))
    facts = {"at": dates.stamp(delivery.at), "who": who, "whose": whose, "how": how}
    return lines(fill("{at}　{who}{whose}：{how}", **facts), title)


def _nudged(nudge: NudgeSent) -> str:
    """Return how somebody who did not look was told again."""
    return f"，没看，{dates.stamp(nudge.at)}{BY[nudge.by]}提醒{SENT[nudge.arrived]}"
