"""Divides matters that stand side by side between points, or that several people bring; nobody has numbered them.

Each must be for a department of its own, as far as can be told.
"""

import re

from bot.classifier.classifier import Classifier
from bot.classifier.counted import CLOSING, OPEN, POINTS, are_apart, bare

SURE, ENOUGH = 0.6, 2.0  # chance and evidence that a part is a matter of its own
LEANING = 0.4  # chance from which a part is taken to be for a department
SHORT, LONG, LEAD = 16, 60, 16  # characters of a matter between commas, of one between semicolons, of who brings them
THREE, TWO = 3, 2  # parts that need no word between them, and people
_WHO = r"(?:[^，,。；;：:]{0,8}的)?"  # 做咖啡的王总
_SURNAME = (
    "[张李王赵刘陈杨黄周吴徐孙马朱胡郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田董潘袁蔡蒋余杜叶程苏魏吕丁任卢姚钟姜崔谭范石和]"
)
_NAME = rf"(?:{_SURNAME}(?:总|姐|哥|老板|经理|师傅|[一二三四五六七八九某])|[老小]{_SURNAME})"
_SPEAKS = re.compile(
    rf"(?:^|(?<=[，,。；;：:！!？?\s])){_WHO}(?:{_NAME}(?:(?:那边|这边|那头|家)(?:说|反映|提|讲|是|想问|的)?|(?:说|反映|提|讲|想问|的))|我这[边头](?:是|呢|的)?)"
)
_INSIDE = re.compile(r"[：:；;、]")
_ENDS, _COMMA, _SEMICOLON = re.compile(r"[。！!？?\n]"), re.compile(r"[，,]"), re.compile(r"[；;]")
_LEAD = re.compile(rf"[^；;。：:\n]{{1,{LEAD}}}[：:]")
_FOLLOWS = re.compile(  # what only goes on telling of the matter before
    r"\s*(?:因此|所以|导致|造成|但|可是?|却|又|而|结果|于是|然后|后来|接着|请|希望|恳请|盼|至今|就|才|再|不然|否则|现在|所有|不[然是]|如果|虽然|因为|由于|为此|其中|比如)"
)
_SAID_BY = re.compile(r"[说称]|答复|回复|要我们|让我们|喊我们|推")
ASKS = re.compile(r"请|希望|能不能|能否|可否|可不可以|怎么|如何|哪个部门|找谁|谁[出管]|吗[？?]|什么时候")
FAILS = re.compile(r"不[了给让到上下通够走]|没有?|未|欠|扣|难|慢|太[贵高少]|坏|卡|拖|涨|超")
WANTS = re.compile(r"(?:[难慢贵少低]|过?高|短缺|紧张|困难|不[足畅够通到]|滞后)$")  # what a short matter ends in
_NEEDS = re.compile(r"要|缺|需|退件|退回|求|想|费|罚|贵")


def surely(classifier: Classifier, part: str) -> str | None:
    """Return the department that the words of a part leave no doubt of."""
    first = classifier.by_words(part).first
    return first.department if first and first.score >= SURE and first.raw >= ENOUGH else None


def leaning(classifier: Classifier, part: str) -> str | None:
    """Return the department that a part is most likely for, if that can be told at all."""
    first = classifier.classify(part).first
    return first.department if first and first.score >= LEANING else None


def tells(part: str) -> bool:
    """Whether something is asked, fails or is needed in a part."""
    return any(sign.search(part) for sign in (ASKS, FAILS, WANTS, _NEEDS))


def are_two(classifier: Classifier, before: str, after: str) -> bool:
    """Whether two parts each tell of something, and not for the same department."""
    labels = leaning(classifier, before), leaning(classifier, after)
    return tells(before) and tells(after) and (None in labels or labels[0] != labels[1])


def side_by_side(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide a text of one sentence at its points if each part is a matter of its own, or at those who speak."""
    lead = _LEAD.match(whole.strip())
    start = lead.end() if lead else 0  # who brings them belongs to the first
    body = CLOSING.sub("", whole.strip()[start:]).strip(POINTS)
    ahead = lead[0] if lead else ""
    return (
        _by_semicolons(classifier, ahead, body) or _by_commas(classifier, ahead, body) or _speakers(classifier, whole)
    )


def _by_semicolons(classifier: Classifier, ahead: str, body: str) -> tuple[str, ...]:
    parts = _parts(_SEMICOLON, ahead, body, LONG)
    labels = [leaning(classifier, part) for part in parts]
    known = [label for label in labels if label]
    is_apart = len(known) >= max(TWO, len(parts) - 1) and len(set(known)) > 1
    return parts if is_apart and are_apart(parts) else ()


def _by_commas(classifier: Classifier, ahead: str, body: str) -> tuple[str, ...]:
    """Divide short clauses that are each for a department, all but one surely: people part a tale so, too."""
    parts = _parts(_COMMA, ahead, body, SHORT)
    sure = [label for part in parts if (label := surely(classifier, part))]
    if len(sure) < max(TWO, len(parts) - 1) or _INSIDE.search(body):
        return ()
    labels = [surely(classifier, part) or leaning(classifier, part) for part in parts]
    return parts if None not in labels and len(set(labels)) == len(parts) and are_apart(parts) else ()


def _parts(points: re.Pattern[str], ahead: str, body: str, most: int) -> tuple[str, ...]:
    """Return what stands between the points, if there are enough that may be matters; the last may sum up all."""
    parts = tuple(bare(part) for part in points.split(body) if part.strip())
    if len(parts) > THREE and not tells(parts[-1]):
        parts = (*parts[:-2], f"{parts[-2]}，{parts[-1]}")
    return (ahead + parts[0], *parts[1:]) if _may_be_matters(body, parts, most) else ()


def _may_be_matters(body: str, parts: tuple[str, ...], most: int) -> bool:
    if len(parts) < THREE or _ENDS.search(body) or any(len(part) > most for part in parts):
        return False
    quoted = sum(bool(_SAID_BY.search(part)) for part in parts)
    return not any(map(_FOLLOWS.match, parts)) and quoted < TWO <= sum(map(tells, parts))


def _speakers(classifier: Classifier, whole: str) -> tuple[str, ...]:
    """Divide what several people bring: 做咖啡的王总说…，开民宿的李姐说…."""
    starts = [found.start() for found in _SPEAKS.finditer(whole)]
    if len(starts) < TWO:
        return ()
    ends = [*starts[1:], len(whole)]
    parts = tuple(whole[begin:end].strip().rstrip(OPEN) for begin, end in zip(starts, ends, strict=True))
    labels = [leaning(classifier, part) for part in parts]
    known = [label for label in labels if label]
    is_each = all(label or tells(part) for label, part in zip(labels, parts, strict=True))
    return parts if is_each and len(known) >= TWO and len(set(known)) == len(known) and are_apart(parts) else ()
