"""Defines every figure: its name, its meaning and which appeals it counts.

Each appeal counts once, in the span in which it was filed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from math import sqrt

from bot.domain.appeals.action import State
from bot.domain.appeals.facts import Outlet, Timely
from bot.domain.appeals.survey import Manner, Satisfaction, Solved

Value = str | bool
Where = Mapping[str, frozenset[Value]]


@dataclass(frozen=True, slots=True)
class Group:
    """A set of appeals: each fact named in `where` (a column of storage.schema.fact) must have one of the values.

    A group of ratings looks at the columns of surveys, one of classes at those in which the appeal stands.
    """

    key: str
    name: str
    meaning: str
    where: Where = field(default_factory=dict, hash=False)

    @property
    def of_ratings(self) -> bool:
        """Whether it counts surveys instead of appeals; an appeal has one for each department that answered it."""
        return "counts" in self.where


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: `part` of `whole`. The part is a subset of the whole, so that both count the same appeals."""

    key: str
    name: str
    part: Group
    whole: Group


def _within(whole: Group, key: str, name: str, meaning: str, **facts: Iterable[Value]) -> Group:
    return Group(key, name, meaning, {**whole.where, **{fact: frozenset(item) for fact, item in facts.items()}})


_OUT = frozenset({State.DECLINED, State.WITHDRAWN})
_DONE = frozenset({Timely.IN_TIME, Timely.LATE})
_GOOD = frozenset({Satisfaction.SATISFIED, Satisfaction.FAIRLY})

RECEIVED = Group("received", "受理", "这段时间提交的全部诉求，一件只计一次")
VALID = _within(RECEIVED, "valid", "有效", "受理的，除去不予受理和企业撤回的", state=frozenset(State) - _OUT)
DECLINED = _within(RECEIVED, "declined", "不予受理", "现在是不予受理的", state={State.DECLINED})
WITHDRAWN = _within(RECEIVED, "withdrawn", "撤回", "企业撤回的", state={State.WITHDRAWN})
CLOSED = _within(VALID, "closed", "办结", "有效的，现在已销号", state={State.CLOSED})
OPEN = _within(VALID, "open", "在办", "有效的，现在还没有销号", state=frozenset(State) - _OUT - {State.CLOSED})
LATE = _within(OPEN, "late", "超期", "在办的，现在该由工作人员办的这一步或答复已过期限", late={True})
ON_SPOT = _within(RECEIVED, "on_spot", "现场办理", "在坐诊现场答复的", outlet={Outlet.ON_SPOT})
PASSED_ON = _within(RECEIVED, "passed_on", "分级分类转办", "交给部门或州市办理的", outlet={Outlet.PASSED_ON})
ASSIGNED = _within(RECEIVED, "assigned", "交办", "至少交办过一次的", assigned={True})
RETURNED = _within(ASSIGNED, "returned", "退回", "交办过的，至少被退回过一次", returned={True})
TAKEN = _within(RECEIVED, "taken", "已签收", "部门签收的和现场答复的，还有到期没有签收按默认签收的", accepted=_DONE)
ACCEPTED = _within(TAKEN, "accepted", "按时签收", "部门自己签收的，不是默认签收", accepted={Timely.IN_TIME})
CONTACT_DUE = _within(RECEIVED, "contact_due", "应联系", "已联系企业的，和过了期限还没有联系的", contacted=_DONE)
CONTACTED = _within(
    CONTACT_DUE, "contacted", "按时联系", "最近一次交办后按期首次联系企业的", contacted={Timely.IN_TIME}
)
DUE = _within(RECEIVED, "due", "应答复", "已答复的，和过了原定期限还没有答复的", answered=_DONE)
ON_TIME = _within(DUE, "on_time", "按期答复", "每一轮都在原定期限内答复的，延期不算", answered={Timely.IN_TIME})
NOT_ON_TIME = _within(
    DUE, "overdue", "未按期答复", "应答复的，有一轮没有在原定期限内答复，延期也算", answered={Timely.LATE}
)
REPLIED = _within(RECEIVED, "replied", "已答复", "至少答复过一次的", replied={True})
REWORKED = _within(REPLIED, "reworked", "重办", "答复过的，至少重新办理过一次", reworked={True})
PLANNED = _within(VALID, "planned", "长期推进", "有效的，答复为长期推进的", planned={True})
FOLLOWED = _within(PLANNED, "followed", "持续跟踪", "长期推进的，现在还没有销号", state=OPEN.where["state"])
PLAN_DONE = _within(PLANNED, "plan_done", "长期推进销号", "长期推进的，现在已销号", state={State.CLOSED})
ASKED = _within(
    RECEIVED, "asked", "请评价", "请企业评价过的，算在答复的单位；由两个单位先后答复的各计一次", counts={True}
)
RATED = _within(ASKED, "rated", "已评价", "请评价的，企业评价过该单位的答复", satisfaction=frozenset(Satisfaction))
SATISFIED = _within(RATED, "satisfied", "满意", "已评价的，对该单位最近一次评价是满意或基本满意", satisfaction=_GOOD)
UNSATISFIED = _within(
    RATED, "unsatisfied", "不满意", "已评价的，对该单位最近一次评价是不满意", satisfaction={Satisfaction.UNSATISFIED}
)
SOLVED = _within(RATED, "solved", "解决", "已评价的，企业最近一次说已解决", solved={Solved.YES})
MANNER_TOLD = _within(RATED, "manner", "评速度态度", "已评价的，企业说了办理速度和态度", manner=frozenset(Manner))
WELL_DONE = _within(MANNER_TOLD, "well_done", "速度态度好", "评速度态度的，说都好", manner={Manner.GOOD})
SLOW = _within(MANNER_TOLD, "slow", "办得慢", "评速度态度的，说办得慢", manner={Manner.SLOW, Manner.BOTH})
RUDE = _within(MANNER_TOLD, "rude", "态度不好", "评速度态度的，说态度不好", manner={Manner.RUDE, Manner.BOTH})
CLASSED = _within(RECEIVED, "classed", "一类事", "受理的，经确认属于一类事的", classed={True})
HELPED = _within(CLASSED, "helped", "已有办法", "属于一类事的，这一类已有措施施行", helped={True})
CLASS_DONE = _within(CLASSED, "kind_done", "同类解决", "属于一类事的，这一类经观察认定解决", kind_done={True})
CLASS_RECURRED = _within(CLASSED, "kind_back", "同类复发", "属于一类事的，这一类在措施施行后再次增多", kind_back={True})

