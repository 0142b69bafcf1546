"""Use cases of tenure (在岗): joining, leaving, absence, staff, and personal data."""
