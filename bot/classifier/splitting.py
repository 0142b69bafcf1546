"""Recognises several matters in one text and proposes where to part it; a person decides."""

import re
from dataclasses import dataclass

from bot.classifier.classifier import Classifier

LEAST = 10  # characters of a matter
MOST = 5  # matters
SURE, ENOUGH = 0.6, 2.0  # chance and evidence that a part is a matter of its own
_OPEN = "，,；;、"  # points that only lead on to the next matter
_END = re.compile(r"(?<=[。！？!?；;\n])")
_MARK = (
    r"(?:[①-⑨]|[一二三四五六七八九][是、]|第[一二三四五六七八九][，,、：:点件个]|[（(][一二三四五六七八九1-9][）)]"
    r"|(?<!\d)[1-9][.、．)](?!\d))"
)
_ALSO = r"(?:另外|此外|还有一[件个]|还有就是|另有一|再有|再一个|最后还有)"
_CUT = re.compile(rf"(?={_MARK})|(?<=[，,。；;！？!?\n])(?={_ALSO})")
_NUMBER = re.compile(rf"^\s*(?:{_MARK}|{_ALSO}[，,：:]?)\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    label: str | None


def matters(classifier: Classifier, text: str) -> tuple[str, ...]:
    """Return the matters of a text in order; one, if it speaks of one."""
    whole = text.strip()
    pieces = _pieces(classifier, [part for part in _CUT.split(whole) if part.strip()], listed=bool(_CUT.search(whole)))
    if len(pieces) < 2:  # no list: sentences for different departments are matters, too
        pieces = _pieces(classifier, [part for part in _END.split(whole) if part.strip()], listed=False)
    return tuple(pieces) if 2 <= len(pieces) <= MOST else (whole,)


def _pieces(classifier: Classifier, parts: list[str], *, listed: bool) -> list[str]:
    """Join to the part before it what says nothing of its own, or the same; what comes first goes with what follows."""
    joined: list[_Part] = []
    for part in parts:
        label = _label(classifier, part)
        if joined and (label is None or (joined[-1].label in {None, label} and not (listed and joined[-1].label))):
            joined[-1] = _Part(joined[-1].text + part, label or joined[-1].label)
        else:
            joined.append(_Part(part, label))
    told = [_NUMBER.sub("", one.text).strip().rstrip(_OPEN) for one in joined]
    alike = len({one.label for one in joined}) == 1 and not listed
    return [] if alike or any(len(one) < LEAST for one in told) else told


def _label(classifier: Classifier, part: str) -> str | None:
    first = classifier.classify(part).first
    return first.department if first and first.score >= SURE and first.raw >= ENOUGH else None
