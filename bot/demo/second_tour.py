"""The second tour: a seat at a session, from the booking to the minutes, with the queue of the day."""

from collections.abc import Callable
from datetime import datetime

from bot.demo import reached
from bot.demo.cast import COORDINATOR, CUSTOMS, MEMBER
from bot.demo.reached import Reached, acting, at_session, filling, session_is, until, written
from bot.demo.tour import DONE, NO_FILES, Step, Tour
from bot.domain.appeals.action import Outcome
from bot.domain.base.press import Menu
from bot.domain.sessions.booking import Booking, BookingAction
from bot.domain.sessions.session import SessionAction, SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals import labels
from bot.texts.sessions import terms
from storage.engine.database import Transaction

AT = 2024, 4  # the demo's session
CALLED = datetime(2024, 11, 12, 9, 0, tzinfo=SHANGHAI)  # three days before
HELD = datetime(2024, 11, 15, 9, 30, tzinfo=SHANGHAI)
APPEAL = "我们的鲜切花出口，植物检疫证书要跑两个口岸才能办齐，希望能在昆明一次办好。"
ANSWER = "植物检疫证书下月起在昆明一次办理，由海关窗口统一受理。"
OVER = (SessionState.RUNNING, SessionState.ARCHIVED)


def _writing(step: str) -> Reached:
    return filling(MEMBER, "appeal", step, needs="booking")


def _scheduling(step: str) -> Reached:
    return acting(COORDINATOR, step, "assisting", MEMBER)


def _answering(step: str) -> Reached:
    return acting(COORDINATOR, step, "outcome", MEMBER)


def _seat(holds: Callable[[Transaction, Booking], bool]) -> Reached:
    return at_session(MEMBER, AT, holds)


BOOKING = (
    Step(who=MEMBER, text="看看哪些坐诊场次可以挂号", say=f"/{Menu.BOOK}"),
    Step(
        who=MEMBER,
        text="挂一个号，得到号、诊室和预计时间",
        press="挂号：第4期",
        done=_seat(reached.is_booked),
    ),
    Step(who=MEMBER, text="带什么问题来？直接说出来", say=APPEAL, done=written(MEMBER, needs="booking")),
    Step(who=MEMBER, text="写完了", press=DONE, done=_writing("files")),
    Step(who=MEMBER, text="不附照片和文件", press=NO_FILES, done=_writing("department")),
    Step(who=MEMBER, text="由专窗判断哪个部门当面答复", press=labels.UNSURE, done=_writing("kind")),
    Step(who=MEMBER, text="选择类型", press="服务需求", done=_writing("confirm")),
    Step(
        who=MEMBER,
        text="核对后提交，列进这次坐诊",
        press=labels.CONFIRM_APPEAL[0].label,
        done=_seat(reached.brings),
    ),
)
PREPARING = (
    Step(
        who=COORDINATOR,
        text="会前安排：这一件当面答复",
        press="安排坐诊",
        done=_scheduling("lead"),
    ),
    Step(
        who=COORDINATOR,
        text="由海关当面答复，部门会提前准备",
        press=CUSTOMS.department or "",
        done=_scheduling("assisting"),
    ),
    Step(who=COORDINATOR, text="不用别的单位协办", press="不用协办", done=_seat(reached.is_scheduled)),
    Step(who=MEMBER, text="坐诊前三天，“叫号”提醒发给企业", clock=CALLED, done=until(CALLED)),
    Step(
        who=MEMBER,
        text="企业确认到场",
        press=terms.BOOKING_ACTION[BookingAction.CONFIRM],
        done=_seat(reached.is_confirmed),
    ),
)
DAY = (
    Step(who=COORDINATOR, text="到了坐诊当天", clock=HELD, done=until(HELD)),
    Step(
        who=COORDINATOR,
        text="开始坐诊，看到各诊室的队",
        press=terms.SESSION_ACTION[SessionAction.START],
        done=session_is(AT, *OVER),
    ),
    Step(who=MEMBER, text="企业到了，前方还有2家", press="我已到场", done=_seat(reached.is_there)),
    Step(who=COORDINATOR, text="现场叫号：请第1号进诊室", press="1号诊室：叫下一家"),
    Step(who=COORDINATOR, text="第1号谈完，请第2号，企业看到“下一个就是您单位”", press="1号诊室：叫下一家"),
    Step(
        who=COORDINATOR,
        text="请第3号，企业看到“请到1号诊室”",
        press="1号诊室：叫下一家",
        done=_seat(reached.is_summoned),
    ),
    Step(who=COORDINATOR, text="看看第3号带来什么", press="第3号：过号、未到、记录"),
    Step(who=COORDINATOR, text="打开带来的诉求", press="记录YN-"),
    Step(
        who=COORDINATOR,
        text="记录当面答复",
        press="现场答复",
        done=_answering("lead"),
    ),
    Step(
        who=COORDINATOR,
        text="由海关答复",
        press=CUSTOMS.department or "",
        done=_answering("outcome"),
    ),
    Step(
        who=COORDINATOR,
        text="选择办理结果",
        press=labels.OUTCOME[Outcome.SOLVED],
        done=_answering("words"),
    ),
    Step(
        who=COORDINATOR,
        text="写下答复的内容",
        say=ANSWER,
        done=_answering("send"),
    ),
    Step(
        who=COORDINATOR,
        text="发给企业，请企业评价",
        press=labels.CONFIRM_ANSWER[0].label,
        done=_seat(reached.is_answered),
    ),
    Step(who=COORDINATOR, text="回到叫号", say=f"/{Menu.QUEUE}"),
    Step(
        who=COORDINATOR,
        text="第3号也谈完了",
        press=terms.BOOKING_ACTION[BookingAction.ATTEND],
        done=_seat(reached.is_heard),
    ),
    Step(
        who=COORDINATOR,
        text="没有遗漏，结束坐诊",
        press=terms.SESSION_ACTION[SessionAction.FINISH],
        done=session_is(AT, SessionState.ARCHIVED),
    ),
    Step(who=COORDINATOR, text="看坐诊纪要：谁来了、谁答复了什么", press="坐诊纪要"),
)
SECOND = Tour("再走一遍：从挂号到坐诊", (*BOOKING, *PREPARING, *DAY))
