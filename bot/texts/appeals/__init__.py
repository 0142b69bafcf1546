"""Wording about appeals (诉求)."""
