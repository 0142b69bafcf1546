"""Recognises several matters in one text and proposes where to divide it; a person decides."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.classifier import numbering
from bot.classifier.classifier import Classifier

LEAST = 10  # characters of a matter that nobody has set apart
SHORT = 4  # of one that its writer has put on a line of its own
NAMED = 2  # of one that its writer has numbered or counted
MOST = 8  # matters
SURE, ENOUGH = 0.6, 2.0  # chance and evidence that a part is a matter of its own
_OPEN = "，,；;、"  # points that only lead on to the next matter
_END = re.compile(r"(?<=[。！？!?；;\n])")
_LINE = re.compile(r"\n+")
_MATTER = r"诉求|问题|困难|难题|难点|难处|建议|情况|请求|需求|事情?|麻烦|忙|心愿"
_UNIT = r"(?P<count>[2-9二三四五六七八九两])(?:个|件|项|点|方面|类|桩|条)(?:方面)?的?"
_COUNT = rf"{_UNIT}(?:{_MATTER})?"
_ANNOUNCED = re.compile(rf"{_COUNT}[：:，,](?P<parts>[^。；;！!？?\n，,]+)(?=[。，,；;！!？?\n]|$)")
_ITEMS = re.compile(rf"{_COUNT}[：:](?P<parts>[^：:]+)$")
_TOLD = re.compile(rf"{_UNIT}(?:{_MATTER})[^。；;：:，,\d]{{0,8}}[：:，,。\s](?P<parts>[^：:].+)$", re.DOTALL)
_SUMMED = re.compile(
    r"(?:^|[。：:；;\n]|(?:反映|存在|遇到|面临|提出|解决|协调)(?:了)?)(?P<parts>[^。：:；;！!？?\n]+?)"
    rf"(?:等(?:这)?|[，。,.\s]\s*(?:这|以上)){_COUNT}(?![月星小工])"
)
_LEAD = re.compile(r"^.{0,12}?(?:反映|存在|遇到|面临|提出)(?:了|的)?")
_GREETING = r"(?:[^。！!，,\n]{0,10}(?:好|您好|领导)[！!，,。:：\s]*)?"
_ANNOUNCES = re.compile(
    rf"{_GREETING}(?:[^。！？!?\n]{{0,40}}(?:{_MATTER}|以下|如下|反映|协调|方面|请教|咨询|帮忙)[^，。,\d]{{0,6}})?[：:，,。、\s]*"
)
_ITEMISES = re.compile(
    r"(?:(?:分析|原因|因为|由于|主要)[^。，,]{0,12}(?:方面|原因|几点)|需要|包括|包含|约定|规定|材料|条件|例如|比如|譬如|分别[是为]|要求|流程|步骤|因为|由于|原因|理由|明细|(?<!诉求)(?<!问题)清单|符合|具备|满足|完成"
    r"|到位|做了|做好|提交了?|准备了?|说|称|答复|回复|解释|缺|经过|过程|依据|标准|优势"
    r"|[2-9二三四五六七八九两几](?:笔|次|批|期|种|样|家|台|套|款|大类))(?:了|有|是|为|如下|齐全|以下)*[：:，,\s]*$"
)
_TURNED = re.compile(r"却|但|反而|仍然?|还是|结果")
_WISHES = re.compile(r"希望|请|盼|建议|想|求")
_TURNS = re.compile(r"[。！!\n]\s*(?:但是?|可是|然而|结果|却)(?=.)")
_STEP = re.compile(r"(?:其次|最后|然后|接着)?(?:我们?|又|再|就|才|还)*(?:去|到|跑|回|等到)")  # of a story
_TOLD_BEFORE = re.compile(r".{25,}[。！!\n][^。！!\n]{0,6}(?:请求|诉求|要求|恳请|请)[^。，,]{0,4}[：:]\s*$", re.DOTALL)
_SECTION = re.compile(  # the heading of a part of one complaint
    r"[^，。；：:\n]{0,6}(?:概况|情况|事由|经过|损失|依据|存在问题|请求|要求|希望解决)[：:\n]"
)
_CLOSING = re.compile(
    r"(?<=[。！!；;\n])\s*(?:谢谢|感谢|此致|敬礼|盼复|盼望|恳请|望|请(?:领导|贵|各|帮|予|尽快)?|以上|上述|这些(?:问题|诉求|事))"
    r"[^。！!\n]{0,24}[。！!]*\s*(?:谢谢[^。！!\n]{0,6}[。！!]*)?$"
)
_BETWEEN, _POINTS = re.compile(r"[、；;。\n]|(?<!\d)，|以及|还有"), "。，,；;、！!？? \n"
_SEMICOLON = re.compile(r"[；;]\s*")
_ANNOUNCED_BY = re.compile(rf"(?:{_MATTER}|难处|话|说|报|请|帮|以下|如下)[^。！!\n]{{0,8}}$")
LONG = 60  # characters of a matter that stands between semicolons
_BIGGER = (_SEMICOLON, _LINE, re.compile(r"[。！!？?]\s*"))
_FOLLOWS_UP = re.compile(
    r"\s*(?:那|这|是不是|能不能|能否|还是|要不要|为什么|为何|需要|如果|怎么|如何|多久|什么时候|何时|有没有|可不可以|可否|可以|谁|哪|凭|难道|他|她|它|该)"
)
_ASKS = re.compile(r"请|希望|能不能|能否|可否|可不可以|怎么|如何|哪个部门|找谁|吗[？?]|什么时候")
_FAILS = re.compile(r"不[了给让到上下通能够走]|没有?|未|欠|扣|难|慢|太[贵高少]|坏|卡|拖|涨|超")
_GOES_ON = re.compile(
    r"\s*(?:其次|最后|然后|接着|后来|结果|但|可是|却|又|于是|请|希望|恳请|盼|建议|来回|多次|至今|为此)"
)
_HEADS = re.compile(r".{0,30}(?:反映|如下|问题|诉求|情况|困难|建议)[：:]?")  # a line that only announces the others
_POINTED, _ENDS = re.compile(r"[。！!？?；;，,、\n]"), tuple("。！？!?；;")
DICTATED = 40  # characters of a text without any point that was spoken
ASKED = 12  # characters of an added sentence that asks for something of its own
QUESTION = 6  # characters of one that stands by itself


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    label: str | None


def matters(classifier: Classifier, text: str) -> tuple[str, ...]:
    """Return the matters of a text in order; a single one if it is about one."""
    whole = text.strip()
    listed = _numbered(whole) or _counted(whole) or _announced(whole) or _on_lines(classifier, whole)
    parts = [piece for part in listed or (whole,) for piece in _and_further(classifier, part)]
    if len(parts) < 2 and not listed:  # no list: sentences for different departments are matters, too
        parts = _questions(classifier, whole) or _pieces(classifier, _sentences(whole), listed=False)
    return tuple(parts) if 2 <= len(parts) <= MOST else (whole,)


def _sentences(whole: str) -> list[str]:
    return [part for part in _END.split(whole) if part.strip()]


def _counted(whole: str) -> tuple[str, ...]:
    """Divide 三件事：甲、乙、丙 and 甲、乙、丙等3个问题, if there are as many parts as the number says.

    What follows belongs to each.
    """
    if (found := _TOLD.search(whole)) and (parts := _as_many(found)):
        return parts
    for found in filter(None, (_ANNOUNCED.search(whole), _SUMMED.search(whole), _ITEMS.search(whole))):
        said = _LEAD.sub("", found["parts"].strip())
        parts = tuple(part for part in _BETWEEN.split(said) if part)
        if len(parts) == _number(found["count"]) and _are_apart(parts, NAMED):
            rest = whole[found.end() :].strip(_POINTS)
            return tuple(f"{part}，{rest}" if rest else part for part in parts)
    return ()


def _announced(whole: str) -> tuple[str, ...]:
    """Divide what stands between semicolons behind a beginning that only announces matters."""
    lead, _, rest = whole.partition("：")
    parts = tuple(_bare(part) for part in _SEMICOLON.split(_CLOSING.sub("", rest)) if part.strip())
    if len(parts) <= 2 or _ITEMISES.search(lead) or not _ANNOUNCED_BY.search(lead) or not _are_apart(parts):
        return ()
    return parts if all(len(part) <= LONG for part in parts) else ()


def _as_many(found: re.Match[str]) -> tuple[str, ...]:
    """Divide what was announced at the points that leave as many parts as were counted."""
    said = _CLOSING.sub("", found["parts"].strip())
    for between in _BIGGER:
        parts = tuple(_bare(part) for part in between.split(said) if part.strip())
        if len(parts) == _number(found["count"]) and _are_apart(parts):
            return parts
    return ()


def _bare(part: str) -> str:
    """Return a part without the words that only say that it is another one."""
    said = part.strip()
    left = said[numbering.opening(said) :].strip()
    return (left if len(left) >= NAMED else said).rstrip(_OPEN)


def _on_lines(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text whose lines are each a matter, and not all for the same department."""
    lines = [part.strip().rstrip(_OPEN) for part in _LINE.split(whole) if part.strip()]
    parts = tuple(lines[1:] if lines and _HEADS.fullmatch(lines[0]) else lines)
    labels = [_label(classifier, part) for part in parts]
    return parts if len(set(labels)) > 1 and None not in labels and _are_apart(parts) else ()


