"""The forms in which coordinators confirm, refuse and change class issues."""

from collections.abc import Mapping
from datetime import datetime, time

from bot.config.pack import offered
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import ClassAction, ClassIssue, MemberStanding
from bot.domain.classes.view import MemberLook
from bot.domain.people.person import Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.texts.classes import class_terms
from bot.usecases.appeals import naming
from bot.usecases.classes import dividing, measure_files, measuring, merging, stating, steering
from bot.usecases.classes.filled import AboutClass, Divided, Led
from bot.usecases.forms.steps import (
    ASKS_NUMBER,
    BACK,
    CANCEL,
    DONE,
    SKIP,
    Form,
    Step,
    Taken,
    Turn,
    choice,
    day,
    only_text,
    pick,
    sure,
    words,
)
from storage.classes import classes, members
from storage.people import people

NAME = 30  # characters
SHOWN = 20  # members to choose from by a tap
OWN = "own"


def issue_of(turn: Turn) -> ClassIssue | None:
    return classes.peek(turn.tx, AboutClass.from_draft(turn.data).class_issue)


def facts(turn: Turn) -> Mapping[str, object]:
    """Show what the form is about: the class, as far as it still is there."""
    issue = issue_of(turn)
    title = class_terms.title(issue) if issue else ""
    return {"class_issue": AboutClass.from_draft(turn.data).class_issue, "title": title}


def chosen(turn: Turn) -> Mapping[str, object]:
    return {**facts(turn), "numbers": Divided.from_draft(turn.data).numbers}


def _with_files(turn: Turn) -> Mapping[str, object]:
    return {**facts(turn), **measure_files.limits(turn)}


def _suggested(turn: Turn) -> tuple[Option, ...]:
    """Offer the name that it has, or the words that its members share."""
    issue = issue_of(turn)
    said = (issue.name or "".join(issue.words[:3])) if issue else ""
    return (Option(OWN, said[:NAME]),) if len(said) > 1 else ()


def _take_name(turn: Turn, content: Content) -> Taken:
    offered = {said: option.label for option in _suggested(turn) for said in (option.value, option.label)}
    text = only_text(content)
    return words("name", 2, NAME)(turn, Content(offered.get(text, text)))


def _causes(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(reason.code, reason.name) for reason in offered(turn.tx.programme.pack.reasons.cause))


def _looks(turn: Turn, standing: MemberStanding) -> list[MemberLook]:
    return members.looks(turn.tx, AboutClass.from_draft(turn.data).class_issue, standing)


def _numbers(looks: list[MemberLook]) -> tuple[Option, ...]:
    return tuple(Option(look.number, look.number) for look in looks[:SHOWN])


def _probable(turn: Turn) -> tuple[Option, ...]:
    return _numbers(_looks(turn, MemberStanding.PROBABLE))


def _members(turn: Turn) -> tuple[Option, ...]:
    return _numbers(_looks(turn, MemberStanding.IN))


def _tapped(turn: Turn, standing: MemberStanding, number: str) -> int | None:
    """Return the appeal on whose button the number stands."""
    return {look.number: look.appeal for look in _looks(turn, standing)}.get(number)


def _take_added(turn: Turn, content: Content) -> Taken:
    """Take a probable member by a tap, any other appeal by its number."""
    text = only_text(content)
    return Taken({"appeal": _tapped(turn, MemberStanding.PROBABLE, text) or steering.to_add(turn.tx, turn.actor, text)})


def _take_member(turn: Turn, content: Content) -> Taken:
    issue, text = AboutClass.from_draft(turn.data).class_issue, only_text(content)
    tapped = _tapped(turn, MemberStanding.IN, text)
    return Taken({"appeal": tapped or steering.to_take_out(turn.tx, turn.actor, issue, text)})


def _others(turn: Turn) -> tuple[Option, ...]:
    """Offer the other classes that may take it over, newest first."""
    issue = issue_of(turn)
    known = classes.in_states(turn.tx, merging.targets(issue)) if issue else []
    rows = [class_issue for class_issue in known if issue and class_issue.id != issue.id]
    return tuple(Option(str(class_issue.id), class_terms.on_button(class_issue)) for class_issue in rows[:SHOWN])


