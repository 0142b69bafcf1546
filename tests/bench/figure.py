"""One figure of a bench: what it is, how large, and what it has to reach."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`wanted` is empty where a figure is told only for comparison."""

    name: str
    value: float
    unit: str = "times"
    wanted: str = ""
    reached: bool = True

    @classmethod
    def at_least(cls, name: str, value: float, least: float, unit: str = "times") -> "Figure":
        return cls(name, value, unit, f"≥ {least:g}", value >= least)

    @classmethod
    def at_most(cls, name: str, value: float, most: float, unit: str = "times") -> "Figure":
        return cls(name, value, unit, f"≤ {most:g}", value <= most)

    def __str__(self) -> str:
        return f"{self.name:48} {self.value:10.2f} {self.unit:8} {self.wanted:10} {'' if self.reached else 'MISSED'}"
