"""What falls due for one person in one tick becomes one message, with a line and a button each."""

from datetime import datetime

from bot.delivery import letters, reminders
from bot.delivery.letters import Render
from bot.domain.notice import Gathered
from bot.domain.people import ChatId
from bot.texts.gathered import pages
from storage import appeals, gathered, lines, outbox
from storage.database import Transaction
from storage.outbox import Parcel, Status


def merge(tx: Transaction, chat: ChatId, render: Render, now: datetime) -> None:
    """Put what is gathered for a chat in line: a single message as it is, several as one."""
    lines.stand(tx, {chat})
    found = gathered.of_chat(tx, chat)
    true = [one for one in found if reminders.holds(tx, one, now)]
    gathered.let_go(tx, [one.id for one in found if one not in true], Status.SUPERSEDED)
    gathered.let_go(tx, [one.id for one in true], Status.WAITING if len(true) == 1 else Status.MERGED)
    if len(true) > 1:
        for notice in _told(tx, chat, true):
            outbox.put(tx, letters.of(notice, render, None), now)


def _told(tx: Transaction, chat: ChatId, parcels: list[Parcel]) -> list[Gathered]:
    """Return as few messages as the lines fit into, the oldest appeal first."""
    told = pages([(one.payload["line"], one.appeal) for one in sorted(parcels, key=lambda one: one.appeal or 0)])
    return [
        Gathered(
            to=chat,
            lines=tuple(line for line, _ in page),
            appeals=tuple(
                (appeal, found.number)
                for appeal in dict.fromkeys(appeal for _, appeal in page if appeal is not None)
                if (found := appeals.peek(tx, appeal))
            ),
            total=len(parcels),
        )
        for page in told
    ]
