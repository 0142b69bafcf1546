"""The guided tours of the demo, as steps to be done one by one, and further scenes to try."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.demo import reached
from bot.demo.botapi.records import Json
from bot.demo.cast import ADMIN, COORDINATOR, CUSTOMS, NEWCOMER, NEWCOMER_NAME, NEWCOMER_USCC, SUPERVISOR, Player
from bot.demo.reached import Reached, filling, happened, registered, stands, written
from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.press import Menu
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import named
from bot.texts.people import consent
from bot.texts.style import wording
from storage.engine.database import Transaction

LINES = (
    "每一列是一个人的聊天窗口：企业、联络员、部门负责人、统筹员、督查员、管理员，还有一位没有身份的新人，都由您来扮演。背后是真的机器人。",
    "往期坐诊和五条诉求来自《云南日报》2024年10月25日的报道；其余的诉求、日期、办理经过和评价都是演示数据，信用代码和手机号也不是真的。",
    "右上角的时钟只会往前走：拨一下，到期提醒、自动签收和评价提醒就会发生。",
    "用您自己的话登记、提诉求也行：走到哪一步，导览就跟到哪一步。",
)
APPEAL = "我们做水果进口，磨憨口岸查验排队要等三四天，香蕉在车上都坏了，请海关协调加快查验、缩短放行时间。"
PROGRESS = "已联系磨憨海关，正在研究给鲜活货物开绿色通道。"
ANSWER = "磨憨口岸已为鲜活水果开通绿色通道，提前预约的车辆当天查验、当天放行。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of `who`: words to type, a button to press, a table to send, or a moment to which the clock is moved.

    `done` says whether it was done, in whatever words; None: only who does just this is seen to have done it.
    """

    who: Player
    text: str
    say: str = ""
    press: str = ""
    file: str = ""
    clock: datetime | None = None
    done: Reached | None = None

    def shown(self) -> dict[str, object]:
        return {"who": self.who.user, "text": self.text, "do": self._do()}

    def _do(self) -> dict[str, str]:
        if self.clock is not None:
            moment = f"{self.clock.month}月{self.clock.day}日{self.clock:%H:%M}"
            return {"hint": f"把时钟拨到{moment}", "clock": self.clock.isoformat()}
        if self.say:
            return {"hint": f"发送：{self.say}", "say": self.say}
        if self.file:
            return {"hint": f"发送文件：{self.file}", "file": self.file}
        return {"hint": f"点「{self.press}」", "press": self.press}


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour; `aside` is what to do first when it has left the steps' path."""

    title: str
    steps: tuple[Step, ...]
    aside: Callable[[Transaction], Step | None] = lambda _: None

    def place(self, tx: Transaction, now: datetime) -> Json:
        step = self.aside(tx)
        done = reached.count(tx, (item.done for item in self.steps), now)
        return {"done": done, "aside": step.shown() if step else None}


DONE, _, NO_FILES = wording.CONTROL_WORDS["done"][:3]
_SKIP = wording.CONTROL_WORDS["skip"][0]
_BEGUN = (State.HANDLING, State.SIGN_OFF, State.ANSWERED, State.REVIEW, State.VISIT, State.CLOSED)
_RATED = (State.REVIEW, State.VISIT, State.CLOSED)
_ANSWERED = (State.ANSWERED, *_RATED)


def _at(form: str, step: str) -> Reached:
    return filling(NEWCOMER, form, step)


def _contact_at(action: Action, step: str) -> Reached:
    """Whether the contact is at this step of a form about the newcomer's appeal."""
    return filling(CUSTOMS, action.form, step, whose=NEWCOMER)


