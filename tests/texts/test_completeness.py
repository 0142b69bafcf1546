"""There is wording for everything that the tables, forms and errors can bring up."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.config.pack import Pack
from bot.domain.appeals.action import Action, Ground, Outcome, State
from bot.domain.appeals.deadlines import TimerKind, timers
from bot.domain.appeals.ladder import Level
from bot.domain.appeals.moves import MOVES, STATES
from bot.domain.appeals.moves import AppealMove as Move
from bot.domain.appeals.notices import AboutAppeal
from bot.domain.appeals.survey import Satisfaction, Solved
from bot.domain.base.errors import BadInput, Refusal
from bot.domain.base.notice import InPlace, Notice
from bot.domain.base.paper import PaperSent
from bot.domain.base.party import Party
from bot.domain.base.press import Menu
from bot.domain.desk.morning import Wait
from bot.domain.desk.notices import Help
from bot.domain.desk.record import RecordGroup
from bot.domain.people import credit_code, identity
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.person import Role
from bot.domain.people.standing import StandingAction
from bot.domain.reach.phone_list import CallAction
from bot.domain.reports.circular import CircularAction
from bot.domain.sessions.about import AboutBooking, AboutSession
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.session import SessionAction
from bot.texts import asked, refusals
from bot.texts.appeals import labels, next_step, reminder_titles
from bot.texts.appeals.verbs import BOOK
from bot.texts.asked import QUESTIONS
from bot.texts.desk import ledger, lists, morning, record_words
from bot.texts.desk.menus import EXAMPLES
from bot.texts.people import accounts, consent, roles
from bot.texts.people import refusals as bad_invites
from bot.texts.render import SCREENS, WITHOUT_SCREEN, render
from bot.texts.sessions import terms
from bot.texts.style import menus, noted, parties, wording
from bot.usecases.book import FORMS, VERBS
from bot.usecases.forms.steps import CONTROLS, DONE, LEAVING, SKIP
from bot.usecases.timers import MOVES as TIMED_MOVES
from tests.house import programme
from tests.texts.everything import everything
from tests.texts.notices import REMINDERS, ends, told_of
from tests.texts.notices import done as confirmations
from tests.texts.samples import PACK, WORDS, Typed, appeal
from tests.texts.talk import BAD_INPUTS, REFUSALS

ROOT = Path(__file__).resolve().parents[2]


def kinds_of(base: type) -> set[type]:
    """Return the program's kinds of `base`; a class with slots has a twin among the subclasses that no module names."""
    found, waiting = set[type](), [base]
    while waiting:
        heirs: list[type] = waiting.pop().__subclasses__()
        waiting += heirs
        found |= {one for one in heirs if getattr(sys.modules[one.__module__], one.__name__, None) is one}
    return {one for one in found if one.__module__.startswith("bot.")}


def test_every_notice_has_a_screen() -> None:
    assert set(SCREENS) == kinds_of(Notice) - WITHOUT_SCREEN - {
        AboutAppeal,
        AboutBooking,
        AboutSession,
        InPlace,
        PaperSent,
    }


def test_every_notice_has_a_code_of_its_own() -> None:
    kinds = kinds_of(Notice) - {AboutAppeal, AboutBooking, AboutSession, InPlace, PaperSent}
    codes = [vars(kind).get("CODE") for kind in kinds]
    assert None not in codes
    assert len(set(codes)) == len(codes)


def test_every_notice_is_among_the_samples() -> None:
    made = {type(notice) for _, notice in everything(Typed())}
    assert made == set(SCREENS)


@pytest.mark.parametrize("row", MOVES, ids=lambda row: f"{row.action} {row.who} {row.to}")
def test_everybody_whom_a_row_tells_has_words_for_it(row: Move) -> None:
    for party in row.tells:
        for end in ends(row):
            assert BOOK[row.action].title(party, end), (party, end)


def test_no_words_for_what_cannot_happen() -> None:
    told = {(row.action, party) for row in MOVES for party in row.tells}
    titles = {(action, key) for action, said in BOOK.items() for key in said.titles}
    assert {(action, key[0] if isinstance(key, tuple) else key) for action, key in titles} == told


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (BOOK, Action),
        (VERBS, Action),
        (labels.STATE, State),
        (ledger.LEVEL, Level),
        (morning.LINES, Wait),
        (labels.OUTCOME, Outcome),
        (terms.BOOKING_STATE, BookingState),
        (terms.BOOKING_ACTION, BookingAction),
        (labels.SATISFACTION, Satisfaction),
        (labels.SOLVED, Solved),
        (labels.GROUND, Ground),
        (roles.ROLE, Role),
        (parties.PARTY, Party),
        (wording.CONTROL_WORDS, (*CONTROLS, *LEAVING)),
        (menus.DESCRIPTIONS, Menu),
        (menus.OWN, (None, *Role)),
        (EXAMPLES, (None, *Role)),
        (accounts.HELLO, (None, *Role)),
        (next_step.OTHERS, State),
        (next_step.OWN, [state for state, rule in STATES.items() if rule.owner]),
        (lists.TITLES, (Menu.MY, Menu.TODO, Menu.TRIAGE, Menu.ASSIGNED, Menu.VISITS)),
        (lists.EMPTY, lists.TITLES),
        (lists.ORDER, lists.TITLES),
        (refusals.TEXTS, kinds_of(Refusal)),
        (REFUSALS, kinds_of(Refusal) - {BadInput}),
        (QUESTIONS, [(form.name, step.name) for form in FORMS.values() for step in form.steps]),
    ],
)
def test_the_table_names_each(table: dict[object, object], wanted: Iterable[object]) -> None:
    assert set(table) == set(wanted)


