"""What holds business secrets: who marks it, who does not read it, and that the history says so."""

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.notices import AppealView
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassState
from bot.domain.classes.notices import ClassShown
from bot.domain.desk.find_notices import Found
from bot.domain.people.person import Person, Role
from bot.domain.reports.export import Scope, Sheet
from bot.domain.sessions.minutes import Heard
from bot.domain.words.wordbook import Ground
from bot.texts.appeals import labels
from bot.texts.classes import class_cards
from bot.texts.reports import export
from bot.texts.sessions import minutes
from bot.texts.style.words import Words
from bot.usecases.appeals import precedents, viewing
from bot.usecases.classes import listing
from bot.usecases.desk import finding
from storage.appeals import appeals
from storage.classes import classes
from storage.people import people
from storage.reports import export_rows
from storage.words import lessons
from tests.desk import ELSEWHERE, HOME, Desk
from tests.house import programme
from tests.usecases.test_steering import Scene

A, P, S = Action, Party, State
SECRET = "我们的新工艺参数在化验时外泄，请海关处理保密问题"


def seen(desk: Desk, scene: Scene, who: Person) -> AppealView:
    return viewing.view(desk.tx, scene.appeal, who, desk.now)


@pytest.mark.parametrize(("who", "told"), [("member", {P.LEAD}), ("coordinator", {P.MEMBER, P.LEAD})])
def test_its_enterprise_or_the_desk_marks_it_and_the_others_hear(desk: Desk, who: str, told: set[Party]) -> None:
    scene = Scene(desk, S.HANDLING, text=SECRET)
    assert set(scene.do(A.SEAL, getattr(scene, who)).values()) == told
    assert scene.appeal.confidential
    assert appeals.history(desk.tx, scene.first.id)[-1].action is A.SEAL
    assert A.SEAL not in scene.may(scene.coordinator)
    scene.do(A.UNSEAL, getattr(scene, who))
    assert not scene.appeal.confidential


def test_who_does_not_handle_it_reads_in_no_list_what_it_says(desk: Desk) -> None:
    scene, supervisor = Scene(desk, S.HANDLING, text=SECRET), desk.person(Role.SUPERVISOR)
    assert SECRET in labels.listed(seen(desk, scene, supervisor))
    scene.do(A.SEAL)
    assert labels.listed(seen(desk, scene, supervisor)) == labels.SEALED
    for handles in (scene.member, scene.lead, scene.helper, scene.head, scene.coordinator):
        assert SECRET in labels.listed(seen(desk, scene, handles))


def answered(desk: Desk, scene: Scene) -> None:
    """Let it be answered and rated well: then it is offered to others."""
    scene.do(A.ANSWER, scene.lead, outcome="SOLVED", words="已与化验机构签保密协议。")
    scene.do(A.RATE, scene.member, satisfaction="SATISFIED", solved="YES")


@pytest.mark.parametrize("sealed", [False, True])
def test_it_is_nobody_elses_similar_answer(desk: Desk, *, sealed: bool) -> None:
    scene = Scene(desk, S.HANDLING, text=SECRET)
    people.change(desk.tx, scene.head.id, department=HOME)
    answered(desk, scene)
    if sealed:
        scene.do(A.SEAL)
    found = precedents.precedents(desk.tx, SECRET)
    assert bool(found) is not sealed


def test_who_does_not_handle_it_finds_it_in_no_list_and_not_as_the_same_matter(desk: Desk) -> None:
    scene, supervisor = Scene(desk, S.HANDLING, text=SECRET), desk.person(Role.SUPERVISOR)
    other = desk.appeal(S.TRIAGE, desk.enterprise("另一家企业"), text=SECRET)

    def finds(who: Person) -> tuple[int, int]:
        (found,) = finding.find(desk.tx, who, "工艺参数", now=desk.now)
        assert isinstance(found, Found)
        return found.total, len(precedents.twins(desk.tx, who, other))

    assert finds(supervisor) == finds(scene.coordinator) == (2, 1)
    scene.do(A.SEAL)
    assert (finds(supervisor), finds(scene.coordinator)) == ((1, 0), (2, 1))


def test_no_word_is_learned_from_it(desk: Desk) -> None:
    """The words that decide are shown to whoever files."""
    scene = Scene(desk, S.HANDLING, text=SECRET)
    lessons.put(desk.tx, scene.first.id, HOME, Ground.CLOSED, desk.now)
    assert [one.text for one in lessons.all_of(desk.tx)] == [SECRET]
    scene.do(A.SEAL)
    assert lessons.all_of(desk.tx) == []


def test_minutes_say_that_it_was_heard_and_not_what(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING, text=SECRET)
    assert SECRET in minutes._what(Heard(scene.appeal))
    scene.do(A.SEAL)
    assert minutes._what(Heard(scene.appeal)) == f"{scene.appeal.number}　{labels.SEALED}"


def test_its_parts_are_secrets_as_well(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING, text=SECRET, confidential=True)
    scene.do(A.DIVIDE, pieces=[SECRET, "厂区的图纸被人拍走，请公安机关处理"])
    (part,) = [one for one in appeals.of_enterprise(desk.tx, scene.first.enterprise)[0] if one.follows]
    assert part.confidential
    assert [event.action for event in appeals.history(desk.tx, part.id)] == [A.FILE, A.SEAL]


READS = [(Role.COORDINATOR, True), (Role.SUPERVISOR, False), (Role.CONTACT, False)]


@pytest.mark.parametrize(("role", "reads"), READS)
def test_who_leads_a_class_reads_of_its_secrets_that_they_are_in_it(desk: Desk, role: Role, *, reads: bool) -> None:
    scene = Scene(desk, S.HANDLING, text=SECRET, confidential=True)
    others = [desk.appeal(S.TRIAGE, scene.first.enterprise).id for _ in range(3)]
    issue = classes.propose(desk.tx, [(row, 0.6) for row in (scene.first.id, *others)], ["化验"], desk.now)
    assert issue is not None
    classes.change(desk.tx, issue.id, {"state": ClassState.CONFIRMED, "lead": ELSEWHERE})
    who = desk.person(role, ELSEWHERE if role is Role.CONTACT else None)
    (shown,) = listing.show(desk.tx, who, issue.id, now=desk.now)
    assert isinstance(shown, ClassShown)
    text = class_cards.card(shown, Words(programme().pack, "bot")).text
    assert scene.first.number in text
    assert (SECRET[:20] in text, labels.SEALED in text) == (reads, not reads)


@pytest.mark.parametrize("personal", [True, False])
def test_an_export_says_that_it_is_one_and_only_to_who_may_see_people_what(desk: Desk, *, personal: bool) -> None:
    Scene(desk, S.HANDLING, text=SECRET, confidential=True)
    scope = Scope(personal=personal)
    (row,) = next(export_rows.pages(desk.tx, Sheet.APPEALS, scope, now=desk.now))
    told = {column.head: column.value(row) for column in export.columns(Sheet.APPEALS, scope, programme().pack)}
    assert told["涉商业秘密"] == "是"
    assert (SECRET in told.values()) is personal
