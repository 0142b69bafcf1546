"""Handles versions of the classifier's words: proposed with a preview, adopted or refused, and brought back."""

from collections.abc import Iterable
from datetime import datetime

from bot.classifier import Classifier
from bot.classifier.folding import fold_word
from bot.classifier.study import Moved, Study, moved
from bot.classifier.wordbook import Edit, Wordbook
from bot.config.words import Level
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.words.errors import WordsDecided
from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.domain.words.wordbook import Count, NewWord, Preview, Shift, Version, VersionKind, VersionState
from bot.usecases.forms.record import Filled
from bot.usecases.words import guard
from bot.usecases.words.filled import AboutWords
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.words import lessons, wordbooks

SHOWN = 5  # versions, new words
EXAMPLES = 3  # appeals that a change moves


def classifier(tx: Transaction) -> Classifier:
    """Return the classifier with the words in force.

    It looks at one row, and builds a new classifier only after a change.
    """
    version = wordbooks.in_force(tx)
    if version is None:
        return tx.programme.classifier
    return tx.programme.live.classifier(version, lambda: _build(tx, version))


def _build(tx: Transaction, version: int) -> Classifier:
    pack = tx.programme.pack
    return Classifier.of(pack, Wordbook.of(wordbooks.content(tx, version)).dictionary(pack)).hasten()


def book(tx: Transaction) -> Wordbook:
    """Return the wordbook in force."""
    return Wordbook.of(wordbooks.content(tx, wordbooks.in_force(tx)))


def may_edit(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.edits(who)


def propose(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Store the edits of one department's words and show what they would change."""
    may_edit(tx, who, data, now=now)
    said = AboutWords.from_draft(data)
    name, edits = said.department, said.edits
    old = book(tx)
    new = old.edited(_edits(name, edits))
    recent = lessons.recent(tx, tx.programme.pack.limits.replayed)
    touched = [(number, text) for number, text in recent if _says(text, edits)]
    changed = moved(tx.programme.pack, old, new, touched)  # few texts: those without the words stay as they are
    facts = {"department": name, "edits": [list(edit) for edit in edits]}
    version_id = wordbooks.add(tx, VersionKind.EDITED, new.as_json(), facts, who.id, now)
    preview = Preview(Count(len(changed), len(recent)), _shifts(changed))
    kind = VersionKind.EDITED
    return [WordsPreview(to=who.chat, version=version_id, kind=kind, preview=preview, department=name, edits=edits)]


def _says(text: str, edits: Iterable[tuple[str, str | None]]) -> bool:
    folded = fold_word(text)
    return any(word in folded for word, _ in edits)


def _edits(department: str, edits: Iterable[tuple[str, str | None]]) -> list[Edit]:
    return [Edit(department, word, Level(level) if level else None) for word, level in edits]


def _shifts(changed: Iterable[Moved]) -> tuple[Shift, ...]:
    shifts = [Shift(item.number, item.before.department, item.after.department) for item in changed]
    return tuple(sorted(shifts, key=lambda shift: shift.before == shift.after)[:EXAMPLES])


def propose_learned(tx: Transaction, learned: Wordbook, study: Study, count: int, *, now: datetime) -> list[Notice]:
    """Store what was learned and ask the coordinators, if it is good enough; `count` appeals were tried again."""
    examples = study.before.of
    facts = {"before": study.before.hits, "after": study.after.hits, "of": examples, "fit": study.is_fit}
    version_id = wordbooks.add(tx, VersionKind.LEARNED, learned.as_json(), facts, None, now)
    if not study.is_fit:
        wordbooks.settle(tx, version_id, None, now, state=VersionState.REFUSED)
        return []
    found = tuple(NewWord(item.word, item.label, item.own, item.every) for item in study.found[:SHOWN])
    before, after = (Count(rate.hits, rate.of) for rate in (study.before, study.after))
    changed, shifts = Count(len(study.moved), count), _shifts(study.moved)
    preview = Preview(changed, shifts, found=found, before=before, after=after, lessons=examples)
    kind, coordinators = VersionKind.LEARNED, people.of_role(tx, Role.COORDINATOR)
    return [WordsPreview(to=reader.chat, version=version_id, kind=kind, preview=preview) for reader in coordinators]


def judge(tx: Transaction, who: Person, version_id: int, *, yes: bool, now: datetime) -> list[Notice]:
    """Adopt or refuse a proposal; the first decision counts."""
    may_edit(tx, who, {}, now=now)
    current = wordbooks.hold(tx)
    version = wordbooks.load(tx, version_id)
    if version is None:
        raise NotFound
    if version.state is not VersionState.PROPOSED:
        raise WordsDecided(adopted=version.state is VersionState.ADOPTED)
    values: dict[str, object] = {"state": VersionState.REFUSED}
    if yes:
        values = {"state": VersionState.ADOPTED, "content": _upon(Wordbook.of(wordbooks.content(tx, current)), version)}
        wordbooks.put_in_force(tx, version_id)
    wordbooks.settle(tx, version_id, who.id, now, **values)
    audit.note(tx, who.id, "wordbook", f"version:{version_id}", now, adopted=yes, kind=version.kind, **version.facts)
    readers = people.of_role(tx, Role.COORDINATOR) if version.kind is VersionKind.LEARNED else [who]
    return [
        WordsSettled(to=reader.chat, kind=version.kind, adopted=yes, mine=reader.id == who.id) for reader in readers
    ]


def _upon(base: Wordbook, version: Version) -> dict[str, object]:
    """Return the proposal applied to the words now in force, which may have changed since it was made."""
    if version.kind is VersionKind.EDITED:
        return base.edited(_edits(version.facts["department"], map(tuple, version.facts["edits"]))).as_json()
    learned = Wordbook.of(version.content)
    return base.taught(learned.learned, learned.until).as_json()


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the newest versions, with a button to bring each back."""
    may_edit(tx, who, {}, now=now)
    return [VersionsShown(to=who.chat, versions=tuple(wordbooks.adopted(tx, SHOWN)), in_force=wordbooks.in_force(tx))]


def restore(tx: Transaction, who: Person, version_id: int, *, now: datetime) -> list[Notice]:
    """Put an adopted version in force again; 0 stands for the pack's words."""
    may_edit(tx, who, {}, now=now)
    wordbooks.hold(tx)
    version = wordbooks.load(tx, version_id)
    if version_id and (version is None or version.state is not VersionState.ADOPTED):
        raise NotFound
    wordbooks.put_in_force(tx, version_id or None)
    audit.note(tx, who.id, "wordbook restored", f"version:{version_id}", now)
    return [WordsRestored(to=who.chat, version=version_id or None)]
