"""Recognises several matters in one text and proposes where to divide it; a person decides."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.classifier import numbering
from bot.classifier.classifier import Classifier
from bot.classifier.counted import (
    CLOSING,
    LINE,
    MATTER,
    NAMED,
    OPEN,
    POINTS,
    SHORT,
    and_so_on,
    are_apart,
    bare,
    by_semicolons,
    counted,
    few,
)
from bot.classifier.side_by_side import ASKS, FAILS, WANTS, are_two, leaning, side_by_side, surely

LEAST = 10  # characters of a matter that nobody has set apart
MOST = 8  # matters
_END = re.compile(r"(?<=[。！？!?；;\n])")
_GREETING = r"(?:[^。！!，,\n]{0,10}(?:好|您好|领导)[！!，,。:：\s]*)?"
_ANNOUNCES = re.compile(
    rf"{_GREETING}(?:[^。！？!?\n]{{0,40}}(?:{MATTER}|以下|如下|反映|协调|方面|请教|咨询|帮忙|先说|[二两三四五六]块)[^，。,\d]{{0,6}})?[：:，,。、\s]*"
)
_ITEMISES = re.compile(
    r"(?:(?:分析|原因|因为|由于|主要)[^。，,]{0,12}(?:方面|原因|几点)|(?:理由|原因)[是为][^。，,]{1,12}|(?<!公司)(?<!我们)(?<!我司)(?<!目前)(?<!急)需要|包括|包含|约定|规定|材料|条件|例如|比如|譬如|分别[是为]|要求|流程|步骤|因为|由于|原因|理由|明细|(?<!诉求)(?<!问题)清单|符合|具备|满足|完成"
    r"|到位|做了|做好|提交了?|准备了?|(?:找|去|跑|问|到)过|(?<!反映)(?<!遇到)(?<!提出)(?<!存在)(?<!碰到)了[：:]|(?<![先来想要])说|称|答复|回复|解释|缺|经过|过程|依据|标准|优势"
    r"|[2-9二三四五六七八九两几](?:笔|次|批|期|种|样|家|台|套|款|大类))(?:了|有|是|为|如下|齐全|以下)*[：:，,\s]*$"
)
_OF_THINGS = re.compile(  # so many of what is no matter: 两个股东，一个是…
    rf"[2-9二三四五六七八九两](?:个|位|名|块|条|项|辆|处|部|间|栋|层|座)(?![^，。,：:]{{0,6}}(?:{MATTER}|难|内容|事项|工作|愿望|意见|方面|点))"
    r"[^，。,：:\d嘛呢呀啊哈吧]{2,6}[，,：:\s]*$"
)
_DONE = re.compile(
    r"[，,。](?:但是?|可是?)?(?:我们|我司|我公司|公司|企业)?(?:这些)?(?:都|全)(?:已经?)?(?:达到|满足|符合|具备|交|提供|办齐|备齐)"
)
_LEADS_ON = re.compile(r"[，,；;。]\s*(?:再|接着|然后)(?:说|讲|就是)?$")
_SO = re.compile(r"[，,](?:因此|所以|导致|致使|造成|现在)[^。]*(?:申请|想|请|希望|无法|不能)")
_TURNED = re.compile(r"却|但|反而|仍然?|还是|结果")
_WISHES = re.compile(r"希望|请|盼|建议|想|求")
_TURNS = re.compile(r"[。！!\n]\s*(?:但是?|可是|然而|结果|却)(?=.)")
_STEP = re.compile(r"(?:其次|最后|然后|接着)?(?:我们?|又|再|就|才|还)*(?:去|到|跑|回|等到)")  # of a story
_TOLD_BEFORE = re.compile(r".{25,}[。！!\n][^。！!\n]{0,6}(?:请求|诉求|要求|恳请|请)[^。，,]{0,4}[：:]\s*$", re.DOTALL)
_SECTION = re.compile(  # the heading of a part of one complaint
    r"[^，。；：:\n]{0,6}(?:概况|情况|事由|经过|损失|影响|后果|现状|进展|依据|存在问题|请求|要求|希望解决|理由|申请事项|诉求|联系人|联系方式|电话|地址|名称)[：:\n]"
)
_ANNOUNCED_BY = re.compile(rf"(?:{MATTER}|难处|话|说|报|请|帮|以下|如下)[^。！!\n]{{0,8}}$")
_FOLLOWS_UP = re.compile(
    r"\s*(?:那|这|是不是|能不能|能否|还是|要不要|为什么|为何|需要|如果|怎么|如何|多久|什么时候|何时|有没有|可不可以|可否|可以|谁|哪|凭|难道|他|她|它|该)"
)
_GOES_ON = re.compile(
    r"\s*(?:其次|最后|然后|接着|后来|结果|但|可是|却|又|于是|请|希望|恳请|盼|建议|来回|多次|至今|为此)"
)
# A line that only announces the others.
_HEADS = re.compile(r".{0,30}(?:反映|如下|问题|诉求|情况|困难|建议)[：:]?|[^。！!？?，,]{1,12}[：:]")
_POINTED, _ENDS, _FULL_STOPS = re.compile(r"[。！!？?；;，,、\n]"), tuple("。！？!?；;"), tuple("。！？!?；;\n")
_BREAK = re.compile(r"[。；;！!\n]")
_SENTENCES, _THANKS = re.compile(r"[。！!\n]"), re.compile(r"(?:非常|衷心|十分)?(?:感谢|谢谢)[^，。,]{0,16}[。！!]?$")
_ASKS_FOR = re.compile(r"(?:我[们司]?|本?公司|企业)?(?:想|要)?(?:投诉|咨询|反映|举报|申请|求助|建议)")
COMMAS = ("，", ",")
FEWEST = 2  # parts
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
    listed = _numbered(classifier, whole) or counted(whole) or _announced(whole) or _on_lines(classifier, whole)
    listed = listed or _and_so_on(classifier, whole) or _clauses(classifier, whole)
    parts = [piece for part in listed or (whole,) for piece in _and_further(classifier, part)]
    if not listed and len(parts) > 1:
        parts = [piece for part in parts for piece in side_by_side(classifier, part) or (part,)]
    if len(parts) < 2 and not listed:  # no list: sentences for different departments are matters, too
        parts = _questions(classifier, whole) or _pieces(classifier, _sentences(whole), listed=False)
    return tuple(parts) if 2 <= len(parts) <= MOST else (whole,)


def _sentences(whole: str) -> list[str]:
    return [part for part in _END.split(whole) if part.strip()]


def _announced(whole: str) -> tuple[str, ...]:
    """Divide what stands between semicolons behind a beginning that only announces matters."""
    lead, _, rest = whole.partition("：")
    parts = () if _ITEMISES.search(lead) or not _ANNOUNCED_BY.search(lead) else by_semicolons(rest)
    return () if sum(map(bool, map(_SECTION.match, parts))) > 1 else parts


def _on_lines(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text whose lines are each a matter, and not all for the same department."""
    lines = [part.strip().rstrip(OPEN) for part in LINE.split(whole) if part.strip()]
    parts = tuple(lines[1:] if lines and _HEADS.fullmatch(lines[0]) else lines)
    labels = [surely(classifier, part) for part in parts]
    fits = are_apart(parts, NAMED if len(parts) > FEWEST else SHORT)
    return parts if len(set(labels)) > 1 and None not in labels and fits else ()


