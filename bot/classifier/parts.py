"""Measures what each part of the classifier brings: the same texts are judged once without it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.classifier.classifier import Aids, Classifier
from bot.classifier.evaluate import Labelled, Metrics, evaluate
from bot.config.pack import Pack
from bot.config.words import Phrases


class Part(NamedTuple):
    """A part by its name, and how the texts fare without it."""

    name: str
    without: Metrics


def parts(pack: Pack, rows: Sequence[Labelled]) -> list[Part]:
    return [Part(name, evaluate(classifier, rows)) for name, classifier in _without(pack)]


def brings(whole: Metrics, found: Sequence[Part]) -> Iterator[str]:
    """Yield a line for each part: what is right with all of them, less what is right without it."""
    yield "what each part brings: first right, right among three, decided, decided and right (lead or assisting)"
    yield f"  {'all parts':12}" + "".join(f"{count:6}" for count in _counts(whole))
    for name, without in found:
        gains = (more - less for more, less in zip(_counts(whole), _counts(without), strict=True))
        yield f"  {name:12}" + "".join(f"{gain:+6}" for gain in gains)


def _counts(metrics: Metrics) -> tuple[int, ...]:
    rates = (metrics.top1, metrics.top3, metrics.coverage, metrics.right_when_decided)
    return tuple(rate.hits for rate in rates)


def _without(pack: Pack) -> Iterator[tuple[str, Classifier]]:
    yield "base table", Classifier.of(replace(pack, base={}))
    yield "likeness", Classifier.of(replace(pack, resemblance=()))
    yield "composition", Classifier.of(replace(pack, phrases=Phrases(everyday=pack.phrases.everyday)))
    yield "fallback", Classifier.of(pack, aids=Aids.of(pack)._replace(listens=False))
