"""Codes that people read out, write down and type on another channel, such as BD-7K4M-9QXZ."""

import re
import unicodedata
from dataclasses import dataclass

LENGTH = 8
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without what is mixed up when it is read out or written by hand
_BETWEEN = re.compile(r"[\s\-\u2014_\uff0d]+")


def digits_of(text: str) -> str:
    """Return a code of digits in its stored form, however it was typed: full-width, in groups, with hyphens."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class SpokenCode:
    """A kind of code: `mark` are the two letters that it begins with."""

    mark: str

    def read(self, text: str) -> str | None:
        """Return the code in its stored form, however it was typed; None if the text is no code of this kind."""
        code = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
        return code if re.fullmatch(rf"{self.mark}[{ALPHABET}]{{{LENGTH}}}", code) else None


def spelled(code: str) -> str:
    """Return the stored form as it is read out and typed."""
    return f"{code[:2]}-{code[2:6]}-{code[6:]}"


DOOR_CODE = SpokenCode("DL")  # 登录码: shown on one channel and typed on another, so that both lead to the same person
LINK_CODE = SpokenCode("BD")  # 绑定码: an enterprise that was served at the counter gets a chat of its own by it
