"""What coordinators see of the classifier's words."""

from collections.abc import Iterator

from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.domain.words.wordbook import Count, NewWord, Preview, Shift, Version, VersionKind, VersionState
from tests.texts.notices import Labelled
from tests.texts.samples import START, Typed

LONG = "物" * 20  # as long as a word may be


def wordbook(typed: Typed) -> Iterator[Labelled]:
    yield from previews(typed)
    for kind in VersionKind:
        for adopted in (True, False):
            for mine in (True, False):
                yield f"决定 {kind}", WordsSettled(to=1, kind=kind, adopted=adopted, mine=mine)
    for version in (None, 12):
        yield "恢复", WordsRestored(to=1, version=version)
    facts: dict[VersionKind, dict[str, object]] = {VersionKind.EDITED: {"department": typed.department}}
    kept = tuple(
        Version(number, kind, VersionState.ADOPTED, {}, facts.get(kind, {}), START, 1, START, 1)
        for number, kind in enumerate((*VersionKind, *VersionKind), 1)
    )
    yield "版本", VersionsShown(to=1, versions=kept, in_force=2)
    yield "没有版本", VersionsShown(to=1, versions=(), in_force=None)


def previews(typed: Typed) -> Iterator[Labelled]:
    shifts = (
        Shift("YN-2024-0001", None, typed.department),
        Shift("YN-2024-0002", "省商务厅", typed.department),
        Shift("YN-2024-0003", typed.department, typed.department),
    )
    for edits in (((LONG, "strong"), ("苗木", None)), tuple((f"{LONG}{number}", "weak") for number in range(20))):
        for preview in (Preview(Count(0, 200)), Preview(Count(7, 200), shifts)):
            told = {"version": 3, "preview": preview, "department": typed.department, "edits": edits}
            yield "改词", WordsPreview(to=1, kind=VersionKind.EDITED, **told)  # type: ignore[arg-type]  # as named
    found = tuple(NewWord(f"海关查验{number}", typed.department, 6, 8) for number in range(5))
    whole = Preview(Count(7, 200), shifts, found=found, before=Count(41, 60), after=Count(52, 60), lessons=60)
    for preview in (whole, Preview(Count(0, 0), before=Count(1, 2), after=Count(1, 2), lessons=2)):
        yield "学习结果", WordsPreview(to=1, version=3, kind=VersionKind.LEARNED, preview=preview)
