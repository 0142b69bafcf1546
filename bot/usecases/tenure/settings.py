"""Settings that administrators change over the pack: shown, changed after a preview, and brought back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.config import overlay
from bot.config.changes import Changes
from bot.config.problems import PackError
from bot.domain.appeals.reckoning import Moving
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.tenure.setting_notices import (
    SectionShown,
    SettingsPreview,
    SettingsRestored,
    SettingsSettled,
    SettingsShown,
)
from bot.domain.tenure.settings import Section, SettingEdit, SettingState, Shown
from bot.usecases.appeals import calendars
from bot.usecases.forms.record import Filled
from bot.usecases.tenure import guard, retention
from bot.usecases.tenure.filled import Edits
from storage.engine import audit, programme_changes
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import setting_versions as versions

SHOWN = 5  # versions
OF_SECTION: Mapping[Section, tuple[str, ...]] = {
    Section.LIMITS: ("limits.", "kinds."),
    Section.DAYS: ("days.", "hours."),
    Section.REASONS: tuple(f"{which}." for which in overlay.LISTS),
    Section.ASSIGNING: ("thresholds.",),
    Section.TEXTS: ("texts.", "privacy."),
    Section.KEEPING: ("keep.",),
}


def may(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.administers(who)


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the kinds of settings, and the newest versions."""
    may(tx, who, {}, now=now)
    found = tuple(versions.adopted(tx, SHOWN))
    return [SettingsShown(to=who.chat, versions=found, in_force=programme_changes.read(tx).version)]


def section(tx: Transaction, who: Person, which: Section, *, now: datetime) -> list[Notice]:
    """Show the settings of one kind."""
    may(tx, who, {}, now=now)
    return [SectionShown(to=who.chat, section=which, settings=of_section(tx, which))]


def of_section(tx: Transaction, which: Section) -> tuple[Shown, ...]:
    """Return the settings of one kind with the value in force, and the one that the pack's files say."""
    written, changed = dict(overlay.values(tx.written.pack)), programme_changes.read(tx).settings
    every = overlay.values(tx.programme.pack)
    return tuple(
        Shown(key, value, written.get(key), key in changed) for key, value in every if key.startswith(OF_SECTION[which])
    )


