"""Screens about the staff for administrators, and messages to people who are transferred, suspended or dismissed."""

from collections.abc import Callable
from functools import partial

from bot.domain.base.page import PAGE
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role, Standing
from bot.domain.people.presses import Reenter
from bot.domain.people.standing import OffDuty, StandingAction, StandingRefused
from bot.domain.tenure.presses import DoStaff, FindStaff, ShowStaff, StaffPhone
from bot.domain.tenure.staff_notices import (
    LeftWork,
    Post,
    StaffCard,
    StaffNumber,
    StaffShown,
    StandingChanged,
    WorkPassed,
    YourStanding,
)
from bot.texts.appeals import pushes
from bot.texts.people import roles
from bot.texts.reach.outages import post_of
from bot.texts.style import dates
from bot.texts.style.markup import Html, blocks, bold, fill, lines
from bot.texts.style.menus import list_of_people
from bot.texts.style.rows import Rows, in_rows, turns, with_turns
from bot.texts.style.words import Words
from bot.texts.tenure import vacancies

A, S = StandingAction, Standing

STANDING = {S.OUTSIDE: "没有身份", S.PENDING: "待确认", S.ACTIVE: "在岗", S.SUSPENDED: "已停用", S.ENDED: "已结束任职"}
ACTION = {
    A.JOIN: "加入",
    A.APPLY: "申请",
    A.CONFIRM: "确认任职",
    A.DECLINE: "不同意",
    A.SUSPEND: "停用",
    A.RESUME: "恢复",
    A.POST: "换部门或身份",
    A.END: "结束任职",
    A.REMOVE: "移出企业",
    A.LEAVE: "退出企业",
    A.CHANGE: "更换企业",
    A.REENTER: "重新开始",
}
FORMS = {
    "staff_find": "查找工作人员",
    "staff_suspend": "停用",
    "staff_resume": "恢复",
    "staff_end": "结束任职",
    "staff_post": "换部门或身份",
    "staff_confirm": "确认任职",
    "staff_decline": "不同意任职",
    "member_remove": "移出企业",
    "member_change": "更换企业",
    "member_leave": "退出企业",
}
SURE = {
    "staff_suspend": "<b>确定停用{name}（{post}）吗？</b>\n立即生效：正在填写的内容、按钮和菜单都失效；"
    "经办的诉求转给代办人，没有的退回本单位。以后可以恢复。",
    "staff_resume": "<b>确定恢复{name}（{post}）吗？</b>\n恢复原来的部门和身份；已转给同事的诉求由同事继续办理。",
    "staff_end": "<b>确定结束{name}（{post}）的任职吗？</b>\n立即生效：正在填写的内容、按钮和菜单都失效；"
    "经办的诉求转给代办人，没有的退回本单位。以后要重新邀请才能回来。",
    "staff_post": "<b>确定让{name}改任{post}吗？</b>\n原来经办的诉求转给代办人，没有的退回原单位。",
    "staff_confirm": "<b>确定让{name}担任{post}吗？</b>\n管理员能查看、停用和调整所有工作人员。"
    "请先当面或电话核实是本人。",
    "staff_decline": "<b>确定不同意{name}担任{post}吗？</b>\n邀请作废，会告诉本人。",
    "member_remove": "<b>确定把{name}移出企业吗？</b>\n立即生效：不能再查看和提交本企业的诉求，也收不到通知。",
}


def _sure(notice: Asked, _: Words) -> Html:
    role, department = Role(notice.facts.get("role") or Role.MEMBER), notice.facts.get("department") or ""
    question = fill(SURE[notice.form], name=notice.facts.get("name", ""), post=post_of(role, str(department)))
    return lines(question, vacancies.warning(notice))


def _leave(notice: Asked, _: Words) -> Html:
    text = "<b>确定退出{name}吗？</b>\n立即生效：不能再查看和提交该企业的诉求，也收不到通知；已提交的诉求照常办理。"
    return fill(text, name=notice.facts.get("name", ""))