REGISTERING = (
    Step(who=NEWCOMER, text="第一次打开，先打个招呼", say=f"/{Menu.START}", done=_at("register", "consent")),
    Step(
        who=NEWCOMER,
        text="看过个人信息处理告知，表示同意",
        press=consent.CONSENT[0].label,
        done=_at("register", "uscc"),
    ),
    Step(
        who=NEWCOMER,
        text="输入统一社会信用代码，最后一位是校验码，输错会提示",
        say=NEWCOMER_USCC,
        done=_at("register", "name"),
    ),
    Step(who=NEWCOMER, text="输入企业全称", say=NEWCOMER_NAME, done=_at("register", "region")),
    Step(who=NEWCOMER, text="选择所在州市", press="昆明市", done=_at("register", "contact")),
    Step(who=NEWCOMER, text="输入联系人", say=NEWCOMER.name, done=_at("register", "phone")),
    Step(who=NEWCOMER, text="用输入框下面的按钮发送手机号", press=wording.SHARE_PHONE, done=_at("register", "confirm")),
    Step(who=NEWCOMER, text="核对后登记", press=consent.CONFIRM_REGISTER[0].label, done=registered(NEWCOMER)),
)
FILING = (
    Step(who=NEWCOMER, text="直接说遇到的问题，就开始填写诉求", say=APPEAL, done=written(NEWCOMER)),
    Step(who=NEWCOMER, text="写完了", press=DONE, done=_at("appeal", "files")),
    Step(who=NEWCOMER, text="不附照片和文件", press=NO_FILES, done=_at("appeal", "department")),
    Step(
        who=NEWCOMER,
        text="看看建议的部门和依据的词，选定部门",
        press=CUSTOMS.department or "",
        done=_at("appeal", "kind"),
    ),
    Step(
        who=NEWCOMER,
        text="选择类型，不同类型的答复期限不同",
        press="服务需求",
        done=_at("appeal", "confirm"),
    ),
    Step(
        who=NEWCOMER,
        text="核对后提交，马上得到编号",
        press=labels.CONFIRM_APPEAL[0].label,
        done=stands(NEWCOMER),
    ),
)
HANDLING = (
    Step(
        who=CUSTOMS,
        text="诉求已交办，联络员签收，企业会收到通知",
        press=named(Action.ACCEPT),
        done=stands(NEWCOMER, *_BEGUN),
    ),
    Step(who=CUSTOMS, text="先说说进展", press=named(Action.PROGRESS), done=_contact_at(Action.PROGRESS, "words")),
    Step(who=CUSTOMS, text="写一两句，企业会看到", say=PROGRESS, done=_contact_at(Action.PROGRESS, "send")),
    Step(
        who=CUSTOMS,
        text="核对后发送",
        press=labels.CONFIRM_PROGRESS[0].label,
        done=happened(NEWCOMER, Action.PROGRESS),
    ),
    Step(who=CUSTOMS, text="办好了，写答复", press=named(Action.ANSWER), done=_contact_at(Action.ANSWER, "outcome")),
    Step(
        who=CUSTOMS,
        text="选择办理结果",
        press=labels.OUTCOME[Outcome.SOLVED],
        done=_contact_at(Action.ANSWER, "words"),
    ),
    Step(who=CUSTOMS, text="写答复的内容", say=ANSWER, done=_contact_at(Action.ANSWER, "send")),
    Step(
        who=CUSTOMS,
        text="核对后发送，评价表随答复一起送到企业",
        press=labels.CONFIRM_ANSWER[0].label,
        done=stands(NEWCOMER, *_ANSWERED),
    ),
)
CLOSING = (
    Step(
        who=NEWCOMER,
        text="给这次办理评价",
        press=labels.SATISFACTION[Satisfaction.SATISFIED],
        done=_at("rate", "solved"),
    ),
    Step(who=NEWCOMER, text="问题解决了", press=labels.SOLVED[Solved.YES], done=_at("rate", "words")),
    Step(who=NEWCOMER, text="没有别的话，诉求就销号了", press=_SKIP, done=stands(NEWCOMER, *_RATED)),
    Step(who=COORDINATOR, text="统筹员看统计，刚才这一件已经算进去", say=f"/{Menu.STATS}"),
)


def _to_customs(tx: Transaction) -> Step | None:
    """Lead an appeal that came to nobody of the cast, or to another department, to the contact of the tour."""
    appeal = reached.newest_of(tx, NEWCOMER)
    if appeal is None or not _astray(appeal):
        return None
    lies = appeal.state is State.TRIAGE
    what, move = ("没有自动交办", "交办") if lies else (f"交给了{appeal.lead}", "改派")
    text = f"这一件{what}。统筹员打开它，点「{move}」，选{CUSTOMS.department}"
    return Step(who=COORDINATOR, text=text, say=appeal.number)


def _astray(appeal: Appeal) -> bool:
    in_hand = appeal.state in {State.ASSIGNED, State.HANDLING, State.SIGN_OFF}
    return appeal.state is State.TRIAGE or (in_hand and appeal.lead != CUSTOMS.department)


FIRST = Tour("三分钟走一遍：从登记到销号", (*REGISTERING, *FILING, *HANDLING, *CLOSING), _to_customs)

SCENES_TITLE = "还可以试试"
SCENES = (
    Step(who=COORDINATOR, text="重办：打开待复核的一件，选单位重新办理", say=f"/{Menu.TODO}"),
    Step(who=COORDINATOR, text="回访：打开待回访的一件，记录企业现在怎么评价", say=f"/{Menu.VISITS}"),
    Step(who=CUSTOMS, text="长期推进：打开有推进计划的一件，向企业报告进展", say=f"/{Menu.TODO}"),
    Step(
        who=SUPERVISOR,
        text="逐级督办：把时钟拨到11月5日，超期的先后提醒联络员、负责人、督查员，再列入通报",
        say=f"/{Menu.OVERDUE}",
    ),
    Step(who=COORDINATOR, text="核验企业：刚登记的企业还是“未核验”，打开看看，核验通过", say=f"/{Menu.ENTERPRISES}"),
    Step(who=ADMIN, text="有人离岗：打开一位联络员，停用再恢复，看对方的按钮怎样失效", say=f"/{Menu.STAFF}"),
    Step(who=ADMIN, text="新人到岗：发一个邀请，点开消息里的链接，由何静打开，说明姓名和职务", say=f"/{Menu.INVITE}"),
)
