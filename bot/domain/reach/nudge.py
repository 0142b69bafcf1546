"""Which kinds of messages there are for who is not looking; the pack says for each when and how it is told again."""

from enum import StrEnum

from bot.domain.base.parcels import Message, Payload


class NudgeKind(StrEnum):
    """DUE: a deadline of the reader's; ASKS: the reader has to decide or say something; NEWS: everything else."""

    DUE = "due"
    ASKS = "asks"
    NEWS = "news"


def kind_of(message: Payload) -> NudgeKind:
    if not isinstance(message, Message):
        return NudgeKind.NEWS
    if message.terms.timer:
        return NudgeKind.DUE
    return NudgeKind.ASKS if message.asks.asks else NudgeKind.NEWS
