"""Recognises which command a short sentence of the staff speaks of, such as 这个月统计 or 帮我导出."""

import re
from functools import cache

from bot.classifier.folding import fold_word
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
ALSO = "下一期 本期 这期 这个月 本月 上个月 上月 今年 去年 本周 上周 什么 几家 几个 多少个 怎么看 打开 进入 看下"
SENTENCE, OVER = 16, 2  # letters of a sentence that may speak of a command, and of what else it may say


def spoken(role: Role | None, text: str) -> Menu | None:
    """Return the command of the role that the sentence speaks of, by the longest word; None if it says more."""
    said = fold_word("".join(char for char in text if char.isalnum()))
    words = {
        word: menu for menu in OWN[role] for word in (BUTTONS[menu], *SPOKEN.get(menu, "").split()) if word in said
    }
    if not words or len(said) > SENTENCE:
        return None
    left = re.sub("|".join(sorted(words, key=len, reverse=True)), "", said)
    return words[max(words, key=len)] if len(_fillers().sub("", left)) <= OVER else None


@cache
def _fillers() -> re.Pattern[str]:
    words = {*ALSO.split(), *wish_words.FILLERS.split(), *find_words.FILLERS}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
