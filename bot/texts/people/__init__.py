"""Wording about people (人员): greeting, registration, invites and enterprises."""
