"""Class issues: of few and of many members, in each state, for who may do everything and for who may only read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.appeals.appeal import State
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import TABLE, ClassAction, ClassIssue, ClassState, MemberStanding
from bot.domain.classes.course import Course, course_of
from bot.domain.classes.notices import (
    ClassDue,
    ClassEntry,
    ClassesListed,
    ClassesProposed,
    ClassMoved,
    ClassShown,
    Spared,
)
from bot.domain.classes.times import ClassTimer
from bot.domain.classes.view import ClassView, MemberLook, spread
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


def course(count: int) -> Course:
    return course_of([START - timedelta(days=place % 90) for place in range(count)], START, START, 90)


def classes(typed: Typed) -> Iterator[Labelled]:
    for state in ClassState:
        allowed = tuple(dict.fromkeys(move.action for move in TABLE.moves if state in move.sources))
        it = issue(state, typed)
        for count, may in ((2, ()), (500, allowed)):
            view = ClassView(it, looks(count, typed), may, typed.person, course=course(count))
            yield f"一类事 {state} {count}", ClassShown(to=1, view=view)
        entries = tuple(ClassEntry(replace(it, id=place), spread(looks(500, typed))) for place in range(1, 9))
        yield f"一类事清单 {state}", ClassesListed(to=1, entries=entries, page=1, total=40, proposed=8, steers=True)
        for kind in ClassTimer:
            yield f"一类事期限 {state} {kind}", ClassDue(to=1, issue=it, kind=kind)
    view = ClassView(issue(ClassState.CONFIRMED, typed), (), ())
    for action in ClassAction:
        yield f"一类事 {action}", ClassShown(to=1, view=view, done=action)
        yield f"一类事动态 {action}", ClassMoved(to=1, issue=view.issue, action=action, members=7, words=typed.words)
    yield "没有一类事", ClassesListed(to=1, entries=(), page=0, total=0, proposed=0)
    drafts = tuple(ClassEntry(issue(ClassState.DRAFT, typed), spread(looks(7, typed))) for _ in range(12))
    yield "像是一类事", ClassesProposed(to=1, entries=drafts)
    yield "免交", Spared(to=1, remedy=remedy(typed, Party.MEMBER), kept=7)
