"""Classifies input line by line for `python -m bot classify`."""

import json

from bot.classifier.classifier import Classifier
from bot.classifier.verdict import Verdict


def classify_line(classifier: Classifier, line: str) -> str:
    """Classify plain text or JSON with "text"; return the verdict as one line of JSON."""
    return json.dumps(as_json(classifier.classify(text_of(line))), ensure_ascii=False)


def text_of(line: str) -> str:
    """Return the text of a JSON object or string; any other line is the text itself."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return str(value["text"])
    return value if isinstance(value, str) else line


def as_json(verdict: Verdict) -> dict[str, object]:
    words = verdict.words
    return {
        "ranked": [
            {
                "department": ranked.department,
                "score": round(ranked.score, 4),
                "words": [list(reason) for reason in words[ranked.department]],
            }
            for ranked in verdict.ranked
        ],
        "decision": verdict.decision.value,
    }
