"""Explains that an enterprise need not be phoned any more."""

from bot.domain.reach.errors import CallOver
from bot.domain.reach.phone_list import CallState
from bot.texts.style.markup import Html, fill

CALL_OVER = {
    CallState.REACHED: "这个电话已经打过，结果已记录。",
    CallState.OVER: "情况有了变化，这个电话不用再打。",
    CallState.HANDED: "企业已经在用 Telegram，消息已直接发给企业，这个电话不用再打。",
}


def call_over(refusal: CallOver) -> Html:
    return fill("{why}请发送 /calls 查看电话清单。", why=CALL_OVER.get(refusal.state, ""))
