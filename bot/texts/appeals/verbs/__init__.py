"""What people read about each action of an appeal: files of the same names as those of the verbs in the use cases."""

from bot.domain.appeals.appeal import Action
from bot.texts.appeals.said import Said
from bot.texts.appeals.verbs import (
    accepting,
    answering,
    asking,
    assigning,
    correcting,
    dividing,
    filing,
    following_up,
    handling,
    hearing,
    noting,
    rating,
    reviewing,
    steering,
    supervising,
    time,
)

_EVERY: tuple[Said, ...] = (
    *filing.SAID,
    *following_up.SAID,
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
    *accepting.SAID,
    *time.SAID,
    *rating.SAID,
    *hearing.SAID,
)
BOOK: dict[Action, Said] = {said.action: said for said in _EVERY}


def named(action: Action) -> str:
    """Return what the action's button says."""
    return BOOK[action].button
