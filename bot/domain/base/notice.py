"""What every notice has: the chat that it is for."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from bot.domain.base.ids import ChatId
from bot.domain.base.terms import Terms

NEWS = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something for one chat; `appeal_id` and `booking_id` tie it to what it is about.

    `CODE` names its kind in rows, whatever becomes of the class; `goes_by_phone`: who has no chat is told it by phone.
    """

    CODE: ClassVar[str]

    goes_by_phone: ClassVar[bool] = True
    to: ChatId

    @property
    def appeal_id(self) -> int | None:
        return None

    @property
    def booking_id(self) -> int | None:
        return None

    @property
    def terms(self) -> Terms:
        """How the world has to stand for it to be so."""
        return NEWS

    @property
    def repeats(self) -> bool:
        """Whether it only says again what was said before."""
        return False

    def told_to(self, chat: ChatId) -> Self:
        """Return it for who reads it in another's place."""
        return replace(self, to=chat)


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace(Notice):
    """Shown in the place of the message whose button asked for it; None: as a new message."""

    message: int | None = None
