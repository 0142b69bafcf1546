"""Finds the name or the phone number in what people write around it."""

import re

from bot.domain.people.identity import tidy

_NUMBER = re.compile(r"(?:\+?86[\s-]*)?\d[\d\s-]{5,}\d")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_LABELS = re.compile(r"(?:手机号?码?|联系电话|电话号?码?|电话|手机|微信号?)(?:是|为)?[:\s]*$")
_EDGES = " ()[]:,-/"  # what is left around a number that was taken out
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSES = re.compile(r"[,，。;；!！\n]+")
_BEGINS = re.compile(
    r"^(?:您好|你好)?[,\s]*(?:我的名字(?:是|叫)?|我的?姓名(?:是|叫)?|联系人(?:姓名)?(?:是|为)?|姓名(?:是|为)?|我叫|我是|本人叫?)"
    r"[:\s]*"
)
_EXTENSION = re.compile(r"\s*(?:转接?|分机号?|ext\.?|#)[:\s]*(\d{1,6})\s*(?:分机)?$", re.IGNORECASE)
_OWN = re.compile(
    r"^(?:我的|本人)?(?:手机号?码?|联系电话|电话号?码?|联系方式|电话|手机)(?:是|为)?[:\uff1a\s]*(?=[+\d(])"
)
_CODE = re.compile(
    r"(?:我们?|我司|本|贵)?(?:公司|企业|单位|厂)?的?(?:统一)?(?:社会)?(?:信用)?(?:代码|信用号|税号)(?:是|为)?"
)
_RUNS = re.compile("[0-9A-Za-z](?:[0-9A-Za-z .-]*[0-9A-Za-z])?")
_CODE_LEAST, _DIGITS_LEAST = 11, 8  # characters of what can only be meant as a code


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


def phone_within(text: str) -> str:
    """Return the mobile number that stands among other words; an empty text if there is none, or several."""
    found = set(_MOBILE.findall(tidy(text)))
    return found.pop() if len(found) == 1 else ""


def own_phone(text: str) -> str:
    """Return a number without the words 我的手机号是 before it."""
    return phone(_OWN.sub("", tidy(text)))


def beside_code(text: str) -> str:
    """Return what a text says beside a code and the words that only name it."""
    return _CODE.sub("", _RUNS.sub("", tidy(text))).strip(_EDGES + "\uff0c\u3002\uff1a")


def is_number(text: str) -> bool:
    """Whether a text can only be meant as a code or a number, and names nothing in words."""
    said = [char for char in tidy(text) if char.isalnum()]
    return not _HAN.search(text) and len(said) >= _CODE_LEAST and sum(map(str.isdigit, said)) >= _DIGITS_LEAST


def holds_number(said: str) -> bool:
    """Whether a part of a number is left in a name."""
    return re.search(r"\d{3}", said) is not None