def _take_other(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    known = {option.value for option in _others(turn)}
    return Taken({"into": int(text if text in known else pick(_others(turn), text).value)})


def _leads(turn: Turn) -> tuple[Option, ...]:
    issue = issue_of(turn)
    known = [issue.lead or "", *issue.assisting] if issue else []
    return naming.options([*known, *(look.lead or "" for look in _looks(turn, MemberStanding.IN))])


def _take_lead(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": naming.assignee(turn, content, _leads(turn))})


def _take_assisting(turn: Turn, content: Content) -> Taken:
    """Take all that assist in one message; none by 跳过."""
    lead = Led.from_draft(turn.data).lead
    named = [naming.assignee(turn, Content(part), _leads(turn)) for part in naming.several(only_text(content))]
    return Taken({"assisting": [name for name in dict.fromkeys(named) if name != lead]})


def _contacts(turn: Turn) -> tuple[Option, ...]:
    found: list[Person] = people.of_role(turn.tx, Role.CONTACT, Led.from_draft(turn.data).lead)
    return tuple(Option(str(person.id), person.name[:NAME]) for person in found)


def _take_owner(turn: Turn, content: Content) -> Taken:
    return Taken({"owner": int(pick(_contacts(turn), only_text(content)).value)})


def _usual(turn: Turn) -> tuple[Option, ...]:
    pack, calendar = turn.tx.programme.pack, turn.tx.programme.calendar
    return (Option(OWN, class_terms.usual(calendar.due(turn.now, pack.limits.class_days))),)


def _take_due(turn: Turn, content: Content) -> Taken:
    """Take a day, which ends with its work; the usual one by a tap."""
    calendar, text = turn.tx.programme.calendar, only_text(content)
    if text in {said for option in _usual(turn) for said in (option.value, option.label)}:
        due = calendar.due(turn.now, turn.tx.programme.pack.limits.class_days)
    else:
        due = calendar.due(datetime.combine(day(turn, content), time.min, SHANGHAI), 0)
    return Taken({"due_at": due.isoformat()})


def _form(action: ClassAction, *steps: Step) -> Form:
    return Form(f"class_{action.lower()}", steps, steering.FINISH[action], steering.ready(action))


A = ClassAction
_NAMED = (
    Step("name", _take_name, _suggested, facts, controls=(CANCEL,)),
    Step("cause", choice("cause", _causes), _causes, facts),
)
CLASS_FORMS = (
    _form(A.CONFIRM, *_NAMED),
    _form(A.CORRECT, *_NAMED),
    _form(A.REFUSE, Step("words", words("words"), facts=facts, controls=(CANCEL,))),
    _form(A.ADD, Step(ASKS_NUMBER, _take_added, _probable, facts, controls=(CANCEL,))),
    _form(A.TAKE_OUT, Step(ASKS_NUMBER, _take_member, _members, facts, controls=(CANCEL,))),
    _form(A.MERGE, Step("into", _take_other, _others, facts, controls=(CANCEL,)), sure(facts)),
    _form(A.SPLIT, Step("numbers", dividing.take, dividing.options, chosen, controls=(DONE, CANCEL)), sure(chosen)),
    _form(
        A.APPOINT,
        Step("lead", _take_lead, _leads, facts, controls=(CANCEL,)),
        Step("assisting", _take_assisting, facts=facts, controls=(SKIP, BACK, CANCEL)),
        Step(
            "owner",
            _take_owner,
            _contacts,
            facts,
            when=lambda turn: bool(_contacts(turn)),
            controls=(SKIP, BACK, CANCEL),
        ),
        Step("due", _take_due, _usual, facts),
    ),
    _form(
        A.PLAN,
        Step("kind", choice("kind", measuring.kinds), measuring.kinds, facts, controls=(CANCEL,)),
        Step("words", words("words"), facts=facts),
        Step("planned", measuring.take_planned, facts=facts),
        Step("responsible", measuring.take_responsible, measuring.parties, facts, measuring.are_several),
    ),
    _form(
        A.COMPLETE,
        Step("measure", measuring.take_open, measuring.still_open, facts, controls=(CANCEL,)),
        Step("since", measuring.take_since, measuring.today, facts),
        Step("document", measure_files.take_document, facts=facts, controls=(SKIP, BACK, CANCEL)),
        Step("files", measure_files.take, facts=_with_files, controls=(DONE, BACK, CANCEL)),
    ),
    _form(
        A.ATTACH,
        Step("measure", measuring.take_any, measuring.every, facts, controls=(CANCEL,)),
        Step("files", measure_files.take_some, facts=_with_files, controls=(DONE, BACK, CANCEL)),
    ),
    _form(A.NOTE, Step("words", words("words", 5), facts=facts, controls=(CANCEL,))),
    _form(A.OBSERVE, sure(facts)),
    _form(
        A.STATE_EFFECT,
        Step("effect", stating.take_known, stating.known, facts, stating.are_known, (CANCEL,)),
        Step("words", stating.take_words, stating.words_before, facts),
        Step("amount", stating.take_amount, stating.amount_before, facts),
        Step("source", stating.take_source, stating.source_before, facts),
        Step("standing", choice("standing", stating.standings), stating.standings, facts),
        Step("since", stating.take_since, facts=facts, when=stating.is_in_force),
    ),
)
FORM_OF = {action: f"class_{action.lower()}" for action in steering.FINISH}
