"""Fills one answer to a class in for each of its appeals, and finds names in it that others would read."""

from collections.abc import Iterable

from bot.texts.appeals import anonymising

NUMBER, ENTERPRISE = "【编号】", "【企业】"
HEAD = f"{ENTERPRISE}：您单位的诉求{NUMBER}，答复如下。"


def filled(words: str, number: str, enterprise: str) -> str:
    """Return the answer to one appeal; where the words have no place for its number or enterprise, they begin it."""
    whole = words if NUMBER in words or ENTERPRISE in words else f"{HEAD}\n{words}"
    return whole.replace(NUMBER, number).replace(ENTERPRISE, enterprise)


def named(words: str, names: Iterable[str]) -> str | None:
    """Return the first of the enterprises that the words name, in full or in short."""
    return next((name for name in names for form in anonymising.forms([name]) if form in words), None)