def _post(notice: Asked, _: Words) -> Html:
    return fill("<b>让{name}改任什么？</b>", name=notice.facts.get("name", ""))


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("staff_find", "words"): "<b>找谁？</b>\n请输入姓名、部门或身份，例如“昆明海关”“联络员”。",
    ("staff_post", "role"): _post,
    ("staff_post", "department"): "<b>到哪个单位？</b>\n请输入部门或州市的名称，例如“昆明海关”“曲靖市”。",
    **{(form, "sure"): _sure for form in SURE},
    ("member_leave", "sure"): _leave,
    ("member_change", "uscc"): "<b>请输入新企业的统一社会信用代码</b>\n该企业要已经登记。对方同意以后，还会请您确认。",
    ("member_change", "sure"): "<b>确定申请加入这家企业吗？</b>\n对方同意、您再确认以后才会更换，现在什么都不变。",
}


def _line(post: Post) -> Html:
    facts = {"name": post.name or "（没有姓名）", "post": post_of(post.role, post.department or "")}
    return fill("{name}｜{post}｜{standing}", **facts, standing=STANDING[post.standing])


def listed(notice: StaffShown, _: Words) -> Screen:
    numbered = list(enumerate(notice.posts, notice.page * PAGE + 1))
    what = f"工作人员：{notice.words}" if notice.words else "工作人员"
    title = fill("{what}（共{total}人）", what=bold(what), total=notice.total)
    left = notice.total - len(notice.posts) if notice.words else 0
    more = fill("还有{left}人没有列出，请写得更具体，例如写上单位。", left=left) if left else ""
    opens = [Button(f"{n}. {post.name[:20] or '没有姓名'}", ShowStaff(post.person), n) for n, post in numbered]
    turning = () if notice.words else turns(partial(Go, Menu.STAFF), notice.page, notice.total)
    parts = [fill("{n}. {line}", n=n, line=_line(post)) for n, post in numbered]
    rows = (*with_turns(opens, turning), (Button("查找", FindStaff()),))
    return Screen(blocks(title, lines(*parts), more), rows)


def card(notice: StaffCard, _: Words) -> Screen:
    post = notice.post
    seen = dates.stamp(notice.seen_at) if notice.seen_at else "没有记录"
    text = lines(
        bold(post.name or "（没有姓名）"),
        fill("身份：{role}", role=roles.ROLE[post.role]),
        fill("职务：{title}", title=notice.title) if notice.title else "",
        fill("单位：{department}", department=post.department) if post.department else "",
        fill("状态：{standing}{away}", standing=STANDING[post.standing], away="，请假中" if notice.away else ""),
        fill("任职：{day}起", day=dates.date_of(notice.since)) if notice.since else "",
        fill("最近使用：{seen}", seen=seen),
        fill("经办未结：{count}件", count=notice.in_hand),
    )
    may = filter(_CARD.__contains__, notice.allowed)
    buttons = [Button(ACTION[action], DoStaff(action, post.person, post.standing)) for action in may]
    phone = (Button("工作电话", StaffPhone(post.person)),) if notice.has_phone else ()
    return Screen(text, (*in_rows(buttons, 2), (*phone, Button("全部工作人员", Go(Menu.STAFF)))))


def number(notice: StaffNumber, _: Words) -> Screen:
    facts = {"name": notice.post.name, "phone": notice.phone}
    return Screen(fill("{name}的工作电话：{phone}\n本次查看已记录。", **facts))


_CARD = frozenset({A.SUSPEND, A.RESUME, A.END, A.POST, A.CONFIRM, A.DECLINE})
DONE = {
    A.SUSPEND: "{name}已停用，立即生效，已通知本人。{passed}",
    A.RESUME: "{name}已恢复为{post}，已通知本人。",
    A.CONFIRM: "{name}现在是{post}，已通知本人。",
    A.DECLINE: "没有同意{name}担任{post}，已通知本人。",
    A.END: "{name}的任职已结束，立即生效，已通知本人。{passed}",
    A.POST: "{name}已改任{post}，已通知本人。{passed}",
    A.REMOVE: "{name}已移出{whose}，立即生效，已通知本人。",
}


def changed(notice: StandingChanged, _: Words) -> Screen:
    post = notice.post
    passed = f"经办的{notice.passed}件诉求已转给代办人或退回原单位。" if notice.passed else ""
    facts = {"name": post.name, "post": post_of(post.role, post.department or ""), "whose": post.department or ""}
    rows = list_of_people(notice.role) if notice.action is A.REMOVE else ((Button("全部工作人员", Go(Menu.STAFF)),),)
    return Screen(fill(DONE[notice.action], **facts, passed=passed), rows)


