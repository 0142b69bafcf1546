"""Narrows a search by buttons, to appeals that have the same state, department, region, theme, kind or month."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.config.pack import Pack
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.desk.find_notices import FacetsShown, FacetValue, FacetValuesShown
from bot.domain.desk.presses import Facet, Facets, FacetValues, FindWith, Standing
from bot.domain.people.person import Person
from bot.domain.time.calendar import shanghai_date
from bot.texts.appeals import labels
from bot.texts.desk import find_words
from bot.usecases.desk import finding, search_line
from storage.engine.database import Transaction

OFFERED = 8  # values, those of most appeals
_VALUE: Mapping[Facet, Callable[[Appeal], str]] = {
    Facet.STATE: lambda appeal: appeal.state.value,
    Facet.DEPARTMENT: lambda appeal: appeal.lead or "",
    Facet.REGION: lambda appeal: appeal.region,
    Facet.THEME: lambda appeal: appeal.theme,
    Facet.KIND: lambda appeal: appeal.kind,
    Facet.MONTH: lambda appeal: f"{shanghai_date(appeal.filed_at):%Y%m}",
}


def facets(tx: Transaction, who: Person, pressed: Facets, *, now: datetime) -> list[Notice]:
    """Offer what the appeals of the search differ in."""
    line = finding.line_of(tx, who, pressed.search)
    found = finding.matching(tx, who, line, now=now)
    differ = tuple(facet for facet in _VALUE if len(_counted(tx.programme.pack, facet, found)) > 1)
    return [FacetsShown(to=who.chat, line=line, search=pressed.search, total=len(found), facets=differ)]


def values(tx: Transaction, who: Person, pressed: FacetValues, *, now: datetime) -> list[Notice]:
    """Offer the values that most appeals of the search have."""
    line = finding.line_of(tx, who, pressed.search)
    if pressed.facet not in _VALUE:
        raise NotFound
    found = finding.matching(tx, who, line, now=now)
    counted = _counted(tx.programme.pack, pressed.facet, found)
    offered = tuple(FacetValue(code, said, count) for (code, said), count in counted.most_common(OFFERED))
    return [
        FacetValuesShown(
            to=who.chat, line=line, search=pressed.search, total=len(found), facet=pressed.facet, values=offered
        )
    ]


def narrow(tx: Transaction, who: Person, pressed: FindWith, *, now: datetime) -> list[Notice]:
    """Search again with the value; it takes the place of another of its kind."""
    line = finding.line_of(tx, who, pressed.search)
    try:
        said = _said(tx.programme.pack, pressed.facet, pressed.value)
    except (ValueError, LookupError):
        raise NotFound from None  # a forged button, or one of another pack
    kept = [word for word in search_line.BETWEEN.split(line) if not search_line.says(tx, word, pressed.facet, now)]
    return finding.find(tx, who, " ".join([*kept, said]), now=now)


def _counted(pack: Pack, facet: Facet, found: Sequence[Appeal]) -> Counter[tuple[str, str]]:
    """Count the values, each as its button holds it and as it is said; what the pack no longer names is left out."""
    counted = Counter(map(_VALUE[facet], found))
    codes = {_code(pack, facet, value): count for value, count in counted.items()}
    return Counter({(code, _said(pack, facet, code)): count for code, count in codes.items() if code})


def _code(pack: Pack, facet: Facet, value: str) -> str:
    names = _names(pack, facet)
    if names is None:
        return value
    return str(names.index(value)) if value in names else ""


def _said(pack: Pack, facet: Facet, code: str) -> str:
    """Return the value as the line of a search says it; raise ValueError or LookupError for an unknown one."""
    if facet is Facet.STATE:
        return labels.STATE[State(code)]
    if facet is Facet.STANDING:
        return find_words.STANDINGS[Standing(code)]
    if facet is Facet.MONTH:
        return find_words.month(int(code[:4]), int(code[4:]))
    return (_names(pack, facet) or ())[int(code)]


def _names(pack: Pack, facet: Facet) -> tuple[str, ...] | None:
    """Return the names of the pack among which a value has its place; None: it is its own code."""
    named: Mapping[Facet, tuple[str, ...]] = {
        Facet.DEPARTMENT: tuple(assignee.name for assignee in pack.assignees),
        Facet.REGION: tuple(pack.regions),
        Facet.THEME: tuple(theme.name for theme in pack.themes),
        Facet.KIND: tuple(kind.name for kind in pack.kinds),
    }
    return named.get(facet)
