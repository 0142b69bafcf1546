"""Turns notices into outbox rows, with their kind, their rank and what they belong to."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain import presses
from bot.domain.appeals.notices import AboutAppeal, CardShown, CardStale, Done, Due, HistoryShown, Moved, PhoneShown
from bot.domain.base.notice import Notice
from bot.domain.base.paper import PaperSent
from bot.domain.base.parcels import (
    CardEdit,
    CommandMenu,
    Edit,
    Key,
    LiveView,
    Message,
    Paper,
    PressAnswer,
    Shows,
    Strip,
    Written,
)
from bot.domain.base.question import Asked, LeaveAsked, PartTaken, QuestionOver
from bot.domain.base.screen import Screen
from bot.domain.people.notices import Forgotten, MenuSet
from bot.domain.reports.export_notices import ExportShown
from bot.domain.reports.notices import NumbersAsked
from bot.domain.sessions.notices import NoticeProgress, NoticePublished, SessionAnnounced
from storage.mail.parcels import PUSH, REPLY, Item

Render = Callable[[Notice], Screen]
PRESS_SECONDS = 10.0  # Telegram forgets a press after 10 to 15 s


def of(notice: Notice, render: Render, chat: int | None) -> Item:  # noqa: PLR0911  # a row a kind
    """Return the row for `notice`. It is a reply if it goes to `chat`, whose update is being handled."""
    rank = REPLY if notice.to == chat else PUSH
    match notice:
        case QuestionOver():
            return strip(notice.to, notice.message)
        case MenuSet():
            return Item(notice.to, notice.CODE, CommandMenu(notice.role or ""), rank)
        case NumbersAsked():
            return Item(notice.to, notice.CODE, LiveView(presses.encode(notice.view), notice.message), rank)
        case CardStale(buttons_only=True):
            return Item(notice.to, notice.CODE, Strip(notice.message), PUSH, card=notice.card)
        case CardStale():
            return Item(notice.to, notice.CODE, CardEdit(), PUSH, card=notice.card)
        case NoticeProgress(message=int(message)) | ExportShown(message=int(message)):
            return Item(notice.to, notice.CODE, Edit(**written(render(notice)), message=message), PUSH)
    screen = render(notice)
    listed = opens(screen) if rank == REPLY else {}
    about = {"appeal": notice.appeal_id} | _of_notice(notice)
    return Item(notice.to, notice.CODE, _payload(notice, screen), rank, **about, opens=listed)


def _payload(notice: Notice, screen: Screen) -> Message | Paper:
    """Return the payload, with what the sender has to check before and keep after sending."""
    if isinstance(notice, PaperSent):
        return Paper(**written(screen), order=notice.order)
    message = Message(**written(screen), line=screen.line)
    match notice:
        case Forgotten():
            message = replace(message, erases=notice.person)
        case Asked() | PartTaken() | LeaveAsked():
            message = replace(message, draft=notice.draft)
        case Due():
            message = replace(message, shows=Shows.PUSH, terms=notice.terms)
        case HistoryShown() | PhoneShown():
            pass
        case CardShown(back=back):
            message = replace(message, shows=Shows.CARD, back=presses.encode(back) if back else "")
        case AboutAppeal():
            message = replace(message, shows=Shows.PUSH)
    return replace(message, asks=notice.terms) if notice.terms.asks else message


def _of_notice(notice: Notice) -> dict[str, int]:
    """Return what the row belongs to: its session, or its entry in the ladder's log."""
    match notice:
        case Done():
            return {}
        case Due(escalation=int(row)) | Moved(escalation=int(row)):
            return {"escalates": row}
        case SessionAnnounced(session=session):
            return {"announces": session.id}
        case NoticePublished(session=session) | NoticeProgress(session=session):
            return {"shows_progress": session.id}
        case ExportShown(export=export):
            return {"exports": export.id}
    return {}


def opens(screen: Screen) -> dict[int, str]:
    """Return the data of the buttons of a list by their numbers; a number that stands twice names none."""
    listed = [button for row in screen.rows for button in row if button.number]
    often = Counter(button.number for button in listed)
    return {button.number: presses.encode(button.press) for button in listed if often[button.number] == 1}


def written(screen: Screen) -> dict[str, Any]:
    """Return the fields that every payload with a text has."""
    rows = tuple(tuple(Key(button.label, presses.encode(button.press)) for button in row) for row in screen.rows)
    return {"text": screen.text, "keys": rows, "ask_phone": screen.ask_phone, "clear": screen.clear_keyboard}


def shown_hash(payload: Written) -> str:
    """Return a hash that is equal for messages which look the same."""
    rows = [[{"label": key.label, "data": key.data} for key in row] for row in payload.keys]
    text = json.dumps([payload.text, rows], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def strip(chat: int, message: int) -> Item:
    """Return the row that removes the buttons of an answered question."""
    return Item(chat, QuestionOver.CODE, Strip(message), REPLY)


def answer(chat: int, press_id: str, text: str, machine: float) -> Item:
    """Return the row that answers a button press; it expires after a few seconds."""
    return Item(chat, "press_answer", PressAnswer(press_id, text), REPLY, expires_at=machine + PRESS_SECONDS)
