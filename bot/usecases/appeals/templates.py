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


def check_title(others: Iterable[Template], template_id: int | None, title: str) -> None:
    """Raise BadInput if another template has this title, since people tell templates apart by it."""
    if any(other.title == title and other.id != template_id for other in others):
        raise BadInput("template_there", {"title": title})


def save(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Add, change or remove a template as the form says."""
    may_edit(tx, who, data, now=now)
    about, department = TemplateSaid.from_draft(data), who.department or ""
    templates.hold(tx, department)
    there = {template.id: template for template in templates.of(tx, department)}
    if about.what is TemplateChange.REMOVED:
        template_id, said = _remove(tx, there, about.template)
    else:
        said = {"title": about.title, "text": about.words}
        written = {**said, "department": department, "changed_at": now, "changed_by": who.id}
        template_id = _write(tx, there, about.template, written)
    audit.note(tx, who.id, "template", f"template:{template_id}", now, what=about.what, department=department, **said)
    return [TemplateKept(to=who.chat, what=about.what, title=said["title"], text=said["text"])]


def _remove(tx: Transaction, there: Mapping[int, Template], template_id: int | None) -> tuple[int, dict[str, str]]:
    if template_id is None or template_id not in there:
        raise NotFound
    templates.remove(tx, template_id)
    return template_id, {"title": there[template_id].title, "text": there[template_id].text}


def _write(tx: Transaction, there: Mapping[int, Template], template_id: int | None, values: dict[str, Any]) -> int:
    check_title(there.values(), template_id, values["title"])
    if template_id is None:
        if len(there) >= MOST:
            raise BadInput("too_many_templates", {"most": MOST})
        return templates.add(tx, values)
    if template_id not in there:
        raise NotFound
    templates.change(tx, template_id, values)
    return template_id
