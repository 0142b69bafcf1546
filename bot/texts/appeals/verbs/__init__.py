"""Wording of each action of an appeal.

The files have the same names as those of the verbs in bot.usecases.appeals.verbs.
"""

from bot.domain.appeals.action import Action
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs import (
    accepting,
    answering,
    asking,
    assigning,
    correcting,
    dividing,
    filing,
    handling,
    hearing,
    noting,
    rating,
    reviewing,
    sealing,
    speaking_up,
    steering,
    supervising,
    time,
    undoing,
)

_EVERY: tuple[Said, ...] = (
    *filing.SAID,
    *speaking_up.SAID,
    *handling.SAID,
    *answering.SAID,
    *asking.SAID,
    *reviewing.SAID,
    *supervising.SAID,
    *assigning.SAID,
    *steering.SAID,
    *correcting.SAID,
    *dividing.SAID,
    *noting.SAID,
    *sealing.SAID,
    *undoing.SAID,
    *accepting.SAID,
    *time.SAID,
    *rating.SAID,
    *hearing.SAID,
)
BOOK: dict[Action, Said] = {said.action: said for said in _EVERY}


def named(action: Action) -> str:
    """Return the label of the action's button."""
    return BOOK[action].button
