"""Explains what is wrong with a change of keywords, and that it is decided already."""

from bot.domain.words.errors import WordsDecided
from bot.texts.style.markup import Html, fill

BAD_INPUT = {
    "keyword_lines": "一次最多改{most}行，您发了{count}行，请分几次发。",
    "keyword_unclear": "“{line}”没有看懂。请一行写一个修改，例如：加 林下经济 强。",
    "keyword_length": "“{word}”不能作关键词，关键词要有{least}至{most}个字。请换一个词，整条重新发送。",
    "keyword_missing": "现有关键词里没有“{word}”，不用删除。请核对后整条重新发送。",
    "keyword_there": "“{word}”已经是“{level}”，不用改。请去掉这一行，或改成别的级别，整条重新发送。",
}


def decided(refusal: WordsDecided) -> Html:
    done = "已经采用" if refusal.adopted else "已经决定不采用"
    return fill("这项修改{done}，不能再改。请发送 /keywords 查看现在的关键词。", done=done)
