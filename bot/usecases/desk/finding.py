"""Searches appeals (/find) by a typed line, within what the person may see."""

import re
from dataclasses import replace
from datetime import datetime

from bot.domain.appeals import numbering
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.sought import Sight, Sought, is_listed
from bot.domain.base.errors import BadInput, NoRight, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.desk.find_notices import FindAsked, Found
from bot.domain.desk.presses import Find
from bot.domain.people import identity
from bot.domain.people.person import Person
from bot.texts.appeals.dates_due import by_when
from bot.texts.desk import find_words
from bot.texts.desk.urgency import rank
from bot.texts.style.words import Words
from bot.usecases.appeals import precedents
from bot.usecases.desk import guard, lists, search_line
from storage.appeals import finding
from storage.desk import searches
from storage.engine.database import Transaction

LINE_MAX = 100
DIGITS = range(3, 7)  # so many of an appeal's number; fewer are those of a line of a list
WORD = 4  # characters of a word that is no sentence
_NUMBER = re.compile(r"(?<!\d)\d{4,6}(?!\d)")


def find(tx: Transaction, who: Person, line: str = "", *, now: datetime) -> list[Notice]:
    """Search for what the line says; a complete number opens the card of its appeal."""
    guard.sight(who)
    said = identity.tidy(line)
    if not said:
        offers = ((searches.keep(tx, who.id, words, now), words) for words in find_words.STANDINGS.values())
        return [FindAsked(to=who.chat, role=who.role, offers=tuple(offers))]
    number = numbering.read(said, tx.programme.pack.number_prefix)
    if number is not None:
        return precedents.by_number(tx, who, number, now=now)
    if len(said) > LINE_MAX:
        raise BadInput("find_too_long", {"most": LINE_MAX})
    found = matching(tx, who, said, now=now)
    search = searches.keep(tx, who.id, said, now)
    return [_page(tx, who, found, (said, search, 0), now)]


def finds(tx: Transaction, who: Person, line: str, now: datetime) -> bool:
    """Return whether anything that the person may see is found by the line; nothing is kept of it.

    An administrator sees no appeals, so nothing is found.
    """
    said = identity.tidy(line)
    try:
        return bool(matching(tx, who, said, now=now))
    except (BadInput, NoRight):
        return False


def names_whose(tx: Transaction, who: Person, line: str, now: datetime) -> bool:
    """Return whether a line names a department, a place or a person, whose appeals are to be found."""
    try:
        sought = search_line.read(tx, who, identity.tidy(line), now=now)
    except BadInput:
        return False
    return bool(sought.departments or sought.places or sought.handlers)


def again(tx: Transaction, who: Person, pressed: Find, *, now: datetime) -> list[Notice]:
    """Show another page of a search."""
    line = line_of(tx, who, pressed.search)
    found = matching(tx, who, line, now=now)
    return [_page(tx, who, found, (line, pressed.search, pressed.page), now)]


def line_of(tx: Transaction, who: Person, search: int) -> str:
    """Return the line of a stored search; raise NotFound if it is not the person's, or too old."""
    line = searches.line(tx, who.id, search)
    if line is None:
        raise NotFound
    return line


def matching(tx: Transaction, who: Person, line: str, *, now: datetime) -> list[Appeal]:
    """Return what the line finds as it stands, else with its words taken apart.

    If that is nothing, short names are taken for departments, and names for those who work on it; at last the words
    beside a number are left out, and to whom it is to go; never a state, a place or a date, which the title of the list
    would name.
    """
    sight, sought = guard.sight(who), search_line.read(tx, who, line, now=now)
    if found := _found(tx, who, sought, sight, now):
        return found
    loose = search_line.loosely(tx, who, line, now=now)
    if loose is not None and (found := _found(tx, who, loose, sight, now)):
        return found
    if found := _found(tx, who, search_line.read(tx, who, line, now=now, stems=True), sight, now):
        return found
    wordless = replace(loose or sought, words=())
    if find_words.ADDRESSED.search(line):
        wordless = replace(wordless, departments=(), places=())
    return _found(tx, who, wordless, sight, now) if _NUMBER.search(line) and wordless.tail else []


def is_meant(who: Person, text: str) -> bool:
    """Whether a few words that find nothing were surely meant to find something: digits, or a word of an office."""
    said = text.strip()
    if said.isdecimal():
        return guard.reads(who) and len(said) in DIGITS
    return guard.is_of_department(who) and said.isalpha() and len(said) <= WORD


def _found(tx: Transaction, who: Person, sought: Sought, sight: Sight, now: datetime) -> list[Appeal]:
    while finding.complete(tx):  # of a database that is older than the search
        pass
    seen = [appeal for appeal in finding.find(tx, sought, sight, now) if is_listed(appeal, who)]
    words = Words(tx.programme.pack)
    own, fitting = guard.is_member(who), [appeal for appeal in seen if _fits(appeal, sought, words)]
    return sorted(fitting, key=lambda appeal: rank(appeal, now, words, own=own))


def _fits(appeal: Appeal, sought: Sought, words: Words) -> bool:
    """Whether a date of an appeal is one that is looked for: that of the next step, or that of the answer."""
    answer = appeal.due_at if appeal.state in finding.DATED else None
    dates = [at for at in (by_when(appeal, words), answer) if at is not None]
    due = sought.due
    return due is None or any(
        (not due.first or due.first <= date) and (not due.until or date < due.until) for date in dates
    )


def _page(tx: Transaction, who: Person, found: list[Appeal], where: tuple[str, int, int], now: datetime) -> Found:
    """Return one page of the list of a search: its line, its row and the page."""
    line, search, page = where
    views = lists.seen(tx, who, found[page * PAGE : (page + 1) * PAGE], now)
    total = len(found)
    return Found(
        to=who.chat,
        line=line,
        search=search,
        views=views,
        total=total,
        more=total >= finding.MOST,
        page=page,
        now=now,
    )
