"""Screens about the checking of enterprises (核验), for coordinators, its people, and whoever claims its code."""

from collections.abc import Callable, Iterable
from functools import partial

from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.people.enterprise import WAITING, EnterpriseAction, EnterpriseRefused
from bot.domain.people.enterprise_notices import (
    Belongs,
    ClaimWaiting,
    CodeClaimed,
    EnterpriseDecided,
    EnterpriseJudged,
    EnterpriseNumbers,
    EnterpriseShown,
    EnterprisesShown,
    JoinOffered,
    LicenceSent,
)
from bot.domain.people.person import EnterpriseState
from bot.domain.people.presses import Answer, AtEnterprise, JudgeName, LetIn, OfEnterprise, TakePlace
from bot.texts.people import lost_licence
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.menus import leads_to
from bot.texts.style.rows import Row, in_rows, turns, with_turns
from bot.texts.style.words import Words

NAME = 12  # as much of a name as a button shows
A, S, O = EnterpriseAction, EnterpriseState, OfEnterprise  # noqa: E741  # as the tables call them

STATE = {S.UNVERIFIED: "未核验", S.VERIFIED: "已核验", S.REFUSED: "核验未通过", S.DISPUTED: "代码被指冒用，核查中"}
ACTION = {
    A.REGISTER: "登记",
    A.ENTER: "代为登记",
    A.APPROVE: "核验通过",
    A.REFUSE: "不予通过",
    A.RESUBMIT: "重新申请核验",
    A.CLAIM: "申报冒用",
    A.KEEP: "维持现有登记",
    A.REPLACE: "确认被冒用",
    A.LET_IN: "加入新的联系人",
}
FORMS = {
    "claim": "申报代码被冒用",
    "enterprise_refuse": "核验不予通过",
    "enterprise_again": "重新申请核验",
    "enterprise_merge": "合并企业",
    "licence_send": "重新发送营业执照照片",
}


def _claim(notice: Asked, _: Words) -> Html:
    text = (
        "<b>您企业的全称是什么？</b>\n这个代码现在登记的是“{known}”。报给统筹员核查后，会把结果告诉您；"
        "核查期间没有人能加入。"
    )
    return fill(text, known=notice.facts.get("known", ""))


def _kept(notice: Asked, _: Words) -> Html:
    return fill(
        "<b>把{gone}合并到哪家？</b>\n请输入保留的那家的统一社会信用代码。诉求、挂号、联系人和评价都转到保留的那家。",
        gone=notice.facts.get("gone", ""),
    )


def _merge(notice: Asked, _: Words) -> Html:
    text = (
        "<b>确定把{gone}合并到{kept}吗？</b>\n诉求、挂号、联系人和评价都转到后者，双方联系人会收到通知。"
        "一天内可以撤销。"
    )
    return fill(text, gone=notice.facts.get("gone", ""), kept=notice.facts.get("kept", ""))


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("claim", "name"): _claim,
    ("enterprise_merge", "uscc"): _kept,
    ("enterprise_merge", "sure"): _merge,
    ("enterprise_again", "licence"): "<b>重新申请核验：要附营业执照吗？</b>\n发来照片或扫描件（PDF），核验更快；"
    "只给核验的统筹员看，每次查看都有记录，核验通过后不再保存。不附就点「跳过」。",
    ("licence_send", "licence"): lost_licence.ASKS,
    ("enterprise_refuse", "words"): "<b>为什么不予通过？</b>\n企业会看到这段话，请写清要补什么、改什么。",
}


def mark(state: EnterpriseState) -> str:
    """Return the mark behind the name of an enterprise that has not been checked; an empty text for others."""
    return "" if state is S.VERIFIED else f"（{STATE[state]}）"


def listed(notice: EnterprisesShown, _: Words) -> Screen:
    if notice.words:
        return _found(notice)
    if notice.total == 0:
        return Screen(fill("现在没有待核验的企业。有新的会写在早上的消息里。"))
    numbered = list(enumerate(notice.enterprises, notice.page * PAGE + 1))
    title = fill("{what}（共{total}家，久的在前）", what=bold("待核验的企业"), total=notice.total)
    parts = [fill("{n}. {name}｜{state}", n=n, name=firm.name, state=_waits(firm.state)) for n, firm in numbered]
    opens = [Button(f"查看第{n}家", AtEnterprise(O.PAGE, firm.id), n) for n, firm in numbered]
    turning = turns(partial(Go, Menu.ENTERPRISES), notice.page, notice.total)
    return Screen(blocks(title, lines(*parts)), with_turns(opens, turning))