def _are_apart(parts: tuple[str, ...], least: int = SHORT) -> bool:
    return len(set(parts)) == len(parts) and all(len(part) >= least for part in parts)


def _numbered(whole: str) -> tuple[str, ...]:
    """Divide a text whose writer has numbered its matters, from the first without a gap.

    It stays whole if they belong to a thing that the beginning names, such as conditions or reasons. What only
    announces them is left out; any other beginning belongs to the first.
    """
    for numbers in numbering.found(whole):
        ends = [*(start for start, _ in numbers[1:]), len(whole)]
        parts = tuple(whole[begin:end].strip().rstrip(_OPEN) for (_, begin), end in zip(numbers, ends, strict=True))
        if not 2 <= len(parts) <= MOST or not _are_apart(parts, NAMED):
            continue
        lead = whole[: numbers[0][0]].strip()
        if _are_items(lead, parts):
            return (whole,)
        last = _CLOSING.sub("", parts[-1]) or parts[-1]
        first = parts[0] if _ANNOUNCES.fullmatch(lead) else whole[: ends[0]].strip().rstrip(_OPEN)
        return (first, *map(_bare, (*parts[1:-1], last)))
    return ()


def _are_items(lead: str, parts: tuple[str, ...]) -> bool:
    """Whether the numbered parts are items of one matter, which the lead names or a turn behind them tells."""
    if _ITEMISES.search(lead) or _TURNED.match(parts[-1]) or _TOLD_BEFORE.match(lead):
        return True
    if all(_STEP.match(part) for part in parts[1:]) or sum(map(bool, map(_SECTION.match, parts))) > 1:
        return True
    if not lead.endswith(("：", ":")) or _ANNOUNCES.fullmatch(lead) or _WISHES.search(lead):
        return False
    return bool(_TURNS.search(parts[-1])) or all(len(part) < LEAST for part in parts[:-1])


