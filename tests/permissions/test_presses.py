"""Whom each button lets in, forged or not: the kept list of buttons × standings, in a village with something of each.

`GOLDEN=write .venv/bin/python -m pytest tests/permissions/test_presses.py` writes the list anew, to be read before it
is kept: somebody more in a line is somebody more who may.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from enum import Enum
from itertools import product
from pathlib import Path
from typing import Any, get_type_hints

from bot.domain.appeals.presses import Do
from bot.domain.base.errors import Refusal
from bot.domain.base.press import Press
from bot.domain.classes.presses import DoClass
from bot.domain.people.details import Detail
from bot.domain.people.person import JoinRequest, Person, Role
from bot.domain.presses import _CODES
from bot.domain.sessions.presses import DoBooking, DoSession
from bot.domain.tenure.department import Fate
from bot.domain.tenure.presses import DoStaff
from bot.domain.words.wordbook import VersionKind
from handlers import dispatch
from storage.classes import classes
from storage.people import enterprise_changes, people
from storage.reports import circulars
from storage.tenure import departments, setting_versions
from storage.words import wordbooks
from tests.desk import HOME, Desk, open_desk
from tests.permissions.fields import ACTORS
from tests.permissions.village import Village
from tests.usecases.form_scenes import a_call, of_a_class

KEPT = Path(__file__).with_name("presses.txt")
TABLED = {Do, DoBooking, DoClass, DoSession, DoStaff}  # their tables are tried cell by cell elsewhere
ROWS = (0, 1, 2, 3)  # there is something of most kinds under one of them; 0 stands for the pack as it is written


class _Undone(Exception):  # noqa: N818  # it says why
    pass


def forged(kind: type[Press], rows: tuple[int, ...] = ROWS) -> Iterator[Press]:
    """Yield the button with each row, and with each value of whatever is chosen by it."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    for row in rows if int in hints.values() else rows[:1]:
        for values in product(*(_values(hints[name], row) for name in names)):
            with contextlib.suppress(ValueError, TypeError):
                yield kind(*values)


def _values(hint: Any, row: int) -> tuple[object, ...]:
    if hint is int:
        return (row,)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(hint)
    return (hint(),)


def furnish(desk: Desk, village: Village) -> None:
    """Put there what waits for a decision: a name, words, settings, a department's end, a circular, a class, a call."""
    tx, now, by = desk.tx, desk.now, desk.person(Role.COORDINATOR).id
    enterprise_changes.add(tx, village.enterprise, Detail.NAME, ("旧名", "新名"), village.filer.id, now)
    wordbooks.add(tx, VersionKind.EDITED, {}, {"department": HOME, "edits": []}, by, now)
    setting_versions.add(tx, {}, [], by, now)
    ends = {"old": HOME, "fate": Fate.END, "new": "", "at": now + timedelta(days=9)}
    departments.plan(tx, ends | {"made_by": by, "made_at": now})
    circulars.add(tx, 2024, 9, {"made_by": by, "made_at": now})
    classes.propose(tx, [(row, 0.6) for row in village.appeals[:3]], ["口岸"], now)
    of_a_class(desk, village.handler, "class_reply")
    people.ask_to_join(tx, JoinRequest(2, village.enterprise, "李敏", "13900001111"), now)
    a_call(desk)


def is_let_in(desk: Desk, who: Person, press: Press) -> bool:
    """Whether the button does something; what it does is undone."""
    done = False
    with contextlib.suppress(_Undone, Refusal), desk.tx.savepoint():
        dispatch.press(desk.tx, who, press, now=desk.now)
        done = True
        raise _Undone
    return done


def listed() -> Iterator[str]:
    with open_desk() as desk:
        village = Village(desk)
        furnish(desk, village)
        actors = {name: village.actor(name) for name in ACTORS}
        for kind in sorted(set(_CODES.values()) - TABLED, key=lambda kind: kind.__name__):
            presses = [*forged(kind)]
            let_in = [name for name, who in actors.items() if any(is_let_in(desk, who, press) for press in presses)]
            yield f"{kind.__name__}: {' '.join(let_in) or '-'}"


def test_each_button_lets_in_whom_the_list_names() -> None:
    now = "\n".join(listed()) + "\n"
    if os.environ.get("GOLDEN") == "write":
        KEPT.write_text(now, "utf-8")
    assert now == KEPT.read_text("utf-8")
