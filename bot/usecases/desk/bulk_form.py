"""The form of a bulk act (批量): which appeals of a list, what to do with them, and with whom or what words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from bot.classifier.folding import fold_word
from bot.domain.appeals.notices import AppealView
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.base.press import Menu
from bot.domain.base.question import Option
from bot.domain.desk.bulk import NAMES_DEPARTMENT, BulkAct
from bot.domain.desk.find_notices import Found
from bot.domain.desk.ledger_notices import LedgerShown
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.presses import Find, Many, ManyFound
from bot.domain.people import identity
from bot.domain.people.person import Person
from bot.domain.time.typed.numerals import in_figures
from bot.texts.desk import bulk as words_of
from bot.texts.style import wording
from bot.usecases.appeals import audience, naming
from bot.usecases.desk import bulk_class, finding, guard, ledger, lists
from bot.usecases.desk.filled import Chosen
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import BACK, CANCEL, Finish, Form, Step, Taken, Turn, choice, only_text, sure, words
from storage.appeals import appeals
from storage.engine.database import Transaction

BULK, ALL = "bulk", "all"
READ = 5  # pages whose numbers can be named


def page(tx: Transaction, who: Person, pressed: Many | ManyFound, *, now: datetime) -> Filled:
    """Return what the form begins with: the list that was shown, page after page."""
    guard.coordinates(who)
    pages = range(READ) if pressed.page < READ else (pressed.page,)
    rows = [
        {"appeal": view.appeal.id, "state": view.appeal.state, "round": view.appeal.round, "number": view.appeal.number}
        for number in pages
        for view in _views(tx, who, pressed, number, now)
    ]
    first = pages[0] * PAGE + 1
    last = (first + max(len(rows), 1) - 2) // PAGE  # the page may be gone meanwhile
    return {"rows": rows, "first": first, "begin": min(pressed.page, last) * PAGE + 1}


def _views(tx: Transaction, who: Person, pressed: Many | ManyFound, number: int, now: datetime) -> Iterator[AppealView]:
    for notice in _listed(tx, who, pressed, number, now):
        if isinstance(notice, ListShown | Found):
            yield from notice.views
        if isinstance(notice, LedgerShown):
            yield from (climb.view for climb in notice.climbs)


def _listed(tx: Transaction, who: Person, pressed: Many | ManyFound, number: int, now: datetime) -> list[Notice]:
    if isinstance(pressed, ManyFound):
        return finding.again(tx, who, Find(pressed.search, page=number), now=now)
    if pressed.menu is Menu.OVERDUE:
        return ledger.ledger(tx, who, number, now=now)
    return lists.triage(tx, who, number, now=now) if pressed.menu is Menu.TRIAGE else []


def _ready(_: Transaction, who: Person, data: Filled, *, now: datetime) -> None:  # as forms ask for it
    guard.coordinates(who)
    if not Chosen.from_draft(data).rows:
        raise BadInput("bulk_empty")


def _all(_: Turn) -> tuple[Option, ...]:
    return wording.options(words_of.ALL)


def _take_rows(turn: Turn, content: Content) -> Taken:
    """Take 本页全部, or numbers and spans of the list such as 1,3-5."""
    chosen, said = Chosen.from_draft(turn.data), identity.tidy(only_text(content))
    every = {*words_of.EVERY, *(text for option in _all(turn) for text in (option.value, option.label))}
    if fold_word(said) in set(map(fold_word, every)):
        return Taken({"chosen": list(chosen.page)})
    numbers = sorted({number for part in words_of.BETWEEN.split(said) if part for number in _span(part, chosen)})
    if not numbers:
        raise _bad(chosen)
    return Taken({"chosen": numbers})


def _span(part: str, chosen: Chosen) -> range:
    read = words_of.SPAN.fullmatch(in_figures(part))
    begin, end = (int(read[1]), int(read[2] or read[1])) if read else (0, 0)
    if not chosen.first <= begin <= end <= chosen.last:
        raise _bad(chosen)
    return range(begin, end + 1)


def _bad(chosen: Chosen) -> BadInput:
    return BadInput("bulk_numbers", {"first": chosen.first, "last": chosen.last})


def _acts(turn: Turn) -> tuple[Option, ...]:
    """Return what can be done; there must be a class for what is put into one."""
    offered = [bulk_act for bulk_act in BulkAct if bulk_act is not BulkAct.CLASS or bulk_class.options(turn)]
    return tuple(Option(bulk_act.value, words_of.ACT[bulk_act]) for bulk_act in offered)


def _departments(turn: Turn) -> tuple[Option, ...]:
    """Return what the classifier ranks first in each of them."""
    found = [appeals.peek(turn.tx, row.appeal) for row in Chosen.from_draft(turn.data).picked]
    ranked = [appeal.verdict.get("ranked", ()) for appeal in found if appeal is not None]
    return naming.options(first["department"] for every in ranked for first in every[:1])


def _take_department(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": naming.assignee(turn, content, _departments(turn))})


def _facts(turn: Turn) -> Mapping[str, object]:
    """Return what the questions say: how many, of which numbers, and whether anybody of the department is there."""
    chosen = Chosen.from_draft(turn.data)
    nobody = audience.unreached(turn.tx, [chosen.lead] if chosen.lead else [])
    numbers = tuple(row.number for row in chosen.picked)
    names = {"act": chosen.act, "lead": chosen.lead, "words": chosen.words, "nobody": nobody, "numbers": numbers}
    names["class_issue"] = bulk_class.title(turn.tx, chosen.class_issue)
    return names | {"first": chosen.first, "last": chosen.last, "begin": chosen.begin, "end": chosen.page[-1]}


def _when(*acts: BulkAct) -> Callable[[Turn], bool]:
    return lambda turn: Chosen.from_draft(turn.data).act in acts


def form(finish: Finish) -> Form:
    """Return the form; `finish` does it."""
    steps = (
        Step("rows", _take_rows, _all, _facts, controls=(CANCEL,)),
        Step("act", choice("act", _acts), _acts, _facts),
        Step("lead", _take_department, _departments, _facts, when=_when(*NAMES_DEPARTMENT)),
        Step("class_issue", bulk_class.take, bulk_class.options, _facts, when=_when(BulkAct.CLASS)),
        Step("words", words("words"), facts=_facts, when=_when(BulkAct.PRESS), controls=(BACK, CANCEL)),
        sure(_facts),
    )
    return Form(BULK, steps, finish, _ready)
