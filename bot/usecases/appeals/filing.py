"""The form in which an enterprise, or a coordinator for it, writes an appeal."""

from collections.abc import Callable, Mapping

from bot.classifier.counted import SHORT
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.words.verdict import is_likely
from bot.usecases.appeals import precedents, splitting
from bot.usecases.appeals.check_page import INSTEAD, SPARED, CheckPage, Offer
from bot.usecases.appeals.reasons import presentable
from bot.usecases.appeals.verbs.filing import registered
from bot.usecases.appeals.writing import Writing
from bot.usecases.forms.attaching import files_as_data, with_files
from bot.usecases.forms.steps import (
    BACK,
    CANCEL,
    DONE,
    Finish,
    Form,
    Rest,
    Step,
    Taken,
    Turn,
    by_name,
    choice,
    clean,
    filled,
    is_checking,
    only_text,
)
from bot.usecases.words import wordbook
from storage.people import people

APPEAL = "appeal"
UNSURE = "unsure"


def _judged(turn: Turn, text: str) -> dict[str, object]:
    """Return the verdict on the text. It takes about a millisecond, so it may run in the transaction."""
    whose = Writing.from_draft(turn.data).enterprise or turn.actor.enterprise
    home = people.enterprise_by_id(turn.tx, whose).region if whose else None
    verdict = wordbook.classifier(turn.tx).classify(text, home)
    guess = turn.tx.programme.proposer.propose(text)
    found = {**presentable(turn.tx.programme.pack, wordbook.book(turn.tx), verdict), "urgent": list(guess.urgent)}
    return {"verdict": found, "theme": guess.theme, "kind_guess": guess.kind, **splitting.proposed(turn, text)}


def _take_text(turn: Turn, content: Content) -> Taken:
    """Put the parts together until 完成; from the check page they take the place of what was written."""
    field = INSTEAD if is_checking(turn) else "text"
    if content.kind != DONE:
        return Taken(_added(turn, content, field), more=True)
    limits = turn.tx.programme.pack.limits
    writing = Writing.from_draft(turn.data)
    written = (writing.instead if field == INSTEAD else "") or writing.text
    least = SHORT if writing.of else limits.text_min  # of a part; what it is of was long enough
    if not written:
        raise BadInput("no_text")
    if len(written) < least:
        raise BadInput("too_short", {"length": len(written), "least": least})
    return Taken({**_judged(turn, written), "text": written})


def _added(turn: Turn, content: Content, field: str) -> dict[str, object]:
    """Return what was written with this part added; photos and files sent on the way are kept as well."""
    if not content.files:
        only_text(content)
    writing = Writing.from_draft(turn.data)
    most, written = turn.tx.programme.pack.limits.text_max, writing.instead if field == INSTEAD else writing.text
    text = "\n".join(part for part in (written, clean(content.text)) if part)
    if len(text) > most:
        facts = {"length": len(text), "most": most, "over": len(text) - most, "kept": len(written)}
        raise BadInput("text_too_long", facts)
    return {field: text} | with_files(turn, content)


def _take_files(turn: Turn, content: Content) -> Taken:
    if content.kind == DONE:
        return Taken(_judged(turn, Writing.from_draft(turn.data).text))
    gone = next(
        (place for place, option in enumerate(_held(turn)) if content.text in {option.value, option.label}), None
    )
    if gone is not None:
        kept = tuple(file for place, file in enumerate(Writing.from_draft(turn.data).files) if place != gone)
        return Taken({"files": files_as_data(kept)}, goto="files")
    if content.files and not content.text:
        return Taken(with_files(turn, content), more=True)
    more = _added(turn, content, "text")  # what is written beside a file belongs to the text
    return Taken({**more, **_judged(turn, str(more["text"]))}, more=True)


def _held(turn: Turn) -> tuple[Option, ...]:
    """Return the files sent so far, each as an option to remove it."""
    count = len(Writing.from_draft(turn.data).files)
    return tuple(Option(f"without{number}", labels.without(number)) for number in range(1, count + 1))


def _departments(turn: Turn) -> tuple[Option, ...]:
    ranked = Writing.from_draft(turn.data).verdict.get("ranked", [])[:3]
    return (*(Option(item["department"], item["department"]) for item in ranked), Option(UNSURE, labels.UNSURE))


def _take_department(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    named = by_name(turn.tx.programme.pack.find_department, text)
    lead = named.name if named else choice("lead", _departments)(turn, content).values["lead"]
    return Taken({"lead": None if lead == UNSURE else lead})


def _kinds(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(kind.name, kind.name) for kind in turn.tx.programme.pack.kinds)


def _text_limits(turn: Turn) -> Mapping[str, object]:
    limits, writing = turn.tx.programme.pack.limits, Writing.from_draft(turn.data)
    sizes = {"least": limits.text_min, "most": limits.text_max}
    now = writing.text if is_checking(turn) else ""
    return sizes | {"length": len(writing.text), "for": writing.whose, "now": now}


def _file_limits(turn: Turn) -> Mapping[str, object]:
    limits, writing = turn.tx.programme.pack.limits, Writing.from_draft(turn.data)
    sizes = {"most": limits.attachments_max, "megabytes": limits.attachment_mb, "count": len(writing.files)}
    names = [file.name for file in writing.files]
    return sizes | {"part": writing.part, "of": writing.of, "text": writing.text, "names": names}


def _rest(offer: Offer) -> Callable[[Turn], Rest | None]:
    """Return what finds the answers to all later steps, if the text is about one matter of a likely department.

    Where something helps already, the check page says so before anything is sent.
    """

    def rest(turn: Turn) -> Rest | None:
        text = Writing.from_draft(turn.data).text
        if is_checking(turn) or len(text) < turn.tx.programme.pack.limits.text_min:
            return None
        judged = _judged(turn, text)
        writing = Writing.from_draft(judged)
        if len(writing.pieces) > 1 or not is_likely(writing.verdict) or offer(turn.tx, text):
            return None
        chosen = {"lead": writing.verdict["ranked"][0]["department"], "kind": judged["kind_guess"], SPARED: None}
        return Rest({**judged, **chosen}, {"precedents": precedents.precedents(turn.tx, text)})

    return rest


def form(file: Finish, offer: Offer, belongs: splitting.Belongs) -> Form:
    """Return the form of an appeal.

    `file` files one matter of it and brings it to the session where it is to be heard; `offer` finds what helps with
    it already; `belongs` tells whether what is written for a booking is still brought to it.
    """
    return Form(
        APPEAL,
        (
            Step("text", _take_text, facts=_text_limits, controls=(DONE, CANCEL), rest=_rest(offer)),
            splitting.STEP,
            Step("files", _take_files, _held, _file_limits, controls=(DONE, BACK, CANCEL)),
            Step("department", _take_department, _departments, filled, fills="lead"),
            Step("kind", choice("kind", _kinds), _kinds, filled),
            CheckPage(offer).step,
        ),
        splitting.then_the_next(file, belongs),
        registered,
    )
