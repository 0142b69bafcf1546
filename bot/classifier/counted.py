"""Divides a text whose writer has counted its matters, before the first or behind the last: 三件事：甲、乙、丙."""

import re

from bot.classifier import numbering

SHORT = 4  # characters of a matter that its writer has put on a line of its own
NAMED = 2  # of one that its writer has numbered or counted
LONG = 60  # of one that stands between semicolons
OPEN = "，,；;、"  # points that only lead on to the next matter
MATTER = r"诉求|问题|困难|难题|难点|难处|建议|情况|请求|需求|事情?|麻烦|忙|心愿|疑问"
LINE = re.compile(r"\n+")
CLOSING = re.compile(
    r"(?<=[。！!；;\n])\s*(?:谢谢|感谢|此致|敬礼|盼复|盼望|恳请|望|请(?:领导|贵|各|帮|予|尽快)?|以上|上述|这些(?:问题|诉求|事))"
    r"[^。！!\n]{0,24}[。！!]*\s*(?:谢谢[^。！!\n]{0,6}[。！!]*)?$"
)
_MEASURE = r"(?:个|件|项|点|方面|类|桩|条)(?:方面)?"
_UNIT = rf"(?P<count>[2-9二三四五六七八九两]){_MEASURE}的?"
_COUNT = rf"{_UNIT}(?:{MATTER})?"
_SUM = rf"{_UNIT}(?:具体|实际|主要|突出)?(?:{MATTER}|(?=[，,。；;！!？?\s都还均至请]|$))"
_NOW = r"(?:[，,]?(?:分别|主要|具体)(?:是|为|有)?)?"
_ANNOUNCED = re.compile(rf"{_COUNT}{_NOW}[：:，,](?P<parts>[^。；;！!？?\n，,]+)(?=[。，,；;！!？?\n]|$)")
_ITEMS = re.compile(rf"{_COUNT}{_NOW}[：:](?P<parts>[^：:]+)$")
_TOLD = re.compile(rf"{_UNIT}(?:{MATTER})[^。；;：:，,\d]{{0,8}}[：:，,。\s](?P<parts>[^：:].+)$", re.DOTALL)
_BEHIND = r"(?:^|[。：:；;\n]|(?:反映|存在|遇到|面临|提出|解决|协调)(?:了)?)(?P<parts>[^。：:；;！!？?\n]+?)"
_SUMMED = re.compile(rf"{_BEHIND}(?:等(?:这)?|[，。,.\s]\s*(?:这|以上)){_SUM}(?![月星小工])")
_TOTALLED = re.compile(rf"{_BEHIND}(?<![等这])(?<!以上){_UNIT}(?:{MATTER})(?=[，,。；;！!？?\s]|$)")
_LEAD = re.compile(r"^.{0,12}?(?:反映|存在|遇到|面临|提出)(?:了|的)?")
_ASKED = re.compile(r"^.{0,12}?(?:(?:希望|请|帮忙?|帮助|急需|需要|想)(?:协调解决|协调|解决))")
_KIND = r"(?:的(?:问题|困难|事情?|诉求)|问题|难题)"
_NAMED_EACH = re.compile(
    rf"^(?P<parts>(?:[^、，,。；;：:\n]{{2,24}}?{_KIND}[、，,；;](?:还有|以及)?)+[^、，,。；;：:\n]{{2,24}}?{_KIND})"
    r"(?P<rest>(?:[，,。；;！!]+[^。！!？?\n]{0,24})?[。！!]*)$"
)
_AND_SO_ON = re.compile(
    r"(?:反映|存在|遇到|面临|提出|解决|协调)(?:了|的)?(?P<parts>[^。：:；;，,\n]+?)"
    rf"等(?:方面的?)?(?:{MATTER}|事宜|事项)(?:[，,。](?:请|希望|恳请|望)[^，,。]{{0,24}})?[。！!]*$"
)
_FEW = re.compile(rf"几(?:样|个|件|点|桩|条)(?:{MATTER})?[：:](?P<parts>[^。：:\n]+)。?$")
_QUOTES = re.compile(r"”\s*“")  # 等 counts what stands between quotes without a point
_COMMA = re.compile(r"[，,；;]")
_DATED = re.compile(r"(?:(?:(?:20)?\d{2}|去|今|前)年)?\d{1,2}月(?:\d{1,2}日)?[，,]")  # of a story told by its days
_BETWEEN, POINTS = re.compile(r"[、；;。\n]|(?<!\d)，|以及|还有"), "。，,；;、！!？? \n"
_AND = re.compile(r"(?<=.{2})[和及与](?=.{2})")
_SEMICOLON = re.compile(r"[；;]\s*")
_BIGGER = (_SEMICOLON, LINE, re.compile(r"[。！!？?]\s*"), _COMMA)


