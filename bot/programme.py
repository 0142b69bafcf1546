"""The programme as it runs: the pack, the calendar and the classifier made from it, and the words in force."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.classifier import Classifier
from bot.classifier.kindred import Kindred
from bot.classifier.proposals import Proposer
from bot.classifier.traits import Traits
from bot.config.pack import Pack
from bot.domain.time.calendar import WorkCalendar


@dataclass(slots=True)
class Live:
    """Remembers the classifier of one version of the words, the last that was asked for, and the classes' texts."""

    _held: tuple[int, Classifier] | None = None
    _kindred: Kindred | None = None

    def classifier(self, version: int, make: Callable[[], Classifier]) -> Classifier:
        held = self._held  # read once: another thread may put another in its place
        if held is None or held[0] != version:
            self._held = held = (version, make())
        return held[1]

    def kindred(self, pack: Pack) -> Kindred:
        """Return what compares texts with classes, made when it is first asked for."""
        if self._kindred is None:
            self._kindred = Kindred(Traits.of(pack), pack.likeness.alike)
        return self._kindred


@dataclass(frozen=True, slots=True)
class Programme:
    pack: Pack
    calendar: WorkCalendar
    classifier: Classifier
    proposer: Proposer
    live: Live = field(default_factory=Live)

    @classmethod
    def of(cls, pack: Pack) -> "Programme":
        hours, days = pack.hours, pack.calendar
        calendar = WorkCalendar(hours.opens, hours.closes, days.workdays, days.holidays)
        return cls(pack, calendar, Classifier.of(pack), Proposer.of(pack))
