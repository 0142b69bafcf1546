"""Groups of appeals that are alike on average (average linkage); candidates share rare words, never all pairs."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.classifier.traits import KNOWN, Vector, alike

RARE = 6  # parts of a vector by which others are looked for
SEEN = 100  # of those who share such a part, the newest
NEAREST = 12  # candidates that are compared in full
WIDE, CORE = 120, 60  # parts of a group's sum: one that grows so wide keeps its core; the rest tells next to nothing
STALE = 1e-9  # how much less alike two groups may be than when they were compared
FEW = 3000  # appeals, of which those most alike are joined first; more than that join in their order


class Near(NamedTuple):
    likeness: float
    group: int


@dataclass(slots=True)
class Group:
    """Appeals with the sum of their vectors, whose product with another's is the sum over all pairs."""

    members: list[int]
    total: dict[str, float]
    keys: set[str] = field(default_factory=set[str])


class Groups:
    """Groups that appeals join, and that are joined; appeals and groups are numbers."""

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._sharing: defaultdict[str, list[int]] = defaultdict(list)
        self._next = 0
        self.groups: dict[int, Group] = {}

    def add(self, members: Iterable[int], total: Vector) -> int:
        """Open a group; return its number."""
        number, self._next = self._next, self._next + 1
        self.groups[number] = Group([*members], dict(total))
        self._index(number, total)
        return number

    def join(self, appeal: int, vector: Vector) -> int:
        """Put an appeal into the group it is most like, or open one; return the group."""
        near = self.nearest(vector)
        if near is None:
            return self.add((appeal,), vector)
        group = self.groups[near.group]
        group.members.append(appeal)
        _add(group.total, vector)
        self._index(near.group, vector)
        return near.group

    def nearest(self, total: Vector, size: int = 1, but: int | None = None) -> Near | None:
        """Return the group that is most alike on average, if it is alike enough."""
        best: Near | None = None
        for number in self._candidates(total, but):
            group = self.groups[number]
            likeness = alike(total, group.total) / (size * len(group.members))
            if likeness >= self._threshold and (best is None or (likeness, -number) > (best.likeness, -best.group)):
                best = Near(likeness, number)
        return best

    def merge(self) -> None:
        """Join the two groups that are most alike, then the next two, until none are alike enough."""
        heap = [(-near.likeness, near.group, number) for number in self.groups for near in self._neighbour(number)]
        heapq.heapify(heap)
        while heap:
            worth, number, other = heapq.heappop(heap)
            if number not in self.groups or other not in self.groups:
                left = number if number in self.groups else other
            elif (likeness := self._likeness(number, other)) + STALE < -worth:
                if likeness >= self._threshold:  # one of them has grown since, and others may be more alike now
                    heapq.heappush(heap, (-likeness, number, other))
                continue
            else:
                left = self._united(number, other)
            if left in self.groups:
                for near in self._neighbour(left):
                    heapq.heappush(heap, (-near.likeness, near.group, left))

    def _likeness(self, number: int, other: int) -> float:
        first, second = self.groups[number], self.groups[other]
        return alike(first.total, second.total) / (len(first.members) * len(second.members))

    def _united(self, first: int, other: int) -> int:
        """Let the larger group take in the smaller."""
        large, small = sorted((first, other), key=lambda number: (-len(self.groups[number].members), number))
        group, gone = self.groups[large], self.groups.pop(small)
        group.members += gone.members
        _add(group.total, gone.total)
        self._index(large, gone.total)
        return large

    def _neighbour(self, number: int) -> Iterator[Near]:
        group = self.groups[number]
        if (near := self.nearest(group.total, len(group.members), number)) is not None:
            yield near

    def _candidates(self, total: Vector, but: int | None) -> list[int]:
        """Return the groups that share most with the strongest parts, as far as those parts tell."""
        shared = dict[int, float]()
        for part in _strongest(total):
            weight = total[part]
            for number in self._alive(part)[-SEEN:]:
                shared[number] = shared.get(number, 0.0) + weight
        shared.pop(-1 if but is None else but, None)
        return heapq.nlargest(NEAREST, shared, key=shared.__getitem__)

    def _alive(self, part: str) -> list[int]:
        found = self._sharing.get(part, [])
        alive = [number for number in found[-2 * SEEN :] if number in self.groups]
        if len(found) <= 2 * SEEN and len(alive) < len(found):
            self._sharing[part] = alive
        return alive

    def _index(self, number: int, vector: Vector) -> None:
        keys = self.groups[number].keys
        for part in _strongest(vector):
            if part not in keys:
                keys.add(part)
                self._sharing[part].append(number)


class Gathering:
    """Groups appeals that come one after the other; only of the first few are the vectors kept."""

    def __init__(self, threshold: float) -> None:
        self._groups = Groups(threshold)
        self._first: list[tuple[int, Vector]] = []
        self._are_many = False

    def take(self, appeal: int, vector: Vector) -> None:
        if self._are_many:
            self._groups.join(appeal, vector)
            return
        self._first.append((appeal, vector))
        if len(self._first) > FEW:
            self._are_many = True
            for item in self._first:
                self._groups.join(*item)
            self._first = []

    def found(self) -> list[list[int]]:
        """Return the groups of two and more, the largest first."""
        for appeal, vector in self._first:
            self._groups.add((appeal,), vector)
        self._groups.merge()
        found = (sorted(group.members) for group in self._groups.groups.values() if len(group.members) > 1)
        return sorted(found, key=lambda members: (-len(members), members))


def grouped(vectors: Mapping[int, Vector], threshold: float) -> list[list[int]]:
    """Group all anew; return groups of two and more, the largest first."""
    gathering = Gathering(threshold)
    for appeal, vector in vectors.items():
        gathering.take(appeal, vector)
    return gathering.found()


def added_up(vectors: Iterable[Vector]) -> dict[str, float]:
    """Return the sum of vectors, its core if it is wide."""
    total = dict[str, float]()
    for vector in vectors:
        for word, worth in vector.items():
            total[word] = total.get(word, 0.0) + worth
    _narrow(total)
    return total


def _strongest(total: Vector) -> list[str]:
    return heapq.nlargest(RARE, (part for part in total if part != KNOWN), key=total.__getitem__)


def _add(total: dict[str, float], vector: Vector) -> None:
    for word, worth in vector.items():
        total[word] = total.get(word, 0.0) + worth
    _narrow(total)


def _narrow(total: dict[str, float]) -> None:
    if len(total) > WIDE:
        for word in heapq.nsmallest(
            len(total) - CORE, (part for part in total if part != KNOWN), key=total.__getitem__
        ):
            del total[word]
