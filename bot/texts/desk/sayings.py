"""Guesses what a sentence says by how like it is to examples (sayings.txt): a code and a sentence on each line."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from bot.classifier.folding import letters
from bot.classifier.guessing import Guessing
from bot.domain.desk.sayings import Guess
from bot.domain.desk.wishes import Saying, Topic, Unasked, Wish

FILE = Path(__file__).with_name("sayings.txt")
LABELS: dict[Saying, str] = {
    Wish.PROGRESS: "查看办理进展",
    Wish.URGE: "催办",
    Wish.SUPPLY: "补充材料",
    Wish.RATE: "评价答复",
    Wish.WITHDRAW: "撤回诉求",
    Wish.BOOKING: "坐诊挂号",
    Wish.PHONE: "修改手机号",
    Wish.DETAILS: "修改企业信息",
    Wish.HUMAN: "联系工作人员",
    Wish.HELP: "了解怎么用",
    Wish.FILE: "提交诉求",
    Wish.QUIET: "少收消息",
    Wish.DELETE_ME: "删除我的信息",
    Wish.NOTHING: "不用办什么",
    Wish.THANKS: "只是致谢",
    Wish.GREETING: "打个招呼",
    Topic.EMERGENCY: "紧急情况",
    Topic.OTHERS: "看别家的诉求",
    Topic.PRIVACY: "谁能看到内容",
    Topic.FEE: "收不收费",
    Topic.HOW_MANY: "可以提几件",
    Topic.UNSATISFIED: "不满意怎么办",
    Topic.RERATE: "改评价",
    Topic.REBOOK: "再次挂号",
    Topic.URGING: "催办的规定",
    Topic.WITHDRAWN: "撤回后再提",
    Topic.CANCELLED: "坐诊取消改期",
}
_SAYINGS: dict[str, Saying] = {saying.value: saying for saying in (*Wish, *Topic, *Unasked)}
OF_MEMBERS, EVERYTHING = frozenset(LABELS) | frozenset(Unasked), frozenset(_SAYINGS.values())


@cache
def examples() -> dict[str, str]:
    """Return the code of each example sentence."""
    lines = (line.partition("\t") for line in FILE.read_text("utf-8").splitlines())
    return {sentence: code for code, _, sentence in lines}


@cache
def _guessing() -> Guessing:
    return Guessing((code, sentence) for sentence, code in examples().items())


@cache
def _by_letters() -> dict[str, str]:
    return {said: code for sentence, code in examples().items() if (said := letters(sentence))}


def guesses(text: str, among: Container[Saying] = OF_MEMBERS) -> list[Guess]:
    """Return what the sentence may say of what is `among` the possible, the likeliest first.

    The sentence of an example says what its line says.
    """
    known = _by_letters().get(letters(text))
    found = [(_SAYINGS[code], chance if known is None else code == known) for code, chance in _guessing().chances(text)]
    kept = [(saying, chance) for saying, chance in found if saying in among]
    whole = sum(chance for _, chance in kept) or 1.0
    return sorted((Guess(saying, chance / whole) for saying, chance in kept), key=lambda guess: -guess.chance)
