"""Adds, changes and removes a department's answer templates; each change is logged with the earlier text."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.appeals.template import MOST, Template, TemplateChange
from bot.domain.appeals.template_notices import TemplateKept
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals import guard
from bot.usecases.appeals.filled import TemplateSaid
from bot.usecases.forms.record import Filled
from storage.appeals import templates
from storage.engine import audit
from storage.engine.database import Transaction


def may_edit(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.edits_templates(who)


def check_title(others: Iterable[Template], row: int | None, title: str) -> None:
    """Raise BadInput if another template has this title, since people tell templates apart by it."""
    if any(other.title == title and other.id != row for other in others):
        raise BadInput("template_there", {"title": title})


def save(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Add, change or remove a template as the form says."""
    may_edit(tx, who, data, now=now)
    about, department = TemplateSaid.from_draft(data), who.department or ""
    templates.hold(tx, department)
    there = {template.id: template for template in templates.of(tx, department)}
    if about.what is TemplateChange.REMOVED:
        row, said = _remove(tx, there, about.template)
    else:
        said = {"title": about.title, "text": about.words}
        written = {**said, "department": department, "changed_at": now, "changed_by": who.id}
        row = _write(tx, there, about.template, written)
    audit.note(tx, who.id, "template", f"template:{row}", now, what=about.what, department=department, **said)
    return [TemplateKept(to=who.chat, what=about.what, title=said["title"], text=said["text"])]


def _remove(tx: Transaction, there: Mapping[int, Template], row: int | None) -> tuple[int, dict[str, str]]:
    if row is None or row not in there:
        raise NotFound
    templates.remove(tx, row)
    return row, {"title": there[row].title, "text": there[row].text}


def _write(tx: Transaction, there: Mapping[int, Template], row: int | None, values: dict[str, Any]) -> int:
    check_title(there.values(), row, values["title"])
    if row is None:
        if len(there) >= MOST:
            raise BadInput("too_many_templates", {"most": MOST})
        return templates.add(tx, values)
    if row not in there:
        raise NotFound
    templates.change(tx, row, values)
    return row
