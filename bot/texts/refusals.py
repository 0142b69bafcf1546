"""Explains to a person why something can't be done now and what to do; this index knows the refusals of all wings."""

from collections.abc import Callable
from html import unescape
from typing import Any

from bot.domain.appeals.appeal import Action
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.base.errors import (
    BadInput,
    NoRight,
    NotFound,
    NothingKept,
    NotInvited,
    NotRegistered,
    Refusal,
    StaleStep,
    Unreadable,
)
from bot.domain.base.press import Go, Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.classes.errors import ClassRefused
from bot.domain.people.enterprise import EnterpriseRefused
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import HELD_MINUTES
from bot.domain.people.standing import OffDuty, StandingRefused
from bot.domain.reach.errors import CallOver
from bot.domain.reach.phone_list import CallState
from bot.domain.reports.errors import CircularRefused
from bot.domain.sessions.errors import (
    AlreadyBooked,
    BookingRefused,
    NotOpen,
    SessionFull,
    SessionRefused,
    TurnHasCome,
)
from bot.domain.words.errors import WordsDecided
from bot.texts.appeals import labels, long_texts
from bot.texts.appeals.verbs import named
from bot.texts.classes import class_terms
from bot.texts.desk.failures import TOAST_REFUSED
from bot.texts.people import enterprises
from bot.texts.people import refusals as people
from bot.texts.reports import circular_card
from bot.texts.sessions import refusals as sessions
from bot.texts.style import dates, parties
from bot.texts.style.layout import is_numbered
from bot.texts.style.markup import Html, fill
from bot.texts.style.rows import Rows
from bot.texts.style.words import Words
from bot.texts.tenure import staff

