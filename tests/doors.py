"""By which door a screenplay is played: Telegram, or the web chat alone, in a house that has no Telegram.

The plays of the files below are played on SQLite by people who have nothing but the page, so that each role does there
whatever it does; what they hold of PostgreSQL, and the plays that are named, stays in Telegram. These need what only
Telegram has: albums, stickers, blocking, or a button that no message shows any more, which the page takes from nobody
(tests/channels/test_attacks.py). `DOOR=web` plays every screenplay on the page, `DOOR=telegram` none.
"""

import os

ONE_DOOR = os.environ.get("DOOR")

AT_THE_PAGE: dict[str, set[str]] = {
    "test_absence.py": set(),
    "test_assisting.py": set(),
    "test_booking.py": {
        "test_one_seat_an_enterprise",
        "test_another_enterprises_seat_is_not_given_back",
        "test_not_open",
    },
    "test_class_effects.py": set(),
    "test_classes.py": set(),
    "test_coordinating.py": {"test_the_phone_number_is_shown_on_a_tap_that_is_noted"},
    "test_counter.py": set(),
    "test_departments.py": set(),
    "test_filing.py": {
        "test_photos_and_files_on_the_way_are_kept",
        "test_what_can_not_be_taken_is_refused_in_words",
        "test_a_voice_is_taken_and_a_sentence_is_asked_for",
        "test_a_voice_without_a_form_begins_an_appeal_as_a_photo_does",
    },
    "test_handling.py": {
        "test_two_contacts_press_the_same_card",
        "test_another_departments_appeal_is_as_good_as_none",
        "test_after_an_answer_nothing_more_is_handled",
    },
    "test_long_term.py": set(),
    "test_rating.py": {
        "test_buttons_of_old_questions_and_pushes_vanish",
        "test_nobody_has_to_be_phoned_about_what_is_settled",
    },
    "test_steering.py": set(),
    "test_templates.py": set(),
    "test_urgent.py": set(),
    "test_visits.py": set(),
}


def is_at_the_page(file: str, name: str, database_url: str) -> bool:
    """Tell whether the play of this name in this file is played on the page."""
    if ONE_DOOR:
        return ONE_DOOR == "web"
    named = AT_THE_PAGE.get(file)
    return named is not None and name not in named and database_url.startswith("sqlite")
