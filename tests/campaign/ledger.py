"""What the campaign has tried so far, kept in a file so that a later call goes on where an earlier one stopped."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.campaign.parts import PARTS, Part

COUNTED = {"updates": r"(\d+) updates", "messages": r"(\d+) messages", "twice": r"(\d+) of them twice"}
HEAD = ("part", "tried", "of", "failed", "updates", "messages", "twice", "minutes")


@dataclass
class Tally:
    """How often a part was tried, which seeds failed, and what its tests counted."""

    tried: int = 0
    failed: list[int] = field(default_factory=list)
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)

    def note(self, times: int, seed: int, seconds: float, said: str, *, passed: bool) -> None:
        """Add a slice; `said` is what its tests printed."""
        self.tried += times
        self.seconds += seconds
        self.failed += [] if passed else [seed]
        for name, pattern in COUNTED.items():
            self.counts[name] = self.counts.get(name, 0) + sum(map(int, re.findall(pattern, said)))


@dataclass
class Ledger:
    """All tallies of the campaign at one commit."""

    commit: str
    tallies: dict[str, Tally]

    @classmethod
    def read(cls, path: Path, commit: str) -> "Ledger":
        """Read what was kept of this commit; another commit's figures say nothing of this one."""
        kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
        known = kept.get("tallies", {}) if kept.get("commit") == commit else {}
        return cls(commit, {name: Tally(**known.get(name, {})) for name in PARTS})

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1), "utf-8")

    def left(self, name: str) -> int:
        return max(0, PARTS[name].whole - self.tallies[name].tried)

    def next_of(self, names: Iterable[str]) -> str | None:
        """Return the part of which the smallest share has been tried; None if all are done."""
        open_parts = [name for name in names if self.left(name)]
        return min(open_parts, key=lambda name: self.tallies[name].tried / PARTS[name].whole, default=None)

    def table(self) -> str:
        """Return the figures as a Markdown table."""
        lines = [_line(HEAD), _line("-" * len(word) for word in HEAD)]
        return "\n".join([*lines, *(_line(_row(PARTS[name], tally)) for name, tally in self.tallies.items())])


def _row(part: Part, tally: Tally) -> list[str]:
    counts = [str(tally.counts.get(name, 0) or "") for name in COUNTED]
    figures = [tally.tried, part.whole, len(tally.failed)]
    return [part.title, *map(str, figures), *counts, f"{tally.seconds / 60:.1f}"]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
