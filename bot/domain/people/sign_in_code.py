"""The sign-in code (登录码). It is shown on one channel and typed on another, so that both lead to the same person."""

import re

MARK, LENGTH = "DL", 8
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without what is mixed up when it is read out or written by hand
MINUTES = 10
_CODE = re.compile(rf"{MARK}[{ALPHABET}]{{{LENGTH}}}")
_BETWEEN = re.compile(r"[\s\-\u2014_\uff0d]+")


def read(text: str) -> str | None:
    """Return the code in its stored form, however it was typed; None if the text is no code."""
    code = _BETWEEN.sub("", text).upper()
    return code if _CODE.fullmatch(code) else None


def spelled(code: str) -> str:
    """Return the code as it is read out and typed, such as DL-7K4M-9QXZ."""
    return f"{code[:2]}-{code[2:6]}-{code[6:]}"
