"""The text of an SMS: who writes and what to do, without links and names, at most 70 characters."""

from bot.domain.base.press import Menu
from bot.domain.people.person import Role
from bot.texts.style.menus import BUTTONS

MOST = 70


def code(programme: str, code_: str, minutes: int) -> str:
    text = f"【{programme}】登录验证码{code_}，{minutes}分钟内有效。不要告诉任何人；不是您本人操作的，请不用理会。"
    return text[:MOST]


def nudge(programme: str, role: Role | None, count: int) -> str:
    text = f"【{programme}】您有{count}条诉求办理消息还没有看，请打开诉求办理助手，在{place(role)}里查看。"
    return text[:MOST]


def place(role: Role | None) -> str:
    """Return the button under which somebody finds what waits."""
    return f"“{BUTTONS[Menu.MY if role is Role.MEMBER else Menu.TODO]}”"
