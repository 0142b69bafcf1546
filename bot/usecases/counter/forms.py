"""The forms at the counter: find or register an enterprise, note the result of a call, and link a chat."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people import identity
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.typed import days
from bot.texts.counter import counter as texts
from bot.usecases.counter import intake, linking, phoning
from bot.usecases.counter.filled import Sought
from bot.usecases.forms.steps import (
    CANCEL,
    SKIP,
    Form,
    Step,
    Taken,
    Turn,
    choice,
    only_text,
    parsed,
    pick,
    words,
)
from bot.usecases.people import registration
from storage.people import people

EXAMPLE_AGO = timedelta(days=10)
COUNTER, CALL_REACHED, CALL_WRONG, LINK = "counter", "call_reached", "call_wrong", "link"
FOUND_MOST = 8
NONE = "none"
TODAY, NOT_SIGNED = "today", "no"
_LIKE_A_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?:[\s-]?[0-9A-Za-z]){10,}(?![0-9A-Za-z])")
_DIGITS_OF_A_CODE = 8  # at least: those of its authority and its division; a name in Latin letters has fewer


def _take_find(turn: Turn, content: Content) -> Taken:
    """Take a credit code, which names one enterprise, or part of a name, which may fit several."""
    text = identity.tidy(only_text(content))
    likely = _LIKE_A_CODE.search(text)
    if likely and sum(map(str.isdecimal, likely[0])) >= _DIGITS_OF_A_CODE:
        return Taken({**_take_code(turn, content).values, "found": []})
    found = people.enterprises_named(turn.tx, text, FOUND_MOST)
    if not found:
        raise BadInput("no_enterprise", {"name": text})
    return Taken({"found": [[enterprise.id, enterprise.name] for enterprise in found], "known_id": 0, "uscc": ""})


def _take_code(turn: Turn, content: Content) -> Taken:
    code = registration.take_uscc(turn, content).values["uscc"]
    known = people.enterprise_by_uscc(turn.tx, code)
    return Taken({"uscc": code, "known_id": known.id if known else 0})


def _found(turn: Turn) -> tuple[Option, ...]:
    options = [Option(str(enterprise_id), name) for enterprise_id, name in Sought.from_draft(turn.data).found]
    return (*options, *texts.NOT_AMONG_THEM)


def _take_which(turn: Turn, content: Content) -> Taken:
    chosen = pick(_found(turn), only_text(content)).value
    return Taken({"known_id": 0 if chosen == NONE else int(chosen)})


def _several(turn: Turn) -> bool:
    return bool(Sought.from_draft(turn.data).found)


def _uncoded(turn: Turn) -> bool:
    return _new(turn) and _several(turn)


def _new(turn: Turn) -> bool:
    return not Sought.from_draft(turn.data).known_id


def _signed(_: Turn) -> tuple[Option, ...]:
    return texts.PAPER_CONSENT


def _take_signed(turn: Turn, content: Content) -> Taken:
    """Take the day on which the consent was signed, which is today or earlier."""
    try:
        chosen = choice("signed", _signed)(turn, content).values["signed"]
    except BadInput:
        return Taken({"signed": _past(only_text(content), shanghai_date(turn.now)).isoformat()})
    if chosen == NOT_SIGNED:
        raise BadInput("no_paper_consent")
    return Taken({"signed": shanghai_date(turn.now).isoformat()})


def _past(text: str, today: date) -> date:
    found = days.past(text, today)
    if found is None:
        raise BadInput("no_date", {"example": (today - EXAMPLE_AGO).isoformat()})
    if found > today:
        raise BadInput("date_to_come")
    return found


COUNTER_FORM = Form(
    COUNTER,
    (
        Step("find", _take_find, controls=(CANCEL,)),
        Step("which", _take_which, _found, when=_several),
        Step("uscc", _take_code, when=_uncoded),
        Step("name", parsed("name", registration.parse_name), when=_new),
        Step("region", registration.take_region, registration.regions, when=_new),
        Step("contact", parsed("contact", registration.parse_person), when=_new),
        Step("phone", registration.take_phone, when=_new),
        Step("signed", _take_signed, _signed, when=_new),
        replace(registration.check_step("name", "region", "contact", "phone", "signed"), when=_new),
    ),
    intake.serve,
    intake.coordinator,
)

CALL_REACHED_FORM = Form(
    CALL_REACHED,
    (Step("words", words("words"), controls=(SKIP, CANCEL)),),
    phoning.reach,
    phoning.may_reach,
)

CALL_WRONG_FORM = Form(
    CALL_WRONG,
    (Step("phone", registration.take_phone, controls=(SKIP, CANCEL)),),
    phoning.wrong,
    phoning.may_correct,
)

LINK_FORM = Form(
    LINK,
    (
        registration.CONSENT_STEP,
        Step("contact", parsed("contact", registration.parse_person)),
        Step("phone", registration.take_phone),
    ),
    linking.join,
    linking.check,
)

COUNTER_FORMS = (COUNTER_FORM, CALL_REACHED_FORM, CALL_WRONG_FORM, LINK_FORM)
