"""Tells a sentence from a mere name, code or phone number, in the first text of somebody who has not registered."""

import re

from bot.classifier.folding import fold_word

_NAME = re.compile(r"(?!.*[我你请不没被了吗，。,！!？?])\S{1,25}(?:公司|集团|厂|店|合作社|商行|经营部|工作室|协会)")
_WRITTEN = re.compile(r"[\u3400-\u9fff]")
LEAST = 5  # Chinese characters of a sentence: a person's name has fewer
LATIN_WORDS = 4


def is_sentence(text: str) -> bool:
    """Whether the text may tell of something: not the name of a firm or a person, nor a code or number."""
    said = fold_word(text).strip(" 。.!！")
    if not _WRITTEN.search(said):
        return sum(word.isalpha() for word in said.split()) >= LATIN_WORDS
    return len(_WRITTEN.findall(said)) >= LEAST and not _NAME.fullmatch(said)