BAD_INPUT = {
    **people.BAD_INPUT,
    **class_terms.BAD_INPUT,
    **long_texts.BAD_INPUT,
    **sessions.BAD_INPUT,
    "no_consent": "不同意告知内容，就无法受理诉求，所以先停在这里。您可以改点「同意」，也可以到政务服务中心当面反映。",
    "no_renewal": "不同意新的告知，就不能再处理您的信息。您可以改点「同意」；要删除个人信息，请发送 /delete_me。",
    "person_empty": "没有读到文字，请输入姓名。",
    "person_too_long": "姓名有{length}个字，最多{most}个字，请只输入姓名。",
    "person_no_letter": "没有认出姓名，请输入联系人的姓名，例如：李敏。",
    "too_short": "内容只有{length}个字，至少要{least}个字，请写得具体一些。",
    "too_long": "内容有{length}个字，最多{most}个字，超出{over}个字，请删减后重新发送。",
    "text_wanted": "这一步用不上这类消息。请发送文字，或点按钮选择。",
    "voice_here": "这一步不能用语音，没有收下。请把内容打成文字发送，或点按钮选择。",
    "empty": "没有收到内容，请输入文字。",
    "not_an_option": "没有对应的选项。请点按钮，或输入按钮上的字{numbers}。",
    "file_too_big": "附件“{name}”超过{most}MB，没有收下。请压缩后重新发送。",
    "file_type": "附件“{name}”的格式不能接收，没有收下。请发送图片、PDF、Word、Excel 等文件；压缩包请解开后再发。",
    "too_many_files": "附件最多{most}个，多出的没有收下。点「完成」继续。",
    "unknown_department": "没有找到“{name}”。请输入部门全称或常用简称，例如“省商务厅”；州市请输入“昆明市”。",
    "no_appeal": "没有找到您可以查看的诉求{number}。请核对编号，或发送 /my 从清单里打开。",
    "find_too_short": "“{word}”太短。请至少写两个字，例如“查验”，或写编号的后几位，例如 0016。",
    "find_too_long": "要查的内容最多{most}个字。请只写几个关键词，例如：磨憨 超期 昆明海关。",
    "record_word": "没有认出“{word}”。/audit 后面可以写姓名、诉求编号、日期（例如 近7天）、"
    "种类（例如 查看、导出、词库、人员）。",
    "record_too_long": "要查的内容最多{most}个字。请只写几个词，例如：周岚 导出 近7天。",
    "bulk_empty": "这个清单现在没有诉求了。请发送 /triage 或 /overdue 查看最新情况。",
    "bulk_numbers": "没有认出要办哪几件。请点「本页全部」，或输入第{first}—{last}件的序号，例如“1,3-5”。",
    "bulk_over": "已经过了两分钟，通知已发出，不能撤销。要改的，请打开那一件办理。",
    "bulk_undone": "这次操作已经撤销过了。",
    "no_chart_days": "没有认出“{words}”。/charts 后面请写年月或起止日期，例如 2024年10月；不写就是今年。",
    "no_month": "没有认出“{words}”。/circular 后面请写一个月，例如 2024年10月；不写就是上个月。",
    "month_too_early": "这个月还没有开始受理诉求，没有通报。请发送 /circular 查看上个月的。",
    "month_to_come": "这个月还没有到，不能看它的通报。请发送 /circular 查看上个月的。",
    "no_supervisor": "还没有督查员，没有人可以签发。请先发送 /invite 邀请督查员。",
    "no_enterprise": "没有登记过名称里有“{name}”的企业。请核对后重新输入；没有登记过的，请输入统一社会信用代码登记。",
    "registered_meanwhile": "这家企业刚刚已经登记。请点「取消」，再发送 /counter 重新查找。",
    "no_paper_consent": "没有书面同意，不能登记个人信息。请先请企业签同意书，再点「今天签的」；不登记就点「取消」。",
    "date_to_come": "签署日期不能在今天之后，请重新输入。",
    "no_span": "没有认出时间。请点按钮，或输入起止日期，先早后晚，例如 2024-10-01 2024-10-31；"
    "也可以只写年和月，例如 2024年10月。",
    "own_department": "“{name}”就是您单位。请输入建议的其他单位；说不准就点「跳过」。",
    "same_lead": "诉求就在{name}主办，请另选单位；不用改就点「取消」。",
    "parts_typed": "请把各件事各写一行，一次发过来，最多{most}件；不用拆分就点「取消」。",
    "same_helpers": "协办单位没有变。请点单位增减，或输入单位的名称；不用改就点「取消」。",
    "no_days": "没有认出时间。请输入起止日期，例如 2024-10-01 2024-11-15，或只写年和月，例如 2024年10月。",
    "days_backwards": "开始的日子在结束的日子之后。请先早后晚，例如 2024-10-01 2024-11-15。",
    "no_numbers": "没有认出“{words}”。/stats 后面可以写年月、起止日期或坐诊场次，例如 2024年10月、"
    "2024-10-01 2024-11-15、2024年第3期；也可以写部门名称，例如 省商务厅。",
    "own_numbers": "您只能查看本单位的统计。/stats 后面请只写年月或起止日期，例如 2024年10月。",
    "unknown_session": "没有{year}年第{number}期。请核对后重新输入，或发送 /stats，点「按坐诊场次」从表里选。",
    "plan_without_date": "推进计划里要有日期，例如：12月底前完成设备安装。请补上后重新发送。",
    "no_date": "没有认出日期。请只输入一天，例如 {example}，或只写月和日，例如 {short}，也可以写“下周三”。",
    "open_appeals": "您还有{count}件诉求没有办结。请等办结，或先撤回，再删除个人信息。发送 /my 查看。",
    "booked_alone": "您单位还有坐诊挂号，只有您一位联系人能收到叫号。请先发送 /book 退号，再删除个人信息。",
    "away_past": "这一天已经过去了，请从今天或以后开始。",
    "away_days": "最后一天不能早于第一天，一次最多登记{most}天，请重新输入。",
    "date_range": "日期要在明天之后、两年之内，请重新输入。",
    "no_time": "没有认出时间。请只输入开始的时间，例如 9:30、14:00 或 下午2点半。",
    "weekday_open": "今天就是{day}。请写“今天”或“下{day}”。",
    "parts_wanted": "请点按钮选择；要自己分，就把内容发过来，每件事一行，最多{most}行。",
    "too_many_parts": "分成了{count}件，一次最多{most}件，请合并一些再发。",
    "part_too_short": "第{number}行太短，每件事至少{least}个字，请写完整再发。",
    "keyword_lines": "一次最多改{most}行，您发了{count}行，请分几次发。",
    "keyword_unclear": "“{line}”没有看懂。请一行写一个修改，例如：加 林下经济 强。",
    "keyword_length": "“{word}”不能作关键词，关键词要有{least}至{most}个字。请换一个词，整条重新发送。",
    "keyword_missing": "现有关键词里没有“{word}”，不用删除。请核对后整条重新发送。",
    "keyword_there": "“{word}”已经是“{level}”，不用改。请去掉这一行，或改成别的级别，整条重新发送。",
    "template_there": "已经有标题是“{title}”的模板。请换一个标题；要改它，请点「取消」，再发送 /templates 选它。",
    "too_many_templates": "模板最多{most}条，现在不能再添加。请点「取消」，再发送 /templates 删除一条。",
    "licence_wanted": "请发来营业执照的照片或扫描件；不附就点下面的按钮。",
    "licence_not_wanted": "现在不用再发营业执照照片：已经收到，或已经核验。",
    "not_sure": "没有看明白。要办就点「确认」，不办就点「取消」。",
}


_WHY_NOT = {
    Action.ANSWER_ON_SPOT: "现场答复只在坐诊进行时记录。坐诊已结束的，请督查员发送 /session 点「更正归档」后补记。",
}


def _not_allowed(refusal: NotAllowed) -> Html:
    return fill(
        "诉求{number}目前是“{state}”，现在不能办理“{action}”，{why}请查看最新情况。",
        why=_WHY_NOT.get(refusal.action, "可能情况有变，或已过时限。"),
        number=refusal.number,
        state=labels.STATE[refusal.state],
        action=named(refusal.action),
    )


