"""Wording of appeals that are heard at a session (坐诊).

They are put on its list, prepared, answered on the spot, and moved with it.
"""

from bot.domain.appeals.action import Action
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs.answering import PLAN, check_answer
from bot.texts.appeals.verbs.assigning import ask_assisting
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html, bold, excerpt, fill, lines, quote
from bot.texts.style.words import Words

P = Party


def _prepare(notice: Asked, _: Words) -> Html:
    written = str(notice.facts.get("prepared", ""))
    now = lines("现在的预备答复：", quote(written, 600), "重新写的会代替它。") if written else ""
    return lines(
        bold("坐诊时打算怎么答复？"), "写清楚依据和办法，统筹员和负责人看得到，企业看不到；坐诊当天可以直接采用。", now
    )


def _check_joint(notice: Asked, words: Words) -> Html:
    others = notice.facts.get("others", [])
    joined = [fill("{name}：{said}", name=name, said=excerpt(said, 300)) for name, said in others]
    return lines(check_answer(notice, words), *joined)


CONTROLS = {("assisting", "skip"): Control("assisting", "安排坐诊", "不用协办")}


def _assisting(notice: Asked, _: Words) -> Html:
    return ask_assisting(notice, CONTROLS)


SCHEDULE = Said(
    action=Action.SCHEDULE,
    button="安排坐诊",
    happened="列入坐诊场次",
    confirmed=("已安排坐诊", "已列入坐诊场次，由{lead}当面答复"),
    titles={
        P.MEMBER: "诉求已列入坐诊场次，届时由{lead}当面答复",
        P.LEAD: "有诉求列入坐诊场次，由您单位当面答复，请提前研究",
        P.ASSISTING: "有诉求列入坐诊场次，{lead}当面答复，请您单位配合",
        P.FORMER: "诉求已列入坐诊场次，由{lead}当面答复，您单位不用再办",
    },
    note_for_all="，主办：{note}",
    questions={
        "lead": "<b>由哪个部门当面答复？</b>\n点这一期的坐诊部门，"
        "也可以直接输入其他部门、州市的名称。部门会提前研究准备。",
        "assisting": _assisting,
    },
    controls=CONTROLS,
)
PREPARE = Said(
    action=Action.PREPARE,
    button="预备答复",
    happened="写了预备答复",
    confirmed=("已保存", "预备答复已保存，统筹员和负责人看得到，企业看不到"),
    titles={P.COORDINATOR: "{lead}写好了预备答复"},
    prefix="预备答复：",
    questions={"words": _prepare},
)
ANSWER_ON_SPOT = Said(
    action=Action.ANSWER_ON_SPOT,
    button="现场答复",
    happened="坐诊现场答复",
    confirmed=("已记录现场答复", "{lead}的现场答复已记录，并发给企业评价"),
    titles={
        P.MEMBER: "{lead}已现场答复：{outcome}",
        P.LEAD: "您单位的现场答复已记录并发给企业：{outcome}",
        P.ASSISTING: "您单位协办的诉求，{lead}已现场答复：{outcome}",
        P.FORMER: "诉求已由{lead}在坐诊时当面答复，您单位不用再办",
    },
    prefix="答复：",
    ground="长期推进的答复",
    questions={
        "plan": PLAN,
        "lead": "<b>哪个部门现场答复的？</b>\n点按钮选择，也可以直接输入部门名称。",
        "outcome": "<b>办理结果是哪一种？</b>",
        "words": "<b>现场是怎么答复的？</b>\n写清楚怎么办的、结果如何、接下来怎么做，会发给企业。",
        "others": "<b>其他单位是怎么答复的？</b>\n一行写一个单位和它的答复，中间空一格，"
        "例如：省商务厅 已列入年度计划。会接在主办单位的答复后面，一并发给企业。",
        "send": _check_joint,
    },
    note_for_all="（{note}）",
    surveyed=True,
)
SESSION_MOVED = Said(
    action=Action.SESSION_MOVED,
    button="坐诊改期",
    happened="坐诊时间变更",
    confirmed=("坐诊改期", "坐诊时间已变更"),
    titles={
        P.LEAD: "您单位准备的诉求换了坐诊时间，请按新的时间准备",
        P.ASSISTING: "您单位配合的诉求换了坐诊时间，请按新的时间准备",
    },
)
SESSION_OFF = Said(
    action=Action.SESSION_OFF,
    button="坐诊取消",
    happened="坐诊没有进行，重新判断由谁办理",
    confirmed=("坐诊取消", "诉求不再等待坐诊"),
    titles={
        P.MEMBER: "诉求不再等待坐诊，由统筹员判断交哪个部门办理",
        P.COORDINATOR: "诉求等待的坐诊不再进行，请重新判断由谁办理",
    },
)

SAID: tuple[Said, ...] = (SCHEDULE, PREPARE, ANSWER_ON_SPOT, SESSION_MOVED, SESSION_OFF)
