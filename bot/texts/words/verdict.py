"""What the classifier made of an appeal, as people say it: departments, how sure, and the words that decided."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bot.texts.style.markup import Html, fill

SHOWN = 3
WORDS = 5


def ranked(verdict: Mapping[str, Any]) -> list[Mapping[str, object]]:
    return list(verdict.get("ranked", ()))[:SHOWN]


def percent(score: float) -> str:
    """Return a chance as people say it; nothing is certain."""
    return f"{min(round(score * 100), 99)}%" if score >= 0.01 else "不足1%"


def because(one: Mapping[str, Any]) -> str:
    """Return the words that speak for a department, but not those that a longer one holds: learning hears both."""
    words = [str(word) for word, _ in one.get("words", ())]
    whole = (word for word in words if not any(word in other for other in words if other != word))
    return "、".join(islice(whole, WORDS))


def candidate(number: int, one: Mapping[str, Any]) -> Html:
    """Return one line of a choice: 1. 昆明海关（把握93%）——依据：磨憨、口岸."""
    words = because(one)
    return fill(
        "{n}. {name}（把握{sure}）{because}",
        n=number,
        name=one["department"],
        sure=percent(one["score"]),
        because=f"——依据：{words}" if words else "",
    )


def guess(verdict: Mapping[str, Any], returns: int) -> Html:
    """Return why a person has to decide: what the words say, what the enterprise wishes, how often it came back."""
    named = [_named(one) for one in ranked(verdict)]
    wish = f"；企业希望由{verdict['wish']}办理" if verdict.get("wish") else ""
    back = f"；已被退回{returns}次" if returns else ""
    return fill("可能：{named}{rest}", named="、".join(named) or "没有明显对口的部门", rest=wish + back)


def urgent(verdict: Mapping[str, Any]) -> Html:
    """Return the words that say that it can't wait."""
    words = "、".join(verdict.get("urgent", ())[:WORDS])
    return fill("可能紧急：{words}", words=words) if words else Html()


def _named(one: Mapping[str, Any]) -> str:
    """Return a department, how sure it is and why: 昆明海关（把握93%：磨憨、口岸）."""
    words = because(one)
    return f"{one['department']}（把握{percent(one['score'])}{f'：{words}' if words else ''}）"