YOURS = {
    A.SUSPEND: "<b>您已不在岗</b>\n您的{post}身份已停用{work}。如有疑问，请联系{whom}，由其发送 /staff 恢复。",
    A.RESUME: "<b>您的身份已恢复</b>\n您现在是{post}。请发送 /help 查看可以做什么；之前转给同事的诉求由同事继续办理。",
    A.END: "<b>您已不在岗</b>\n您作为{post}的任职已结束{work}。如仍在岗，请{whom}发送 /invite 重新邀请。",
    A.CONFIRM: "<b>欢迎加入</b>\n您现在是{post}。请发送 /help 查看可以做什么。",
    A.DECLINE: "<b>没有通过确认</b>\n另一位管理员没有同意您担任{post}。如有误会，请联系邀请您的人。",
    A.POST: "<b>您的岗位有变化</b>\n您现在是{post}{work}。请发送 /help 查看可以做什么。",
    A.LEAVE: "<b>您已退出{whose}</b>\n不能再查看和提交该企业的诉求。要重新登记或申请加入，请点「重新开始」。",
    A.REMOVE: "<b>您已不是{whose}的联系人</b>\n不能再查看和提交该企业的诉求。如有误会，请联系该企业或专窗；"
    "要重新登记，请点「重新开始」。",
}
WORK = {
    LeftWork.NONE: "",
    LeftWork.PASSED: "，经办的诉求已转给同事",
    LeftWork.WAITS: "，经办的诉求等本单位新的联络员办理",
}
AGAIN: Rows = ((Button("重新开始", Reenter()),),)


def yours(notice: YourStanding, _: Words) -> Screen:
    post = post_of(notice.role, notice.whose)
    text = fill(YOURS[notice.action], post=post, whose=notice.whose, work=WORK[notice.work], whom=_whom(notice.role))
    outside = notice.action in {A.REMOVE, A.LEAVE}
    return Screen(text, AGAIN if outside else (), clear_keyboard=not outside)


def _whom(role: Role) -> str:
    """Return who restores and invites people of the role."""
    return "本部门负责人或管理员" if role is Role.CONTACT else "管理员"


def off_duty(refusal: OffDuty) -> Html:
    post = post_of(refusal.role, refusal.whose)
    facts = {"post": post, "whom": _whom(refusal.role)}
    if refusal.standing is S.SUSPENDED:
        return fill("您已不在岗：您的{post}身份已停用。要恢复，请联系{whom}，由其发送 /staff 办理。", **facts)
    if refusal.standing is S.PENDING:
        return fill("您担任{post}还没有确认：要由另一位管理员发送 /staff 确认，确认后会马上通知您。", post=post)
    if refusal.role is Role.MEMBER:
        return fill("您已不是{whose}的联系人。要登记企业或重新申请加入，请点「重新开始」。", whose=refusal.whose)
    return fill(
        "您已不在岗：您作为{post}的任职已结束。仍在岗的，请{whom}发送 /invite 重新邀请；"
        "要登记企业或删除个人信息，请点「重新开始」。",
        **facts,
    )


def off_duty_rows(refusal: OffDuty) -> Rows:
    return AGAIN if refusal.standing is S.ENDED else ()


def refused(refusal: StandingRefused) -> Html:
    if refusal.action is A.JOIN:
        return fill("您的身份已停用，不能接受邀请。请联系管理员，由管理员发送 /staff 恢复。")
    if refusal.own_guest:
        return fill("新的管理员要由另一位管理员确认，邀请人不能自己确认。")
    if refusal.last_admin:
        return fill(
            "这是最后一位管理员，不能办理“{action}”。请先请运维人员在服务器上邀请另一位管理员。",
            action=ACTION[refusal.action],
        )
    if refusal.left_open:
        return fill(
            "这是企业唯一的联系人，还有没办结的诉求或坐诊挂号，现在不能办理“{action}”。请等办结或退号，"
            "或先加入另一位联系人。",
            action=ACTION[refusal.action],
        )
    return fill(
        "对方现在是“{standing}”，不能办理“{action}”，可能别人刚办过。管理员请发送 /staff 查看最新情况。",
        standing=STANDING[refusal.standing],
        action=ACTION[refusal.action],
    )


def passed(notice: WorkPassed, words: Words) -> Screen:
    title = fill("经办的同事已不在岗，这件诉求请您接着办理")
    return pushes.screen(notice.view, pushes.push(notice.view, words, title))