def _and_so_on(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide what was announced as 这几样, and what ends in 等问题, if it is not all for the same department."""
    if parts := few(whole):
        alone = [part for part in parts if ASKS.search(part) or FAILS.search(part)]
        return parts if len(alone) + 1 >= len(parts) else ()
    parts = and_so_on(whole)
    apart = len({surely(classifier, part) for part in parts} - {None}) > 1 or all(map(WANTS.search, parts))
    return parts if apart else ()


def _clauses(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide sentences that each ask for something, and one sentence of matters for different departments."""
    said = tuple(part.strip() for part in _BREAK.split(whole.strip(POINTS)) if part.strip())
    if len(said) > 1 and all(map(_ASKS_FOR.match, said)) and are_apart(said):
        return said
    return side_by_side(classifier, whole)


def _numbered(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text whose writer has numbered its matters, from the first without a gap.

    It stays whole if they belong to a thing that the beginning names, such as conditions or reasons. What only
    announces them is left out; any other beginning belongs to the first.
    """
    for numbers in numbering.found(whole):
        ends = [*(start for start, _ in numbers[1:]), len(whole)]
        parts = tuple(whole[begin:end].strip().rstrip(OPEN) for (_, begin), end in zip(numbers, ends, strict=True))
        if not 2 <= len(parts) <= MOST or not are_apart(parts, NAMED):
            continue
        lead = whole[: numbers[0][0]].strip()
        if (
            _are_items(lead, parts)
            or _are_reasons(classifier, lead, parts)
            or (_THANKS.match(parts[0]) and len(parts) == FEWEST)
        ):
            return (whole,)
        last = CLOSING.sub("", parts[-1]) or parts[-1]
        parts = tuple(_LEADS_ON.sub("", part) for part in parts)
        first = parts[0] if _ANNOUNCES.fullmatch(lead) else whole[: ends[0]].strip().rstrip(OPEN)
        return (first, *map(bare, (*parts[1:-1], last)))
    return ()


def _are_items(lead: str, parts: tuple[str, ...]) -> bool:
    """Whether the numbered parts are items of one matter, which the lead names or a turn behind them tells."""
    if _ITEMISES.search(lead) or _OF_THINGS.search(lead) or _DONE.search(parts[-1]):
        return True
    if lead and not _ANNOUNCES.fullmatch(lead) and _SO.search(parts[-1]):
        return True
    if _TURNED.match(parts[-1]) or _TOLD_BEFORE.match(lead):
        return True
    if all(_STEP.match(part) for part in parts[1:]) or sum(map(bool, map(_SECTION.match, parts))) > 1:
        return True
    lead = _SENTENCES.split(lead)[-1]
    if not lead.endswith(("：", ":")) or _ANNOUNCES.fullmatch(lead) or _WISHES.search(lead):
        return False
    return bool(_TURNS.search(parts[-1])) or all(len(part) < LEAST for part in parts[:-1])


def _are_reasons(classifier: Classifier, lead: str, parts: tuple[str, ...]) -> bool:
    """Whether the numbered parts only say why what the lead tells does not work: 环评批不下来，一是…二是…."""
    said = _SENTENCES.split(lead)[-1]
    if not said.endswith(COMMAS) or not FAILS.search(said) or _ANNOUNCES.fullmatch(said):
        return False
    return {leaning(classifier, part) for part in parts} <= {None, leaning(classifier, said)}


def _and_further(classifier: Classifier, part: str) -> list[str]:
    """Divide off what is said to be another matter, and what is added and is for a department."""
    if len(part) >= DICTATED and not _POINTED.search(part):
        places = numbering.further(part, numbering.DICTATED)
        return _pieces(classifier, _cut(part, places), listed=True) if places else [part]
    pieces = list(map(bare, _cut(part, _apart(classifier, part, numbering.ANOTHER))))
    if any(len(piece) < LEAST and not surely(classifier, piece) for piece in pieces):
        pieces = [part]
    return [piece for item in pieces for piece in _added(classifier, item)]


def _apart(classifier: Classifier, part: str, marks: re.Pattern[str]) -> list[numbering.Place]:
    """Return where another matter begins; what may go on with the same one must be for another department."""
    places, before = list[numbering.Place](), 0
    for (start, end), (stop, _) in pairwise([*numbering.further(part, marks), (len(part), 0)]):
        is_doubtful = marks is numbering.ALSO or numbering.SPOKEN.fullmatch(part, start, end)
        goes_on = is_doubtful and not part[:start].rstrip().endswith(_FULL_STOPS)
        if not goes_on or are_two(classifier, part[before:start], part[end:stop]):
            places.append((start, end))
            before = start
    return places


def _added(classifier: Classifier, part: str) -> list[str]:
    cut = _cut(part, _apart(classifier, part, numbering.ALSO))
    if len(cut) > 1 and all(map(_asks_apart, cut, cut[1:])):
        return [cut[0].strip(), *map(bare, cut[1:])]
    return _pieces(classifier, cut, listed=True) if len(cut) > 1 else [part]


def _asks_apart(before: str, added: str) -> bool:
    """Whether an added sentence tells of something of its own that is to be settled."""
    return before.rstrip().endswith(_ENDS) and len(added) > ASKED and bool(ASKS.search(added) or FAILS.search(added))


def _cut(part: str, places: list[numbering.Place]) -> list[str]:
    bounds = [0, *(place for place, _ in places), len(part)]
    return [part[start:end] for start, end in pairwise(bounds)]


def _questions(classifier: Classifier, whole: str) -> list[str]:
    """Divide a text of questions that each stand by themselves, if they are for different departments."""
    parts = _sentences(whole)
    alone = all(part.rstrip().endswith(("？", "?")) and not _FOLLOWS_UP.match(part) for part in parts)
    if not alone or any(len(part.strip()) < QUESTION for part in parts):
        return []
    labels = {surely(classifier, part) for part in parts} - {None}
    return [part.strip() for part in parts] if len(labels) > 1 else []


def _pieces(classifier: Classifier, parts: list[str], *, listed: bool) -> list[str]:
    """Join a piece to the part before if it has no label of its own or the same one.

    A beginning without label joins what follows.
    """
    joined, whole = list[_Part](), "".join(parts)
    for part in parts:
        label = None if joined and not listed and _GOES_ON.match(part) else surely(classifier, part)
        are_told_apart = listed and joined and joined[-1].text.endswith(COMMAS)  # as are_two has found
        is_same = joined and joined[-1].label in {None, label} and not (listed and joined[-1].label)
        if joined and not are_told_apart and (label is None or is_same):
            joined[-1] = _Part(joined[-1].text + part, label or joined[-1].label)
        else:
            joined.append(_Part(part, label))
    lines = [bare(item.text) for item in joined]
    alike = len({item.label for item in joined}) == 1 and not listed
    is_short = any(len(line) < LEAST and not (listed and surely(classifier, line)) for line in lines)
    return [whole] if alike or is_short else lines
