"""Defines the numbers of a programme: days, hours, lengths and shares, and the bounds within which each makes sense."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the clocks and the forms; `_days` are working days unless a comment says otherwise."""

    triage_days: int
    accept_days: int
    return_days: int
    first_contact_days: int
    complex_reply_days: int
    assisting_days: int
    extension_days: int
    extension_ask_days: int
    survey_days: int
    survey_reminder_days: int
    rework_decision_days: int
    rework_days: int
    visit_days: int
    reopen_days: int
    rerate_hours: int
    info_days: int
    remind_before_days: int
    long_term_note_days: int  # calendar days
    urge_every_days: int
    head_after_days: int
    supervisor_after_days: int
    circular_after_days: int
    questions_max: int  # a round
    visit_sample_percent: int
    invite_hours: int
    offer_hours: int
    booking_open_days: int
    call_before_days: int  # calendar days, as the plan says 前3日
    call_days: int  # to enterprises without a chat
    text_min: int  # characters, as the next four
    text_max: int
    words_max: int
    lessons_least: int  # appeals behind a proposal of learned words
    replayed: int  # newest appeals that show what a change of words moves
    export_mb: int  # as much as Telegram takes from a bot
    attachments_max: int
    attachment_mb: int
    attachment_types: tuple[str, ...]
    class_decide_days: int = 5  # after which a proposed class issue should be confirmed or refused
    class_days: int = 30  # for the measures of a class issue
    class_observe_days: int = 90  # calendar days
    class_recur_percent: int = 50  # of what came a month before the measures
    news_days: int = 5  # after which an enterprise that heard nothing is told where its appeal stands


DAY_OR_MORE, WEEKS, YEAR = (1, 20), (1, 60), (1, 365)
# A number beyond its bounds would stop the work: nobody accepts within no time, or explains a refusal in five letters.
BOUNDS: dict[str, tuple[int, int]] = {
    "triage_days": DAY_OR_MORE,
    "accept_days": DAY_OR_MORE,
    "return_days": DAY_OR_MORE,
    "first_contact_days": DAY_OR_MORE,
    "complex_reply_days": (1, 250),
    "assisting_days": WEEKS,
    "extension_days": WEEKS,
    "extension_ask_days": (0, 20),
    "survey_days": WEEKS,
    "survey_reminder_days": WEEKS,
    "rework_decision_days": DAY_OR_MORE,
    "rework_days": WEEKS,
    "visit_days": WEEKS,
    "reopen_days": WEEKS,
    "rerate_hours": (1, 240),
    "info_days": WEEKS,
    "remind_before_days": DAY_OR_MORE,
    "long_term_note_days": YEAR,
    "urge_every_days": DAY_OR_MORE,
    "head_after_days": DAY_OR_MORE,
    "supervisor_after_days": WEEKS,
    "circular_after_days": WEEKS,
    "questions_max": (1, 10),
    "visit_sample_percent": (0, 100),
    "invite_hours": (1, 720),
    "offer_hours": (1, 240),
    "booking_open_days": DAY_OR_MORE,
    "call_before_days": (1, 30),
    "call_days": DAY_OR_MORE,
    "text_min": (1, 500),
    "text_max": (200, 4000),  # what one message holds
    "words_max": (100, 4000),
    "lessons_least": (1, 10_000),
    "replayed": (10, 1000),
    "export_mb": (1, 50),
    "attachments_max": (1, 30),
    "attachment_mb": (1, 20),
    "class_decide_days": WEEKS,
    "class_days": (1, 250),
    "class_observe_days": (7, 730),
    "class_recur_percent": (1, 500),
    "news_days": WEEKS,
}
