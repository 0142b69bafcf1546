"""What every notice has: the chat that it is for."""

from dataclasses import dataclass

from bot.domain.base.ids import ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something for one chat; `appeal_id` ties a push to its appeal's history."""

    to: ChatId

    @property
    def appeal_id(self) -> int | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace(Notice):
    """Shown in the place of the message whose button asked for it; None: as a new message."""

    message: int | None = None
