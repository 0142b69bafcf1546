"""The wording of a bulk act that the desk takes back."""

from bot.domain.appeals.action import Action
from bot.texts.appeals.said import Said

UNDO = Said(
    action=Action.UNDO,
    button="撤销批量操作",
    happened="上一步批量操作已撤销，恢复原状",
    confirmed=("已撤销", "已撤销，恢复原状"),
    note="由{note}撤销",
)

SAID: tuple[Said, ...] = (UNDO,)
