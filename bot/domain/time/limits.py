"""Names the limits in working days that an appeal's deadlines need; the pack sets their values."""

from typing import Protocol


class Limits(Protocol):
    """The limits, each a number of working days."""

    @property
    def triage_days(self) -> int: ...

    @property
    def info_days(self) -> int: ...

    @property
    def accept_days(self) -> int: ...

    @property
    def assisting_days(self) -> int: ...

    @property
    def first_contact_days(self) -> int: ...

    @property
    def remind_before_days(self) -> int: ...

    @property
    def survey_reminder_days(self) -> int: ...

    @property
    def survey_days(self) -> int: ...

    @property
    def rework_decision_days(self) -> int: ...

    @property
    def visit_days(self) -> int: ...

    @property
    def head_after_days(self) -> int: ...

    @property
    def supervisor_after_days(self) -> int: ...

    @property
    def circular_after_days(self) -> int: ...

    @property
    def long_term_note_days(self) -> int: ...
