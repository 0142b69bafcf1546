"""The questions of the forms of class issues."""

from collections.abc import Callable

from bot.domain.appeals.action import Outcome
from bot.domain.base.question import Asked
from bot.domain.classes.class_issue import ClassAction
from bot.texts.appeals import labels
from bot.texts.classes import measure_files
from bot.texts.classes.class_terms import ACTION
from bot.texts.style.markup import Html, bold, fill, lines, quote
from bot.texts.style.words import Words

LONG = 1500  # units
LISTED = 20  # numbers
Question = Callable[[Asked, Words], Html]


def _asks(question: str, hint: str = "") -> Question:
    return lambda notice, _: lines(bold(question), fill("一类事{title}", title=notice.facts.get("title", "")), hint)


def _write(notice: Asked, _: Words) -> Html:
    return lines(
        bold("请写给企业的统一答复"),
        "写“【编号】”“【企业】”的地方，每件换成自己的编号和企业名称；不写就加在开头。不要写具体企业的名称。",
        "建议答复：",
        quote(str(notice.facts.get("suggested", "")), LONG),
    )


def _check(notice: Asked, _: Words) -> Html:
    facts = notice.facts
    found = facts.get("outcome")
    return lines(
        bold(fill("请核对统一答复（{outcome}）", outcome=labels.OUTCOME[Outcome(found)] if found else "")),
        quote(str(facts.get("words", "")), LONG),
        fill("没有答复的{count}件：请各自的承办人确认后发出。", count=facts.get("opened", 0)),
        fill("已答复的{count}件：告诉企业已有办法，并问一次是否有帮助。", count=facts.get("answered", 0)),
    )


def _change(notice: Asked, _: Words) -> Html:
    draft = quote(str(notice.facts.get("drafted", "")), LONG)
    return lines(bold("请写这一件的答复"), "可以复制草稿修改；写完就发出。草稿：", draft)


def _chosen(notice: Asked, _: Words) -> Html:
    numbers = "、".join(notice.facts.get("numbers", []))
    return lines(
        bold("哪几件拆出去，另成一件？"),
        fill("一类事{title}", title=notice.facts.get("title", "")),
        fill("已选：{numbers}", numbers=numbers) if numbers else "",
        "点按钮，或输入受理编号，几件用顿号隔开；再输入一次就去掉。选好了点「完成」。",
    )


def _divided(notice: Asked, _: Words) -> Html:
    numbers = notice.facts.get("numbers", [])
    said = fill("拆出{count}件：{numbers}", count=len(numbers), numbers="、".join(numbers[:LISTED]))
    more = fill("等{count}件", count=len(numbers)) if len(numbers) > LISTED else ""
    return lines(bold("确定这样拆开吗？"), fill("{said}{more}", said=said, more=more), "拆出的成为一件待确认的一类事。")


