"""Queries about time (期限): the timers."""
