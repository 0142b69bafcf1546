"""Wording about a person's own data: the questions of /me, and the file of what is stored."""

from collections.abc import Callable, Iterable, Iterator

from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked, Option
from bot.domain.base.screen import Screen
from bot.domain.tenure.own_notices import Corrected, MyData, MyDataSent, OwnAppeal, Renewed, Said
from bot.texts.appeals import labels
from bot.texts.appeals.verbs import BOOK
from bot.texts.people import roles
from bot.texts.sessions.terms import BOOKING_STATE
from bot.texts.style import dates, noted
from bot.texts.style.markup import Html, fill, lines
from bot.texts.style.menus import leads_to
from bot.texts.style.wording import Labels
from bot.texts.style.words import Words

CORRECTED: Labels = (
    Option("name", "改姓名"),
    Option("phone", "改手机号码"),
    Option("email", "登记邮箱"),
    Option("no_email", "删除邮箱"),
)
FORMS = {"me": "更正个人信息", "renewal": "个人信息处理告知"}
FILE = "我的信息.txt"
NOTHING = "（没有）"


def _which(notice: Asked, _: Words) -> Html:
    text = "<b>要更正什么？</b>\n登记的姓名：{name}\n登记的手机号码：{phone}\n登记的邮箱：{email}"
    facts = {key: notice.facts.get(key) or "没有登记" for key in ("name", "phone", "email")}
    return fill(text, **facts)


WRONG_CODE = {
    "": "",
    "code": "验证码不对，请核对邮件后重新输入。\n",
    "over": "验证码不对或已过期，请重新输入邮箱，再取一个。\n",
}


EMAIL_NOTICE = (
    "个人信息处理告知（电子邮箱）：邮箱由{controller}处理，只用来提醒您还没有看的消息，每个工作日最多一封；"
    "邮件只列消息标题，经您邮箱的服务商送达。可以不登记，不影响办理；随时可用 /me 删除，发送 /delete_me 时一并删除。"
)


def _email(notice: Asked, words: Words) -> Html:
    """Ask for the address; who types the code that is sent there agrees to this notice, and nobody else is asked."""
    wrong = WRONG_CODE[str(notice.facts.get("wrong") or "")]
    return lines(
        fill("{wrong}<b>请输入您的电子邮箱</b>", wrong=wrong),
        fill(EMAIL_NOTICE, controller=words.pack.privacy.controller),
        fill("会先发一个验证码过去；输入验证码，就是同意以上内容。"),
    )


def _code(notice: Asked, _: Words) -> Html:
    wrong = WRONG_CODE[str(notice.facts.get("wrong") or "")]
    text = "{wrong}<b>请输入邮件里的6位验证码</b>\n已发到 {email}，30分钟内有效。没收到请看垃圾邮件，或点「上一步」。"
    return fill(text, wrong=wrong, email=notice.facts.get("email") or "您的邮箱")


QUESTIONS: dict[tuple[str, str], Callable[[Asked, Words], Html] | str] = {
    ("me", "which"): _which,
    ("me", "name"): "<b>请输入正确的姓名</b>",
    ("me", "phone"): "<b>请输入新的手机号码</b>\n11位手机号码，或带区号的座机。",
    ("me", "email"): _email,
    ("me", "code"): _code,
}


def corrected(notice: Corrected, _: Words) -> Screen:
    text = "已更正。\n姓名：{name}\n手机号码：{phone}"
    facts = {"name": notice.name or "没有登记", "phone": notice.phone or "没有登记"}
    email = fill("邮箱：{email}", email=notice.email or "没有登记") if notice.mails or notice.email else ""
    said = lines(fill(text, **facts), email, fill("要看存了您的哪些信息，请发送 /my_data。"))
    return Screen(said, leads_to(Menu.MY_DATA))


def renewed(notice: Renewed, _: Words) -> Screen:
    text = fill("已记录您同意新的告知（版本{version}）。", version=notice.version)
    return Screen(text, leads_to(Menu.APPEAL, Menu.MY))


def sent(_: MyDataSent, __: Words) -> Screen:
    return Screen(fill("这是系统里存的您的信息。要更正请发送 /me，要删除请发送 /delete_me。"))


def text(my_data: MyData) -> str:
    """Return the text of the file, with a heading for each kind of data."""
    lines = [
        f"系统里存的您的信息，截至{dates.stamp(my_data.at)}",
        *_identity(my_data),
        *_part("提交的诉求", (line for appeal in my_data.appeals for line in _appeal(appeal))),
        *_part("对诉求的操作", (_said(item, _ACTED) for item in my_data.said)),
        *_part("评价", (_said(item, _RATED) for item in my_data.rated)),
        *_part("挂号", (_said(item, _BOOKED) for item in my_data.booked)),
        *_part("没有填完的内容", my_data.half_filled),
        *_part("操作记录", (_noted(item) for item in my_data.noted)),
        *_part("消息", [f"您发来的{my_data.lines[0]}条，发给您的{my_data.lines[1]}条；内容到期自动清理。"]),
    ]
    return "\n".join(lines) + "\n"


def _identity(my_data: MyData) -> Iterator[str]:
    """Return who the person is here, on which channels they come, and what they agreed to."""
    who, none = my_data.person, "没有"
    role = roles.ROLE[who.role] if who.role else "没有登记"
    facts = {"姓名": who.name, "职务": who.post, "手机号码": who.phone, "电子邮箱": who.email}
    yield from _part("身份", [f"{name}：{value or none}" for name, value in facts.items()])
    yield from (f"身份：{role}", f"部门：{who.department or none}")
    yield f"联系渠道和账号：{'、'.join(my_data.addresses) or none}"
    if my_data.enterprise:
        yield f"企业：{my_data.enterprise.name}（{my_data.enterprise.uscc}，{my_data.enterprise.region}）"
    if my_data.asks_to_join:
        yield f"申请加入：{my_data.asks_to_join}"
    yield f"第一次使用：{dates.stamp(who.since)}"
    agreed = f"，{dates.stamp(my_data.agreed_at)}" if my_data.agreed_at else ""
    yield f"同意的告知版本：{who.consent_version or none}{agreed}"


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield from ("", f"【{title}】", *(found or [NOTHING]))


def _appeal(own_appeal: OwnAppeal) -> Iterator[str]:
    yield f"{own_appeal.number}，{dates.stamp(own_appeal.filed_at)}提交，{labels.STATE[own_appeal.state]}"
    yield f"内容：{own_appeal.text}"
    if own_appeal.files:
        yield f"附件：{'、'.join(own_appeal.files)}"
    if own_appeal.answer:
        yield f"答复：{own_appeal.answer}"


def _said(said: Said, names: dict[str, str] | None = None) -> str:
    subject, _, what = said.what.rpartition(" ")
    named = f"{subject} {(names or {}).get(what, what)}".strip()
    return f"{dates.stamp(said.at)} {named}" + (f"：{said.words}" if said.words else "")


def _noted(said: Said) -> str:
    """Return an audit entry in a word, with its number."""
    return f"{dates.stamp(said.at)} {noted.kind(said.what)}（{said.words}）"


_BOOKED = {booking_state.value: name for booking_state, name in BOOKING_STATE.items()}
_RATED = {satisfaction.value: labels.SATISFACTION[satisfaction] for satisfaction in Satisfaction}
_ACTED = {action.value: said.button for action, said in BOOK.items()}
