"""The queue of updates for the bot, kept until the bot confirms them."""

from collections import OrderedDict
from itertools import islice
from typing import Any

from bot.demo.botapi.records import Json

Update = Any  # tests give out what is no update at all, too

FIRST = 100_000_001
# Telegram sends these only to who asks for them.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    """Updates in the order of their ids; those to be delivered once more are kept apart."""

    def __init__(self) -> None:
        self.pending: OrderedDict[int, Json] = OrderedDict()
        self.again: list[Update] = []
        self.last_id = FIRST - 1
        self.allowed: list[str] = []
        self.given = 0
        self.confirmed = 0

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ON_REQUEST

    def put(self, update: Json) -> None:
        self.pending[update["update_id"]] = update
        self.last_id = max(self.last_id, update["update_id"])

    def confirm(self, offset: int) -> None:
        """Delete the updates below the offset."""
        while self.pending and next(iter(self.pending)) < offset:
            self.pending.popitem(last=False)
            self.confirmed += 1

    def confirm_one(self, update_id: int) -> None:
        if self.pending.pop(update_id, None) is not None:
            self.confirmed += 1

    def lowest_of_last(self, count: int) -> int:
        """Return the offset that leaves only the last updates."""
        kept = islice(reversed(self.pending), count)
        return min(kept, default=self.last_id + 1)

    def take(self, limit: int) -> list[Update]:
        """Return the updates of the next answer. Only those that were to be delivered once more are deleted by it."""
        again, self.again = self.again[:limit], self.again[limit:]
        taken = again + list(islice(self.pending.values(), limit - len(again)))
        self.given += len(taken)
        return taken

    def __len__(self) -> int:
        return len(self.pending) + len(self.again)