def propose(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Store the edits as a version that waits, and show what they would move."""
    may(tx, who, data, now=now)
    return [_previewed(tx, who, tuple(SettingEdit(*edit) for edit in Edits.from_draft(data).edits), now)]


def _previewed(tx: Transaction, who: Person, edits: tuple[SettingEdit, ...], now: datetime) -> SettingsPreview:
    changed = _edited(programme_changes.read(tx), edits)
    version_id = versions.add(tx, changed.settings, _as_lists(edits), who.id, now)
    expires = retention.look(_tried(tx, changed), now=now) if any(_keeps(edit) for edit in edits) else None
    return SettingsPreview(
        to=who.chat, version=version_id, edits=edits, preview=preview(tx, changed, now), expires=expires
    )


def _as_lists(edits: tuple[SettingEdit, ...]) -> list[list[object]]:
    return [[edit.key, edit.before, edit.after] for edit in edits]


def _keeps(edit: SettingEdit) -> bool:
    return edit.key.startswith(OF_SECTION[Section.KEEPING])


def _tried(tx: Transaction, changed: Changes) -> Transaction:
    """Return the same transaction as it would be with these changes in force."""
    return Transaction(tx.connection, tx.written, [tx.programme.tried(changed.upon(tx.written.pack))])


def _edited(before: Changes, edits: tuple[SettingEdit, ...]) -> Changes:
    kept = {key: value for key, value in before.settings.items() if key not in {edit.key for edit in edits}}
    said = {edit.key: edit.after for edit in edits if edit.after is not None}
    return replace(before, settings={**kept, **said})


def preview(tx: Transaction, changed: Changes, now: datetime) -> Moving:
    """Return what would move if these changes were in force."""
    return calendars.moved(tx, _tried(tx, changed), now)


def judge(tx: Transaction, who: Person, version_id: int, *, yes: bool, now: datetime) -> list[Notice]:
    """Adopt or refuse a proposal; the first decision counts.

    Where somebody else has changed the same settings since, nothing is adopted: the edits are shown once more.
    """
    may(tx, who, {}, now=now)
    programme_changes.hold(tx)
    version = versions.load(tx, version_id)
    if version is None:
        raise NotFound
    if version.state is not SettingState.PROPOSED:
        raise BadInput("setting_decided")
    edits = version.changes()
    if yes and (since := _since(tx, edits)):
        versions.settle(tx, version_id, who.id, now, state=SettingState.REFUSED)
        return [replace(_previewed(tx, who, since, now), overtaken=True)]
    facts = {edit.key: edit.after for edit in edits}
    audit.note(tx, who.id, "settings", f"setting_version:{version_id}", now, adopted=yes, edits=facts)
    if not yes:
        versions.settle(tx, version_id, who.id, now, state=SettingState.REFUSED)
        return [SettingsSettled(to=who.chat, edits=edits, adopted=False, by=who.name)]
    _fits(tx, edits)
    return _adopt(tx, version_id, edits, who, now)[1]


def _since(tx: Transaction, edits: tuple[SettingEdit, ...]) -> tuple[SettingEdit, ...]:
    """Return the edits upon the present values, if one of them would undo what nobody was shown; otherwise none."""
    present = dict(overlay.values(tx.programme.pack))
    if all(present.get(edit.key) in {edit.before, edit.after} for edit in edits):
        return ()
    return tuple(replace(edit, before=present.get(edit.key)) for edit in edits)


def _fits(tx: Transaction, edits: tuple[SettingEdit, ...]) -> None:
    """Refuse edits that the pack's rules refuse together with what was adopted since they were previewed."""
    try:
        overlay.upon(tx.written.pack, _edited(programme_changes.read(tx), edits).settings)
    except PackError:
        raise BadInput("setting_clash") from None


def take_over(
    tx: Transaction, edits: tuple[SettingEdit, ...], by: Person | None, *, now: datetime
) -> tuple[Moving, list[Notice]]:
    """Put the edits of an imported table in force as a version; return what moves, and who is told."""
    programme_changes.hold(tx)
    version_id = versions.add(tx, {}, _as_lists(edits), by.id if by else None, now)
    return _adopt(tx, version_id, edits, by, now)


def _adopt(  # which version, with what, by whom and when
    tx: Transaction, version_id: int, edits: tuple[SettingEdit, ...], who: Person | None, now: datetime
) -> tuple[Moving, list[Notice]]:
    after = replace(_edited(programme_changes.read(tx), edits), version=version_id)
    versions.settle(tx, version_id, who.id if who else None, now, state=SettingState.ADOPTED, content=after.settings)
    moving, notices = _put(tx, after, now)
    by = who.name if who else ""
    done = SettingsSettled(to=0, edits=edits, adopted=True, by=by, moved=len(moving.dates))
    return moving, [*(done.told_to(admin.chat) for admin in people.of_role(tx, Role.ADMIN)), *notices]


def _put(tx: Transaction, changes: Changes, now: datetime) -> tuple[Moving, list[Notice]]:
    """Put the changes in force; return what that moves, and whose cards are stale."""
    readable = _with_what_was_said(tx, changes)
    moving = preview(tx, readable, now)
    programme_changes.put(tx, readable)
    return moving, calendars.changed(tx, now=now)


def _with_what_was_said(tx: Transaction, changes: Changes) -> Changes:
    """Return the changes with the reasons that they would forget: nobody chooses them, but records name them."""
    kept = dict(changes.settings)
    for which in overlay.LISTS:
        known = {reason.code for reason in getattr(changes.upon(tx.written.pack).reasons, which)}
        for reason in getattr(tx.programme.pack.reasons, which):
            if reason.code not in known:
                said = {"name": reason.name, "hint": reason.hint, "gone": overlay.GONE}
                kept |= {f"{which}.{reason.code}.{part}": value for part, value in said.items()}
    return replace(changes, settings=kept)


def restore(tx: Transaction, who: Person, version_id: int, *, now: datetime) -> list[Notice]:
    """Put an adopted version in force again; 0 stands for the pack as it is written."""
    may(tx, who, {}, now=now)
    before = programme_changes.hold(tx)
    version = versions.load(tx, version_id) if version_id else None
    if version_id and (version is None or version.state is not SettingState.ADOPTED):
        raise NotFound
    moving, notices = _put(
        tx, replace(before, settings=version.content if version else {}, version=version_id or None), now
    )
    audit.note(tx, who.id, "settings restored", f"setting_version:{version_id}", now)
    done = SettingsRestored(to=0, version=version_id or None, by=who.name, moved=len(moving.dates))
    return [*(done.told_to(admin.chat) for admin in people.of_role(tx, Role.ADMIN)), *notices]