def test_every_form_has_a_name() -> None:
    assert set(FORMS) <= set(asked.FORM)


def test_every_reminder_has_words_for_who_gets_it() -> None:
    assert set(REMINDERS) | set(TIMED_MOVES) == set(TimerKind)
    for state in STATES:
        for kind in _reminders(state, PACK):
            assert state in REMINDERS[kind]
            for party in told_of(kind, state):
                assert any((kind, one) in reminder_titles.TITLES for one in (state, party, None)), (state, kind)


def _reminders(state: State, pack: Pack) -> set[TimerKind]:
    made = appeal(state, Typed())
    found = timers(made, programme().calendar, pack.limits, made.filed_at)
    return {timer.kind for timer in found} - set(TIMED_MOVES)


def problems(path: Path) -> Iterator[tuple[str, str]]:
    """Return what each BadInput and BadInvite of a source file is made with; f-strings by their beginning."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            match node.args[0]:
                case ast.Constant(str(problem)):
                    yield node.func.id, problem
                case ast.JoinedStr([ast.Constant(str(beginning)), *_]):
                    yield node.func.id, beginning


FAULTS = {"name_": identity.NameFault, "person_": identity.NameFault, "uscc_": credit_code.UsccFault}


def raised(refusal: str) -> set[str]:
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    found = {problem for path in sources for name, problem in problems(path) if name == refusal}
    faults = {f"{one}{kind.lower()}" for one in found if one in FAULTS for kind in FAULTS[one]}
    return {one for one in found if one not in FAULTS} | faults


def test_every_problem_with_an_input_has_words() -> None:
    assert raised("BadInput") == set(refusals.BAD_INPUT) == set(BAD_INPUTS)


def test_every_problem_with_an_invite_has_words() -> None:
    assert raised("BadInvite") == set(bad_invites.BAD_INVITE)


NOTED: dict[str, Iterable[str]] = {
    "session_": SessionAction,
    "circular_": CircularAction,
    "call_": CallAction,
    "enterprise_": EnterpriseAction,
    "staff_": StandingAction,
    "member_": (StandingAction.REMOVE, StandingAction.LEAVE),
}
NAMED_ELSEWHERE = {  # by which functions are handed in, or which constant it is
    "use_case.__name__": {"take", "cancel", "confirm"},
    "COMMAND": {"export"},
    "RETENTION": {"retention"},
}


def noted_kinds(path: Path) -> Iterator[str]:
    """Return each kind of entry that a source file writes into the audit log."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) in {"audit.note", "note"} and len(node.args) > 3):
            continue
        match node.args[2]:
            case ast.Constant(str(kind)):
                yield kind
            case ast.JoinedStr([ast.Constant(str(beginning)), *_]):
                yield from (f"{beginning}{action.lower()}" for action in NOTED[beginning])
            case other:
                yield from NAMED_ELSEWHERE[ast.unparse(other)]


def test_every_kind_of_entry_in_the_audit_log_has_words() -> None:
    sources = [path for room in ("bot", "handlers", "storage") for path in (ROOT / room).rglob("*.py")]
    assert {kind for path in sources for kind in noted_kinds(path)} == set(noted.KINDS)


def test_each_group_of_entries_has_a_button() -> None:
    assert set(record_words.GROUPS) == set(RecordGroup)
    assert set(record_words.GROUPS.values()) <= set(noted.GROUPS)


def test_a_confirmation_answers_the_press() -> None:
    for label, notice in confirmations(Typed()):
        assert render(notice, WORDS).toast, label


@pytest.mark.parametrize("role", [None, *Role])
def test_the_menu_holds_the_role_s_commands_and_everybody_s(role: Role | None) -> None:
    listed = dict(menus.commands(role))
    assert list(listed)[-4:] == ["start", "help", "cancel", "restart"]
    assert all(0 < len(about) <= 256 for about in listed.values())
    shown = render(Help(to=1, role=role), WORDS).text
    assert all(f"/{command}" in shown for command in listed)


def test_choices_and_controls_can_be_told_apart() -> None:
    ends = {*asked.typed(DONE), *asked.typed(SKIP)}
    assert not any({DONE, SKIP} <= set(step.controls) for form in FORMS.values() for step in form.steps)
    others = [word for control in CONTROLS if control not in {DONE, SKIP} for word in set(asked.typed(control))]
    words = [*ends, *others]
    choices = (consent.CONSENT, consent.CONFIRM_REGISTER, labels.CONFIRM_APPEAL, labels.CONFIRM_ANSWER)
    said = [one.label for which in (*choices, labels.CONFIRM_ASSIGN, wording.SURE) for one in which]
    assert len(words) == len(set(words))
    assert not set(words) & set(said)
