"""What came of an appeal that a department returned."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """What came of an appeal that a department returned: who leads it now."""

    number: str
    at: datetime
    reason: str
    lead: str
