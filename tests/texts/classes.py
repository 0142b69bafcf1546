"""Class issues: of few and of many members, in each state, for who may do everything and for who may only read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.file_notices import Why
from bot.domain.base.party import Party
from bot.domain.classes.answer_notices import (
    DraftsConfirmed,
    DraftsPut,
    DraftsUnled,
    HelpNoted,
    MeasureTold,
    RepliesSent,
)
from bot.domain.classes.answering import Helped, ReplyCounts
from bot.domain.classes.class_issue import TABLE, ClassAction, ClassIssue, ClassState, MemberStanding
from bot.domain.classes.course import Course, course_of
from bot.domain.classes.effect import Effect
from bot.domain.classes.history import ClassEvent
from bot.domain.classes.measure import Measure, MeasureKind
from bot.domain.classes.notices import (
    ClassDue,
    ClassEntry,
    ClassesBehind,
    ClassesListed,
    ClassesProposed,
    ClassMoved,
    ClassShown,
    CountedClass,
    MeasureFileLost,
    Spared,
)
from bot.domain.classes.tally import ClassFigure
from bot.domain.classes.times import OF_NOTE, ClassTimer
from bot.domain.classes.view import ClassView, MemberLook, spread
from bot.domain.reports.notices import SparedListed
from bot.domain.reports.presses import ListSpared
from bot.domain.time.spans import Span
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed, remedy


def issue(state: ClassState, typed: Typed) -> ClassIssue:
    named = state is not ClassState.DRAFT
    return ClassIssue(
        id=3,
        state=state,
        name=typed.name[:30] if named else "",
        cause="C2" if named else "",
        words=tuple(typed.words[place * 4 : place * 4 + 4] for place in range(8)),
        lead=typed.department if named else None,
        assisting=("省商务厅", typed.department) if named else (),
        owner=None,
        due_at=START if named else None,
        original_due_at=None,
        proposed_at=START,
        confirmed_at=None,
        observed_from=None,
        settled_at=None,
        reason=typed.words[:500] if state is ClassState.REFUSED else "",
        merged_into=2 if state is ClassState.MERGED else None,
    )


def looks(count: int, typed: Typed) -> tuple[MemberLook, ...]:
    states, standings = list(State), (MemberStanding.IN, MemberStanding.IN, MemberStanding.PROBABLE)
    return tuple(
        MemberLook(
            appeal=place,
            number=f"YN-2024-{place:04}",
            text=typed.text,
            state=states[place % len(states)],
            enterprise=place,
            region=f"{place % 16}州",
            lead=f"{typed.department}{place % 9}" if place % 2 else None,
            filed_at=START,
            likeness=0.7 if place % 4 else 0.0,
            standing=standings[place % 3],
        )
        for place in range(count)
    )


def measures(typed: Typed, count: int) -> Iterator[Measure]:
    """Return one in force and one planned in turn."""
    for place, kind in zip(range(count), MeasureKind, strict=False):
        since, done_at = ("2024-08", START) if place % 2 else ("", None)
        paper = typed.words[:100] if done_at else ""
        yield Measure(place, 3, kind, typed.words, START, done_at, paper, typed.department, since, place)


def effects(typed: Typed, count: int) -> Iterator[Effect]:
    for place in range(count):
        since, source = ("2024-08-15" if place % 2 else ""), typed.words[:100]
        yield Effect(typed.words[:40], "2–3", "天", source, since, id=place, class_issue=3)


def answers(typed: Typed, about: ClassIssue) -> Iterator[Labelled]:
    """One answer to all, for one appeal and for many."""
    for count in (1, 500):
        numbers = tuple(f"YN-2024-{place:04}" for place in range(count))
        put = DraftsPut(
            to=1,
            issue=about,
            answer=1,
            outcome=Outcome.SOLVED,
            numbers=numbers,
            to_accept=count // 2,
            sample=typed.words,
        )
        yield f"统一答复待确认 {count}", put
        for lead in ("", typed.department):
            yield f"统一答复没有人确认 {count} {lead}", DraftsUnled(to=1, issue=about, lead=lead, numbers=numbers)
        left = tuple((number, State.WITHDRAWN) for number in numbers[1:])
        yield f"统一答复已办 {count}", RepliesSent(to=1, sent=count, left=left)
        made = tuple(one for one in measures(typed, 6) if one.done_at)
        yield f"已有办法 {count}", MeasureTold(to=1, answer=1, numbers=numbers, measures=made)
    yield "统一答复正在发送", DraftsConfirmed(to=1, count=500)
    for said in Helped:
        yield f"有没有帮助 {said}", HelpNoted(to=1, said=said)


def course(count: int) -> Course:
    return course_of([START - timedelta(days=place % 90) for place in range(count)], START, START, 90)


def notes(typed: Typed) -> tuple[ClassEvent, ...]:
    state = ClassState.MEASURES
    return tuple(ClassEvent(START, 1, ClassAction.NOTE, state, state, typed.words) for _ in range(3))


def classes(typed: Typed) -> Iterator[Labelled]:
    for state in ClassState:
        allowed = tuple(dict.fromkeys(move.action for move in TABLE.moves if state in move.sources))
        it = issue(state, typed)
        for count, may in ((2, ()), (500, allowed)):
            made = tuple(measures(typed, count // 100 + 1)), tuple(effects(typed, count // 100 + 1))
            counts = ReplyCounts(4, 3, 2, 9, 5, 1) if count > 2 else ReplyCounts()
            view = ClassView(
                it, looks(count, typed), may, typed.person, *made, counts, course(count), notes(typed), START
            )
            yield f"一类事 {state} {count}", ClassShown(to=1, view=view)
        entries = tuple(ClassEntry(replace(it, id=place), spread(looks(500, typed))) for place in range(1, 9))
        yield f"一类事清单 {state}", ClassesListed(to=1, entries=entries, page=1, total=40, proposed=8, steers=True)
        for kind in ClassTimer:
            note_by = START if kind in OF_NOTE else None
            yield f"一类事期限 {state} {kind}", ClassDue(to=1, issue=it, kind=kind, note_by=note_by)
    view = ClassView(issue(ClassState.CONFIRMED, typed), (), ())
    for action in ClassAction:
        yield f"一类事 {action}", ClassShown(to=1, view=view, done=action)
        yield f"一类事动态 {action}", ClassMoved(to=1, issue=view.issue, action=action, members=7, words=typed.words)
    yield from answers(typed, view.issue)
    listed = ClassesListed(to=1, entries=(), page=0, total=0, proposed=0, drafts=((1, 500), (2, 1)))
    yield "一类事清单 待确认答复", listed
    for figure in ClassFigure:
        counted = tuple(CountedClass(view.issue, 500, 20, tuple(effects(typed, 5))) for _ in range(8))
        yield f"一类事 {figure}", ClassesBehind(to=1, figure=figure, entries=counted, page=1, total=40)
        yield f"没有一类事 {figure}", ClassesBehind(to=1, figure=figure, entries=(), page=0, total=0)
    for total in (40, 0):
        many = counted if total else ()
        days = ListSpared("20241001-20241031", 1, page=1 if total else 0)
        yield (
            f"这段时间免交 {total}",
            SparedListed(to=1, view=days, span=Span(), entries=many, total=total, count=total * 20),
        )
    yield "没有一类事", ClassesListed(to=1, entries=(), page=0, total=0, proposed=0)
    drafts = tuple(ClassEntry(issue(ClassState.DRAFT, typed), spread(looks(7, typed))) for _ in range(12))
    yield "像是一类事", ClassesProposed(to=1, entries=drafts)
    for why in Why:
        yield f"措施的附件没能保存 {why}", MeasureFileLost(to=1, issue=view.issue, name=typed.words, why=why)
    yield "免交", Spared(to=1, remedy=remedy(typed, Party.MEMBER), kept=7)
