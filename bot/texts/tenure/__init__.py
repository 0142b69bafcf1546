"""Wording of tenure (在岗): staff, members, absences and personal data."""
