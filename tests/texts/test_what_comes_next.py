"""Whoever has come to the end of a form is offered what comes next."""

from dataclasses import replace

import pytest

from bot.domain.base.notice import Notice
from bot.domain.base.paper import PaperSent
from bot.domain.base.press import Go, Menu
from bot.domain.base.question import Asked, Cancelled
from bot.domain.base.talk import Refused
from bot.domain.classes.answer_notices import HelpNoted, RepliesSent
from bot.domain.classes.answering import Helped
from bot.domain.desk.bulk_notices import BulkUndone
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.enterprise_notices import EnterpriseDecided, EnterpriseJudged, LicenceTaken
from bot.domain.people.notices import JoinSettled
from bot.domain.people.person import Role
from bot.domain.people.standing import StandingAction
from bot.domain.tenure.detail_notices import DetailChanged, NameJudged, NameSettled
from bot.domain.tenure.merge_notices import Merged
from bot.domain.tenure.notices import AwayNoted
from bot.domain.tenure.own_notices import Corrected, Renewed
from bot.domain.tenure.staff_notices import StandingChanged
from bot.texts.render import render
from tests.texts.everything import everything
from tests.texts.samples import WORDS, Typed


@pytest.mark.parametrize(
    ("kind", "leads_to"),
    [
        (AwayNoted, {Menu.TODO, Menu.AWAY}),
        (BulkUndone, {Menu.TRIAGE, Menu.OVERDUE}),
        (Corrected, {Menu.MY_DATA}),
        (DetailChanged, {Menu.MEMBERS}),
        (NameJudged, {Menu.MEMBERS}),
        (NameSettled, {Menu.ENTERPRISES}),
        (Renewed, {Menu.APPEAL, Menu.MY}),
        (LicenceTaken, {Menu.APPEAL, Menu.MY}),
        (RepliesSent, {Menu.TODO, Menu.CLASSES}),
    ],
)
def test_the_end_of_a_form_leads_on(kind: type[Notice], leads_to: set[Menu]) -> None:
    ends = [notice for _, notice in everything(Typed()) if isinstance(notice, kind)]
    assert ends
    for notice in ends:
        presses = [button.press for row in render(notice, WORDS).rows for button in row]
        assert {press.menu for press in presses if isinstance(press, Go)} == leads_to


FIRM = "云南某某物流有限公司"
HOME = {Menu.APPEAL, Menu.MY}


@pytest.mark.parametrize("role", [Role.MEMBER, Role.COORDINATOR])
def test_who_decides_about_people_goes_back_to_the_own_list_of_them(role: Role) -> None:
    back = {Menu.MEMBERS if role is Role.MEMBER else Menu.ENTERPRISES}
    (removed, *_) = (
        notice
        for _, notice in everything(Typed())
        if isinstance(notice, StandingChanged) and notice.action is StandingAction.REMOVE
    )
    assert _menus(replace(removed, role=role)) == back
    for let_in in (True, False):
        assert _menus(JoinSettled(to=1, name="李*", let_in=let_in, role=role)) == back


def test_what_an_enterprise_hears_of_a_decision_leads_to_appeals() -> None:
    assert _menus(HelpNoted(to=1, said=Helped.UNCHANGED)) == HOME
    assert _menus(HelpNoted(to=1, said=Helped.HELPED)) == {Menu.MY}
    judged = {
        notice.action: _menus(notice) for _, notice in everything(Typed()) if isinstance(notice, EnterpriseJudged)
    }
    assert judged[EnterpriseAction.APPROVE] == HOME
    assert judged[EnterpriseAction.KEEP] == {Menu.START}  # who claimed the code has not registered


@pytest.mark.parametrize("action", EnterpriseAction)
def test_who_decided_about_an_enterprise_goes_back_to_those_that_wait(action: EnterpriseAction) -> None:
    own = action is EnterpriseAction.RESUBMIT  # a member's act
    assert _menus(EnterpriseDecided(to=1, action=action, enterprise=FIRM)) == (HOME if own else {Menu.ENTERPRISES})


def test_a_merge_that_is_undone_leads_back_to_the_enterprises() -> None:
    undone = [notice for _, notice in everything(Typed()) if isinstance(notice, Merged) and notice.parting]
    assert [_menus(notice) for notice in undone] == [{Menu.ENTERPRISES}] * len(undone) != []


def _menus(notice: Notice) -> set[Menu]:
    presses = [button.press for row in render(notice, WORDS).rows for button in row]
    return {press.menu for press in presses if isinstance(press, Go)}


# Every kind of message that may have no button, by why; whatever else people read ends with one.
NO_BUTTON = {
    "has no commands yet, or none any more": """
        AdminWaiting ClaimWaiting Forgotten KeptLongEnough Greeting Help Cancelled YourStanding""",
    "names in its text what to send": """
        BookingTargets Explained Found Heard RecordsShown SessionsShown Unheard UnknownCommand NotUnderstood
        Failed NotTaken TooFast EditIgnored LicenceNotRead PartTaken OnlyPrivate""",
    "an empty list, or a look below which the list still stands": """
        BookingCard CardShown ChartNumbers ClassesListed DeadShown EnterpriseNumbers
        EnterprisesShown LedgerShown ListSent ListShown PastSessions PhoneListShown PlansShown ReachShown
        RollShown StaffNumber UnreachableShown VersionsShown NoticeProgress""",
    "more comes by itself, or a message with buttons follows": """
        DraftsConfirmed ExportShown JoinDecided PaperComing Registered Replayed TableReceived""",
    "a push of which there is nothing to do, or somebody is told to act elsewhere": """
        Ahead BackupMissed CalendarUnknown DayOpened DepartmentChanged DraftsUnled EnterpriseJudged JoinAsked
        MarkedAbsent MergeTold Moved NotBrought SittingChanged Summoned""",
    "a code to be used in another place": "DoorCodeMade DoorJoined InviteFreed LinkCodeMade",
}


def test_a_message_without_a_button_says_why_it_has_none() -> None:
    samples = (notice for _, notice in everything(Typed()) if not isinstance(notice, Asked | Refused | PaperSent))
    bare = {type(notice).__name__ for notice in samples if not render(notice, WORDS).rows}
    known = [name for names in NO_BUTTON.values() for name in names.split()]
    assert sorted(bare - set(known)) == []
    assert sorted(set(known) - bare) == []


@pytest.mark.parametrize("form", ["appeal", None])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_who_gives_a_form_up_is_offered_the_own_commands(role: Role, form: str | None) -> None:
    screen = render(Cancelled(to=1, form=form, role=role), WORDS)
    assert all(isinstance(button.press, Go) for row in screen.rows for button in row)
    assert 1 < sum(map(len, screen.rows)) <= 4


def test_a_stranger_has_no_commands_yet_and_is_told_how_to_begin_again() -> None:
    screen = render(Cancelled(to=1, form="register"), WORDS)
    assert not screen.rows
    assert "/start" in screen.text