OVERTAKEN = (
    "诉求{number}已由{by}{at}先办了一步{did}，现在是“{state}”，您刚才的操作没有生效。\n"
    "刚才如果输入了内容，会接着发还给您。"
)


def _overtaken(refusal: Overtaken) -> Html:
    at = f"在{dates.moment(refusal.at, refusal.at)}" if refusal.at else ""
    did = f"（{named(refusal.did)}）" if refusal.did else ""
    by = refusal.department or parties.PARTY[refusal.by]
    return fill(OVERTAKEN, at=at, did=did, by=by, number=refusal.number, state=labels.STATE[refusal.state])


def _bad_input(refusal: BadInput) -> Html:
    facts: dict[str, Any] = dict(refusal.facts)
    code, place = str(facts.get("code", "")), int(facts.get("position") or 0)
    facts["char"] = code[place - 1 : place]
    facts |= {"head": code[:2], "division": code[2:8]}
    facts["suggested"] = f"您要填的是不是 {facts['suggestion']} ？" if facts.get("suggestion") else ""
    facts["where"] = f"第{place}位" if place else "有一位"
    facts["numbers"] = f"，也可以回复序号1至{facts['count']}" if is_numbered(int(facts.get("count") or 0)) else ""
    facts["short"] = str(facts.get("example", "")).partition("-")[2]
    facts["kept"] = f"前面的{facts['kept']}个字还在。" if facts.get("kept") else ""
    return fill(BAD_INPUT[refusal.problem], **facts)


def _bad_invite(refusal: BadInvite) -> Html:
    return fill(people.BAD_INVITE[refusal.problem], minutes=HELD_MINUTES)


def _decided(refusal: WordsDecided) -> Html:
    done = "已经采用" if refusal.adopted else "已经决定不采用"
    return fill("这项修改{done}，不能再改。请发送 /keywords 查看现在的关键词。", done=done)


CALL_OVER = {
    CallState.REACHED: "这个电话已经打过，结果已记录。",
    CallState.OVER: "情况有了变化，这个电话不用再打。",
    CallState.HANDED: "企业已经在用 Telegram，消息已直接发给企业，这个电话不用再打。",
}


def _call_over(refusal: CallOver) -> Html:
    return fill("{why}请发送 /calls 查看电话清单。", why=CALL_OVER.get(refusal.state, ""))


def _circular_refused(refusal: CircularRefused) -> Html:
    return fill(
        "这期通报目前是“{state}”，现在不能办理“{action}”，可能别人刚办过，或这个月还没有结束。"
        "请发送 /circular 查看最新情况。",
        state=circular_card.STATE[refusal.state],
        action=circular_card.ACTION[refusal.action],
    )


Say = Callable[[Any], Html]

TEXTS: dict[type[Refusal], Say | str] = {
    NotAllowed: _not_allowed,
    Overtaken: _overtaken,
    NotFound: "没有找到，可能已经处理过，或不属于您。请发送 /help 查看可以做什么。",
    Unreadable: "这个按钮已经失效。请发送 /help 查看可以做什么。",
    NoRight: "这项操作由其他身份的人办理。请发送 /help 查看您可以做什么。",
    NotRegistered: "请先登记企业。发送 /start 开始，大约需要两分钟。",
    NotInvited: "这项操作由工作人员办理，您现在还没有任职。请打开收到的邀请链接加入；没有链接的，"
    "请向统筹员或管理员要。企业请发送 /start 登记。",
    StaleStep: "这一步已经过去，请回答最新的问题。",
    NothingKept: "刚才的内容已不能恢复：可能已经恢复过，或后来又取消过别的内容。请重新填写。",
    BadInput: _bad_input,
    BadInvite: _bad_invite,
    WordsDecided: _decided,
    CallOver: _call_over,
    SessionFull: sessions.full,
    SessionRefused: sessions.session_refused,
    CircularRefused: _circular_refused,
    OffDuty: staff.off_duty,
    StandingRefused: staff.refused,
    EnterpriseRefused: enterprises.refused,
    NotOpen: "现在不在挂号时间。发送 /book 查看正在挂号的坐诊场次。",
    AlreadyBooked: sessions.booked,
    BookingRefused: sessions.booking_refused,
    TurnHasCome: sessions.turn_has_come,
    ClassRefused: class_terms.refused,
}

_LOOK = ((Button("查看最新情况", Go(Menu.TODO)),),)
_ROWS = {
    NotAllowed: _LOOK,
    Overtaken: _LOOK,
}


def _rows(refusal: Refusal) -> Rows:
    return staff.off_duty_rows(refusal) if isinstance(refusal, OffDuty) else _ROWS.get(type(refusal), ())


def refused(refusal: Refusal, _: Words) -> Screen:
    kind = type(refusal)
    text = TEXTS.get(kind, "现在不能这样做。请发送 /help 查看可以做什么。")
    return Screen(fill(text) if isinstance(text, str) else text(refusal), _rows(refusal), TOAST_REFUSED)


def plainly(refusal: BadInput) -> str:
    """Return what is wrong with an input, as a terminal shows it."""
    return unescape(_bad_input(refusal))
