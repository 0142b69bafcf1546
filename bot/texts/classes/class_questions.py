"""The questions of the forms of class issues."""

from collections.abc import Callable

from bot.domain.base.question import Asked
from bot.domain.classes.class_issue import ClassAction
from bot.texts.classes.class_terms import ACTION
from bot.texts.style.markup import Html, bold, fill, lines
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html]


def _asks(question: str, hint: str = "") -> Question:
    return lambda notice, _: lines(bold(question), fill("一类事{title}", title=notice.facts.get("title", "")), hint)


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
    (ClassAction.MERGE, "into"): _asks("并入哪一件？", "这一件的诉求全部转过去，这一件就此结束。"),
    (ClassAction.MERGE, "sure"): _asks("确定合并吗？", "合并后不能撤销。"),
    (ClassAction.APPOINT, "lead"): _asks("由哪个单位牵头？", "请点按钮，或输入部门、州市的名称。"),
    (ClassAction.APPOINT, "assisting"): _asks(
        "哪些单位配合？", "请在一条消息里写出全部单位，用顿号隔开；没有就点「跳过」。"
    ),
    (ClassAction.APPOINT, "owner"): _asks("具体由谁负责？", "以下是牵头单位的联络员；暂不确定就点「跳过」。"),
    (ClassAction.PLAN, "kind"): _asks("是哪一类措施？"),
    (ClassAction.PLAN, "words"): _asks("措施的内容是什么？", "写清楚做什么、做到什么程度。"),
    (ClassAction.PLAN, "planned"): _asks("计划哪天落实？", "请输入日期，例如 2024-12-31。"),
    (ClassAction.COMPLETE, "measure"): _asks("哪一项措施已经落实？"),
    (ClassAction.COMPLETE, "document"): _asks("文件名称和文号是什么？", "没有文件就点「跳过」。"),
    (ClassAction.OBSERVE, "sure"): _asks(
        "全部措施都已落实，转入观察吗？", "观察期内不再有同类诉求增多的，认定解决；增多的，认定复发，重新办理。"
    ),
    (ClassAction.APPOINT, "due"): _asks("措施最晚哪天落实？", "请输入日期，例如 2024-12-31；也可以点按钮。"),
}
QUESTIONS: dict[tuple[str, str], Question] = {
    (f"class_{action.lower()}", step): question for (action, step), question in _OF.items()
}
FORMS = {f"class_{action.lower()}": ACTION[action] for action, _ in _OF}
