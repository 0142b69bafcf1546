"""A town in which each field of each noun holds words that stand nowhere else."""

from datetime import timedelta

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import Event
from bot.domain.appeals.survey import Satisfaction, Survey
from bot.domain.base.content import File
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from storage.appeals import appeals, attachments
from storage.engine import audit
from storage.people import enterprises, people
from tests.desk import ELSEWHERE, HOME, Desk

ASSISTING = "省商务厅"
STRANGER, OWN, OTHER, LEAD, HELPS, AWAY = "未登记", "本企业", "别家企业", "主办联络员", "协办联络员", "无关联络员"
HEAD, AWAY_HEAD, COORDINATOR, SUPERVISOR, ADMIN = "主办负责人", "无关负责人", "统筹员", "督查员", "管理员"
WHO: dict[str, tuple[Role | None, str | None]] = {
    STRANGER: (None, None),
    OWN: (Role.MEMBER, None),
    OTHER: (Role.MEMBER, None),
    LEAD: (Role.CONTACT, HOME),
    HELPS: (Role.CONTACT, ASSISTING),
    AWAY: (Role.CONTACT, ELSEWHERE),
    HEAD: (Role.HEAD, HOME),
    AWAY_HEAD: (Role.HEAD, ELSEWHERE),
    COORDINATOR: (Role.COORDINATOR, None),
    SUPERVISOR: (Role.SUPERVISOR, None),
    ADMIN: (Role.ADMIN, None),
}
# noun, field: the words that stand in this field alone.
MARKS = {
    ("诉求", "原文"): "橡胶压在磨憨等待检疫",
    ("诉求", "附件"): "检疫单据",
    ("诉求", "联系人姓名"): "段雪莲",
    ("诉求", "联系人电话"): "13911112222",
    ("诉求", "答复"): "检疫窗口已经延时开放",
    ("诉求", "评价意见"): "还是等了两天才检疫",
    ("诉求", "内部备注"): "与边检口头商量过",
    ("涉密诉求", "编号"): "YN-2024-0902",
    ("涉密诉求", "原文"): "配方比例被同行打听",
    ("企业", "名称"): "勐腊橡胶制品有限公司",
    ("企业", "信用代码"): "91530100DEM000001C",
    ("企业", "营业执照"): "licence_sent",  # what its file is sent as
    ("工作人员", "姓名"): "赵海关",
    ("工作人员", "工作电话"): "0871-63119999",
    ("工作人员", "电子邮箱"): "zhao.haiguan@example.com",
    ("操作记录", "内容"): "查过橡胶的旧账",
    ("坐诊场次", "公告的"): "磨憨边贸大厅",
    ("坐诊场次", "没有公告的"): "没有定下的会议厅",
    ("一类事", "名称、根源"): "检疫排队过久",
    ("一类事", "待确认的"): "打洛待确认",
    ("一类事", "措施、成效"): "检疫错峰预约",
    ("通报", "起草的内容"): "本月检疫明显提速",
    ("导出", "清单"): "现行期限",  # a head of its columns
    ("导出", "姓名、电话、原文"): "答复内容",
    ("参数", "期限、节假日、理由"): "每个附件最大",
    ("单位", "计划的变更"): "昆明口岸联合海关",
}
NUMBER = "YN-2024-0901"


class Town:
    """One enterprise with two appeals, one of them with business secrets, and a contact of its lead department."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.tx, self.now = desk, desk.tx, desk.now - timedelta(days=1)
        self.enterprise, self.other = desk.enterprise(MARKS["企业", "名称"]), desk.enterprise("乙")
        licence = {"licence": "file-licence", "licence_kind": "document", "licence_name": "licence.pdf"}
        enterprises.change(self.tx, self.enterprise, uscc=MARKS["企业", "信用代码"], state="UNVERIFIED", **licence)
        self.filer = self._named(Role.MEMBER, "诉求", "联系人姓名", enterprise=self.enterprise)
        people.change(self.tx, self.filer.id, phone=MARKS["诉求", "联系人电话"])
        self.handler = self._named(Role.CONTACT, "工作人员", "姓名", department=HOME)
        phone, email = MARKS["工作人员", "工作电话"], MARKS["工作人员", "电子邮箱"]
        people.change(self.tx, self.handler.id, phone=phone, email=email)
        self.rated = self._appeal(NUMBER, State.CLOSED, MARKS["诉求", "原文"])
        self.secret = self._appeal(
            MARKS["涉密诉求", "编号"], State.HANDLING, MARKS["涉密诉求", "原文"], confidential=True
        )
        self._answered()
        audit.note(self.tx, self.handler.id, "phone", f"appeal:{NUMBER}", self.now, reason=MARKS["操作记录", "内容"])

    def _named(self, role: Role, noun: str, field: str, **given: object) -> Person:
        who = self.desk.person(role, **given)  # type: ignore[arg-type]  # a department or an enterprise
        people.change(self.tx, who.id, name=MARKS[noun, field])
        return people.by_id(self.tx, who.id)

    def _appeal(self, number: str, state: State, text: str, **given: object) -> int:
        about = {"number": number, "text": text, "filed_by": self.filer.id, "filed_at": self.now, "round": 1}
        about |= {"assisting": (ASSISTING,), "handler": self.handler.id}
        return self.desk.appeal(state, self.enterprise, **(about | given)).id

    def _answered(self) -> None:
        """Let the appeal have a file, an internal note, an answer and a rating."""
        paper = File("file-1", "unique-1", "document", MARKS["诉求", "附件"], 1000)
        attachments.put(self.tx, {"appeal": self.rated}, [paper], self.now)
        self._event(Action.NOTE, Party.LEAD, State.HANDLING, MARKS["诉求", "内部备注"])
        self._event(Action.ANSWER, Party.LEAD, State.ANSWERED, MARKS["诉求", "答复"])
        self._event(Action.RATE, Party.MEMBER, State.CLOSED, MARKS["诉求", "评价意见"])
        answer = Change(answer=MARKS["诉求", "答复"], answered_at=self.now, outcome=Outcome.SOLVED)
        appeals.change(self.tx, self.rated, answer)
        words = {"words": MARKS["诉求", "评价意见"], "satisfaction": Satisfaction.UNSATISFIED}
        appeals.open_survey(self.tx, Survey(self.rated, 1, HOME, self.now))
        appeals.rate(self.tx, self.rated, 1, {"rated_at": self.now, "reason": "D1", **words})

    def _event(self, action: Action, party: Party, to: State, words: str) -> None:
        who = self.filer if party is Party.MEMBER else self.handler
        department = None if party is Party.MEMBER else HOME
        appeals.append(
            self.tx, self.rated, Event(self.now, who.id, party, department, action, None, to, 1, words=words)
        )

    def person(self, who: str) -> Person:
        """Return somebody new of this standing."""
        role, department = WHO[who]
        belongs = {OWN: self.enterprise, OTHER: self.other}
        return self.desk.person(role, department, enterprise=belongs.get(who))
