"""Turns what an outbox row carries into JSON and back. It reads rows that older versions of the program wrote."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain import orders
from bot.domain.base.notice import NEWS
from bot.domain.base.parcels import (
    Broken,
    CardEdit,
    CommandMenu,
    Edit,
    Key,
    Keys,
    LiveView,
    Message,
    Paper,
    Payload,
    PressAnswer,
    Shows,
    Strip,
    Written,
)
from bot.domain.base.terms import Terms

Stored = Mapping[str, Any]  # JSON that an older version may have written


def pack(payload: Payload) -> dict[str, object]:  # noqa: PLR0911  # a row a kind
    """Return the payload as JSON."""
    match payload:
        case Message():
            return pack_message(payload)
        case Edit():
            return _written(payload) | {"message": payload.message}
        case Paper(order=order):
            return _written(payload) | {"recipe": order.recipe, "of": dict(order.as_data())}
        case CardEdit():
            return {"plain": True} if payload.plain else {}
        case Strip():
            return {"message": payload.message}
        case PressAnswer():
            return {"press": payload.press, "text": payload.text}
        case CommandMenu():
            return {"role": payload.role or None}
        case LiveView():
            return {"view": payload.view, "message": payload.message} | _thread(payload.thread)
        case Broken():
            return dict(payload.stored)


def pack_message(message: Message) -> dict[str, object]:
    """Return the message as JSON; empty fields are left out."""
    more = {
        "line": message.line,
        "brief": message.brief,
        "slot": message.shows,
        "back": message.back,
        "draft": message.draft,
        "erases": message.erases,
        "asks": _terms(message.asks),
    }
    found = _written(message) | {name: value for name, value in more.items() if value}
    return found if message.terms is NEWS else found | _terms(message.terms)


def _written(written: Written) -> dict[str, object]:
    rows = [[{"label": key.label, "data": key.data} for key in row] for row in written.keys]
    found: dict[str, object] = {
        "text": written.text,
        "rows": rows,
        "phone": written.ask_phone,
        "clear": written.clear,
    }
    return found | _thread(written.thread) | ({"plain": True} if written.plain else {})


def _thread(thread: int | None) -> dict[str, object]:
    return {} if thread is None else {"thread": thread}


def _terms(terms: Terms) -> dict[str, object]:
    found: dict[str, object] = {"holds": list(terms.stands)} if terms.stands else {}
    named = {"kind": terms.timer, "department": terms.department, "seat": terms.seat}
    found |= {name: value for name, value in named.items() if value}
    return found | {"until": terms.until.isoformat()} if terms.until else found


def read(kind: str, stored: Stored) -> Payload:
    """Return the payload of a row of this kind."""
    try:
        return _READERS[kind](stored)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        return Broken(kind, stored, repr(error))


def read_message(stored: Stored) -> Message:
    return Message(
        **_read_written(stored),
        line=stored.get("line", ""),
        brief=stored.get("brief", ""),
        terms=_read_terms(stored),
        shows=Shows(stored["slot"]) if "slot" in stored else None,
        back=stored.get("back", ""),
        draft=stored.get("draft"),
        erases=stored.get("erases"),
        asks=_read_terms(stored.get("asks", {})),
    )


def _read_written(stored: Stored) -> dict[str, Any]:
    return {
        "text": stored.get("text", ""),
        "keys": _keys(stored.get("rows", ())),
        "ask_phone": stored.get("phone", ""),
        "clear": stored.get("clear", False),
        "plain": stored.get("plain", False),
        "thread": stored.get("thread"),
    }


def _keys(rows: Any) -> Keys:
    return tuple(tuple(Key(key["label"], key["data"]) for key in row) for row in rows)


def _read_terms(stored: Stored) -> Terms:
    if not stored.keys() & {"holds", "seat", "until"}:
        return NEWS
    until = stored.get("until")
    return Terms(
        tuple(stored.get("holds", ())),
        stored.get("kind", ""),
        stored.get("department", ""),
        stored.get("seat", ""),
        datetime.fromisoformat(until) if until else None,
    )


_READERS: dict[str, Callable[[Stored], Payload]] = {
    "MESSAGE": read_message,
    "EDIT": lambda stored: Edit(**_read_written(stored), message=stored["message"]),
    "PAPER": lambda stored: Paper(**_read_written(stored), order=orders.read(stored["recipe"], stored["of"])),
    "CARD": lambda stored: CardEdit(stored.get("plain", False)),
    "STRIP": lambda stored: Strip(stored["message"]),
    "TOAST": lambda stored: PressAnswer(stored["press"], stored["text"]),
    "MENU": lambda stored: CommandMenu(stored["role"] or ""),
    "VIEW": lambda stored: LiveView(stored["view"], stored["message"], stored.get("thread")),
}


def code_of(stored: str) -> str:
    """Return the code of the notice in a row.

    An older version wrote a class name such as SurveyAsked for survey_asked.
    """
    if stored == stored.lower():
        return stored
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in stored).removeprefix("_")