def counted(whole: str) -> tuple[str, ...]:
    """Divide 三件事：甲、乙、丙 and 甲、乙、丙等3个问题, if there are as many parts as the number says.

    What follows belongs to each.
    """
    whole = _QUOTES.sub("”、“", whole)
    if (found := _TOLD.search(whole)) and (parts := _as_many(found)):
        return parts
    for pattern in (_ANNOUNCED, _SUMMED, _ITEMS, _TOTALLED):
        if found := pattern.search(whole):
            said = _without_lead(found["parts"], summed=pattern in {_SUMMED, _TOTALLED})
            parts = _between(said, _number(found["count"]))
            if parts and are_apart(parts, NAMED):
                return _each_with(parts, whole[found.end() :])
    return _named_each(whole)


def by_semicolons(said: str) -> tuple[str, ...]:
    """Divide short matters that stand between semicolons; a story told by its days is one."""
    parts = tuple(bare(part) for part in _SEMICOLON.split(CLOSING.sub("", said)) if part.strip())
    return parts if len(parts) > 2 and are_apart(parts) and all(len(part) <= LONG for part in parts) else ()


def and_so_on(whole: str) -> tuple[str, ...]:
    """Divide 存在甲、乙、丙等问题, where nothing else is said but a request to help."""
    found = _AND_SO_ON.search(whole)
    parts = tuple(filter(None, _BETWEEN.split(found["parts"]))) if found else ()
    return parts if len(parts) > 2 and are_apart(parts) else ()


def few(whole: str) -> tuple[str, ...]:
    """Divide 这几件事：甲，乙，丙, where nobody says how many there are."""
    found = _FEW.search(whole)
    parts = tuple(part.strip() for part in _COMMA.split(found["parts"]) if part.strip()) if found else ()
    return parts if len(parts) > 2 and are_apart(parts) else ()


def are_apart(parts: tuple[str, ...], least: int = SHORT) -> bool:
    dated = sum(map(bool, map(_DATED.match, parts))) > 1
    return not dated and len(set(parts)) == len(parts) and all(len(part) >= least for part in parts)


def bare(part: str) -> str:
    """Return a part without the words that only say that it is another one."""
    said = part.strip()
    left = said[numbering.opening(said) :].strip()
    return (left if len(left) >= NAMED else said).rstrip(OPEN)


def _without_lead(said: str, *, summed: bool) -> str:
    matters = _LEAD.sub("", said.strip())
    return _ASKED.sub("", matters) if summed else matters


def _between(said: str, count: int) -> tuple[str, ...]:
    """Return the parts if there are `count`; the last two may be joined by 和."""
    parts = tuple(part for part in _BETWEEN.split(said) if part)
    if parts and len(parts) == count - 1 and len(last := _AND.split(parts[-1])) == 2:
        parts = (*parts[:-1], *last)
    return parts if len(parts) == count else ()


def _named_each(whole: str) -> tuple[str, ...]:
    """Divide 甲的问题、乙的问题，还有丙的问题."""
    if not (found := _NAMED_EACH.match(whole)):
        return ()
    said = _without_lead(found["parts"], summed=True)
    parts = tuple(part.strip() for part in re.split(r"(?<=问题|困难|难题|诉求|事情|的事)[、，,；;]", said))
    parts = tuple(bare(part) for part in parts)
    return _each_with(parts, found["rest"]) if are_apart(parts) else ()


def _each_with(parts: tuple[str, ...], after: str) -> tuple[str, ...]:
    rest = after.strip(POINTS)
    return tuple(f"{part}，{rest}" if rest else part for part in parts)


def _as_many(found: re.Match[str]) -> tuple[str, ...]:
    """Divide what was announced at the points that leave as many parts as were counted."""
    said = CLOSING.sub("", found["parts"].strip())
    for between in _BIGGER:
        parts = tuple(bare(part) for part in between.split(said) if part.strip())
        if len(parts) == _number(found["count"]) and are_apart(parts):
            return parts
    return ()


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else "零一二三四五六七八九".find(said.replace("两", "二"))