def _found(notice: EnterprisesShown) -> Screen:
    title, numbered = bold(f"企业：{notice.words}"), list(enumerate(notice.enterprises, 1))
    parts = [
        fill("{n}. {name}（{uscc}）｜{state}", n=n, name=firm.name, uscc=firm.uscc, state=STATE[firm.state])
        for n, firm in numbered
    ]
    opens = [Button(f"查看第{n}家", AtEnterprise(O.PAGE, firm.id), n) for n, firm in numbered]
    return Screen(blocks(title, lines(*parts)), in_rows(opens, 2))


def _waits(state: EnterpriseState) -> str:
    return STATE[state] if state in WAITING else "有更名或加入的申请"


def page(notice: EnterpriseShown, _: Words) -> Screen:
    enterprise = notice.enterprise
    day = dates.date_of(enterprise.since) if enterprise.since else "不详"
    text = blocks(
        lines(
            bold(enterprise.name),
            fill("统一社会信用代码：{uscc}", uscc=enterprise.uscc),
            fill("地区：{region}　登记：{day}", region=enterprise.region, day=day),
            fill("状态：{state}", state=STATE[enterprise.state]),
            fill("理由：{reason}", reason=enterprise.reason) if enterprise.reason else "",
            lost_licence.ON_PAGE if enterprise.licence_lost else "",
            fill("曾用名：{names}", names="、".join(notice.former)) if notice.former else "",
            fill("申请更名为：{name}", name=notice.renamed.after) if notice.renamed else "",
        ),
        fill("联系人：{names}", names=_names(notice.members)),
        lines(*map(_asks, notice.asking)),
    )
    return Screen(text, (*in_rows(_decisions(notice), 2), *_asking(notice)))


def _names(members: Iterable[Belongs]) -> str:
    return "、".join(member.name for member in members) or "没有"


def _asks(request: Belongs) -> Html:
    if request.claim:
        return fill("{name}申报冒用，称企业全称是“{claim}”", name=request.name, claim=request.claim)
    return fill("{name}申请加入", name=request.name)


def _decisions(notice: EnterpriseShown) -> list[Button]:
    number, may = notice.enterprise.id, notice.allowed
    buttons = [Button("姓名和电话", AtEnterprise(O.NUMBERS, number)), Button("联系人", AtEnterprise(O.MEMBERS, number))]
    buttons += [Button("营业执照", AtEnterprise(O.LICENCE, number))] if notice.enterprise.licence else []
    merge = Button("合并到另一家", AtEnterprise(O.MERGE, number))
    keys = {A.APPROVE: O.APPROVE, A.REFUSE: O.REFUSE, A.KEEP: O.KEEP}
    return [
        *buttons,
        *(Button(ACTION[action], AtEnterprise(key, number)) for action, key in keys.items() if action in may),
        merge,
    ]


def _asking(notice: EnterpriseShown) -> list[Row]:
    rows: list[Row] = []
    if notice.renamed:
        yes, no = JudgeName(notice.renamed.id, Answer.YES), JudgeName(notice.renamed.id, Answer.NO)
        rows.append((Button("同意更名", yes), Button("不同意更名", no)))
    for request in notice.asking:
        if request.claim and A.REPLACE in notice.allowed:
            press = AtEnterprise(O.REPLACE, notice.enterprise.id, request.person)
            rows.append((Button(f"{ACTION[A.REPLACE]}，归{request.name[:NAME]}", press),))
        elif not request.claim and A.LET_IN in notice.allowed:
            enter, stay = LetIn(request.person, Answer.YES), LetIn(request.person, Answer.NO)
            rows.append((Button(f"同意{request.name[:NAME]}加入", enter), Button("不同意", stay)))
    return rows


