"""Defines the numbers of a programme: days, hours, lengths and shares."""

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
