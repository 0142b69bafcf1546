"""Finds any session by its number, and lists those that are over, for coordinators and supervisors."""

from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.sessions.past_notices import PastSessions
from bot.texts.sessions import terms
from bot.usecases.sessions import desk, guard, session_moves
from storage.engine.database import Transaction
from storage.sessions import sessions

SHOWN = 20  # characters of what was typed that a refusal repeats


def asked(tx: Transaction, who: Person, words: str, *, now: datetime) -> list[Notice]:
    """Show the session that is named by its number, with or without its year; without words, those not over."""
    guard.looks_back(who)
    if not words.strip():
        return desk.desk(tx, who, now=now)
    said = terms.session_said(words)
    if said is None:
        raise BadInput("which_session", {"words": words[:SHOWN]})
    year, number = said
    found = sessions.find(tx, year, number) if year else sessions.newest_numbered(tx, number)
    if found is None:
        raise BadInput("no_such_session", {"words": words[:SHOWN]})
    return [desk.card(tx, who, found, now)]


def listed(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a page of the sessions that took place or were cancelled, newest first."""
    guard.looks_back(who)
    found, total = sessions.past(tx, page)
    return [PastSessions(to=who.chat, sessions=tuple(found), total=total, page=page)]


def show(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show the card of one session, over or not."""
    guard.looks_back(who)
    return [desk.card(tx, who, session_moves.load(tx, session_id), now)]
