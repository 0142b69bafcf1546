"""Recognises what a sentence typed outside a form asks for, by its words and by how much else it says."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.classifier.folding import fold_word
from bot.classifier.sounds import Sounds
from bot.domain.desk.wishes import Wish
from bot.texts.desk.wish_patterns import PATTERNS
from bot.texts.desk.wish_words import FILLERS, REFERS, SAID, WEAK

_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_UNIT = r"(?!\d|-\d|\.\d|%|年|月|日|元|块|万|亿|亩|吨|人|名|度|平|米|公里|千瓦|台|头|户|家|个|辆|箱|斤|公斤)"
_SURE = re.compile(  # what can only be the number of an appeal
    rf"(?<![\d.-])(?:[a-z]{{2}}-?)?(?:20\d\d-)?(0\d{{3,5}}){_UNIT}|(?<![a-z\d])[a-z]{{2}}-?20\d\d-(\d{{4,6}})"
    rf"|(?:编号|诉求|尾号|单号|件号)是?(\d{{1,6}}){_UNIT}|(?<!\d)(\d{{1,3}})号(?=那件|这件|那个|诉求|的诉求|件)"
)
_LIKELY = re.compile(rf"(?<![\d.-])(?!12\d{{3}}|9\d{{4}})([1-9]\d{{3,5}}){_UNIT}")  # in a short sentence
_NTH = re.compile(r"第[1-9一二三四五六七八九十两]+(?:件|个诉求|条诉求)")
_DENIED = re.compile(
    r"(?:先|暂时|还是|那就|你们)?(?:别|不用|不必|不要|不想|无需|莫|甭|先不|不)(?:再|着急|急着|急|去|给我|帮我|要|给)*"
    r"(?:催|取消|撤|退号|退掉|退了|评价|评|签|分|派|交办|删|改|延期|请假|转|换|提交)"
    r"(?!(?:我们?|我司|我厂|咱们?|本公司|企业)的(?!.{0,2}(?:诉求|预约|挂号|号|单子|件|评价)))"  # what others do to us
    r"|没有?(?:说|讲|要|打算|想)(?:过|要)*(?:不满意|满意|取消|撤|退|催|删)|(?:别|不要)(?:发|提交|交)(?=.{0,6}(?:没写完|还没|没说完))"
    r"|(?:手机号?|电话|号码|名字|名称|地址|代码)(?:也|都)?没有?(?:变|换|改)(?!过来|成|好|掉)|不急|不着急"
)
_GIVES_BACK = re.compile(
    r"(?:取消|退掉|退了|退|不要)(?:一下|这个|我的|我们的)?(?:预约|挂号|号)(?!还|后|以后|会|有|能)|号退了|cancel"
    r"|(?<![能来去加会])(?:不想|不能|不|没法|无法)再?(?:来|去|参加)(?!吗)|(?:来|去|到|参加)不(?:了|成)"
)
LITTLE, SOME, MATTER = 0.1, 0.25, 2.0  # shares of letters left over; the classifier's weight
MUCH, SESSION = 0.45, 3.0  # of a sentence about a seat, which only shows the seats: 坐诊 is a word of the matters, too
GAP = " "  # where a pattern was found
LONGEST, NUMBERED = 40, 60  # letters of a sentence that may be one of these, and of one with an appeal's number
DENIED_AT, DIGITS = 8, 4  # letters before what is denied; of the end of a number
FEW, SHORT, TOLD = 8, 20, 16  # letters beside any number, beside one that has to be found, and of a text about it


@dataclass(frozen=True, slots=True)
class Understood:
    """The recognised wish.

    `over` is the share of letters that say something else; `numbers` are the ends of appeals' numbers, which stand
    there beyond doubt if `surely`. `also` is another wish of the sentence; `letters` counts those beside the numbers.
    """

    wish: Wish
    over: float
    refers: bool
    numbers: tuple[str, ...] = ()
    surely: bool = False
    also: frozenset[Wish] = frozenset()
    letters: int = 0

    @property
    def tail(self) -> str:
        return self.numbers[0] if self.numbers else ""

    @property
    def says_more_than_wished(self) -> bool:
        """Whether the sentence is a text about the appeal, and not only a wish with a few words around it."""
        return self.wish is Wish.LOOK or self.over > SOME

    @property
    def says_more(self) -> bool:
        return self.over > LITTLE and self.wish is not Wish.NOTHING

    def is_clear(self, evidence: float) -> bool:
        """Whether the sentence says nothing else of weight; `evidence` is how strongly its words speak of a matter."""
        over, matter = (MUCH, SESSION) if self.wish is Wish.BOOKING else (SOME, MATTER)
        return self.over <= LITTLE or (self.over <= over and evidence < matter)


def may_ask(text: str) -> bool:
    """Whether the text is short enough to ask for something, and more than a number or a picture."""
    return len(text) <= LONGEST and any(map(str.isalpha, text))


def gives_back(text: str) -> bool:
    """Whether a sentence about booking wants a seat to be given back."""
    return bool(_GIVES_BACK.search(fold_word(text)))


@lru_cache(maxsize=32)  # a text is read by all who may be meant by it
def understood(text: str) -> Understood | None:
    """Return the wish that the sentence may express; None if it is too long or names none."""
    folded = _PHONE.sub("", fold_word(text))
    numbers, surely, folded = _numbers(folded)
    said = "".join(char for char in _NTH.sub("", folded) if char.isalnum())
    if len(said) > (NUMBERED if surely else LONGEST) or not (said or numbers):
        return None
    found = _wished(said)
    if found is None and numbers and (surely or len(said) <= FEW) and said:
        found = Understood(Wish.LOOK, 0, refers=True)
    if found is not None and _NTH.search(folded):
        found = replace(found, refers=True)
    return found and replace(found, numbers=numbers, surely=surely, letters=len(said))


def numbers(text: str) -> tuple[str, ...]:
    """Return the ends of the appeals' numbers that surely stand in the text."""
    found, surely, _ = _numbers(_PHONE.sub("", fold_word(text)))
    return found if surely else ()


