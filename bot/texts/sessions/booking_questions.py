"""Questions of the forms about a booking."""

from collections.abc import Callable

from bot.domain.base.question import Asked
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html]


def _appeals(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("chosen", []))
    end = "再点一下取消，选好了点「完成」。" if chosen else "现在不选，点「以后再选」。"
    how = f"点一下选中，可以选几件；{end}" if notice.facts.get("offered") else ""
    return lines(
        bold("这次坐诊带哪几件诉求来？"),
        fill("已选：{chosen}", chosen=chosen) if chosen else "",
        how + "没有写过的，点「写一件新诉求」，或直接把问题发过来；号已为您单位留着。",
    )


def _target(notice: Asked, _: Words) -> Html:
    foot = (
        "点按钮选择；会先占上新的号，再退原来的号。" if notice.options else "没有其他还有号的坐诊场次。点「取消」退出。"
    )
    return lines(bold(fill("{whose}改到哪一期？", whose=_whose(notice))), foot)


def _why_moved(notice: Asked, _: Words) -> Html:
    return lines(bold(fill("为什么给{whose}改期？", whose=_whose(notice))), "写清楚原因，会告诉企业。")


def _why_cancelled(notice: Asked, _: Words) -> Html:
    return lines(
        bold(fill("为什么给{whose}退号？", whose=_whose(notice))), "写清楚原因，会告诉企业；号给候补的下一家。"
    )


def _who_comes(notice: Asked, _: Words) -> Html:
    head = bold(fill("给哪家企业补挂号？{session}", session=notice.facts.get("session", "")))
    if waiting := notice.facts.get("in_line"):
        how = fill("有{waiting}家在候补，先后如下：给其中一家就点它；给别家，请输入名称或代码。", waiting=waiting)
    elif notice.options:
        how = fill("请选择，或输入更完整的名称。")
    else:
        how = fill("请输入企业名称里的几个字，或统一社会信用代码。")
    return lines(head, how)


def _why_late(notice: Asked, _: Words) -> Html:
    return lines(
        bold(fill("为什么给{whose}补挂号？", whose=_whose(notice))),
        "挂号时间已过。写清楚原因，会告诉企业并留存。",
        _added(notice),
    )


def _added(notice: Asked) -> Html | str:
    """Say that a seat will be added, and how many enterprises wait for one."""
    taken, waiting = notice.facts.get("taken"), notice.facts.get("waiting")
    line = fill("候补还有{waiting}家，先等的会收到说明，位次不变。", waiting=waiting) if waiting else ""
    added = "{taken}个号已经挂满，将为这一家加1个号，写入操作记录。{line}不想加号，请点「取消」。"
    return fill(added, taken=taken, line=line) if taken else ""


def _whose(notice: Asked) -> Html:
    slot = notice.facts.get("slot")
    which = f"（第{slot}号）" if slot else ""
    return fill("{enterprise}{which}", enterprise=notice.facts.get("enterprise", ""), which=which)


QUESTIONS: dict[tuple[str, str], Question | str] = {
    ("bring", "appeals"): _appeals,
    ("booking_move", "target"): _target,
    ("booking_move", "words"): _why_moved,
    ("booking_cancel", "words"): _why_cancelled,
    ("booking_late", "enterprise"): _who_comes,
    ("booking_late", "words"): _why_late,
}
CONTROLS = {("appeals", "done"): Control("chosen", "完成", "以后再选")}