def _and_further(classifier: Classifier, part: str) -> list[str]:
    """Divide off what is said to be another matter, and what is added and is for a department."""
    if len(part) >= DICTATED and not _POINTED.search(part):
        places = numbering.further(part, numbering.DICTATED)
        return _pieces(classifier, _cut(part, places), listed=True) if places else [part]
    places = numbering.further(part, numbering.ANOTHER)
    bounds = [0, *(place for place, _ in places), len(part)]
    pieces = [_bare(part[start:end]) for start, end in pairwise(bounds)]
    if any(len(piece) < LEAST and not _label(classifier, piece) for piece in pieces):
        pieces = [part]
    return [piece for item in pieces for piece in _added(classifier, item)]


def _added(classifier: Classifier, part: str) -> list[str]:
    cut = _cut(part, numbering.further(part, numbering.ALSO))
    if len(cut) > 1 and all(map(_asks_apart, cut, cut[1:])):
        return [cut[0].strip(), *map(_bare, cut[1:])]
    return _pieces(classifier, cut, listed=True) if len(cut) > 1 else [part]


def _asks_apart(before: str, added: str) -> bool:
    """Whether an added sentence tells of something of its own that is to be settled."""
    return before.rstrip().endswith(_ENDS) and len(added) > ASKED and bool(_ASKS.search(added) or _FAILS.search(added))


def _cut(part: str, places: list[numbering.Place]) -> list[str]:
    bounds = [0, *(place for place, _ in places), len(part)]
    return [part[start:end] for start, end in pairwise(bounds)]


def _questions(classifier: Classifier, whole: str) -> list[str]:
    """Divide a text of questions that each stand by themselves, if they are for different departments."""
    parts = _sentences(whole)
    alone = all(part.rstrip().endswith(("？", "?")) and not _FOLLOWS_UP.match(part) for part in parts)
    if not alone or any(len(part.strip()) < QUESTION for part in parts):
        return []
    labels = {_label(classifier, part) for part in parts} - {None}
    return [part.strip() for part in parts] if len(labels) > 1 else []


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else "零一二三四五六七八九".find(said.replace("两", "二"))


def _pieces(classifier: Classifier, parts: list[str], *, listed: bool) -> list[str]:
    """Join a piece to the part before if it has no label of its own or the same one.

    A beginning without label joins what follows.
    """
    joined, whole = list[_Part](), "".join(parts)
    for part in parts:
        label = None if joined and not listed and _GOES_ON.match(part) else _label(classifier, part)
        if joined and (label is None or (joined[-1].label in {None, label} and not (listed and joined[-1].label))):
            joined[-1] = _Part(joined[-1].text + part, label or joined[-1].label)
        else:
            joined.append(_Part(part, label))
    lines = [_bare(item.text) for item in joined]
    alike = len({item.label for item in joined}) == 1 and not listed
    return [whole] if alike or any(len(name) < LEAST for name in lines) else lines


def _label(classifier: Classifier, part: str) -> str | None:
    first = classifier.by_words(part).first
    return first.department if first and first.score >= SURE and first.raw >= ENOUGH else None
