"""How each setting is called and its values are said; typed lines are read by the same names."""

import re
from datetime import date

from bot.config.overlay import OFF, PARTS, WORK, Value
from bot.texts.style import dates

WORKDAYS, DAYS, HOURS, TIMES = "个工作日", "天", "小时", "次"
CHARS, PERCENT, PIECES, MB = "字", "%", "件", "MB"
LIMIT: dict[str, tuple[str, str]] = {
    "triage_days": ("受理期限", WORKDAYS),
    "accept_days": ("签收期限", WORKDAYS),
    "return_days": ("退回期限", WORKDAYS),
    "first_contact_days": ("首次联系期限", WORKDAYS),
    "complex_reply_days": ("复杂事项答复期限", WORKDAYS),
    "assisting_days": ("协办期限", WORKDAYS),
    "extension_days": ("延期最多", WORKDAYS),
    "extension_ask_days": ("申请延期提前", WORKDAYS),
    "survey_days": ("评价期限", WORKDAYS),
    "survey_reminder_days": ("提醒评价", WORKDAYS),
    "rework_decision_days": ("复核期限", WORKDAYS),
    "rework_days": ("重办期限", WORKDAYS),
    "visit_days": ("回访期限", WORKDAYS),
    "reopen_days": ("要求重办期限", WORKDAYS),
    "rerate_hours": ("更改评价", HOURS),
    "info_days": ("补正期限", WORKDAYS),
    "remind_before_days": ("到期前提醒", WORKDAYS),
    "long_term_note_days": ("长期推进通报间隔", DAYS),
    "urge_every_days": ("催办间隔", WORKDAYS),
    "head_after_days": ("逾期报负责人", WORKDAYS),
    "supervisor_after_days": ("逾期报督查员", WORKDAYS),
    "circular_after_days": ("逾期列入通报", WORKDAYS),
    "questions_max": ("每轮补正最多", TIMES),
    "visit_sample_percent": ("满意抽查回访", PERCENT),
    "invite_hours": ("邀请链接有效", HOURS),
    "nudge_hours": ("短信提醒等待", "个工作小时"),
    "offer_hours": ("候补号保留", HOURS),
    "booking_open_days": ("挂号窗口", WORKDAYS),
    "call_before_days": ("坐诊前叫号", DAYS),
    "call_days": ("电话拨打期限", WORKDAYS),
    "text_min": ("诉求最少字数", CHARS),
    "text_max": ("诉求最多字数", CHARS),
    "words_max": ("答复和说明最多字数", CHARS),
    "lessons_least": ("学习最少件数", PIECES),
    "replayed": ("试算件数", PIECES),
    "export_mb": ("导出文件最大", MB),
    "attachments_max": ("附件最多", "个"),
    "attachment_mb": ("每个附件最大", MB),
    "class_decide_days": ("一类事确认期限", WORKDAYS),
    "class_days": ("一类事措施期限", WORKDAYS),
    "class_observe_days": ("一类事观察期", DAYS),
    "class_recur_percent": ("一类事复发比例", PERCENT),
    "news_days": ("定期告知间隔", WORKDAYS),
}
REPLY = "答复期限"
OTHER = {
    "thresholds.score": "首选得分",
    "thresholds.margin": "领先差距",
    "hours.opens": "上班时间",
    "hours.closes": "下班时间",
    "texts.place": "坐诊默认地点",
    "texts.welcome": "欢迎语",
    "texts.office": "办公时间",
    "texts.contact": "咨询方式",
    "texts.fees": "收费说明",
    "texts.how_many": "件数说明",
    "keep.contact_months": "联系方式保存",
    "keep.record_months": "操作记录保存",
    "keep.line_days": "消息保存",
    "keep.draft_days": "草稿保存",
    "keep.licence_days": "营业执照保存",
}
DAY = {WORK: "上班", OFF: "放假"}
DAY_WORDS = {"上班": WORK, "补班": WORK, "工作日": WORK, "放假": OFF, "休息": OFF, "休假": OFF}
MONTHS = "个月"
GONE_WORDS = ("停用", "删除")  # a reason is not offered any more
PART = dict(zip(PARTS, ("名称", "提示", "停用"), strict=True))
AS_WRITTEN = "恢复"
BETWEEN = " 　:：=＝,，改为成到是"  # between a name and its value
NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(?:个?工作[日小时]+|个月|个|天|日|小时|次|字|件|%|mb)?")
CLOCK = re.compile(r"(\d{1,2})[:：点时](\d{2})?分?")
PRIVACY = "告知第{n}段"


def label(key: str) -> str:
    """Return how a setting is called."""
    if key in OTHER:
        return OTHER[key]
    which, _, name = key.partition(".")
    if which == "limits":
        return LIMIT[name][0]
    if which == "kinds":
        return f"{name}{REPLY}"
    if which == "days":
        return dates.plain_day(date.fromisoformat(name))
    if which == "privacy":
        return PRIVACY.format(n=name)
    code, _, part = name.rpartition(".")
    return f"{code}{PART[part]}"


def said(key: str, value: Value | None) -> str:
    """Return the value of a setting with its unit; None is how the pack or the State Council has it."""
    which, _, name = key.partition(".")
    if value is None:
        return "按国务院安排" if which == "days" else "按方案"
    if which == "limits":
        return f"{value}{LIMIT[name][1]}"
    if which == "kinds":
        return f"{value}{WORKDAYS}"
    if which == "keep":
        return f"{value}{MONTHS if name.endswith('months') else DAYS}"
    if key.endswith(f".{PARTS[2]}"):
        return "不再选用"
    return DAY.get(str(value), str(value)) if which == "days" else str(value)
