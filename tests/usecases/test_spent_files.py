"""Files of forms that ended are to be deleted, however a form ends; what something else needs stays."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.domain.appeals.action import State
from bot.domain.base.content import KEPT, File
from bot.domain.people.channel import WEB, WEB_INDEX
from bot.domain.people.person import Role
from bot.domain.tenure.keeping import Kept
from bot.usecases.tenure import retention
from storage import schema
from storage.appeals import attachments
from storage.mail import drafts, spent_files
from storage.people import addresses
from storage.reach import bubbles
from storage.tenure import cleaning, import_tables
from tests.desk import Desk

PAPER = b"%PDF-1.4 made up"
DIGEST = "ab" * 32
FILE = File(KEPT + DIGEST, DIGEST, "document", "单据.pdf", 9)


def begun(desk: Desk, form: str = "appeal") -> int:
    """Return somebody with a form that holds a file of the web chat."""
    who = desk.person(Role.MEMBER, enterprise=desk.enterprise("甲"))
    drafts.add(desk.tx, who.id, form, "text", {"text": "请协调", "files": [asdict(FILE)]}, desk.now)
    return who.id


def _sweep(desk: Desk, _: int) -> None:
    cleaning.sweep(desk.tx, Kept.DRAFTS, 0, desk.now + timedelta(days=1))


def _twice(desk: Desk, who: int) -> None:
    for _ in range(2):
        draft = drafts.current(desk.tx, who) or drafts.add(desk.tx, who, "appeal", "text", {}, desk.now)
        drafts.give_up(desk.tx, who, draft.id, desk.now)


def _drop(desk: Desk, who: int) -> None:
    draft = drafts.current(desk.tx, who)
    assert draft
    drafts.drop(desk.tx, draft.id)


ENDS: dict[str, Callable[[Desk, int], None]] = {
    "dropped": _drop,
    "all dropped": lambda desk, who: drafts.drop_all(desk.tx, who),
    "given up twice": _twice,
    "too old": _sweep,
}


@pytest.mark.parametrize("end", ENDS)
def test_however_a_form_ends_its_files_are_looked_at(desk: Desk, end: str) -> None:
    ENDS[end](desk, begun(desk))
    assert list(spent_files.spent(desk.tx)) == [DIGEST]
    assert not spent_files.is_needed(desk.tx, DIGEST)


def test_one_that_was_given_up_once_can_be_had_back_with_its_files(desk: Desk) -> None:
    who = begun(desk)
    draft = drafts.current(desk.tx, who)
    assert draft
    drafts.give_up(desk.tx, who, draft.id, desk.now)
    assert list(spent_files.spent(desk.tx)) == []


def _attached(desk: Desk) -> None:
    appeal = desk.appeal(State.HANDLING, desk.enterprise("乙"))
    attachments.attach(desk.tx, appeal.id, [FILE], desk.now)


def _to_be_imported(desk: Desk) -> None:
    import_tables.add(desk.tx, desk.person(Role.ADMIN).id, FILE, desk.now)


def _arrived(desk: Desk) -> None:
    raw = '{"file_id": "' + KEPT + DIGEST + '"}'
    desk.tx.execute(insert(schema.inbox).values(update_id=9, chat=1, raw=raw, arrived_at=desk.now))


NEEDS: dict[str, Callable[[Desk], object]] = {
    "an appeal": _attached,
    "another form": begun,
    "a table that is to be imported": _to_be_imported,
    "a message that was not read yet": _arrived,
}


@pytest.mark.parametrize("needs", NEEDS)
def test_what_something_else_needs_stays(desk: Desk, needs: str) -> None:
    NEEDS[needs](desk)
    assert spent_files.is_needed(desk.tx, DIGEST)


def test_a_text_that_looks_like_a_file_spends_nothing(desk: Desk) -> None:
    who = desk.person(Role.MEMBER, enterprise=desk.enterprise("甲"))
    drafts.add(desk.tx, who.id, "appeal", "text", {"text": KEPT + DIGEST}, desk.now)
    drafts.drop_all(desk.tx, who.id)
    assert desk.tx.execute(select(schema.spent_file.c.sha256)).all() == []


def _shown(desk: Desk, subject: str, days: int, *, mine: bool) -> int:
    """Let a file stand in somebody's chat on the page."""
    at = addresses.named(desk.tx, WEB, subject) or addresses.add(desk.tx, WEB_INDEX, WEB, subject, "", desk.now)
    file = {"name": "诉求台账.xlsx", "digest": DIGEST, "size": 9, "photo": False}
    bubbles.add(desk.tx, at.number, {"text": "", "file": file}, desk.now + timedelta(days=days), mine=mine)
    return at.number


def _night(desk: Desk, days: int) -> list[str]:
    """Let a night pass so many days later; return the files whose bytes are to be deleted."""
    up_to, _ = retention.STEPS[Kept.FILES](desk.tx, 0, desk.now + timedelta(days=days))
    assert up_to is None
    found = list(spent_files.spent(desk.tx))
    for digest in found:
        spent_files.deleted(desk.tx, digest)
    return found


@pytest.mark.parametrize("mine", [True, False], ids=["refused", "result"])
def test_a_file_in_a_chat_is_kept_as_long_as_finished_messages(desk: Desk, *, mine: bool) -> None:
    days = desk.tx.programme.pack.keep.line_days
    _shown(desk, "李敏", 0, mine=mine)
    assert _night(desk, days) == []
    assert _night(desk, days + 1) == [DIGEST]
    assert _night(desk, days + 2) == []


def test_a_file_that_a_younger_message_holds_stays_as_long_as_that(desk: Desk) -> None:
    days = desk.tx.programme.pack.keep.line_days
    for begun_after, subject in ((0, "李敏"), (5, "王芳")):
        _shown(desk, subject, begun_after, mine=False)
    assert _night(desk, days + 1) == []
    assert _night(desk, days + 6) == [DIGEST]


def test_many_old_files_go_in_steps(desk: Desk) -> None:
    for _ in range(retention.NOTES + 1):
        _shown(desk, "李敏", 0, mine=True)
    later = desk.now + timedelta(days=desk.tx.programme.pack.keep.line_days + 1)
    assert [retention.STEPS[Kept.FILES](desk.tx, 0, later)[0] for _ in range(2)] == [1, None]


@pytest.mark.parametrize(("mine", "others", "goes"), [(True, True, True), (False, True, False), (False, False, True)])
def test_who_is_forgotten_takes_along_their_files(desk: Desk, *, mine: bool, others: bool, goes: bool) -> None:
    at = _shown(desk, "李敏", 0, mine=mine)
    bubbles.add(desk.tx, at, {"text": "您的信息已删除"}, desk.now)
    if others:
        _shown(desk, "王芳", 0, mine=False)
    bubbles.drop(desk.tx, at)
    assert list(spent_files.spent(desk.tx)) == ([DIGEST] if goes else [])
