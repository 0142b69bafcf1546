"""Defines the ruling on an appeal that a department returned."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """A returned appeal, why it was returned, and which department leads it now."""

    number: str
    at: datetime
    reason: str
    lead: str