def beside_numbers(text: str) -> str:
    """Return what the text says beside the numbers of appeals."""
    return _SURE.sub("", fold_word(text)).strip(" ，,。.：:、-")


def _wished(said: str) -> Understood | None:
    """Return the wish of the letters. What is not to be done is none of the others."""
    denied = _DENIED.search(said)
    if denied and denied.start() <= DENIED_AT:
        return Understood(Wish.NOTHING, SOME, refers=False)
    written = _read(said)
    if written and not written.over:
        return written
    found = [item for item in (written, _read(_sounds().mended(said))) if item]
    return min(found, key=lambda item: item.over, default=None)


def _numbers(folded: str) -> tuple[tuple[str, ...], bool, str]:
    """Return the ends of the appeals' numbers, whether they are surely meant, and the text without them."""
    for pattern, surely in ((_SURE, True), (_LIKELY, False)):
        found = [next(filter(None, item.groups())).zfill(DIGITS) for item in pattern.finditer(folded)]
        if found:
            return tuple(dict.fromkeys(found)), surely, pattern.sub("", folded)
    return (), False, folded


def _read(said: str) -> Understood | None:
    wishes, over, refers = _parted(said) if said else (set[Wish](), 0, False)
    if not wishes:
        return None
    wish = min(wishes, key=list(Wish).index)
    return Understood(wish, over / len(said), refers, also=frozenset(wishes - {wish}))


def _parted(said: str) -> tuple[set[Wish], int, bool]:
    """Return the named wishes, how many letters remain, and whether the sentence speaks of an earlier appeal."""
    words, longest = _words()
    wishes, said = _patterns(said)
    firm, over, refers, start = bool(wishes), 0, False, 0
    while start < len(said):
        if said[start] == GAP:
            start += 1
            continue
        found = next((said[start : start + n] for n in range(longest, 0, -1) if said[start : start + n] in words), "")
        over += not found
        refers |= found in _REFERS
        if (wish := words.get(found)) is not None:
            wishes.add(wish)
            firm |= found not in _WEAK
        start += len(found) or 1
    return wishes if firm or not over else set(), over, refers


def _patterns(said: str) -> tuple[set[Wish], str]:
    """Return the wishes that are said in many words, and the letters with gaps where they were."""
    wishes = set[Wish]()
    for named, pattern in PATTERNS:
        left = re.sub(pattern, GAP, said)
        wishes |= {named} if left != said else set()
        said = left
    return wishes, said


_REFERS, _WEAK = frozenset(REFERS.split()), frozenset(WEAK.split())


@cache
def _sounds() -> Sounds:
    return Sounds([word for said in SAID.values() for word in said.split()])


@cache
def _words() -> tuple[dict[str, Wish | None], int]:
    found: dict[str, Wish | None] = dict.fromkeys((*FILLERS.split(), *_REFERS))
    for wish, said in SAID.items():
        found |= dict.fromkeys(said.split(), wish)
    return found, max(map(len, found))
