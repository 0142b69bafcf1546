"""The guided tour from a stranger's first words to 销号, as steps to be done one by one, and further scenes to try."""

from dataclasses import dataclass

from bot.demo.botapi.records import Json
from bot.demo.cast import ADMIN, COORDINATOR, CUSTOMS, NEWCOMER, NEWCOMER_NAME, NEWCOMER_USCC, SUPERVISOR, Player
from bot.domain.appeals.appeal import Action, Outcome
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.press import Menu
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import named
from bot.texts.people import consent
from bot.texts.style import wording

TITLE = "三分钟走一遍：从登记到销号"
LINES = (
    "每一列是一个人的聊天窗口：两家企业、两位联络员、一位部门负责人、一位统筹员、一位督查员、一位管理员，都由您来扮演。背后是真的机器人。",
    "往期坐诊和五条诉求来自《云南日报》2024年10月25日的报道；其余的诉求、日期、办理经过和评价都是演示数据，信用代码和手机号也不是真的。",
    "右上角的时钟只会往前走：拨一下，到期提醒、自动签收和评价提醒就会发生。",
)
APPEAL = "我们做水果进口，磨憨口岸查验排队要等三四天，香蕉在车上都坏了，请海关协调加快查验、缩短放行时间。"
PROGRESS = "已联系磨憨海关，正在研究给鲜活货物开绿色通道。"
ANSWER = "磨憨口岸已为鲜活水果开通绿色通道，提前预约的车辆当天查验、当天放行。"


@dataclass(frozen=True, slots=True)
class Step:
    """One act of `who`: words to type, or the label of a button to press."""

    who: Player
    text: str
    say: str = ""
    press: str = ""

    def shown(self) -> dict[str, object]:
        do = {"say": self.say, "hint": f"发送：{self.say}"} if self.say else {"press": self.press}
        return {"who": self.who.user, "text": self.text, "do": {"hint": f"点「{self.press}」"} | do}


_DONE, _, _NO_FILES = wording.CONTROL_WORDS["done"][:3]
_SKIP = wording.CONTROL_WORDS["skip"][0]

REGISTERING = (
    Step(NEWCOMER, "第一次打开，先打个招呼", say=f"/{Menu.START}"),
    Step(NEWCOMER, "看过个人信息处理告知，表示同意", press=consent.CONSENT[0].label),
    Step(NEWCOMER, "输入统一社会信用代码，最后一位是校验码，输错会提示", say=NEWCOMER_USCC),
    Step(NEWCOMER, "输入企业全称", say=NEWCOMER_NAME),
    Step(NEWCOMER, "选择所在州市", press="昆明市"),
    Step(NEWCOMER, "输入联系人", say=NEWCOMER.name),
    Step(NEWCOMER, "用输入框下面的按钮发送手机号", press=wording.SHARE_PHONE),
    Step(NEWCOMER, "核对后登记", press=consent.CONFIRM_REGISTER[0].label),
)
FILING = (
    Step(NEWCOMER, "直接说遇到的问题，就开始填写诉求", say=APPEAL),
    Step(NEWCOMER, "写完了", press=_DONE),
    Step(NEWCOMER, "不附照片和文件", press=_NO_FILES),
    Step(NEWCOMER, "看看建议的部门和依据的词，选定部门", press=CUSTOMS.department or ""),
    Step(NEWCOMER, "选择类型，不同类型的答复期限不同", press="服务需求"),
    Step(NEWCOMER, "核对后提交，马上得到编号", press=labels.CONFIRM_APPEAL[0].label),
)
HANDLING = (
    Step(CUSTOMS, "诉求已自动交办，联络员签收，企业会收到通知", press=named(Action.ACCEPT)),
    Step(CUSTOMS, "先说说进展", press=named(Action.PROGRESS)),
    Step(CUSTOMS, "写一两句，企业会看到", say=PROGRESS),
    Step(CUSTOMS, "办好了，写答复", press=named(Action.ANSWER)),
    Step(CUSTOMS, "选择办理结果", press=labels.OUTCOME[Outcome.SOLVED]),
    Step(CUSTOMS, "写答复的内容", say=ANSWER),
    Step(CUSTOMS, "核对后发送，评价表随答复一起送到企业", press=labels.CONFIRM_ANSWER[0].label),
)
CLOSING = (
    Step(NEWCOMER, "给这次办理评价", press=labels.SATISFACTION[Satisfaction.SATISFIED]),
    Step(NEWCOMER, "问题解决了", press=labels.SOLVED[Solved.YES]),
    Step(NEWCOMER, "没有别的话，诉求就销号了", press=_SKIP),
    Step(COORDINATOR, "统筹员看统计，刚才这一件已经算进去", say=f"/{Menu.STATS}"),
)
STEPS = (*REGISTERING, *FILING, *HANDLING, *CLOSING)


SCENES_TITLE = "还可以试试"
SCENES = (
    Step(COORDINATOR, "重办：打开待复核的一件，选单位重新办理", say=f"/{Menu.TODO}"),
    Step(COORDINATOR, "回访：打开待回访的一件，记录企业现在怎么评价", say=f"/{Menu.VISITS}"),
    Step(CUSTOMS, "长期推进：打开有推进计划的一件，向企业报告进展", say=f"/{Menu.TODO}"),
    Step(
        SUPERVISOR,
        "逐级督办：把时钟拨到11月5日，超期的先后提醒联络员、负责人、督查员，再列入通报",
        say=f"/{Menu.OVERDUE}",
    ),
    Step(COORDINATOR, "核验企业：刚登记的企业还是“未核验”，打开看看，核验通过", say=f"/{Menu.ENTERPRISES}"),
    Step(ADMIN, "有人离岗：打开一位联络员，停用再恢复，看对方的按钮怎样失效", say=f"/{Menu.STAFF}"),
)


def intro() -> Json:
    more = {"title": SCENES_TITLE, "scenes": [scene.shown() for scene in SCENES]}
    return {"title": TITLE, "lines": list(LINES), "steps": [step.shown() for step in STEPS], "more": more}
