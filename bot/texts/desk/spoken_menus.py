"""Recognises which command a short sentence of the staff speaks of, such as 这个月统计 or 帮我导出."""

import re
from functools import cache

from bot.classifier.folding import letters
from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.texts.desk import find_words, wish_words
from bot.texts.style.menus import BUTTONS, OWN

# How commands are spoken of in a sentence, besides by the labels of their buttons.
SPOKEN = {
    Menu.TODO: "要处理 要办 要做 任务 该办 没办的 工作安排 有什么事 有哪些事",
    Menu.TRIAGE: "受理 分派 派单 交办的 新诉求 新来的",
    Menu.STATS: "满意率 办结率 按期率 解决率 评价率 受理量 数据 数字 报表 情况汇总",
    Menu.CHARTS: "图表 趋势 漏斗",
    Menu.EXPORT: "下载 表格 excel 台账导出",
    Menu.SESSION: "坐诊 场次 挂号 第几期 名单 纪要 公告",
    Menu.QUEUE: "排队 下一家 诊室",
    Menu.OVERDUE: "督办 台账 超期 催办",
    Menu.CALLS: "打电话 电话",
    Menu.VISITS: "要回访 没回访",
    Menu.COUNTER: "代录 窗口登记 登记企业",
    Menu.PLANS: "长期 推进计划 跟踪",
    Menu.CLASSES: "一类 同类",
    Menu.INVITE: "加人 新人 新同事",
    Menu.ENTERPRISES: "核验 冒用",
    Menu.KEYWORDS: "词库 分派词",
    Menu.UNREACHABLE: "联系不上 送不到 送达",
    Menu.AWAY: "请假 休假 出差",
    Menu.TEMPLATES: "模板",
    Menu.STAFF: "人员 离岗 停用",
    Menu.AUDIT: "日志 谁看了 谁改了",
    Menu.SETTINGS: "设置 期限 工作日",
    Menu.DEAD: "失败",
    Menu.IMPORT: "导入",
}
# Sentences of the staff that ask for a command, whatever else they say; a search would answer them wrongly.
ASKED: dict[Menu, str] = {
    Menu.STATS: (
        r"(?:办|办结|受理|收|解决|销号|答复|接)了?(?:多少|几)件|(?:哪个|哪家)(?:厅|局|部门|单位|州市).{0,6}最|(?:满意|办结|按期|解决|评价|签收)率"
        r"|排名|排第几|(?:本月|这个月|上个?月|今年|本季度|上季度)(?:的)?(?:数据|数字|统计|情况|怎么样)"
    ),
    Menu.QUEUE: r"叫(?:下|号)|下一(?:个|家|位)|过号|(?:这家|企业|他们?)(?:没到|没来|未到|不在)",
    Menu.SESSION: r"坐诊.{0,14}(?:建一下|新建|安排|定在|办一期)|(?:建|新建|安排|再办).{0,6}坐诊",
    Menu.AWAY: r"(?:请|休)(?:年|病|事|产|婚|丧)?假|销假|出差|(?:回来|回单位|恢复)上班|我(?:回来|不在)",
    Menu.TEMPLATES: r"模板|怎么(?:写)?答复(?:比较好)?$",
    Menu.TODO: (
        r"(?:有哪些|有什么|有几件|哪些|几件).{0,4}(?:要|等|待|该|没)(?:我们?)?(?:签收|办|处理|答复)"
        r"|快到期|(?:要|该)我们?(?:签收|办|处理)"
    ),
    Menu.TRIAGE: r"(?:没|未|没有|还没|等|待|要)(?:人)?(?:分|分派|受理|派)(?:的|了|完|$)|新(?:的|来的)?(?:诉求|件)",
    Menu.EXPORT: r"导出|下载(?:表|台账|数据)",
    Menu.INVITE: r"邀请(?:一?个|新)?(?:联络员|统筹员|督查员|负责人|管理员|同事|人)",
    Menu.OVERDUE: r"(?:超期|逾期)的?(?:有|都|是|还)",
}
# What a department's people want to do with an appeal of which they name none: their list leads to its card.
_STEP = re.compile(
    r"(?:我们?)?(?:想|要|需要|怎么|如何|咋个?|能不能|可以)*(?:申请|办理)?(?:延期|退回|签收|答复|报告?进展|退件|请企业补正)"
    r"(?:一下|吗|呢|怎么办|怎么弄|怎么操作)*|(?:这|那)?(?:件|个|诉求)?(?:不归|不属于|不是|不该)(?:我们|我们?单位|本单位|我厅|我局).{0,4}"
)
ASKED_LONGEST = 30  # letters of such a sentence
ALSO = "下一期 本期 这期 这个月 本月 上个月 上月 今年 去年 本周 上周 什么 几家 几个 多少个 怎么看 打开 进入 看下"
SENTENCE, OVER = 16, 2  # letters of a sentence that may speak of a command, and of what else it may say


def spoken(role: Role | None, text: str) -> Menu | None:
    """Return the command of the role that the sentence speaks of, by the longest word; None if it says more."""
    said = letters(text)
    words = {
        word: menu for menu in OWN[role] for word in (BUTTONS[menu], *SPOKEN.get(menu, "").split()) if word in said
    }
    if not words or len(said) > SENTENCE:
        return None
    left = re.sub("|".join(sorted(words, key=len, reverse=True)), "", said)
    return words[max(words, key=len)] if len(_fillers().sub("", left)) <= OVER else None


def asked(role: Role | None, text: str) -> Menu | None:
    """Return the command of the role for which the sentence asks in many words; None if it asks for none."""
    said = letters(text)
    if role in {Role.CONTACT, Role.HEAD} and _STEP.fullmatch(said):
        return Menu.TODO
    if len(said) > ASKED_LONGEST or re.search(r"[0-9]{4}", said):
        return None
    return next((menu for menu, pattern in ASKED.items() if menu in OWN[role] and re.search(pattern, said)), None)


@cache
def _fillers() -> re.Pattern[str]:
    words = {*ALSO.split(), *wish_words.FILLERS.split(), *find_words.FILLERS}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