GROUPS: dict[str, Group] = {
    item.key: item
    for item in (
        *(RECEIVED, VALID, DECLINED, WITHDRAWN, CLOSED, OPEN, LATE, ON_SPOT, PASSED_ON),
        *(ASSIGNED, RETURNED, TAKEN, ACCEPTED, CONTACT_DUE, CONTACTED, DUE, ON_TIME, NOT_ON_TIME),
        *(REPLIED, REWORKED, PLANNED, FOLLOWED, PLAN_DONE),
        *(ASKED, RATED, SATISFIED, UNSATISFIED, SOLVED, MANNER_TOLD, WELL_DONE, SLOW, RUDE),
        *(CLASSED, HELPED, CLASS_DONE, CLASS_RECURRED),
    )
}

RATES: dict[str, Rate] = {
    item.key: item
    for item in (
        Rate("closed", "办结率", CLOSED, VALID),
        Rate("on_time", "按期率", ON_TIME, DUE),
        Rate("accepted", "签收率", ACCEPTED, TAKEN),
        Rate("contacted", "响应率", CONTACTED, CONTACT_DUE),
        Rate("solved", "解决率", SOLVED, RATED),
        Rate("satisfied", "满意率", SATISFIED, RATED),
        Rate("rated", "评价率", RATED, ASKED),
        Rate("reworked", "重办率", REWORKED, REPLIED),
        Rate("returned", "退回率", RETURNED, ASSIGNED),
    )
}

OF_MANNER = Rate("well_done", "速度态度好评率", WELL_DONE, MANNER_TOLD)  # where ratings are looked at closely

# Groups that share no appeal and together are the first one.
SUMS: tuple[tuple[Group, tuple[Group, ...]], ...] = (
    (RECEIVED, (VALID, DECLINED, WITHDRAWN)),
    (VALID, (CLOSED, OPEN)),
    (DUE, (ON_TIME, NOT_ON_TIME)),
    (RATED, (SATISFIED, UNSATISFIED)),
    (PLANNED, (FOLLOWED, PLAN_DONE)),
)


class Cut(StrEnum):
    """A fact by which figures can be divided. An appeal has at most one value of each."""

    DEPARTMENT = "department"
    THEME = "theme"
    REGION = "region"
    KIND = "kind"
    SESSION = "session"
    MONTH = "month"
    STATE = "state"


Key = str | int | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which appeals are counted, either real or demonstration ones, never both.

    They were filed from `since` up to but without `until`. `only` gives a value for a cut: the name of a department,
    theme, region or kind, the row of a session, a month such as 202410, or a state; None stands for appeals that have
    none. `enterprise` is a row.
    """

    since: datetime | None = None
    until: datetime | None = None
    only: tuple[tuple[Cut, Key], ...] = ()
    enterprise: int | None = None
    demo: bool = False


SMALL = 30  # of fewer a share says little without its interval
_Z = 1.959963984540054  # the normal distribution's 97.5 %


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share as part and whole; it is never shown without the whole."""

    part: int
    whole: int

    @property
    def is_of_few(self) -> bool:
        return 0 < self.whole < SMALL

    def interval(self) -> tuple[float, float]:
        """Return the bounds between which the true share lies in 95 of 100 cases (Wilson's score interval)."""
        share, square = self.part / self.whole, _Z * _Z / self.whole
        middle, half = share + square / 2, _Z * sqrt(share * (1 - share) / self.whole + square / (4 * self.whole))
        return max((middle - half) / (1 + square), 0.0), min((middle + half) / (1 + square), 1.0)


@dataclass(frozen=True, slots=True)
class Handler:
    """How one person's answers were rated, each round by itself; an empty `department` stands for the desk."""

    department: str
    name: str
    answered: int
    rated: int
    satisfied: int
    unsatisfied: int
    slow: int
    rude: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many appeals are in each group for these values of the cuts in `key`.

    `enterprises` is filled in a total only.
    """

    key: tuple[Key, ...]
    of: Mapping[str, int]
    enterprises: int | None

    def count(self, group: Group) -> int:
        return self.of[group.key]

    def ratio(self, rate: Rate) -> Ratio:
        return Ratio(self.count(rate.part), self.count(rate.whole))