NAME = _asks("这件一类事叫什么？", "2到30个字，例如“口岸查验等待时间长”；也可以点按钮采用。")
CAUSE = _asks("主要成因是什么？")
_OF: dict[tuple[ClassAction, str], Question] = {
    (ClassAction.CONFIRM, "name"): NAME,
    (ClassAction.CONFIRM, "cause"): CAUSE,
    (ClassAction.CORRECT, "name"): NAME,
    (ClassAction.CORRECT, "cause"): CAUSE,
    (ClassAction.REFUSE, "words"): _asks("为什么不是一类事？", "请写明理由。同样的几件以后不再提示，除非又有新增。"),
    (ClassAction.ADD, "appeal_number"): _asks("加入哪件诉求？", "请输入受理编号；系统认为可能同类的，可以点按钮。"),
    (ClassAction.TAKE_OUT, "appeal_number"): _asks("取出哪件诉求？", "请点按钮，或输入受理编号。取出后不再归入这件。"),
    (ClassAction.MERGE, "into"): _asks("并入哪一件？", "这一件的诉求、措施、成效和统一答复都转过去，这一件就此结束。"),
    (ClassAction.MERGE, "sure"): _asks("确定合并吗？", "合并后不能撤销。"),
    (ClassAction.SPLIT, "numbers"): _chosen,
    (ClassAction.SPLIT, "sure"): _divided,
    (ClassAction.APPOINT, "lead"): _asks("由哪个单位牵头？", "请点按钮，或输入部门、州市的名称。"),
    (ClassAction.APPOINT, "assisting"): _asks(
        "哪些单位配合？", "请在一条消息里写出全部单位，用顿号隔开；没有就点「跳过」。"
    ),
    (ClassAction.APPOINT, "owner"): _asks("具体由谁负责？", "以下是牵头单位的联络员；暂不确定就点「跳过」。"),
    (ClassAction.PLAN, "kind"): _asks("是哪一类措施？"),
    (ClassAction.PLAN, "words"): _asks("措施的内容是什么？", "写清楚做什么、做到什么程度。"),
    (ClassAction.PLAN, "planned"): _asks("计划哪天落实？", "请输入日期，例如 2024-12-31。"),
    (ClassAction.PLAN, "responsible"): _asks("由哪个单位负责落实？", "请点按钮，或输入部门、州市的名称。"),
    (ClassAction.COMPLETE, "measure"): _asks("哪一项措施已经落实？"),
    (ClassAction.COMPLETE, "since"): _asks("从什么时候起落实的？", "写到月或到日，例如“2024年8月”；也可以点按钮。"),
    (ClassAction.COMPLETE, "document"): _asks("文件名称和文号是什么？", "没有文件就点「跳过」。"),
    (ClassAction.COMPLETE, "files"): measure_files.asks,
    (ClassAction.ATTACH, "measure"): _asks("给哪一项措施补充附件？"),
    (ClassAction.ATTACH, "files"): measure_files.asks_for,
    (ClassAction.NOTE, "words"): _asks("办理有什么进展？", "写明做到哪一步、下一步什么时候做。企业看不到。"),
    (ClassAction.OBSERVE, "sure"): _asks(
        "全部措施都已落实，转入观察吗？", "观察期内不再有同类诉求增多的，认定解决；增多的，认定复发，重新办理。"
    ),
    (ClassAction.STATE_EFFECT, "effect"): _asks("填写新的成效，还是更改已填的？", "计划中的成效做到了，也在这里更改。"),
    (ClassAction.STATE_EFFECT, "words"): _asks("什么变化了？", "2到40个字，不写数，例如“结果反馈缩短”“子女入学”。"),
    (ClassAction.STATE_EFFECT, "amount"): _asks("变化了多少？", "写数量和单位，例如“2–3天”“61名”“30%”。"),
    (ClassAction.STATE_EFFECT, "source"): _asks("这个数从哪里来？", "写统计、文件或单位的名称。"),
    (ClassAction.STATE_EFFECT, "standing"): _asks("已经见效，还是在计划？", "措施还没有落实的，只能填计划中的成效。"),
    (ClassAction.STATE_EFFECT, "since"): _asks("从什么时候起见效的？", "写到月或到日，例如“2024年8月”。"),
    (ClassAction.ANSWER, "outcome"): _asks("统一答复：办理结果是哪一种？", "每件诉求按这个结果答复，企业各自评价。"),
    (ClassAction.ANSWER, "words"): _write,
    (ClassAction.ANSWER, "sure"): _check,
    (ClassAction.APPOINT, "due"): _asks("措施最晚哪天落实？", "请输入日期，例如 2024-12-31；也可以点按钮。"),
}
QUESTIONS: dict[tuple[str, str], Question] = {
    ("class_reply", "appeal_number"): lambda *_: lines(bold("改哪一件的答复？"), "请点按钮，或输入受理编号。"),
    ("class_reply", "words"): _change,
    **{(f"class_{action.lower()}", step): question for (action, step), question in _OF.items()},
}
FORMS = {f"class_{action.lower()}": ACTION[action] for action, _ in _OF} | {"class_reply": "修改统一答复"}
