"""What the campaign consists of: faults of one kind each, tried by tests of the suite that are told how often."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of fault: `whole` is how often it is tried in all, `slice` how often in one run of its tests.

    `asked` is the setting by which the tests hear of the slice; without it they try it `slice` times by themselves.
    """

    title: str
    tests: tuple[str, ...]
    whole: int
    slice: int
    asked: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    def environment(self, times: int, seed: int) -> dict[str, str]:
        """Return the settings for a slice; each has a seed of its own, by which it can be played again."""
        how_often = {self.asked: str(times)} if self.asked else {}
        return {"SEED": str(seed), **self.settings, **how_often}


KILL = "tests/crash/test_kill.py"
JUMP = "tests/faults/test_clock_jumps.py::test_people_are_answered"
FULL = "tests/web/test_truth.py::test_a_full_disk_is_told"
FUZZ = "tests/badinput/test_random.py"
STILL = "tests/crash/test_standing_still.py"

PARTS = {
    "kills": Part("SIGKILL while people work, SQLite", (KILL, "-k", "sqlite-9"), 1000, 25, "KILLS"),
    "fleet": Part("SIGKILL of one of a fleet, PostgreSQL", ("tests/crash/test_fleet.py",), 500, 25, "KILLS"),
    "pauses": Part("SIGSTOP while others work, PostgreSQL", (STILL,), 50, 5, "STOPS"),
    "clock": Part("jumps of the machine's clock", (JUMP,), 8, 8, settings={"EVERY_PLAY": "1"}),
    "disk": Part("full disks, lost and replaced files", (FULL, "tests/faults/test_lost_file.py"), 20, 10),
    "network": Part("deaf and cut connections, PostgreSQL", ("tests/faults/test_network.py",), 20, 5),
    "fuzz": Part("random sequences of updates, some broken", (FUZZ,), 18_500, 250, "HYPOTHESIS_EXAMPLES"),
}
