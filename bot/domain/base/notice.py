"""Defines a notice: something that one chat is told, as facts without wording."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from bot.domain.base.ids import ChatId
from bot.domain.base.terms import Terms

NEWS = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something for one chat.

    `CODE` names its kind in stored rows and never changes. `goes_by_phone`: who has no chat is told by phone.
    `delayed_by`: it leaves when that bulk act can no longer be undone.
    """

    CODE: ClassVar[str]

    goes_by_phone: ClassVar[bool] = True
    to: ChatId
    delayed_by: int | None = None

    @property
    def appeal_id(self) -> int | None:
        return None

    @property
    def booking_id(self) -> int | None:
        return None

    @property
    def terms(self) -> Terms:
        """The facts that must still hold when it is sent."""
        return NEWS

    @property
    def repeats(self) -> bool:
        """Whether it only repeats what was said before."""
        return False

    def told_to(self, chat: ChatId) -> Self:
        """Return the notice for another reader, who is told in the place of the first."""
        return replace(self, to=chat)


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace(Notice):
    """A notice that replaces the message whose button asked for it; without `message` it is a new message."""

    message: int | None = None
