"""The texts of e-mails, of which the first line is the subject: plain, without links, numbers of people and files."""

from collections.abc import Sequence

from bot.domain.people.person import Role
from bot.texts.reach.sms import place
from bot.texts.style.markup import Html, excerpt, seen

MOST, LINE = 30, 120  # lines of a digest, characters of a line
FOOT = "本邮件由系统自动发出，请不要回复，也不要转发。不想再收到，请发送 /me，点「删除邮箱」。"


def code(programme: str, code_: str, minutes: int) -> str:
    return (
        f"【{programme}】邮箱验证码\n\n验证码：{code_}\n\n{minutes}分钟内有效。请在办理助手里输入，不要告诉任何人。\n"
        "不是您本人操作的，请不用理会。\n"
    )


def digest(programme: str, role: Role | None, lines: Sequence[Html]) -> str:
    """Return the e-mail about all that waits, oldest first."""
    parts = [f"{number}. {excerpt(_first(line), LINE)}" for number, line in enumerate(lines[:MOST], 1)]
    left = len(lines) - len(parts)
    more = [f"还有{left}条没有列出。"] if left else []
    return "\n".join(
        [
            f"【{programme}】您有{len(lines)}条消息还没有看",
            "",
            "您好，以下消息还没有看：",
            "",
            *parts,
            *more,
            "",
            f"请打开诉求办理助手，在{place(role)}里查看和办理。",
            "",
            FOOT,
            "",
        ]
    )


def _first(line: Html) -> str:
    return seen(line).strip().partition("\n")[0]
