"""One answer to all members of a class: who is told, what is sent, and what happened to a member meanwhile."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import Overtaken
from bot.domain.appeals.notices import Done, Moved
from bot.domain.base.errors import BadInput, NotFound, Refusal
from bot.domain.base.notice import Notice
from bot.domain.classes.answer_notices import DraftsPut, DraftsUnled, MeasureTold, RepliesSent
from bot.domain.classes.answering import Helped, ReplyState
from bot.domain.classes.class_issue import ClassAction, ClassState, MemberStanding
from bot.domain.classes.errors import ClassRefused
from bot.domain.classes.measure import InForce, MeasureKind, Planned
from bot.domain.people.person import Person, Role
from bot.usecases import book
from bot.usecases import timers as timed
from bot.usecases.classes import measure_news, replying, steering
from bot.usecases.tenure import forgetting
from storage.appeals import appeals
from storage.classes import classes, measures, members, replies
from storage.people import people
from storage.schema import class_measure, class_reply
from storage.time import timers
from tests.desk import ELSEWHERE, HOME, Desk

S = State
WORDS = "已开通快速通道，可当天查验。"


@dataclass
class Play:
    """A class with a measure in force, led by the customs, and who works on its members."""

    desk: Desk
    coordinator: Person
    lead: Person
    row: int = 0

    def opens(self, *filed: Appeal) -> "Play":
        tx, now = self.desk.tx, self.desk.now
        found = classes.propose(tx, [(one.id, 0.6) for one in filed], ["查验"], now)
        assert found is not None
        self.row = found.id
        classes.change(tx, self.row, {"state": ClassState.MEASURES, "name": "查验等待时间长", "lead": HOME})
        measures.add(tx, self.row, Planned(MeasureKind.PROCESS, "设快速通道", now, HOME), self.lead.id, now)
        measures.complete(tx, self.row, measures.of(tx, self.row)[0].id, InForce("2024-08", ""), now)
        return self

    def answers(self, words: str = WORDS, who: Person | None = None) -> list[Notice]:
        """Write the one answer, and let all be told who have to hear of it."""
        return [*self.puts(words, who), *self.passes()]

    def puts(self, words: str = WORDS, who: Person | None = None) -> list[Notice]:
        """Write the one answer; nobody has heard of it yet."""
        issue = classes.peek(self.desk.tx, self.row)
        assert issue is not None
        data = {"class_issue": self.row, "state": issue.state, "outcome": Outcome.SOLVED, "words": words}
        return steering.FINISH[ClassAction.ANSWER](self.desk.tx, who or self.lead, data, now=self.desk.now)

    def confirms(self, who: Person) -> list[Notice]:
        return [*replying.confirm(self.desk.tx, who, self.answer, now=self.desk.now), *self.passes()]

    def passes(self, days: int = 0) -> list[Notice]:
        """Let what is due happen, as the tick does."""
        self.desk.now += timedelta(days=days)
        told: list[Notice] = []
        while due := [
            one for one in timers.due(self.desk.tx, self.desk.now, 1e12, 50) if one.subject == "CLASS_ANSWER"
        ]:
            for timer in due:
                if timers.finish(self.desk.tx, timer, self.desk.now):
                    told += timed.FIRE[timer.subject](self.desk.tx, timer, now=self.desk.now)
        return told

    @property
    def answer(self) -> int:
        return max(int(one.answer) for one in self.desk.tx.execute(class_reply.select()))

    def states(self) -> dict[int, str]:
        return {one.appeal: one.state for one in self.desk.tx.execute(class_reply.select())}

    def appeal(self, row: int) -> Appeal:
        found = appeals.peek(self.desk.tx, row)
        assert found is not None
        return found


@pytest.fixture
def play(desk: Desk) -> Play:
    return Play(desk, desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME))


def of_kind(told: list[Notice], kind: type[Any]) -> list[Any]:
    return [one for one in told if isinstance(one, kind)]


def test_each_open_member_is_put_to_its_handler_and_each_hears_once(play: Play) -> None:
    desk, other = play.desk, play.desk.person(Role.CONTACT, ELSEWHERE)
    firm = desk.enterprise("甲公司")
    mine = [desk.appeal(S.HANDLING, firm), desk.appeal(S.ASSIGNED, desk.enterprise("乙公司"))]
    its, unled = desk.appeal(S.HANDLING, firm, lead=ELSEWHERE), desk.appeal(S.TRIAGE, firm, lead=None)
    told = play.opens(*mine, its, unled).answers()
    put = {one.to: one for one in of_kind(told, DraftsPut)}
    assert put.keys() == {play.lead.chat, other.chat}
    assert len(of_kind(told, DraftsPut)) == 2
    assert (set(put[play.lead.chat].numbers), put[play.lead.chat].to_accept) == ({one.number for one in mine}, 1)
    assert put[other.chat].numbers == (its.number,)
    assert put[other.chat].sample.startswith(f"甲公司：您单位的诉求{its.number}")
    assert [(one.to, one.numbers) for one in of_kind(told, DraftsUnled)] == [(play.coordinator.chat, (unled.number,))]
    assert set(play.states().values()) == {ReplyState.DRAFT}


def test_one_tap_confirms_all_and_each_goes_through_its_own_moves(play: Play) -> None:
    desk, firm = play.desk, play.desk.enterprise("甲公司")
    who = desk.person(Role.MEMBER, enterprise=firm)
    filed = [desk.appeal(S.HANDLING, firm), desk.appeal(S.ASSIGNED, firm)]
    signed = desk.appeal(S.HANDLING, desk.enterprise("乙公司"), lead="省林草局")
    forester, head = desk.person(Role.CONTACT, "省林草局"), desk.person(Role.HEAD, "省林草局")
    play.opens(*filed, signed).answers()
    told = play.confirms(play.lead)
    for one in filed:
        now = play.appeal(one.id)
        assert (now.state, now.outcome) == (S.ANSWERED, Outcome.SOLVED)
        assert now.answer == f"甲公司：您单位的诉求{one.number}，答复如下。\n{WORDS}"
        assert appeals.survey_of(desk.tx, one.id, 1) is not None
    heard = [one for one in of_kind(told, Moved) if one.to == who.chat]
    assert [one.action for one in heard] == [Action.ANSWER, Action.ANSWER]
    assert of_kind(told, Done) == []
    assert [(one.to, one.sent, one.left) for one in of_kind(told, RepliesSent)] == [(play.lead.chat, 2, ())]
    signs = any(one.signs_off for one in desk.tx.programme.pack.departments if one.name == "省林草局")
    told = play.confirms(forester)
    assert play.appeal(signed.id).state is (S.SIGN_OFF if signs else S.ANSWERED)
    assert bool([one for one in of_kind(told, Moved) if one.to == head.chat]) is signs


def test_what_happened_meanwhile_is_left(play: Play) -> None:
    desk, firm = play.desk, play.desk.enterprise("甲公司")
    who = desk.person(Role.MEMBER, enterprise=firm)
    filed = [desk.appeal(S.HANDLING, firm) for _ in range(6)]
    withdrawn, reworked, sealed, out, moved, kept = filed
    play.opens(*filed).answers()
    book.do(desk.tx, who, Action.WITHDRAW, {"appeal": withdrawn.id}, now=desk.now)
    appeals.change(desk.tx, reworked.id, {"round": 2})
    appeals.change(desk.tx, sealed.id, {"confidential": True})
    members.stand(desk.tx, play.row, out.id, MemberStanding.OUT)
    replying.confirm(desk.tx, play.lead, play.answer, now=desk.now)
    appeals.change(desk.tx, moved.id, {"lead": ELSEWHERE})
    told = play.passes()
    assert {one.id: play.appeal(one.id).state for one in filed} == {
        withdrawn.id: S.WITHDRAWN,
        reworked.id: S.HANDLING,
        sealed.id: S.ANSWERED,
        out.id: S.HANDLING,
        moved.id: S.HANDLING,
        kept.id: S.ANSWERED,
    }
    (sent,) = of_kind(told, RepliesSent)
    assert (sent.sent, sent.left) == (2, ((moved.number, S.HANDLING),))
    play.passes(days=3)
    assert sorted(play.states().values()) == ["LEFT"] * 4 + ["SENT"] * 2


def test_a_member_is_drafted_once_whoever_answers(play: Play) -> None:
    firm = play.desk.enterprise("甲公司")
    play.opens(play.desk.appeal(S.HANDLING, firm), play.desk.appeal(S.CLOSED, firm)).answers()
    with pytest.raises(BadInput) as refused:
        play.answers(who=play.coordinator)
    assert refused.value.problem == "class_all_answered"
    late = play.desk.appeal(S.HANDLING, firm)
    members.put(play.desk.tx, play.row, [(late.id, 0.5)], MemberStanding.IN, play.desk.now)
    play.answers(who=play.coordinator)
    assert len(play.desk.tx.execute(class_reply.select()).all()) == 3


def test_who_leads_later_hears_in_the_morning(play: Play) -> None:
    desk, other = play.desk, play.desk.person(Role.CONTACT, ELSEWHERE)
    filed = [
        desk.appeal(S.HANDLING, desk.enterprise("甲公司")),
        desk.appeal(S.TRIAGE, desk.enterprise("乙"), lead=None),
    ]
    play.opens(*filed).answers()
    appeals.change(desk.tx, filed[1].id, {"state": S.ASSIGNED, "lead": ELSEWHERE})
    put = of_kind(play.passes(days=3), DraftsPut)
    assert [(one.to, one.numbers) for one in put] == [(other.chat, (filed[1].number,))]
    assert of_kind(play.passes(days=3), DraftsPut) == []


def test_answered_members_are_asked_once_whether_it_helped(play: Play) -> None:
    desk, firm = play.desk, play.desk.enterprise("甲公司")
    who, colleague = (desk.person(Role.MEMBER, enterprise=firm) for _ in range(2))
    stranger = desk.person(Role.MEMBER, enterprise=desk.enterprise("丙公司"))
    filed = [desk.appeal(S.CLOSED, firm), desk.appeal(S.VISIT, firm), desk.appeal(S.WITHDRAWN, firm)]
    told = of_kind(play.opens(*filed).answers(), MeasureTold)
    assert sorted(one.to for one in told) == sorted([who.chat, colleague.chat])
    assert {one.numbers for one in told} == {tuple(one.number for one in filed[:2])}
    measure_news.say(desk.tx, who, play.answer, Helped.HELPED, now=desk.now)
    with pytest.raises(BadInput):
        measure_news.say(desk.tx, colleague, play.answer, Helped.UNCHANGED, now=desk.now)
    with pytest.raises(NotFound):
        measure_news.say(desk.tx, stranger, play.answer, Helped.HELPED, now=desk.now)
    counts = replies.counts(desk.tx, play.row)
    assert (counts.asked, counts.helped, counts.unchanged) == (2, 2, 0)
    assert [play.appeal(one.id).state for one in filed] == [S.CLOSED, S.VISIT, S.WITHDRAWN]


def test_no_enterprise_reads_the_name_of_another(play: Play) -> None:
    desk = play.desk
    filed = [
        desk.appeal(S.CLOSED, desk.enterprise("云南滇红茶业有限公司")),
        desk.appeal(S.HANDLING, desk.enterprise("乙公司")),
    ]
    desk.person(Role.MEMBER, enterprise=filed[0].enterprise)
    play.opens(*filed)
    for words in ("感谢云南滇红茶业有限公司反映。", "云南滇红茶业反映的问题已解决。"):
        with pytest.raises(BadInput) as refused:
            play.answers(words)
        assert refused.value.problem == "class_names_enterprise"
    measures.add(
        desk.tx, play.row, Planned(MeasureKind.OTHER, "为云南滇红茶业等设专窗", desk.now, HOME), play.lead.id, desk.now
    )
    paper = InForce("2024-09", "关于云南滇红茶业专窗的通知")
    measures.complete(desk.tx, play.row, measures.of(desk.tx, play.row)[1].id, paper, desk.now)
    measures.add(desk.tx, play.row, Planned(MeasureKind.OTHER, "还在起草", desk.now, HOME), play.lead.id, desk.now)
    (told,) = of_kind(play.answers(), MeasureTold)
    read = [(measure.words, measure.document) for measure in told.measures]
    assert read == [("设快速通道", ""), ("为该企业等设专窗", "关于该企业专窗的通知")]


def test_enterprises_are_asked_in_their_own_order_whoever_filed_first(play: Play) -> None:
    desk = play.desk
    elder, younger = desk.enterprise("甲公司"), desk.enterprise("乙公司")
    filed = [desk.appeal(S.CLOSED, enterprise) for enterprise in (younger, elder, younger)]
    play.opens(*filed).puts()
    asked = replies.unasked(desk.tx, play.answer, 20)
    rows = [(enterprise, [row for row, _ in theirs]) for enterprise, theirs in asked.items()]
    assert rows == [(elder, [filed[1].id]), (younger, [filed[0].id, filed[2].id])]
    assert [*replies.unasked(desk.tx, play.answer, 1)] == [elder], "the next one first"


def test_an_enterprise_whose_people_are_gone_holds_nobody_up(play: Play) -> None:
    firm = play.desk.enterprise("甲公司")
    filed = [play.desk.appeal(S.HANDLING, firm), play.desk.appeal(S.CLOSED, firm)]
    play.opens(*filed).answers()
    play.confirms(play.lead)
    assert play.appeal(filed[0].id).state is S.ANSWERED
    assert play.states() == {filed[0].id: ReplyState.SENT, filed[1].id: ReplyState.ASKED}


def test_a_handler_changes_one_and_the_rest_still_waits(play: Play) -> None:
    desk, firm = play.desk, play.desk.enterprise("甲公司")
    filed = [desk.appeal(S.HANDLING, firm), desk.appeal(S.HANDLING, desk.enterprise("云南滇红茶业有限公司"))]
    play.opens(*filed).answers()
    data = {"answer": play.answer, "appeal": filed[0].id, "words": "贵公司已单独协调，明天可查验。"}
    with pytest.raises(BadInput):
        replying.change(desk.tx, play.lead, data | {"words": "和云南滇红茶业一样办理。"}, now=desk.now)
    told = replying.change(desk.tx, play.lead, data, now=desk.now)
    assert play.appeal(filed[0].id).answer == data["words"]
    assert [one.numbers for one in of_kind(told, DraftsPut)] == [(filed[1].number,)]
    play.confirms(play.lead)
    assert play.states() == dict.fromkeys([one.id for one in filed], ReplyState.SENT)


def test_what_was_sent_meanwhile_is_not_changed(play: Play) -> None:
    desk = play.desk
    filed = [desk.appeal(S.HANDLING, desk.enterprise(name)) for name in ("甲公司", "乙公司")]
    play.opens(*filed).answers()
    data = {"answer": play.answer, "appeal": filed[0].id, "words": "贵公司已单独协调，明天可查验。"}
    replying.change(desk.tx, play.lead, data, now=desk.now)
    with pytest.raises(Overtaken):
        replying.change(desk.tx, play.lead, data | {"words": "不再单独协调。"}, now=desk.now)
    assert play.appeal(filed[0].id).answer == data["words"]


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEAD, Role.MEMBER])
def test_who_may_not_answer_all(role: Role, play: Play) -> None:
    firm = play.desk.enterprise("甲公司")
    play.opens(play.desk.appeal(S.HANDLING, firm), play.desk.appeal(S.HANDLING, firm))
    who = play.desk.person(role, HOME if role is Role.HEAD else None, firm if role is Role.MEMBER else None)
    with pytest.raises(Refusal):
        play.answers(who=who)


def test_nothing_is_answered_before_a_measure_is_in_force(play: Play) -> None:
    filed = [play.desk.appeal(S.HANDLING, play.desk.enterprise("甲公司")) for _ in range(2)]
    play.opens(*filed)
    play.desk.tx.execute(class_measure.update().values(done_at=None))
    with pytest.raises(ClassRefused):
        play.answers()


def test_of_many_each_enterprise_is_answered_in_one_step(play: Play) -> None:
    """Whole enterprises are taken at a time, so that its chat is told of all of them together."""
    firms = [play.desk.enterprise(f"企业{n}") for n in range(4)]
    filed = [play.desk.appeal(S.HANDLING, firms[n % 4]) for n in range(24)]
    play.opens(*filed).answers()
    replying.confirm(play.desk.tx, play.lead, play.answer, now=play.desk.now)
    steps = 0
    while due := [one for one in timers.due(play.desk.tx, play.desk.now, 1e12, 1) if one.kind == "SENDS"]:
        timers.finish(play.desk.tx, due[0], play.desk.now)
        timed.FIRE[due[0].subject](play.desk.tx, due[0], now=play.desk.now)
        steps += 1
        done = [play.appeal(one.id).enterprise for one in filed if play.appeal(one.id).state is S.ANSWERED]
        assert {done.count(firm) for firm in firms} <= {0, 6}
    assert steps == 4
    assert set(play.states().values()) == {ReplyState.SENT}


def test_who_deletes_their_data_meanwhile_hears_nothing_and_holds_nobody_up(play: Play) -> None:
    desk, firm, other = play.desk, play.desk.enterprise("甲公司"), play.desk.enterprise("乙公司")
    who, colleague = (desk.person(Role.MEMBER, enterprise=firm) for _ in range(2))
    alone = desk.person(Role.MEMBER, enterprise=other)
    mine, ours = (desk.appeal(S.HANDLING, firm, filed_by=one.id, settled_at=None) for one in (who, colleague))
    before, theirs = desk.appeal(S.CLOSED, firm, filed_by=who.id), desk.appeal(S.CLOSED, other, filed_by=alone.id)
    play.opens(mine, ours, before, theirs).puts()
    forgetting.forget(desk.tx, alone, {}, now=desk.now)  # between the answer and the first message
    with pytest.raises(BadInput) as refused:
        forgetting.forget(desk.tx, who, {}, now=desk.now)
    assert refused.value.problem == "open_appeals"
    told = play.passes()
    assert {one.to for one in of_kind(told, MeasureTold)} == {who.chat, colleague.chat}
    replying.confirm(desk.tx, play.lead, play.answer, now=desk.now)
    book.do(desk.tx, who, Action.WITHDRAW, {"appeal": mine.id}, now=desk.now)
    forgetting.forget(desk.tx, who, {}, now=desk.now)  # between the handler's tap and the answers
    sent = play.passes()
    assert play.appeal(mine.id).state is S.WITHDRAWN
    assert play.appeal(ours.id).state is S.ANSWERED
    assert {one.to for one in of_kind(sent, Moved)} & {who.chat, alone.chat} == set()
    assert colleague.chat in {one.to for one in of_kind(sent, Moved)}
    assert play.states() == {mine.id: "LEFT", ours.id: "SENT", before.id: "ASKED", theirs.id: "ASKED"}
    measure_news.say(desk.tx, colleague, play.answer, Helped.HELPED, now=desk.now)
    assert (play.states()[before.id], play.states()[theirs.id]) == ("HELPED", "ASKED")


def test_what_was_confirmed_by_who_left_the_post_is_put_to_who_works_there_now(play: Play) -> None:
    desk, firm = play.desk, play.desk.enterprise("甲公司")
    later = desk.person(Role.CONTACT, HOME)
    filed = [desk.appeal(S.HANDLING, firm), desk.appeal(S.HANDLING, desk.enterprise("乙公司"))]
    play.opens(*filed).answers()
    replying.confirm(desk.tx, play.lead, play.answer, now=desk.now)
    people.change(desk.tx, play.lead.id, department=ELSEWHERE)
    play.passes()
    assert set(play.states().values()) == {ReplyState.DRAFT}
    put = of_kind(play.passes(days=3), DraftsPut)
    assert [(one.to, len(one.numbers)) for one in put] == [(later.chat, 2)]
    play.confirms(later)
    assert set(play.states().values()) == {ReplyState.SENT}
