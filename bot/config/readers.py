"""Turns each table of the pack's files into its typed value."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime, time
from re import fullmatch
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.config.document import Document
from bot.config.limits import BOUNDS, Limits
from bot.config.pack import (
    Calendar,
    Department,
    DepartmentKind,
    Hours,
    Keep,
    Kind,
    Place,
    Reason,
    Reasons,
    Sentences,
    SessionPlan,
    Theme,
    Thresholds,
)
from bot.config.privacy import Privacy
from bot.config.problems import Fault, Rule
from bot.config.table import Table
from bot.config.words import Local, Phrases

MIDDAY = time(12)
DIVISION = r"([0-9]{2}){0,3}"
MOST_REPLY_DAYS = 250
MOST_MONTHS, MOST_DAYS = 240, 3650  # for which something is kept

Named = TypeVar("Named", Place, Theme, Kind)


def each(tables: Iterable[Table], read: Callable[[Table], Named]) -> tuple[Named, ...]:
    """Read the tables; each must have a different name."""
    found: dict[str, Named] = {}
    for table in tables:
        value = read(table)
        if value.name in found:
            table.report("name", f"“{value.name}” stands twice; expected another name", value.name)
        found[value.name] = value
    return tuple(found.values())


def departments(documents: Iterable[Document], *, words_only: bool = False) -> tuple[Department, ...]:
    """Read the departments. `words_only`: it is a dictionary, which need not describe the departments."""
    found: dict[str, Department] = {}
    said: set[str] = set()
    for table in (table for document in documents for table in document.tables("department")):
        department = _department(table, words_only=words_only)
        for key, name in _names(department):
            if name in said:
                table.report(key, f"“{name}” is the name of two departments; keep it at one", name)
            said.add(name)
        found[department.name] = department
    return tuple(found.values())


def _department(table: Table, *, words_only: bool) -> Department:
    needed = (lambda key: table.maybe(key, str) or "") if words_only else table.text
    kind = needed("kind") or DepartmentKind.PROVINCIAL
    if kind not in set(DepartmentKind):
        table.report("kind", f"kind is “{kind}”; expected {', '.join(DepartmentKind)}")
        kind = DepartmentKind.PROVINCIAL
    words = table.words()
    if not words and not table.mute:
        table.report("name", f"{table.text('name')} has no words; expected some under strong, medium or weak")
    return Department(
        name=table.text("name"),
        kind=DepartmentKind(kind),
        duties=needed("duties"),
        aliases=table.phrases("aliases"),
        former=table.phrases("former"),
        signs_off=table.flag("signs_off"),
        words=words,
    )


def _names(department: Department) -> Iterator[tuple[str, str]]:
    yield "name", department.name
    yield from (("aliases", name) for name in department.aliases)
    yield from (("former", name) for name in department.former)


def place(table: Table) -> Place:
    division = table.maybe("division", str) or ""
    if not fullmatch(DIVISION, division):
        table.report("division", f"division is “{division}”; expected the first two, four or six digits of the code")
    names = (table.text("name"), table.text("region"), table.phrases("aliases"), table.phrases("counties"))
    return Place(*names, division)


def local(table: Table) -> Local:
    return Local(table.words(), table.phrases("not_places"))


def theme(table: Table) -> Theme:
    return Theme(table.text("name"), table.words())


def kind(table: Table) -> Kind:
    return Kind(table.text("name"), table.number("reply_days", 1, MOST_REPLY_DAYS), table.words())


def phrases(table: Table) -> Phrases:
    return Phrases(**{field.name: table.phrases(field.name) for field in fields(Phrases)})


def limits(table: Table) -> Limits:
    numbers = {name: table.number(name, *bounds) for name, bounds in BOUNDS.items()}
    if numbers["text_min"] > numbers["text_max"]:
        problem = f"text_min is more than text_max; expected at most {numbers['text_max']}"
        table.report("text_min", problem, rule=Rule(Fault.ORDER, "text_min"))
    return Limits(**numbers, attachment_types=table.phrases("attachment_types"))


def keep(table: Table) -> Keep:
    most = {field.name: MOST_MONTHS if field.name.endswith("months") else MOST_DAYS for field in fields(Keep)}
    return Keep(**{name: table.number(name, 1, high) for name, high in most.items()})


def thresholds(table: Table) -> Thresholds:
    return Thresholds(table.share("score"), table.share("margin"))


def hours(table: Table) -> Hours:
    opens, closes = table.need("opens", time, time.min), table.need("closes", time, time.max)
    if opens >= closes:
        problem = f"closes is {closes}; expected a time after opens, {opens}"
        table.report("closes", problem, rule=Rule(Fault.HOURS, "closes"))
    return Hours(opens, closes)


def calendar(table: Table) -> Calendar:
    workdays, holidays = table.days("workdays"), table.days("holidays")
    for day in sorted(workdays & holidays):
        table.report("holidays", f"{day} is both a working day and a holiday; keep one")
    return Calendar(workdays, holidays)


def sentences(table: Table) -> Sentences:
    return Sentences(**{field.name: table.maybe(field.name, str) or "" for field in fields(Sentences)})


def privacy(table: Table) -> Privacy:
    return Privacy(
        table.text("version"), table.text("controller"), table.texts("paragraphs"), table.maybe("by_web", str) or ""
    )


def reasons(document: Document) -> Reasons:
    return Reasons(*(_reasons(document, name) for name in ("decline", "return", "dissatisfied", "closing", "cause")))


def _reasons(document: Document, name: str) -> tuple[Reason, ...]:
    found: dict[str, Reason] = {}
    for table in document.tables(name):
        reason = Reason(table.text("code"), table.text("name"), table.maybe("hint", str) or "")
        if reason.code in found:
            table.report("code", f"the code “{reason.code}” stands twice under {name}; expected another")
        found[reason.code] = reason
    return tuple(found.values())


def sessions(document: Document, zone: ZoneInfo, known: Container[str]) -> tuple[SessionPlan, ...]:
    found: dict[tuple[int, int], SessionPlan] = {}
    for table in document.tables("session"):
        plan = _session(table, zone, known)
        if (plan.year, plan.number) in found:
            table.report("number", f"{plan.year} has two sessions of number {plan.number}; expected another number")
        found[plan.year, plan.number] = plan
    return tuple(found.values())


def _session(table: Table, zone: ZoneInfo, known: Container[str]) -> SessionPlan:
    day, starts = table.maybe("date", date), table.maybe("time", time)
    opens, closes = _booking(table, zone)
    return SessionPlan(
        year=table.number("year", 2024, 2100),
        number=table.number("number", 1, 99),
        name=table.text("name"),
        theme=table.maybe("theme", str) or "",
        form=table.text("form"),
        place=table.maybe("place", str) or "",
        capacity=table.maybe("capacity", int) or 0,
        departments=_known(table, known),
        date=day,
        time=starts,
        held_at=datetime.combine(day, starts or MIDDAY, zone) if day else None,
        booking_opens=opens,
        booking_closes=closes,
        **_history(table),
    )


def _known(table: Table, known: Container[str]) -> tuple[str, ...]:
    names = table.texts("departments")
    for name in names:
        if name not in known:
            table.report("departments", f"“{name}” is no department of this pack; expected its exact name", name)
    return names


def _booking(table: Table, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    opens, closes = (_moment(table, key, zone) for key in ("booking_opens", "booking_closes"))
    if opens and closes and opens >= closes:
        table.report("booking_closes", "booking closes before it opens; expected a later moment")
    return opens, closes


def _history(table: Table) -> dict[str, Any]:
    return {
        "archived": table.flag("archived"),
        "enterprises": table.maybe("enterprises", int),
        "appeals": table.maybe("appeals", int),
        "source": table.maybe("source", str) or "",
    }


def _moment(table: Table, key: str, zone: ZoneInfo) -> datetime | None:
    value = table.maybe(key, datetime)
    if value is not None and value.tzinfo is not None:
        table.report(key, f"{key} carries a time zone; expected the programme's own time, {zone.key}")
    return value.replace(tzinfo=zone) if value else None
