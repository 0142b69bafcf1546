"""Which kinds of messages there are for who is not looking; the pack says for each when and how it is told again."""

from enum import StrEnum

from bot.domain.base.terms import Terms


class NudgeKind(StrEnum):
    """DUE: a deadline of the reader's; ASKS: the reader has to decide or say something; NEWS: everything else."""

    DUE = "due"
    ASKS = "asks"
    NEWS = "news"


def kind_of(terms: Terms) -> NudgeKind:
    if terms.timer:
        return NudgeKind.DUE
    return NudgeKind.ASKS if terms.asks else NudgeKind.NEWS
