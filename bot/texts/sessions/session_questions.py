"""Questions of the forms in which coordinators make and change a session."""

from collections.abc import Callable

from bot.domain.base.question import Asked
from bot.texts.style import dates
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html]


def _departments(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("departments", []))
    return lines(
        bold("哪些部门坐诊？"),
        fill("已选：{chosen}", chosen=chosen) if chosen else "",
        "输入部门名称，可以一次输入几个，例如：省商务厅、昆明海关。输完点「完成」。",
    )


def _heads(notice: Asked, _: Words) -> Html:
    example = next(iter(notice.facts.get("departments", [])), "省商务厅")
    said = "<b>各部门由谁坐诊？</b>\n一行写一个部门和坐诊人员，中间空一格，例如：{one} 王厅长。{skip}"
    return fill(said, one=example, skip=_skip(notice, "不清楚就点「跳过」。"))


def _skip(notice: Asked, how: str) -> str:
    """Say that the question can be skipped, except when this field alone is changed."""
    return how if "skip" in notice.controls else ""


def _rooms(notice: Asked, _: Words) -> Html:
    chosen = "、".join(notice.facts.get("departments", []))
    return lines(
        bold("分几个诊室？"),
        fill("坐诊部门：{chosen}", chosen=chosen),
        fill(
            "输入诊室数，例如 2，部门按顺序分；要自己分，就一行写一个诊室的部门，第一行是1号诊室。{skip}",
            skip=_skip(notice, "只有一个诊室就点按钮。"),
        ),
    )


def _time(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    warned = facts.get("workday") is False
    day = fill("{day}不是工作日，可以照样坐诊。", day=dates.day(facts["day"])) if warned else ""
    unknown = "这一年的放假安排还没有公布，先按周一到周五算。" if facts.get("known") is False else ""
    return lines(bold("几点开始？"), day, unknown, "输入时间，例如 9:30、下午2点半。")


def _hour(notice: Asked, _: Words) -> Html:
    text = "<b>{time}不在上班时间（{opens}至{closes}），是几点开始？</b>\n点按钮选择，或重新输入时间。"
    return fill(text, **notice.facts)


def _confirm(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    rooms = [fill("{n}号诊室：{names}", n=n, names="、".join(room)) for n, room in enumerate(facts.get("rooms", []), 1)]
    heads = "、".join(f"{name} {head}" for name, head in facts.get("heads", {}).items())
    warned = "注意：坐诊日不是工作日。" if facts.get("workday") is False else ""
    at = f"{dates.day(facts['day'])}{facts.get('time', '')}" if facts.get("day") else ""
    return blocks(
        bold("请核对"),
        lines(
            fill("主题：{theme}", theme=facts.get("theme", "")),
            fill("时间：{at}", at=at),
            fill("形式：{form}　地点：{place}", form=facts.get("form", ""), place=facts.get("place", "")),
            fill("坐诊部门：{names}", names="、".join(facts.get("departments", []))),
            fill("坐诊人员：{heads}", heads=heads) if heads else "",
            fill("号源：{count}个，每号{slot}分钟", count=facts.get("capacity", ""), slot=facts.get("slot", "")),
            *rooms,
            warned,
        ),
        "保存为草稿后可以再改，发布前企业看不到。",
    )


def _date(notice: Asked, _: Words) -> Html:
    text = "<b>哪一天？</b>\n输入日期，例如 {example}、11月5日、下周三。任何一天都可以，不是工作日的会提醒。"
    return fill(text, example=notice.facts["example"])


def _window(notice: Asked, _: Words) -> Html:
    opens, closes = notice.facts.get("opens"), notice.facts.get("closes")
    now = (
        fill("现在是：{a}至{b}", a=dates.moment(opens), b=dates.moment(closes))
        if opens and closes
        else "现在没有设置。"
    )
    how = "输入第一天和最后一天，例如 11月4日 11月8日；要按每月的规定，就点按钮。开始要在“叫号”提醒之前。"
    return lines(bold("哪几天可以挂号？"), now, how)


_THEME = "<b>这一期的主题是什么？</b>\n也可以直接输入，例如：金融服务。"
_FORM = "<b>以什么形式？</b>"
_PLACE = "<b>在哪里？</b>\n点按钮，或直接输入地点。"
_CAPACITY = "<b>一共放多少个号？</b>\n一家企业一个号，输入整数。"
_SLOT = "<b>每个号留多长时间？</b>"

_FIELDS: dict[str, Question | str] = {
    "theme": _THEME,
    "form": _FORM,
    "date": _date,
    "time": _time,
    "place": _PLACE,
    "departments": _departments,
    "heads": _heads,
    "capacity": _CAPACITY,
    "rooms": _rooms,
    "slot": _SLOT,
}


def _agreed(notice: Asked, _: Words) -> Html:
    """Show what others will be told, and whom, before they are told."""
    facts = notice.facts
    at, was, place = facts.get("at"), facts.get("was"), facts.get("place")
    day = fill("新时间：{at}", at=dates.moment(at)) if at and at != was else ""
    warned = fill("注意：{day}不是工作日。", day=dates.day(at)) if at and not facts.get("workday", True) else ""
    who = [f"{facts['enterprises']}家企业（日历一并更新）"] if facts.get("enterprises") else []
    who += [f"{facts['departments']}个坐诊部门"] if facts.get("departments") else []
    line = fill("点「确认」后马上通知：{who}。不改就点「取消」。", who="、".join(who))
    where_ = fill("新地点：{place}", place=place) if place else ""
    return lines(bold("确定这样改吗？现在还没有生效"), day, warned, where_, line)


PUSHED = ("date", "time", "place", "departments", "rooms")
QUESTIONS: dict[tuple[str, str], Question | str] = {
    ("session", "source"): "<b>新建坐诊场次</b>\n可以沿用上一期的形式、地点、部门、号源和诊室，只改主题和时间。",
    **{("session", step): question for step, question in _FIELDS.items()},
    ("session", "confirm"): _confirm,
    **{(f"session_{step}", step): question for step, question in _FIELDS.items()},
    **{(f"session_{field}", "sure"): _agreed for field in PUSHED},
    ("session", "hour"): _hour,
    ("session_time", "hour"): _hour,
    ("session_window", "window"): _window,
    ("session_reopen", "words"): "<b>为什么要更正这一期？</b>\n写清楚哪里记错了，会告诉统筹员，并记入日志。"
    "打开后由统筹员改正，再结束坐诊。",
    ("session_cancel", "words"): "<b>为什么取消这一期？</b>\n写清楚原因，会告诉已挂号的企业；他们下一期优先。",
}
CONTROLS = {("rooms", "skip"): Control("rooms", "不改", "只有一个诊室")}
