"""Writes a plain-text report of how good the classifier is.

It has rates, risk and coverage, confusions, and mistakes with their reasons.
"""

from collections.abc import Iterator

from bot.classifier.evaluate import Judged, Metrics
from bot.config.pack import Thresholds

WIDTH = 40  # of a bar
TEXT = 90  # characters of a text
PAIRS = 40


def report(metrics: Metrics, thresholds: Thresholds) -> str:
    parts = (_rates(metrics, thresholds), _voices(metrics), _curve(metrics), _confusion(metrics), _wrong(metrics))
    return "\n\n".join(text for text in map("\n".join, parts) if text)


def _rates(metrics: Metrics, thresholds: Thresholds) -> Iterator[str]:
    at = f"score ≥ {thresholds.score}, ahead by ≥ {thresholds.margin}"
    yield f"{metrics.top1.of} texts; hits/of and Wilson's 95 % interval in brackets"
    yield f"  first is right              {metrics.top1}"
    yield f"  right is among first three  {metrics.top3}"
    yield f"  first is lead or assisting  {metrics.lead_or_assisting}"
    yield f"  decided ({at})  {metrics.coverage}"
    yield f"  right when decided          {metrics.right_when_decided}"
    yield f"  calibration error           {metrics.calibration_error:.3f}"


def _voices(metrics: Metrics) -> Iterator[str]:
    if metrics.voices:
        yield "by voice: decided, and right when decided (lead or assisting)"
    for voice in metrics.voices:
        yield f"  {voice.name:12} {voice.decided}   {voice.right}"


def _curve(metrics: Metrics) -> Iterator[str]:
    yield "risk and coverage, when everything from a score on is decided (right: lead or assisting)"
    yield "  score   covered    right"
    for point in metrics.curve:
        bar = "█" * round(point.right.value * WIDTH) if point.covered.hits else ""
        yield f"  {point.threshold:.2f}   {point.covered.value:7.1%}  {point.right.value:7.1%}  {bar}"


def _confusion(metrics: Metrics) -> Iterator[str]:
    if metrics.confusion:
        yield "confusions (times, right → said)"
    for lead, first, times in metrics.confusion[:PAIRS]:
        yield f"  {times:4}  {lead} → {first or 'nothing'}"
    if len(metrics.confusion) > PAIRS:
        yield f"  and {len(metrics.confusion) - PAIRS} pairs more"


def _wrong(metrics: Metrics) -> Iterator[str]:
    if metrics.wrong:
        yield "wrong, with the reasons"
    for judged in metrics.wrong:
        yield from _because(judged)


def _because(wrong: Judged) -> Iterator[str]:
    text = " ".join(wrong.row.text.split())
    yield f"  {wrong.row.lead}: {text[:TEXT]}{'…' if len(text) > TEXT else ''}"
    said = wrong.verdict.words
    for ranked in wrong.verdict.ranked[:3]:
        words = ", ".join(f"{word} {value:g}" for word, value in said[ranked.department][:8])
        yield f"      {ranked.score:.2f} {ranked.department}: {words}"
