"""Screens of greeting, registering, joining an enterprise, and inviting."""

from bot.domain.base.press import Menu
from bot.domain.base.screen import Button, Screen
from bot.domain.people.door_notices import SignInPicture
from bot.domain.people.notices import (
    Forgotten,
    Greeting,
    InviteFreed,
    InviteMade,
    JoinAsked,
    JoinDecided,
    Joined,
    JoinSettled,
    JoinWaiting,
    KeptLongEnough,
    NextOffered,
    PhoneChanged,
    Registered,
)
from bot.domain.people.person import HELD_MINUTES, Role
from bot.domain.people.presses import Answer, Claim, FreeInvite, LetIn
from bot.texts.people import roles, sentences
from bot.texts.style.markup import Html, code, fill, lines
from bot.texts.style.menus import home, leads_to, list_of_people
from bot.texts.style.words import Words

HELLO: dict[Role | None, str] = {
    None: "您好，这里是{programme}诉求办理助手。"
    "企业在投资、生产、经营中遇到的问题，可以在这里提交，由对口部门在规定期限内答复，全程可查、可评价。"
    "先登记企业，大约两分钟，之后就能提交诉求和坐诊挂号。",
    Role.MEMBER: "{name}，您好。您已登记为{enterprise}的联系人，可以提交诉求、查看进展、坐诊挂号。",
    Role.CONTACT: "{name}，您好。您是{department}的联络员，交给您单位的诉求会推送到这里。",
    Role.HEAD: "{name}，您好。您是{department}的负责人，需要审签的答复会推送到这里。",
    Role.COORDINATOR: "{name}，您好。您是统筹员，待受理、待复核、待回访的诉求会推送到这里。",
    Role.SUPERVISOR: "{name}，您好。您是督查员，可以查看各部门的办理情况；超期的诉求会报到这里，可以督办。",
    Role.ADMIN: "{name}，您好。您是管理员，可以邀请工作人员，查看、停用、结束任职和调整岗位，查看统计。",
}


PICTURE = "登录二维码.png"
NAMELESS = "（没有填写姓名）"  # whose account has no name that can be shown


def greeting(notice: Greeting, words: Words) -> Screen:
    facts = {"enterprise": notice.enterprise or "本企业", "department": notice.department or "本单位"}
    hello = HELLO[notice.role] if notice.name else HELLO[notice.role].removeprefix("{name}，")
    said = fill(hello, programme=words.pack.name, name=notice.name, **facts)
    return Screen(lines(said, *sentences.shown(notice.role, words)), home(notice.role))


def registered(notice: Registered, _: Words) -> Screen:
    text = "<b>登记完成</b>\n{name}，您已登记为{enterprise}的联系人。"
    looked = "" if notice.verified else fill("统筹员会核验企业信息，不影响提交诉求；核验前，同事加入要由统筹员确认。")
    said = fill(text, name=notice.name or "您好", enterprise=notice.enterprise)
    return Screen(lines(said, looked), clear_keyboard=True)


def next_offered(_: NextOffered, __: Words) -> Screen:
    """Stand below the message that takes the messenger's own keyboard away, which can have no buttons."""
    text = "现在可以提交诉求，也可以为坐诊挂号。遇到的问题，也可以直接写在这里。"
    return Screen(fill(text), leads_to(Menu.APPEAL, Menu.BOOK))


ONLY_TOLD = (
    "<b>有人申请加入{enterprise}</b>\n申请人：{name}\n您单位还没有核验，由专窗确认。不是本单位的人，请马上告诉专窗。"
)


def join_asked(notice: JoinAsked, _: Words) -> Screen:
    text = "<b>有人申请加入{enterprise}</b>\n申请人：{name}\n同意后，可以查看和提交该企业的诉求。请确认是本单位的人。"
    if not notice.decides:
        return Screen(fill(ONLY_TOLD, enterprise=notice.enterprise, name=notice.name or NAMELESS))
    yes = Button("同意加入", LetIn(notice.person, Answer.YES))
    no = Button("不同意", LetIn(notice.person, Answer.NO))
    return Screen(fill(text, enterprise=notice.enterprise, name=notice.name or NAMELESS), ((yes, no),))


