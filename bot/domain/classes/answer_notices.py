"""What people are told of one answer to all members of a class: handlers, enterprises, and who confirmed."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.appeals.action import Outcome, State
from bot.domain.base.notice import Notice
from bot.domain.classes.answering import Helped
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsPut(Notice):
    """For a handler: so many answers wait to be confirmed, of which the first is shown; `to_accept` of them first."""

    CODE: ClassVar[str] = "class_drafts_put"
    issue: ClassIssue
    answer: int
    outcome: Outcome
    numbers: tuple[str, ...]
    to_accept: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsUnled(Notice):
    """For coordinators: these members have no department yet that could answer, or nobody in it (`lead`)."""

    CODE: ClassVar[str] = "class_drafts_unled"
    issue: ClassIssue
    lead: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsConfirmed(Notice):
    """For who confirmed: so many are being sent."""

    CODE: ClassVar[str] = "class_drafts_confirmed"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesSent(Notice):
    """For who confirmed: how many went out, and which appeals had gone on and were left."""

    CODE: ClassVar[str] = "class_replies_sent"
    sent: int
    left: tuple[tuple[str, State], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTold(Notice):
    """For an enterprise whose appeals were answered before: what is there now, and the question whether it helped."""

    CODE: ClassVar[str] = "class_measure_told"
    answer: int
    numbers: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """What an enterprise was asked by an answer, and has not answered yet: whether these measures helped."""

    answer: int
    numbers: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNoted(Notice):
    CODE: ClassVar[str] = "class_help_noted"
    said: Helped
