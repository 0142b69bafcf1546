"""Says what the classifier thinks of an appeal: departments, how likely each is, and the words that decided."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bot.texts.style.markup import Html, fill

Facts = Mapping[str, Any]  # a verdict, or one of its departments
SHOWN = 3
WORDS = 5
LIKELY, TRACE = 0.5, 0.05  # chances of being right
RECOMMENDED, POSSIBLE = "推荐", "可能"


def ranked(verdict: Facts) -> list[Facts]:
    """Return the departments to show, best first."""
    return list(verdict.get("ranked", ()))[:SHOWN]


def is_likely(verdict: Facts) -> bool:
    """Whether one of the shown departments is likely."""
    return any(item["score"] >= LIKELY for item in ranked(verdict))


def sureness(score: float) -> str:
    """Return how likely a department is in plain words; an empty text for a very small score."""
    return RECOMMENDED if score >= LIKELY else POSSIBLE if score >= TRACE else ""


def because(facts: Facts) -> str:
    """Return the words that speak for a department, without those that are part of a longer one."""
    words = [str(word) for word, _ in facts.get("words", ())]
    whole = (word for word in words if not any(word in other for other in words if other != word))
    return "、".join(islice(whole, WORDS))


def candidate(number: int, facts: Facts) -> Html:
    """Return one line of a choice, such as 1. 昆明海关（推荐，提到“磨憨、口岸”）."""
    return fill("{n}. {named}", n=number, named=_named(facts, sureness(facts["score"])))


def guess(verdict: Facts, returns: int) -> Html:
    """Return why a person has to decide: the words, the enterprise's wish, and how often the appeal was returned."""
    found = ranked(verdict)
    groups = [
        (sure, [_named(item) for item in found if sureness(item["score"]) == sure]) for sure in (RECOMMENDED, POSSIBLE)
    ]
    named = "；".join(f"{sure}：{'、'.join(names)}" for sure, names in groups if names)
    wish = f"；企业希望由{verdict['wish']}办理" if verdict.get("wish") else ""
    back = f"；已被退回{returns}次" if returns else ""
    return fill("{named}{rest}", named=named or "没有明显对口的部门", rest=wish + back)


def urgent(verdict: Facts) -> Html:
    """Return the words that show that the matter is urgent."""
    words = "、".join(verdict.get("urgent", ())[:WORDS])
    return fill("可能紧急：{words}", words=words) if words else Html()


def _named(facts: Facts, sure: str = "") -> str:
    """Return a department and why: 昆明海关（推荐，提到“磨憨、口岸”）."""
    words = because(facts)
    text = "，".join(filter(None, (sure, f"提到“{words}”" if words else "")))
    return f"{facts['department']}（{text}）" if text else str(facts["department"])
