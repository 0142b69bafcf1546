"""The text of an SMS: who writes and what to do, without links and names, at most 70 characters."""

MOST = 70


def code(programme: str, code_: str, minutes: int) -> str:
    text = f"【{programme}】登录验证码{code_}，{minutes}分钟内有效。不要告诉任何人；不是您本人操作的，请不用理会。"
    return text[:MOST]


def nudge(programme: str, count: int) -> str:
    text = f"【{programme}】您有{count}条诉求办理消息还没有看，请登录网页或专窗查看。"
    return text[:MOST]
