"""Options offered in the form of an absence."""

import re

from bot.domain.base.question import Option
from bot.texts.style.wording import Labels

AWAY_CHANGES: Labels = (Option("end", "结束请假"), Option("new", "改日期"))


NO_DEPUTY = "没有代办人"

_ASKS = re.compile(
    r"[？?吗呢]|谁|哪|怎么|咋|如何|什么|能不能|可不可以|可以|要不要|是不是|如果|要是|万一|假如|可能|估计|也许|他|她|同事|企业"
)


def is_stated(text: str) -> bool:
    """Whether a sentence says that its writer is away; one that asks or supposes may mean something else."""
    return not _ASKS.search(text)
