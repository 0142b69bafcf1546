"""The programme as it runs: the pack, the calendar and the classifier made from it, and what was changed in chat."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.classifier import Classifier
from bot.classifier.kindred import Kindred
from bot.classifier.proposals import Proposer
from bot.classifier.traits import Traits
from bot.config.changes import Changes
from bot.config.pack import Pack
from bot.domain.time.calendar import WorkCalendar

REMEMBERED = 3  # programmes, since transactions that began earlier still see the one before


@dataclass(slots=True)
class Live:
    """Remembers what was made last: the classifier of a version of the words, programmes, and the classes' texts."""

    _held: tuple[int, Classifier] | None = None
    _kindred: Kindred | None = None
    _made: "tuple[tuple[str, Programme], ...]" = ()
    newest: "Programme | None" = None  # None: the pack as it is written

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

    def programme(self, changes: str, make: "Callable[[], Programme]") -> "Programme":
        """Return the programme with these changes, made once; it is the newest from now on."""
        made = self._made
        found = next((programme for text, programme in made if text == changes), None) or make()
        if not made or made[0][0] != changes:
            others = tuple(each for each in made if each[0] != changes)
            self._made = ((changes, found), *others)[:REMEMBERED]
        self.newest = found
        return found


@dataclass(frozen=True, slots=True)
class Programme:
    pack: Pack
    calendar: WorkCalendar
    classifier: Classifier
    proposer: Proposer
    live: Live = field(default_factory=Live)
    hears: bool = False  # whether the operator has a command that writes down what was spoken
    reads: bool = False  # and one that reads pictures

    @classmethod
    def of(cls, pack: Pack) -> "Programme":
        return cls(pack, _calendar(pack), Classifier.of(pack), Proposer.of(pack))

    def changed(self, changes: str) -> "Programme":
        """Return the programme with what was changed in chat; an empty text stands for the pack as it is written."""
        if changes:
            return self.live.programme(changes, lambda: self._with(Changes.of(changes).upon(self.pack)))
        self.live.newest = None
        return self

    def _with(self, pack: Pack) -> "Programme":
        """Return the programme of the changed pack. A classifier is made only where the words or thresholds differ."""
        if pack.departments is not self.pack.departments or pack.thresholds != self.pack.thresholds:
            return replace(Programme.of(pack), hears=self.hears, reads=self.reads)
        return replace(self.tried(pack), live=Live())

    def tried(self, pack: Pack) -> "Programme":
        """Return the programme with the dates and limits of another pack, to see what it would move."""
        return replace(self, pack=pack, calendar=_calendar(pack))

    @property
    def newest(self) -> "Programme":
        """The programme as this process saw it last."""
        return self.live.newest or self


def _calendar(pack: Pack) -> WorkCalendar:
    hours, days = pack.hours, pack.calendar
    return WorkCalendar(hours.opens, hours.closes, days.workdays, days.holidays)
