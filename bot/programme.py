"""The programme as it runs: the pack with the calendar and the classifier made from it."""

from dataclasses import dataclass

from bot.classifier import Classifier
from bot.classifier.proposals import Proposer
from bot.config.pack import Pack
from bot.domain.clock import WorkCalendar


@dataclass(frozen=True, slots=True)
class Programme:
    pack: Pack
    calendar: WorkCalendar
    classifier: Classifier
    proposer: Proposer

    @classmethod
    def of(cls, pack: Pack) -> "Programme":
        hours, days = pack.hours, pack.calendar
        calendar = WorkCalendar(hours.opens, hours.closes, days.workdays, days.holidays)
        return cls(pack, calendar, Classifier.of(pack), Proposer.of(pack))