def licence(notice: LicenceSent, _: Words) -> Screen:
    back = Button("返回核验", AtEnterprise(O.PAGE, notice.enterprise))
    return Screen(fill("{name}的营业执照。只用于核验，本次查看已记录。", name=notice.name), ((back,),))


def numbers(notice: EnterpriseNumbers, _: Words) -> Screen:
    whose = fill("{enterprise}的联系人：", enterprise=notice.enterprise.replace(" ", ""))
    each = [fill("{name} {phone}", name=name, phone=phone or "没有电话") for name, phone in notice.people]
    return Screen(lines(whose, *each, fill("只用于核验，本次查看已记录。")))


def decided(notice: EnterpriseDecided, _: Words) -> Screen:
    text = fill("{enterprise}：{action}，已通知相关人员。", enterprise=notice.enterprise, action=ACTION[notice.action])
    return Screen(text, leads_to(*((Menu.APPEAL, Menu.MY) if notice.action is A.RESUBMIT else (Menu.ENTERPRISES,))))


JUDGED = {
    A.APPROVE: "{name}已通过核验。以后有同事申请加入，请您单位的联系人确认。",
    A.REFUSE: "{name}没有通过核验：{reason}\n已提交的诉求照常办理。改好以后点「重新申请核验」；有疑问请联系专窗。",
    A.RESUBMIT: "{name}已重新申请核验，结果会通知您。请等待统筹员核验。",
    A.KEEP: "关于{name}的代码：核查后维持现有登记。输错代码的，请重新登记；如有异议，请带营业执照到专窗。",
}


def judged(notice: EnterpriseJudged, _: Words) -> Screen:
    text = fill(JUDGED[notice.action], name=notice.enterprise.name, reason=notice.reason)
    if notice.action is A.REFUSE:
        return Screen(text, ((Button("重新申请核验", AtEnterprise(O.RESUBMIT, notice.enterprise.id)),),))
    if notice.action is A.KEEP:
        return Screen(text, ((Button("重新登记", Go(Menu.START)),),))
    return Screen(text, leads_to(Menu.APPEAL, Menu.MY) if notice.action is A.APPROVE else ())


def claimed(notice: CodeClaimed, _: Words) -> Screen:
    text = (
        "<b>有人申报代码被冒用</b>\n现有登记：{name}（{uscc}）\n申报人称企业全称是“{claim}”。\n"
        "核查期间没有人能加入，请打开查看，作出决定。"
    )
    enterprise = notice.enterprise
    look = Button("查看", AtEnterprise(O.PAGE, enterprise.id))
    return Screen(fill(text, name=enterprise.name, uscc=enterprise.uscc, claim=notice.claim), ((look,),))


def claim_waiting(notice: ClaimWaiting, _: Words) -> Screen:
    text = "已报统筹员核查“{enterprise}”的登记，核查期间没有人能加入。结果会马上通知您；请准备好营业执照。"
    return Screen(fill(text, enterprise=notice.enterprise), clear_keyboard=True)


def join_offered(notice: JoinOffered, _: Words) -> Screen:
    text = (
        "<b>{enterprise}同意您加入</b>\n确认后，您不再是{before}的联系人，看不到该企业的诉求。"
        "确定要更换企业吗？请选择。"
    )
    yes, no = Button("确认更换", TakePlace(Answer.YES)), Button("不更换", TakePlace(Answer.NO))
    return Screen(fill(text, enterprise=notice.enterprise, before=notice.before), ((yes, no),))


WHY = {
    S.UNVERIFIED: "企业还没有核验",
    S.VERIFIED: "企业已经核验",
    S.REFUSED: "企业没有通过核验",
    S.DISPUTED: "有人申报这个代码被冒用，正在核查",
}


def refused(refusal: EnterpriseRefused) -> Html:
    if refusal.action is A.LET_IN:
        then = "核查结束前没有人能加入。" if refusal.state is S.DISPUTED else "新的联系人由统筹员确认，请等一等。"
        return fill("{why}，{then}", why=WHY[refusal.state], then=then)
    text = "{why}，现在不能办理“{action}”，可能别人刚办过。统筹员请发送 /enterprises 查看最新情况。"
    return fill(text, why=WHY[refusal.state], action=ACTION[refusal.action])
