"""Finds the name or the phone number in what people write around it."""

import re

_NUMBER = re.compile(r"(?:\+?86[\s-]*)?\d[\d\s-]{5,}\d")
_LABELS = re.compile(r"(?:手机号?码?|联系电话|电话号?码?|电话|手机|微信号?)(?:是|为)?[:\s]*$")
_EDGES = " ()[]:,-/"  # what is left around a number that was taken out
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSES = re.compile(r"[,，。;；!！\n]+")
_BEGINS = re.compile(
    r"^(?:您好|你好)?[,\s]*(?:我的名字(?:是|叫)?|我的?姓名(?:是|叫)?|联系人(?:姓名)?(?:是|为)?|姓名(?:是|为)?|我叫|我是|本人叫?)"
    r"[:\s]*"
)
_EXTENSION = re.compile(r"\s*(?:转接?|分机号?|ext\.?|#)[:\s]*(\d{1,6})\s*(?:分机)?$", re.IGNORECASE)


def name(text: str) -> str:
    """Return a person's name without a phone number behind it and without words such as 我叫; the text if none is."""
    alone = _LABELS.sub("", _NUMBER.sub("", text).strip(_EDGES)).strip(_EDGES) if _NUMBER.search(text) else text
    parts = _CLAUSES.split(alone) if _HAN.search(alone) else [alone]
    clauses = [clause.strip() for clause in parts if clause.strip()]
    said = next((clause for clause in clauses if _BEGINS.match(clause)), clauses[0] if clauses else alone)
    return _BEGINS.sub("", said).strip() or text


def phone(text: str) -> str:
    """Return a number with its extension (转, 分机) behind a dash."""
    return _EXTENSION.sub(r"-\1", text.strip())


def holds_number(said: str) -> bool:
    """Whether a part of a number is left in a name."""
    return re.search(r"\d{3}", said) is not None
