"""What people changed over the pack in chat, as text that the database keeps, and the pack that comes of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.config import overlay
from bot.config.base import Base
from bot.config.overlay import Settings
from bot.config.pack import Department, Pack
from bot.config.weighed import Weighed
from bot.config.words import Word
from bot.domain.tenure.department import Fate, Succession


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes in force: departments in the order in which they were made, and settings by their keys.

    `version` is the row of the settings' version; None: they are as the pack has them.
    """

    departments: tuple[Succession, ...] = ()
    settings: Settings = field(default_factory=dict)
    version: int | None = None

    @classmethod
    def of(cls, text: str) -> "Changes":
        """Read what `as_text` wrote; an empty text has no changes."""
        said = json.loads(text) if text else {}
        departments = tuple(Succession(old, Fate(fate), new) for old, fate, new in said.get("departments", ()))
        return cls(departments, said.get("settings", {}), said.get("version"))

    def as_text(self) -> str:
        departments = [[succession.old, succession.fate.value, succession.new] for succession in self.departments]
        said = {"departments": departments, "settings": dict(self.settings), "version": self.version}
        return json.dumps(said, ensure_ascii=False)

    def upon(self, pack: Pack) -> Pack:
        """Return the pack with all changes. Of departments that its files no longer have nothing is changed."""
        for succession in self.departments:
            pack = _succeeded(pack, succession)
        return overlay.as_far_as_it_goes(pack, self.settings)


def _succeeded(pack: Pack, succession: Succession) -> Pack:
    before = next((department for department in pack.departments if department.name == succession.old), None)
    if before is None:
        return pack
    after = _after(pack, before, succession)
    kept = [department for department in pack.departments if department.name not in {succession.old, succession.new}]
    at = next(n for n, department in enumerate(pack.departments) if department.name in {succession.old, succession.new})
    kept[at:at] = [after] if after else []
    plans = (replace(plan, departments=_names(plan.departments, succession)) for plan in pack.sessions)
    return replace(
        pack,
        departments=tuple(kept),
        base=_base(pack.base, succession),
        resemblance=_resemblance(pack.resemblance, succession),
        sessions=tuple(plans),
    )


def _after(pack: Pack, before: Department, succession: Succession) -> Department | None:
    """Return the department that stands in the place of the one before; it answers to the old names."""
    if succession.fate is Fate.END:
        return None
    kept = next((department for department in pack.departments if department.name == succession.new), None)
    if kept is None:
        return replace(
            before,
            name=succession.new,
            former=_without(succession.new, (*before.former, succession.old)),
            aliases=_without(succession.new, before.aliases),
        )
    return replace(
        kept,
        duties=f"{kept.duties}{before.duties}",
        aliases=tuple(dict.fromkeys((*kept.aliases, *before.aliases))),
        former=tuple(dict.fromkeys((*kept.former, *before.former, succession.old))),
        words=_words(kept.words, before.words),
    )


def _without(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys(names) if each != name)


def _words(first: Iterable[Word], more: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words of both; one that both have stays as the first has it."""
    known = {word.text: word for word in more} | {word.text: word for word in first}
    return tuple(known.values())


def _base(base: Base, succession: Succession) -> Base:
    """Return the learned words under the new name; where both departments have a word, it is worth the more."""
    return {word: _uses(uses, succession) if succession.old in uses else uses for word, uses in base.items()}


def _uses(uses: Mapping[str, float], succession: Succession) -> Mapping[str, float]:
    kept = {name: weight for name, weight in uses.items() if name != succession.old}
    if succession.new:
        kept[succession.new] = max(uses[succession.old], uses.get(succession.new, 0.0))
    return kept


def _resemblance(table: tuple[Weighed, ...], succession: Succession) -> tuple[Weighed, ...]:
    """Return what examples look like under the new name; a department that ended has none."""
    named = (
        pieces._replace(department=succession.new) if pieces.department == succession.old else pieces
        for pieces in table
    )
    return tuple(pieces for pieces in named if pieces.department)


def _names(names: Iterable[str], succession: Succession) -> tuple[str, ...]:
    after = (succession.new if name == succession.old else name for name in names)
    return tuple(dict.fromkeys(name for name in after if name))
