"""Steps that take which departments sit at a session, who sits for them, and in which rooms."""

import re
from itertools import pairwise

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.time.typed.numerals import in_figures
from bot.texts.sessions import terms
from bot.texts.style import wording
from bot.usecases.forms.steps import DONE, Taken, Turn, only_text
from bot.usecases.sessions.filled import SessionFilled
from storage.sessions import sessions

ROOMS_MAX, HEAD_MAX = 20, 30
_BETWEEN = re.compile("[" + re.escape(wording.BETWEEN_NAMES) + r"\s]+")
_LINES = re.compile(r"\n+")
_AFTER_NAME = re.compile(r"\s*[\s:\uff1a,\uff0c\u2014-]+\s*")


def take_departments(turn: Turn, content: Content) -> Taken:
    """Take names one by one or several at once, until 完成."""
    chosen = SessionFilled.from_draft(turn.data).departments or ()
    if content.kind == DONE:
        if not chosen:
            raise BadInput("no_departments")
        return Taken()
    named = [_known(turn, item) for item in _BETWEEN.split(only_text(content)) if item]
    return Taken({"departments": list(dict.fromkeys([*chosen, *named]))}, goto="departments")


def _known(turn: Turn, name: str) -> str:
    found = turn.tx.programme.pack.find_assignee(name)
    if found is None:
        raise BadInput("unknown_department", {"name": name})
    return found.name


def take_heads(turn: Turn, content: Content) -> Taken:
    """Take one line for each department: its name, then the name of its head."""
    heads: dict[str, str] = {}
    for line in _LINES.split(only_text(content)):
        name, *who = _AFTER_NAME.split(line.strip(), maxsplit=1)
        department = _known(turn, name)
        if not who or not who[0] or department not in departments_of(turn):
            raise BadInput("head_line", {"line": line[:30]})
        if len(who[0]) > HEAD_MAX:
            raise BadInput("head_too_long", {"name": department, "length": len(who[0]), "most": HEAD_MAX})
        heads[department] = who[0]
    return Taken({"heads": heads})


def take_rooms(turn: Turn, content: Content) -> Taken:
    """Take how many rooms there are, or one line for each room with its departments."""
    if said := terms.ROOMS_SAID.fullmatch(in_figures(only_text(content).strip())):
        return Taken({"rooms": _in_rooms(departments_of(turn), int(said[1]))})
    rooms = []
    for line in _LINES.split(only_text(content)):
        named = [_known(turn, item) for item in _BETWEEN.split(line.strip()) if item]
        strange = [name for name in named if name not in departments_of(turn)]
        if strange:
            raise BadInput("room_department", {"name": strange[0]})
        rooms.append(named)
    missing = [name for name in departments_of(turn) if not any(name in room for room in rooms)]
    if missing:
        raise BadInput("room_missing", {"name": missing[0]})
    if len(rooms) > ROOMS_MAX:
        raise BadInput("too_many_rooms", {"most": ROOMS_MAX})
    return Taken({"rooms": rooms})


def _in_rooms(departments: list[str], count: int) -> list[list[str]]:
    """Divide the departments in their order among so many rooms, as evenly as possible."""
    most = min(len(departments), ROOMS_MAX)
    if not 1 <= count <= most:
        raise BadInput("rooms_count", {"most": most})
    size, more = divmod(len(departments), count)
    cuts = [number * size + min(number, more) for number in range(count + 1)]
    return [departments[first:last] for first, last in pairwise(cuts)]


def departments_of(turn: Turn) -> list[str]:
    filled = SessionFilled.from_draft(turn.data)
    if filled.departments is not None or filled.session is None:
        return list(filled.departments or ())
    session = sessions.peek(turn.tx, filled.session)
    return list(session.departments) if session else []
