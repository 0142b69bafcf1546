"""The form in which an administrator renames, merges or ends a department: which one, what, and from which day."""

import re
from collections.abc import Mapping

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.tenure.department import Fate
from bot.domain.time.calendar import shanghai_date
from bot.texts.tenure import departments as texts
from bot.usecases.forms.steps import BACK, CANCEL, Form, Step, Taken, Turn, by_name, choice, clean, day, only_text, sure
from bot.usecases.tenure import departments
from bot.usecases.tenure.filled import AboutDepartment, DepartmentsFate

DEPARTMENT = "department"
LEAST, MOST = 2, 30  # characters of a name
_WRITTEN = re.compile("[\u3400-\u9fff].*[\u3400-\u9fff]")  # figures and signs are taken for numbers of appeals


def _take_department(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    found = by_name(turn.tx.programme.pack.find_department, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return Taken({"department": found.name})


def _fates(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(fate.value, label) for fate, label in texts.FATE.items())


def _needs_new(turn: Turn) -> bool:
    return AboutDepartment.from_draft(turn.data).fate is not Fate.END


def _take_new(turn: Turn, content: Content) -> Taken:
    """Take the new name, which nobody else has, or the department that takes this one over."""
    text = "".join(clean(only_text(content)).split())
    about = AboutDepartment.from_draft(turn.data)
    pack, old = turn.tx.programme.pack, about.department
    found = by_name(pack.find_assignee, text)
    if about.fate is Fate.MERGE:
        if found is None or pack.is_place(found.name):
            raise BadInput("unknown_department", {"name": text})
        if found.name == old:
            raise BadInput("department_itself", {"name": old})
        return Taken({"new": found.name})
    if found is not None and found.name != old:
        raise BadInput("department_there", {"name": found.name})
    if not LEAST <= len(text) <= MOST or text == old:
        raise BadInput("department_name", {"least": LEAST, "most": MOST})
    if not _WRITTEN.search(text) or texts.means_something_else(text, pack.regions):
        raise BadInput("department_word", {"name": text})
    return Taken({"new": text})


def _today(turn: Turn) -> tuple[Option, ...]:
    return (Option(shanghai_date(turn.now).isoformat(), texts.TODAY),)


def _take_day(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    today = _today(turn)[0]
    chosen = shanghai_date(turn.now) if text in {today.value, today.label} else day(turn, content)
    if chosen < shanghai_date(turn.now):
        raise BadInput("department_past")
    departments.check(turn.tx, DepartmentsFate.from_draft({**turn.data, "at": chosen}), turn.now)
    return Taken({"at": chosen.isoformat(), "seen": len(departments.successions(turn.tx))})


def _facts(turn: Turn) -> Mapping[str, object]:
    return dict(turn.data)


def _moves(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the last question: what would move."""
    moved = departments.check(turn.tx, DepartmentsFate.from_draft(turn.data), turn.now)
    return {**turn.data, "moved": moved}


DEPARTMENT_FORM = Form(
    DEPARTMENT,
    (
        Step("department", _take_department, controls=(CANCEL,)),
        Step("fate", choice("fate", _fates), _fates, _facts),
        Step("new", _take_new, facts=_facts, when=_needs_new),
        Step("at", _take_day, _today, _facts, controls=(BACK, CANCEL)),
        sure(_moves),
    ),
    departments.make,
    departments.may,
)
