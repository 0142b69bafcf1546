"""Lists all verbs and forms of the program, with the engine that drives them; this index knows all wings."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.base.notice import Notice
from bot.domain.desk.wishes import Meaning, Wish
from bot.domain.people.person import Actor, Person
from bot.usecases.appeals import filing, kept_text, moving, precedents, viewing
from bot.usecases.appeals import verbs as appeals
from bot.usecases.appeals.filled import KeptFor
from bot.usecases.appeals.questions import about
from bot.usecases.appeals.template_form import TEMPLATES_FORM
from bot.usecases.appeals.verb import AnyVerb
from bot.usecases.classes import offering
from bot.usecases.classes.answer_forms import ANSWER_FORMS
from bot.usecases.classes.class_forms import CLASS_FORMS
from bot.usecases.counter.forms import COUNTER_FORMS
from bot.usecases.desk import bulk, bulk_form, finding, first_words, granting, lists, unclear_text
from bot.usecases.desk.filled import Meant
from bot.usecases.desk.unclear_text import MEANT
from bot.usecases.forms.engine import Engine
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Form
from bot.usecases.people.inviting import INVITE_FORM
from bot.usecases.people.my_phone import MY_PHONE_FORM
from bot.usecases.people.verifying_form import AGAIN_FORM, REFUSE_FORM, SEND_LICENCE_FORM
from bot.usecases.reports.circular_form import CIRCULAR_FORM
from bot.usecases.reports.export_form import EXPORT_FORM
from bot.usecases.reports.figures_form import NUMBERS_FORM
from bot.usecases.sessions import bringing, hearing
from bot.usecases.sessions.booking_forms import BOOKING_FORMS
from bot.usecases.sessions.session_forms import SESSION_FORMS
from bot.usecases.tenure.away_form import AWAY_FORM
from bot.usecases.tenure.department_form import DEPARTMENT_FORM
from bot.usecases.tenure.detail_forms import DETAIL_FORMS
from bot.usecases.tenure.entering import ENTER_FORM
from bot.usecases.tenure.forgetting_form import DELETE_ME_FORM
from bot.usecases.tenure.joining_form import CLAIM_FORM, register_form
from bot.usecases.tenure.own_form import ME_FORM
from bot.usecases.tenure.renewal import RENEWAL_FORM
from bot.usecases.tenure.settings_form import SETTINGS_FORM
from bot.usecases.tenure.staff_forms import STAFF_FORMS
from bot.usecases.words.keywords import KEYWORDS_FORM
from storage.engine.database import Transaction

# Every action of an appeal has its verb; a test compares.
VERBS: dict[Action, AnyVerb] = {verb.action: verb for verb in (*appeals.VERBS, *hearing.VERBS)}


def do(tx: Transaction, who: Actor, action: Action, data: Filled, *, now: datetime) -> list[Notice]:
    """Make the move of an appeal that a button or a filled form asks for."""
    return moving.do(tx, who, VERBS[action], data, now=now)


def form_of(verb: AnyVerb) -> Form:
    """Return the form of a verb. Its last step makes the move; people who could not make it can't begin the form."""

    def finish(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
        return moving.do(tx, who, verb, data, now=now)

    def ready(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
        moving.check(tx, who, verb, data, now=now)

    return Form(verb.action.form, verb.steps, finish, ready)


def _go_on(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Begin the form that was chosen for the kept text."""
    verb = VERBS[KeptFor.from_draft(data).action]
    return ENGINE.start(tx, who, verb.action.form, kept_text.go_on(tx, who, data, verb), now=now)


def _as_meant(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Do with a text what its writer says it was meant for."""
    meant = Meant.from_draft(data)
    if meant.meant.startswith(Meaning.SUPPLY):
        appeal = viewing.peek(tx, who, int(meant.meant.removeprefix(Meaning.SUPPLY)))
        given = {"appeal": appeal.id, "state": appeal.state, "round": appeal.round}
        return _begin(tx, who, Action.SUPPLY.form, given, meant, now)
    if meant.meant.startswith(Meaning.SAYING):
        saying = next(saying for saying in meant.sayings if meant.meant == f"{Meaning.SAYING}{saying}")
        if saying is Wish.PHONE:
            return granting.change_phone(tx, who, ENGINE, meant.text, now=now)
        return granting.grant(tx, who, ENGINE, saying, now=now)
    return MEANT_AS[Meaning(meant.meant)](tx, who, meant, now)


def _begin(  # who fills which form with what was sent
    tx: Transaction, who: Person, form: str, given: Filled, meant: Meant, now: datetime
) -> list[Notice]:
    ENGINE.start(tx, who, form, given, now=now)
    return ENGINE.advance(tx, who, meant.content, now=now) or []


MEANT_AS: dict[Meaning, Callable[[Transaction, Person, Meant, datetime], list[Notice]]] = {
    Meaning.FILL: lambda tx, who, meant, now: ENGINE.advance(tx, who, meant.content, now=now) or [],
    Meaning.OPEN: lambda tx, who, meant, now: precedents.by_number(tx, who, meant.number, now=now),
    Meaning.NEW: lambda tx, who, meant, now: _begin(tx, who, filing.APPEAL, {"apart": now.isoformat()}, meant, now),
    Meaning.LIST: lambda tx, who, _, now: lists.mine(tx, who, now=now),
    Meaning.FIND: lambda tx, who, meant, now: finding.find(tx, who, meant.text, now=now),
    Meaning.LEAVE: lambda *_: [],
}


FORMS = {
    form.name: form
    for form in (
        register_form(first_words.tells_of_a_matter),
        CLAIM_FORM,
        filing.form(offering.file, offering.offer, bringing.belongs),
        INVITE_FORM,
        ENTER_FORM,
        REFUSE_FORM,
        AGAIN_FORM,
        SEND_LICENCE_FORM,
        KEYWORDS_FORM,
        TEMPLATES_FORM,
        EXPORT_FORM,
        AWAY_FORM,
        DELETE_ME_FORM,
        ME_FORM,
        RENEWAL_FORM,
        *STAFF_FORMS,
        *DETAIL_FORMS,
        DEPARTMENT_FORM,
        SETTINGS_FORM,
        CIRCULAR_FORM,
        Form(kept_text.KEPT, (kept_text.step(VERBS, about),), _go_on),
        Form(MEANT, (unclear_text.STEP,), _as_meant),
        MY_PHONE_FORM,
        bulk_form.form(bulk.finishing(do)),
        *COUNTER_FORMS,
        NUMBERS_FORM,
        *(form_of(verb) for verb in VERBS.values() if verb.steps),
        *SESSION_FORMS,
        *BOOKING_FORMS,
        *CLASS_FORMS,
        *ANSWER_FORMS,
    )
}
ENGINE: Engine = Engine(FORMS, kept_text.rescued)