def join_waiting(notice: JoinWaiting, _: Words) -> Screen:
    text = "{enterprise}已经登记过。已请{who}确认您的身份，确认后会马上通知您，请稍候。"
    who = "该企业的联系人或统筹员" if notice.members_decide else "统筹员"
    claim = Button("代码被别人冒用了", Claim())
    return Screen(fill(text, who=who, enterprise=notice.enterprise), ((claim,),), clear_keyboard=True)


def join_decided(notice: JoinDecided, _: Words) -> Screen:
    if notice.let_in:
        return Screen(fill("您加入{enterprise}的申请已通过。", enterprise=notice.enterprise))
    text = (
        "您加入{enterprise}的申请没有通过。如有误会，请联系该企业的联系人或专窗；输错代码的，请发送 /start 重新登记。"
    )
    return Screen(fill(text, enterprise=notice.enterprise))


def join_settled(notice: JoinSettled, _: Words) -> Screen:
    said = "已同意{name}加入，并通知本人。" if notice.let_in else "没有同意{name}加入，已通知本人。"
    toast = "已同意" if notice.let_in else "已拒绝"
    return Screen(fill(said, name=notice.name or "对方"), list_of_people(notice.role), toast=toast)


def invite_made(notice: InviteMade, words: Words) -> Screen:
    text = lines(
        fill("<b>邀请链接：{whose}</b>", whose=_post(notice)),
        _link(notice, words),
        fill("请转发给本人。{hours}小时内有效，只能用一次，不要发到群里。", hours=notice.hours),
        fill("有人打开后，为其保留{minutes}分钟。不是本人打开的，点「重新开放」。", minutes=HELD_MINUTES),
    )
    return Screen(text, ((Button("重新开放", FreeInvite(notice.mark)),),) if notice.mark else ())


def invite_freed(notice: InviteFreed, _: Words) -> Screen:
    if not notice.was_held:
        return Screen(fill("现在没有人占用这个邀请链接，本人可以直接打开。"))
    return Screen(fill("已重新开放，请本人现在打开链接。本人打开后，先前打开的人就不能再用。"))


def picture(_: SignInPicture, __: Words) -> Screen:
    return Screen(fill("用手机扫这个码，网页会打开，码已填好，点登录就进入。谁扫谁能用，请不要转发。"))


def _post(notice: InviteMade | Joined) -> str:
    """Return the role, with its department where it has one: 昆明海关的联络员."""
    role = roles.ROLE[notice.role]
    return f"{notice.department}的{role.removeprefix('部门')}" if notice.department else role


def _link(notice: InviteMade, words: Words) -> Html:
    by_web = "网页：打开 {url}，输入邀请码 {code}"
    web = fill(by_web, url=words.web_url, code=code(notice.link)) if words.web_url else Html()
    if words.bot_name:
        return lines(fill("https://t.me/{bot}?start={link}", bot=words.bot_name, link=notice.link), web)
    return web or fill("请本人发送：<code>/start {link}</code>", link=notice.link)


def joined(notice: Joined, _: Words) -> Screen:
    text = "<b>欢迎加入</b>\n您现在是{post}。发送 /help 查看可以做什么。"
    return Screen(fill(text, post=_post(notice)), home(notice.role))


def kept_long_enough(notice: KeptLongEnough, _: Words) -> Screen:
    text = (
        "您的诉求办结已满{months}个月，按照登记时的告知，您的姓名、手机号码等个人信息已删除，不会再收到通知。"
        "要再提诉求，请发送 /start 重新登记。"
    )
    return Screen(fill(text, months=notice.months), clear_keyboard=True)


def forgotten(_: Forgotten, __: Words) -> Screen:
    return Screen(fill("您的个人信息已删除，不会再收到通知。要再提诉求，请发送 /start 重新登记。"), clear_keyboard=True)


def phone_changed(notice: PhoneChanged, _: Words) -> Screen:
    text = "手机号已改为尾号{tail}的号码。办理人员以后按新号码联系您。"
    return Screen(fill(text, tail=notice.tail), home(notice.role), clear_keyboard=True)
