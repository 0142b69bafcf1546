"""Measures the classifier on labelled appeals.

It finds rates with intervals, risk and coverage, and the appeals it got wrong.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.classifier.classifier import Classifier
from bot.classifier.verdict import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Labelled:
    """An appeal with the department that took it and those that assisted."""

    text: str
    lead: str
    assisting: tuple[str, ...] = ()
    voice: str = ""  # as what it is written: a write-up, colloquial, angry …

    @classmethod
    def of(cls, row: Mapping[str, object]) -> "Labelled":
        """Read a row with `text` and `lead` or `label`; `co` and `voice` are optional."""
        assisting = row.get("co") or ()
        names = tuple(map(str, assisting)) if isinstance(assisting, list) else ()
        return cls(str(row["text"]), str(row.get("lead") or row["label"]), names, str(row.get("voice") or ""))


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`; `low` and `high` are the bounds of Wilson's 95 % interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        return self._bound(-1)

    @property
    def high(self) -> float:
        return self._bound(1)

    def _bound(self, side: int) -> float:
        if not self.of:
            return 0.0 if side < 0 else 1.0
        z, n, p = 1.96, self.of, self.value
        centre = p + z * z / (2 * n)
        spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return min(max((centre + side * spread) / (1 + z * z / n), 0.0), 1.0)

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.hits}/{self.of}, {self.low:.1%}–{self.high:.1%})"


@dataclass(frozen=True, slots=True)
class Point:
    """With this threshold, `covered` appeals are decided, `right` of them correctly."""

    threshold: float
    covered: Rate
    right: Rate


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled appeal with the classifier's verdict."""

    row: Labelled
    verdict: Verdict

    @property
    def first(self) -> str:
        return self.verdict.ranked[0].department if self.verdict.ranked else ""

    @property
    def score(self) -> float:
        return self.verdict.ranked[0].score if self.verdict.ranked else 0.0

    @property
    def right(self) -> bool:
        return self.first == self.row.lead

    @property
    def near(self) -> bool:
        return self.first in (self.row.lead, *self.row.assisting)

    def within(self, places: int) -> bool:
        return self.row.lead in [ranked.department for ranked in self.verdict.ranked[:places]]


@dataclass(frozen=True, slots=True)
class Voice:
    """How many appeals written in this voice are decided, and how many of these correctly."""

    name: str
    decided: Rate
    right: Rate


@dataclass(frozen=True, slots=True)
class Metrics:
    top1: Rate
    top3: Rate
    lead_or_assisting: Rate
    coverage: Rate  # decided at the shipped threshold and margin
    right_when_decided: Rate  # lead or assisting
    curve: tuple[Point, ...]
    calibration_error: float
    confusion: tuple[tuple[str, str, int], ...]  # lead, first answer, times; the wrong ones only
    wrong: tuple[Judged, ...]
    voices: tuple[Voice, ...]


def evaluate(classifier: Classifier, rows: Iterable[Labelled]) -> Metrics:
    return measure(judge(classifier, rows))


def judge(classifier: Classifier, rows: Iterable[Labelled]) -> list[Judged]:
    return [Judged(labelled, classifier.classify(labelled.text)) for labelled in rows]


def measure(judged: list[Judged]) -> Metrics:
    """Return all measures of the judged appeals."""
    decided = _decided(judged)
    wrong = [case for case in judged if not case.right]
    mistakes = Counter((case.row.lead, case.first) for case in wrong)
    return Metrics(
        top1=_rate(case.right for case in judged),
        top3=_rate(case.within(3) for case in judged),
        lead_or_assisting=_rate(case.near for case in judged),
        coverage=Rate(len(decided), len(judged)),
        right_when_decided=_rate(case.near for case in decided),
        curve=tuple(_point(judged, step / 20) for step in range(20)),
        calibration_error=_calibration_error(judged),
        confusion=tuple((lead, first, times) for (lead, first), times in mistakes.most_common()),
        wrong=tuple(wrong),
        voices=tuple(_voice(name, judged) for name in dict.fromkeys(case.row.voice for case in judged) if name),
    )


def _decided(judged: Iterable[Judged]) -> list[Judged]:
    return [case for case in judged if case.verdict.decision is Decision.ASSIGN]


def _voice(name: str, judged: Iterable[Judged]) -> Voice:
    own = [case for case in judged if case.row.voice == name]
    decided = _decided(own)
    return Voice(name, Rate(len(decided), len(own)), _rate(case.near for case in decided))


def _rate(outcomes: Iterable[bool]) -> Rate:
    found = list(outcomes)
    return Rate(sum(found), len(found))


def _point(judged: list[Judged], threshold: float) -> Point:
    covered = [case for case in judged if case.verdict.ranked and case.score >= threshold]
    return Point(threshold, Rate(len(covered), len(judged)), _rate(case.near for case in covered))


def _calibration_error(judged: list[Judged], bins: int = 10) -> float:
    """Return the mean gap between score and rate of being right, over bins of scores (ECE)."""
    gap = 0.0
    for number in range(bins):
        inside = [case for case in judged if number == min(int(case.score * bins), bins - 1)]
        gap += abs(sum(case.score - case.right for case in inside))
    return gap / len(judged) if judged else 0.0
