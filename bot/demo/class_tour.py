"""The third tour: a coordinator confirms a class of appeals, and one of another class need not be filed."""

from datetime import datetime

from bot.demo.cast import COORDINATOR, MEMBER
from bot.demo.reached import Reached, filling, person, written
from bot.demo.tour import DONE, NO_FILES, Step, Tour
from bot.domain.base.press import Menu
from bot.domain.classes.class_issue import ClassAction, ClassState
from bot.texts.appeals import labels
from bot.texts.classes.class_terms import ACTION
from storage.classes import classes, spared
from storage.engine.database import Transaction

HELPED, PROPOSED = 1, 2  # the classes of the demo: with a measure in force, and still to be confirmed
NAME, CAUSE = "口岸查验等待时间长", "流程不顺"
SCHOOL = "我们新招的工程师，孩子要转到昆明上小学，几所公办学校都说没有学位，请帮忙协调入学。"
_CONFIRMING = f"class_{ClassAction.CONFIRM.lower()}"


def _confirmed(tx: Transaction, _: datetime) -> bool:
    found = classes.peek(tx, PROPOSED)
    return found is not None and found.state is not ClassState.DRAFT


def _spared(tx: Transaction, _: datetime) -> bool:
    return person(tx, MEMBER) is not None and spared.count(tx, HELPED) > 0


def _at(step: str) -> Reached:
    return filling(MEMBER, "appeal", step)


CONFIRMING = (
    Step(who=COORDINATOR, text="系统发现四件口岸查验的诉求相似，像是一类事", say=f"/{Menu.CLASSES}"),
    Step(who=COORDINATOR, text="打开看看共同用词和各件的相似程度", press=f"打开{PROPOSED}号"),
    Step(
        who=COORDINATOR,
        text="是一类事，就确认",
        press=ACTION[ClassAction.CONFIRM],
        done=filling(COORDINATOR, _CONFIRMING, "name"),
    ),
    Step(who=COORDINATOR, text="起个名称", say=NAME, done=filling(COORDINATOR, _CONFIRMING, "cause")),
    Step(who=COORDINATOR, text="选成因，之后可以定牵头单位、加措施", press=CAUSE, done=_confirmed),
)
SPARING = (
    Step(who=MEMBER, text="另一类事已有措施：企业再写这样的诉求", say=f"/{Menu.APPEAL}", done=_at("text")),
    Step(who=MEMBER, text="写遇到的问题", say=SCHOOL, done=written(MEMBER)),
    Step(who=MEMBER, text="写完了", press=DONE, done=_at("files")),
    Step(who=MEMBER, text="不附照片和文件", press=NO_FILES, done=_at("department")),
    Step(who=MEMBER, text="部门由专窗判断", press=labels.UNSURE, done=_at("kind")),
    Step(who=MEMBER, text="选择类型", press="服务需求", done=_at("confirm")),
    Step(who=MEMBER, text="提交前看到已有办法，不用再提交，记为免交", press=labels.SPARED[0].label, done=_spared),
)
LAST = Tour("再走一遍：从一件事到一类事", (*CONFIRMING, *SPARING))
