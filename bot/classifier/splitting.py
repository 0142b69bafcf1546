"""Recognises several matters in one text and proposes where to divide it; a person decides."""

import re
from dataclasses import dataclass

from bot.classifier import numbering
from bot.classifier.classifier import Classifier

LEAST = 10  # characters of a matter that nobody has set apart
SHORT = 4  # of one that its writer has put on a line of its own
NAMED = 2  # of one that its writer has numbered or counted
MOST = 5  # matters
SURE, ENOUGH = 0.6, 2.0  # chance and evidence that a part is a matter of its own
_OPEN = "，,；;、"  # points that only lead on to the next matter
_END = re.compile(r"(?<=[。！？!?；;\n])")
_MARK = (
    r"(?:[①-⑨]|[一二三四五六七八九][是、]|第[一二三四五六七八九][，,、：:点件个]|(?<![^\s，,。；;：:、])第[一二三四五六七八九](?![\d期届次批])|[（(][一二三四五六七八九1-9][）)]"
    r"|(?<!\d)[1-9][.、．)](?!\d))"
)
_ALSO = r"(?:另外|此外|还有一[件个]|还有就是|另有一|再有|再一个|最后还有)"
_CUT = re.compile(rf"(?={_MARK})|(?<=[，,。；;！？!?\n])(?={_ALSO})")
_MARKED = re.compile(rf"(?={_MARK})")
_LINE = re.compile(r"\n+")
_COUNT = r"(?P<count>[2-5二三四五两])(?:个|件|项|点|方面|类)(?:方面)?的?(?:事情?|问题|困难|难题|诉求|建议|情况|请求)?"
_ANNOUNCED = re.compile(rf"{_COUNT}[：:，,](?P<parts>[^。；;！!？?\n，,]+)(?=[。，,；;！!？?\n]|$)")
_ITEMS = re.compile(rf"{_COUNT}[：:](?P<parts>[^：:]+)$")
_SUMMED = re.compile(
    rf"(?:^|[。：:；;\n]|(?:反映|存在|遇到|面临|提出|解决|协调)(?:了)?)(?P<parts>[^。：:；;！!？?\n]+?)等{_COUNT}(?![月星小工])"
)
_LEAD = re.compile(r"^.{0,12}?(?:反映|存在|遇到|面临|提出)(?:了|的)?")
_ANNOUNCES = re.compile(
    r"(?:[^。！？!?\n]{0,16}(?:诉求|问题|困难|难题|建议|情况|以下|如下|反映|事|协调|方面)[^，。,\d]{0,4})?[：:，,、\s]*"
)
_ITEMISES = re.compile(
    r"(?:需要|包括|包含|约定|规定|材料|条件|例如|比如|分别[是为]|要求|流程|步骤)(?:有|是|为)?[：:，,\s]*$"
)
_BETWEEN, _POINTS = re.compile(r"[、；;。\n]|(?<!\d)，|以及|还有"), "。，,；;、！!？? \n"
_NUMBER = re.compile(rf"^\s*(?:{_MARK}|{_ALSO}[，,：:]?)\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    label: str | None


def matters(classifier: Classifier, text: str) -> tuple[str, ...]:
    """Return the matters of a text in order; a single one if it is about one."""
    whole = text.strip()
    counted = _counted(whole) or _numbered(classifier, whole) or _listed(classifier, whole)
    if counted:
        return counted
    pieces = _pieces(classifier, [part for part in _CUT.split(whole) if part.strip()], listed=bool(_CUT.search(whole)))
    if len(pieces) < 2:  # no list: sentences for different departments are matters, too
        pieces = _pieces(classifier, [part for part in _END.split(whole) if part.strip()], listed=False)
    return tuple(pieces) if 2 <= len(pieces) <= MOST else (whole,)


def _counted(whole: str) -> tuple[str, ...]:
    """Divide 三件事：甲、乙、丙 and 甲、乙、丙等3个问题, if there are as many parts as the number says.

    What follows belongs to each.
    """
    for found in filter(None, (_ANNOUNCED.search(whole), _SUMMED.search(whole), _ITEMS.search(whole))):
        said = _LEAD.sub("", found["parts"].strip())
        parts = [part for part in _BETWEEN.split(said) if part]
        if len(parts) == _number(found["count"]) and _are_apart(parts, NAMED):
            rest = whole[found.end() :].strip(_POINTS)
            return tuple(f"{part}，{rest}" if rest else part for part in parts)
    return ()


def _listed(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text whose parts are numbered or on lines of their own, if each is a matter."""
    for cut, needed, least in ((_MARKED, 1, 2), (_LINE, 2, 2)):
        parts = [_NUMBER.sub("", part).strip().rstrip(_OPEN) for part in cut.split(whole) if part.strip()]
        labels = [_label(classifier, part) for part in parts]
        told = len({label for label in labels if label}) >= needed
        if told and None not in labels and least <= len(parts) <= MOST and _are_apart(parts):
            return tuple(parts)
    return ()


def _are_apart(parts: list[str], least: int = SHORT) -> bool:
    return len(set(parts)) == len(parts) and all(len(part) >= least for part in parts)


def _numbered(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text whose writer has numbered its matters, from the first without a gap.

    Not if all of them are for the same department, or belong to a thing that the beginning names. What only announces
    them is left out; any other beginning belongs to the first.
    """
    for numbers in numbering.found(whole):
        ends = [*(start for start, _ in numbers[1:]), len(whole)]
        parts = [whole[begin:end].strip().rstrip(_OPEN) for (_, begin), end in zip(numbers, ends, strict=True)]
        labels = {_label(classifier, part) for part in parts}
        lead = whole[: numbers[0][0]].strip()
        alike = len(labels) == 1 and None not in labels
        if len(parts) > MOST or not _are_apart(parts, NAMED) or alike or _ITEMISES.search(lead):
            continue
        first = whole[: ends[0]].strip().rstrip(_OPEN) if not _ANNOUNCES.fullmatch(lead) else parts[0]
        return (first, *parts[1:])
    return ()


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else "零一二三四五".find(said.replace("两", "二"))


def _pieces(classifier: Classifier, parts: list[str], *, listed: bool) -> list[str]:
    """Join a piece to the part before if it has no label of its own or the same one.

    A beginning without label joins what follows.
    """
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
