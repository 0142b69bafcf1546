"""From notices to rows of the outbox: what kind of thing leaves, how urgent it is, and what it hangs on."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.delivery import parting
from bot.domain import presses
from bot.domain.appeals.notices import AboutAppeal, CardShown, CardStale, Done, Due, HistoryShown, Moved, PhoneShown
from bot.domain.base.notice import Notice
from bot.domain.base.paper_notice import PaperShown
from bot.domain.base.question import Asked, PartTaken, QuestionOver
from bot.domain.base.screen import Screen
from bot.domain.people.notices import Forgotten, MenuSet
from bot.domain.reports.export_notices import ExportShown
from bot.domain.reports.notices import NumbersAsked
from bot.domain.sessions.notices import NoticeProgress, NoticePublished, SessionAnnounced
from storage.mail.cards import Slot
from storage.mail.outbox import PUSH, REPLY, Item, Kind

Render = Callable[[Notice], Screen]
TOAST_SECONDS = 10.0  # Telegram forgets a press after 10 to 15 s


def of(notice: Notice, render: Render, chat: int | None) -> Item:
    """Return the row for `notice`; to `chat`, whose update is being handled, it is a reply."""
    rank = REPLY if notice.to == chat else PUSH
    what = type(notice).__name__
    match notice:
        case QuestionOver():
            return strip(notice.to, notice.message)
        case MenuSet() | NumbersAsked():
            return Item(notice.to, *_made_later(notice), rank)
        case CardStale(buttons_only=True):
            return Item(notice.to, Kind.STRIP, what, {"message": notice.message}, PUSH, card=notice.card)
        case CardStale():
            return Item(notice.to, Kind.CARD, what, {}, PUSH, card=notice.card)
    payload = screen_payload(render(notice)) | _hooks(notice)
    if isinstance(notice, NoticeProgress | ExportShown) and notice.message is not None:
        return Item(notice.to, Kind.EDIT, what, payload | {"message": notice.message}, PUSH)
    kind = Kind.PAPER if isinstance(notice, PaperShown) else Kind.MESSAGE
    return Item(notice.to, kind, what, payload, rank, appeal=notice.appeal_id, **_of_notice(notice))


def _made_later(notice: MenuSet | NumbersAsked) -> tuple[Kind, str, dict[str, Any]]:
    """Return the kind, the name and what is kept of a notice whose text is made when it goes."""
    if isinstance(notice, MenuSet):
        return Kind.MENU, "MenuSet", {"role": notice.role}
    return Kind.VIEW, "NumbersAsked", {"view": presses.encode(notice.view), "message": notice.message}


def _of_notice(notice: Notice) -> dict[str, int]:
    """Tie a notice to what it is asked about later: its session, or the climb of an appeal that is late."""
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


def screen_payload(screen: Screen) -> dict[str, Any]:
    rows = [[{"label": button.label, "data": presses.encode(button.press)} for button in row] for row in screen.rows]
    return {"text": screen.text, "rows": rows, "phone": screen.ask_phone, "clear": screen.clear_keyboard} | (
        {"line": screen.line} if screen.line else {}
    )


def shown_hash(payload: Mapping[str, Any]) -> str:
    """Tell whether a message shows the same as another."""
    shown = json.dumps([payload.get("text"), payload.get("rows")], ensure_ascii=False)
    return hashlib.sha256(shown.encode()).hexdigest()


def _hooks(notice: Notice) -> dict[str, Any]:
    """What the sender checks before, and keeps after, sending; what a file is made from."""
    if isinstance(notice, Forgotten):
        return {parting.LAST: notice.person}
    if isinstance(notice, PaperShown):
        return {"recipe": notice.recipe, "of": dict(notice.of)}
    if isinstance(notice, Asked | PartTaken):
        return {"draft": notice.draft}
    if not isinstance(notice, AboutAppeal) or isinstance(notice, HistoryShown | PhoneShown):
        return {}
    hooks: dict[str, Any] = {"slot": Slot.CARD if isinstance(notice, CardShown) else Slot.PUSH}
    if isinstance(notice, Due):
        hooks |= {"kind": notice.kind, "holds": notice.terms.stands}
        hooks |= {"department": notice.department} if notice.department else {}
        hooks |= {"until": notice.until.isoformat()} if notice.until else {}
    return hooks


def strip(chat: int, message: int) -> Item:
    """Take the buttons off a question that has been answered."""
    return Item(chat, Kind.STRIP, "Answered", {"message": message}, REPLY)


def toast(chat: int, press_id: str, text: str, machine: float) -> Item:
    """Answer a button press; it is worth nothing after a few seconds."""
    return Item(chat, Kind.TOAST, "Toast", {"press": press_id, "text": text}, REPLY, expires_at=machine + TOAST_SECONDS)
