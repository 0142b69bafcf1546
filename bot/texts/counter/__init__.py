"""Wording at the counter (专窗代录) and of the phone list."""
