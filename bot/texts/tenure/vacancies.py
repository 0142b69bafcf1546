"""What is said before the last one leaves a post, and after."""

from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked
from bot.domain.base.screen import Button, Screen
from bot.domain.people.person import Role
from bot.domain.tenure.staff_notices import PostVacant
from bot.texts.people import roles
from bot.texts.style.markup import Html, fill
from bot.texts.style.words import Words

_VACATING = frozenset({"staff_suspend", "staff_end", "staff_post"})
_LAST = "请先发送 /invite 邀请接替的人，接受后再办。"
LAST = {
    Role.COORDINATOR: f"<b>这是最后一位统筹员</b>：办理后没有人受理、交办和复核诉求。{_LAST}",
    Role.SUPERVISOR: f"<b>这是最后一位督查员</b>：办理后没有人督办、签发通报。{_LAST}",
    Role.CONTACT: f"<b>这是本单位最后一位联络员</b>：办理后没有人签收和答复诉求。{_LAST}",
    Role.HEAD: f"<b>这是本单位最后一位负责人</b>：办理后没有人审签、坐诊。{_LAST}",
}


def warning(notice: Asked) -> Html:
    """Say that nobody will hold the post and what to do first; an empty text where somebody will."""
    last = str(notice.facts.get("last") or "") if notice.form in _VACATING else ""
    return fill(LAST[Role(last)] if last else "")


VACANT, OWN_VACANT = "请电话联系该单位，并邀请新的{role}。", "请尽快邀请新的{role}，或恢复原来的{role}。"
NOBODY = {
    Role.COORDINATOR: "诉求没有人受理、交办和复核。",
    Role.SUPERVISOR: "超期的诉求没有人督办，通报没有人签发。",
}


def vacant(notice: PostVacant, _: Words) -> Screen:
    role = "联络员" if notice.role is Role.CONTACT else roles.ROLE[notice.role]
    waiting = f"，还有{notice.waiting}件在办的诉求" if notice.waiting else ""
    then = NOBODY.get(notice.role, "") + OWN_VACANT if notice.own or notice.role in NOBODY else VACANT
    text = f"<b>{{whose}}已没有{{role}}</b>{{waiting}}。\n{then}"
    said = {"whose": notice.department or "", "role": role, "waiting": waiting}
    return Screen(fill(text, **said), ((Button("邀请", Go(Menu.INVITE)),),))
