"""Finds the group of texts that a text is most like, without comparing it with each of them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from bot.classifier.grouping import Near, added_up
from bot.classifier.traits import Traits, Vector, alike


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the texts of a group add up to, as long as the group stands so."""

    stands: Hashable
    count: int
    total: Vector


class Kindred:
    """Compares texts with groups by a pack's words; what a group's texts add up to is kept until the group changes."""

    def __init__(self, traits: Traits, threshold: float) -> None:
        self.traits = traits
        self._threshold = threshold
        self._wholes: dict[int, _Whole] = {}

    def nearest(self, text: str, groups: Mapping[int, Hashable], lines: Callable[[int], Sequence[str]]) -> Near | None:
        """Return the group whose texts are most like this one on average, if they are alike enough.

        `groups` says of each how it stands now, which is another value once its texts change; `lines` reads its texts.
        """
        own = self.traits.weigh(self.traits.glance(text))
        near = (Near(self._likeness(own, group, stands, lines), group) for group, stands in groups.items())
        return max((item for item in near if item.likeness >= self._threshold), default=None)

    def _likeness(self, own: Vector, group: int, stands: Hashable, lines: Callable[[int], Sequence[str]]) -> float:
        whole = self._wholes.get(group)
        if whole is None or whole.stands != stands:
            vectors = [self.traits.weigh(line) for line in lines(group)]
            self._wholes[group] = whole = _Whole(stands, len(vectors), added_up(vectors))
        return alike(own, whole.total) / whole.count if whole.count else 0.0
