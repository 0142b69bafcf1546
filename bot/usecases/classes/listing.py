"""Class issues looked at: the list of those that concern somebody, and the card of one, tapped or typed."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.classes.class_issue import KEEPS, ClassAction, ClassId, ClassIssue, ClassState, MemberStanding
from bot.domain.classes.notices import ClassEntry, ClassesListed, ClassesProposed, ClassShown
from bot.domain.classes.view import ClassView, MemberLook, spread
from bot.domain.people.person import Person, Role
from bot.usecases.classes import answering, class_moves, following, guard
from storage.classes import classes, effects, measures, members, replies
from storage.engine.database import Transaction
from storage.people import people

NOTES = 4  # one more than are shown


def listed(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show one page of the classes that concern somebody: what waits to be confirmed first."""
    guard.reads(who)
    mine = [issue for issue in classes.in_states(tx, KEEPS) if guard.sees(who, issue)]
    ordered = sorted(mine, key=lambda issue: (issue.state is not ClassState.DRAFT, issue.state is ClassState.DONE))
    issues = ordered[page * PAGE : (page + 1) * PAGE]
    proposed = sum(issue.state is ClassState.DRAFT for issue in mine)
    entries = tuple(entry(tx, issue) for issue in issues)
    listed = ClassesListed(to=who.chat, entries=entries, page=page, total=len(mine), proposed=proposed)
    return [replace(listed, drafts=answering.waiting_for(tx, who), steers=guard.steers(who))]


def entry(tx: Transaction, issue: ClassIssue) -> ClassEntry:
    return ClassEntry(issue, spread(members.looks(tx, issue.id, MemberStanding.IN)))


def asked(tx: Transaction, who: Person, words: str = "", *, now: datetime) -> list[Notice]:
    """Show the class whose number was typed behind the command; none: the list."""
    guard.reads(who)
    if not words.strip():
        return listed(tx, who, now=now)
    number = "".join(char for char in words if char.isdecimal())
    issue = classes.peek(tx, int(number)) if number and len(number) < 10 else None
    if issue is None or not guard.sees(who, issue):
        raise BadInput("no_class", {"words": words[:20]})
    return [shown(tx, who, issue, now=now)]


def show(tx: Transaction, who: Person, class_id: ClassId, *, now: datetime) -> list[Notice]:
    guard.reads(who)
    return [shown(tx, who, class_moves.load(tx, who, class_id), now=now)]


def shown(tx: Transaction, who: Person, issue: ClassIssue, done: ClassAction | None = None, *, now: datetime) -> Notice:
    return ClassShown(to=who.chat, view=view(tx, who, issue, now=now), done=done)


def view(tx: Transaction, who: Person, issue: ClassIssue, *, now: datetime) -> ClassView:
    owner = people.find(tx, issue.owner) if issue.owner is not None else None
    looks = members.looks(tx, issue.id, MemberStanding.IN, MemberStanding.PROBABLE)
    return ClassView(
        issue,
        tuple(look if guard.reads_secrets(who) else _veiled(look) for look in looks),
        class_moves.allowed(tx, who, issue),
        owner.name if owner else "",
        tuple(measures.of(tx, issue.id)),
        tuple(effects.of(tx, issue.id)),
        replies.counts(tx, issue.id),
        following.course(tx, issue, now=now),
        tuple(classes.history(tx, issue.id, ClassAction.NOTE)[:-NOTES:-1]),
        class_moves.note_by(tx, issue),
    )


def _veiled(look: MemberLook) -> MemberLook:
    """Who leads a class does not handle each of its appeals: one with business secrets keeps its words."""
    return replace(look, text="") if look.confidential else look


def proposed(tx: Transaction, found: list[ClassIssue], *, now: datetime) -> list[Notice]:
    """Set the clocks of what was just proposed, and tell the coordinators of all in one message."""
    fresh = [issue for issue in found if issue.state is ClassState.DRAFT]
    for issue in fresh:
        class_moves.set_timers(tx, issue, now)
    entries = tuple(entry(tx, issue) for issue in fresh)
    return [ClassesProposed(to=who.chat, entries=entries) for who in people.of_role(tx, Role.COORDINATOR) if entries]
